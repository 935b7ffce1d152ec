"""Who is highest and lowest: ties, few regions, nobody on both sides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.meeting.extremes import extremes
from coverage.calculations.ranking import ranked
from coverage.rows.figures import CoverageRow, RegionRow


def rows(*shares):
    """Ranked regions "18.01", "18.02", … with these shares in percent; None is unranked."""
    regions = [RegionRow(f"18.{place:02}", f"K{place}", "regency", "kabupaten") for place in range(1, 99)]
    found = [
        CoverageRow(
            region,
            coverage_ratio=None if share is None else share / 100,
            unranked_reason="not_reported" if share is None else None,
        )
        for region, share in zip(regions, shares, strict=False)
    ]
    return ranked(found)


def shares(found):
    return [round(row.coverage_ratio * 100) for row in found.best], [
        round(row.coverage_ratio * 100) for row in found.worst
    ]


@pytest.mark.parametrize(
    ("given", "best", "worst"),
    [
        pytest.param((1, 2, 3, 4, 5, 6, 7), [7, 6, 5], [1, 2, 3], id="three-each"),
        pytest.param((1, 2, 3, 4, 5, 6), [6, 5, 4], [1, 2, 3], id="six"),
        pytest.param((1, 2, 3, 4, 5), [5, 4], [1, 2], id="five"),
        pytest.param((1, 2, 3), [3], [1], id="three"),
        pytest.param((1, 2), [2], [1], id="two"),
        pytest.param((1,), [], [], id="one"),
        pytest.param((), [], [], id="none"),
        pytest.param((None, 0, None, 5), [5], [0], id="missing-and-zero"),
        pytest.param((9, 8, 7, 7, 3, 2, 1), [9, 8, 7, 7], [1, 2, 3], id="tie-of-the-third"),
        pytest.param((9, 8, 7, 6, 3, 3, 2, 1), [9, 8, 7], [1, 2, 3, 3], id="tie-of-the-third-last"),
        pytest.param((5, 4, 3, 3, 3, 3), [5, 4], [3, 3, 3, 3], id="many-lowest"),
        pytest.param((5, 5, 5, 5, 2, 1), [5, 5, 5, 5], [1, 2], id="many-highest"),
        pytest.param((5, 3, 3, 3, 3, 1), [5], [1], id="the-middle-is-neither"),
        pytest.param((4, 4, 4), [], [], id="all-equal"),
    ],
)
def test_extremes(given, best, worst):
    found = extremes(rows(*given))
    assert shares(found) == (best, worst)
    assert found.of == sum(share is not None for share in given)


def test_all_equal_is_told_from_nobody():
    assert extremes(rows(4, 4, 4)).all_equal
    assert extremes(rows(4, 4)).all_equal
    assert not extremes(rows(4)).all_equal
    assert not extremes(rows(1, 2)).all_equal


@given(st.lists(st.integers(0, 9) | st.none(), max_size=20))
def test_nobody_is_on_both_sides_and_nobody_better_is_left_out(given):
    found = extremes(rows(*given))
    best, worst = (
        {row.region.code for row in found.best},
        {row.region.code for row in found.worst},
    )
    assert not best & worst
    known = [row for row in rows(*given) if row.rank is not None]
    for side, better in ((found.best, lambda a, b: a > b), (found.worst, lambda a, b: a < b)):
        codes = {row.region.code for row in side}
        for row in known:
            for chosen in side:
                if better(row.coverage_ratio, chosen.coverage_ratio):
                    assert row.region.code in codes
                if row.coverage_ratio == chosen.coverage_ratio:
                    assert row.region.code in codes
    if len(set(given) - {None}) > 1:
        assert best
        assert worst
