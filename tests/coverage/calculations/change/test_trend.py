from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.change.trend import changes
from tests.coverage.calculations.published import line


def point(active, potential, ratio=None, printed=None, day=date(2024, 9, 24)):
    """One point; its share is the two counts' unless a printed one is the figure."""
    if printed is not None:
        ratio = printed
    elif active is not None and potential:
        ratio = active / potential
    return line(
        ratio=ratio,
        printed_ratio=printed,
        active_participants=active,
        potential_workers=potential,
        as_of=day,
        active_exact=True,
        potential_exact=True,
    )


def yearly(rows):
    """The points on one day of a year each, so that they may be compared."""
    return [replace(row, as_of=date(2015 + place, 12, 31)) for place, row in enumerate(rows)]


def moved(change):
    """A change and its two parts."""
    return [change.points, change.participants_points, change.potential_points]


def parts(rows, place=1):
    return moved(changes(yearly(rows))[place])


def rebased(rows):
    return [change.potential_changed for change in changes(rows)]


def test_more_participants_of_the_same_potential():
    """Jambi, 12 August and 2 December 2024: 518.632, then 592.806 of 1.312.370."""
    rows = [point(518_632, 1_312_370), point(592_806, 1_312_370)]
    assert parts(rows) == pytest.approx([5.6519, 5.6519, 0], abs=1e-4)
    assert rebased(rows) == [False, False]


def test_another_potential_under_the_same_participants():
    """760.468 of 3.058.943 would be 27,09 % of 2.807.112."""
    rows = [point(760_468, 3_058_943), point(760_468, 2_807_112)]
    assert parts(rows) == pytest.approx([2.2303, 0, 2.2303], abs=1e-4)
    assert rebased(rows) == [False, True]


def test_both_at_once_by_hand():
    """From 100 of 1.000 to 180 of 1.200: 80 ÷ 1.000 = 8 points, 180 × (1/1.200 − 1/1.000) = −3 points."""
    assert parts([point(100, 1_000), point(180, 1_200)]) == pytest.approx([5, 8, -3])


def test_a_fall_is_negative():
    assert parts([point(180, 1_000), point(100, 1_000)]) == pytest.approx([-8, -8, 0])


def test_from_and_to_a_reported_zero():
    assert parts([point(0, 1_000), point(50, 1_000)]) == pytest.approx([5, 5, 0])
    assert parts([point(50, 1_000), point(0, 1_000)]) == pytest.approx([-5, -5, 0])


def test_above_one():
    assert parts([point(900, 1_000), point(1_260, 1_000)]) == pytest.approx([36, 36, 0])


def test_equal_points_have_not_changed():
    assert parts([point(100, 1_000), point(100, 1_000)]) == [0, 0, 0]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(date(2025, 12, 24), date(2025, 12, 31), id="one-month"),
        pytest.param(date(2025, 12, 31), date(2025, 12, 31), id="one-day"),
    ],
)
def test_points_of_one_time_have_no_change(earlier, later):
    rows = [point(100, 1_000, day=earlier), point(180, 1_200, day=later)]
    assert moved(changes(rows)[1]) == [None, None, None]


def test_rounded_points_that_can_be_equal_have_no_change():
    """2,7 and 2,8 of about 6 million, a year apart."""
    rows = yearly([point(2_700_000, 6_000_000), point(2_800_000, 6_000_000)])
    told = [replace(row, active_exact=False, potential_exact=False) for row in rows]
    assert moved(changes(told)[1]) == [None, None, None]
    assert changes(rows)[1].points == pytest.approx(100 / 60)


def test_the_first_point_has_no_change():
    assert parts([point(100, 1_000), point(180, 1_200)], place=0) == [None, None, None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(point(None, None, printed=0.1), point(180, 1_200), id="share-then-counts"),
        pytest.param(point(100, 1_000), point(None, None, printed=0.15), id="counts-then-share"),
        pytest.param(
            point(100_000, 1_000_000, printed=0.1), point(180, 1_200), id="rounded-counts-then-counts"
        ),
        pytest.param(
            point(100, 1_000), point(150_000, 1_000_000, printed=0.15), id="counts-then-rounded-counts"
        ),
    ],
)
def test_a_printed_share_changes_without_parts(before, after):
    change, *rest = parts([before, after])
    assert change == pytest.approx((after.coverage_ratio - before.coverage_ratio) * 100)
    assert rest == [None, None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(point(100, None), point(180, 1_200), id="unknown-potential-before"),
        pytest.param(point(100, 1_000), point(180, None), id="unknown-potential-after"),
        pytest.param(point(None, 1_000), point(180, 1_000), id="not-reported-before"),
        pytest.param(point(0, 0), point(180, 1_000), id="zero-potential-before"),
        pytest.param(point(180, 1_000), point(0, 0), id="zero-potential-after"),
    ],
)
def test_an_unknown_share_has_no_change(before, after):
    assert parts([before, after]) == [None, None, None]


def test_a_gap_is_not_bridged():
    rows = [point(100, 1_000), point(150, None), point(180, 1_000)]
    assert parts(rows, 1) == parts(rows, 2) == [None, None, None]


def test_the_line_splits_where_a_potential_differs_from_the_last_known():
    """Lampung: 3.058.943 in September 2024, a share alone in May 2025, 2,8 million in August 2025."""
    rows = [
        point(760_468, 3_058_943),
        point(None, None, printed=0.2386),
        point(687_000, 2_800_000, printed=0.245),
        point(None, None, printed=0.25),
        point(700_000, 2_800_000, printed=0.25),
    ]
    assert rebased(rows) == [False, False, True, False, False]


def test_nothing_known_yet_splits_no_line():
    rows = [point(None, None, printed=0.2), point(760_468, 3_058_943)]
    assert rebased(rows) == [False, False]


def test_of_no_points_is_empty():
    assert changes([]) == []


def test_points_with_nothing_known_change_nothing():
    rows = [line(), line()]
    assert [moved(change) for change in changes(rows)] == [[None, None, None]] * 2
    assert rebased(rows) == [False, False]


def test_keeps_one_line_a_point_in_order():
    days = [date(2024, 1, 31) + timedelta(30 * step) for step in range(4)]
    found = changes([point(1, 10, day=day) for day in days])
    assert [change.row.as_of for change in found] == days
    assert [change.since for change in found] == [None, *days[:-1]]


def test_the_day_before_is_told_as_roughly_as_it_is_known():
    rows = yearly([point(100, 1_000), point(180, 1_200)])
    first, second = changes([replace(rows[0], as_of_precision="month"), rows[1]])
    assert (first.since_precision, second.since_precision) == (None, "month")


def test_a_change_is_known_by_the_rougher_of_its_two_shares():
    rows = [replace(row, ratio_decimals=2 - place) for place, row in enumerate([point(1, 10), point(2, 10)])]
    assert [change.decimals for change in changes(yearly(rows))] == [2, 1]
    assert [change.decimals for change in changes(yearly(rows[::-1]))] == [1, 1]


COUNTED = st.builds(point, st.integers(0, 10**7), st.integers(1, 10**7))


@given(st.lists(COUNTED, min_size=2, max_size=5))
def test_the_two_parts_add_up_to_the_change(rows):
    found = changes(yearly(rows))
    for place in range(1, len(rows)):
        change, participants, potential = moved(found[place])
        assert participants + potential == pytest.approx(change, rel=1e-6, abs=1e-6)
        assert change == pytest.approx((rows[place].coverage_ratio - rows[place - 1].coverage_ratio) * 100)


@given(st.lists(COUNTED, min_size=2, max_size=5))
def test_a_part_is_only_what_its_count_moved(rows):
    found = changes(yearly(rows))
    for place in range(1, len(rows)):
        before, after = rows[place - 1], rows[place]
        if before.active_participants == after.active_participants:
            assert found[place].participants_points == 0
        if before.potential_workers == after.potential_workers:
            assert found[place].potential_points == 0
        assert found[place].potential_changed == (before.potential_workers != after.potential_workers)
