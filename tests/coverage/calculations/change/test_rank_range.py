"""The ranks that other vintages of the potentials would give."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.change.rank_moves import MonthList
from coverage.calculations.change.rank_range import RankRange, rank_range
from tests.coverage.calculations.lines import DECEMBER, counted, printed
from tests.coverage.calculations.published import potential

NAMES = [f"{number}" for number in range(11, 16)]


def vintages(code: str, *workers: int, **fields):
    return [
        potential(region_code=code, valid_from=date(2020 + year, 1, 1), potential_workers=count, **fields)
        for year, count in enumerate(workers)
    ]


def reach(code, rows, known):
    """The range in a list of these lines alone."""
    return rank_range(code, MonthList(rows, len(rows)), known)


def test_two_vintages_of_ones_own():
    """760.468 is 24,86 % of 3.058.943 and 27,09 % of 2.807.112: behind or before 26 %."""
    rows = [counted(DECEMBER, 760_468, 3_058_943, "18"), counted(DECEMBER, 26, 101, "11")]
    found = reach("18", rows, vintages("18", 2_807_112, 3_058_943))
    assert found == RankRange(
        best=1, worst=2, rank=2, of=2, vintages=2, varied=1, fixed=0, rounded=0, regions=2
    )


def test_other_regions_may_pass_on_theirs():
    rows = [counted(DECEMBER, 30, 101, "18"), counted(DECEMBER, 26, 101, "11")]
    assert reach("18", rows, vintages("11", 50, 101)) == RankRange(1, 2, 1, 2, 1, 1, 0, 0, 2)


def test_the_potential_in_use_counts_though_the_release_lists_none():
    rows = [counted(DECEMBER, 30, 101, "18")]
    assert reach("18", rows, []) == RankRange(1, 1, 1, 1, 1, 0, 0, 0, 1)


def test_a_tie_shares_its_rank():
    rows = [counted(DECEMBER, 1, 3, "18"), counted(DECEMBER, 2, 6, "11"), counted(DECEMBER, 1, 6, "12")]
    assert reach("11", rows, []) == RankRange(1, 1, 1, 3, 1, 0, 0, 0, 3)
    assert reach("12", rows, []) == RankRange(3, 3, 3, 3, 1, 0, 0, 0, 3)


def test_a_reported_zero_stays_last():
    rows = [counted(DECEMBER, 0, 101, "18"), counted(DECEMBER, 1, 101, "11")]
    found = reach("18", rows, vintages("18", 7, 10_001))
    assert found is not None
    assert (found.best, found.worst) == (2, 2)


def test_a_printed_zero_is_ahead_of_nobody():
    rows = [printed(DECEMBER, 0.0), counted(DECEMBER, 1, 101, "18")]
    assert reach("18", rows, []) == RankRange(1, 1, 1, 2, 1, 0, 1, 0, 2)


def test_a_printed_share_moves_for_nobody_and_has_no_range():
    rows = [printed(DECEMBER, 0.27), counted(DECEMBER, 760_468, 3_058_943, "18")]
    found = reach("18", rows, vintages("18", 2_807_112) + vintages("15", 1, 10**6))
    assert found == RankRange(
        best=1, worst=2, rank=2, of=2, vintages=2, varied=1, fixed=1, rounded=0, regions=2
    )
    assert reach("15", rows, vintages("15", 1_001, 1_303)) is None


def test_a_rounded_share_has_no_range():
    row = printed(DECEMBER, 0.44, active_participants=580_000, potential_workers=1_300_000)
    assert reach("15", [row], vintages("15", 1_312_370)) is None


@pytest.mark.parametrize("code", ["15", "99"])
def test_a_region_without_a_rank_has_none(code):
    assert reach(code, [counted(DECEMBER, 5, 1, "15", coverage_ratio=None)], []) is None


@pytest.mark.parametrize(
    "other", [{"segment": "PU"}, {"basis": "registration"}, {"potential_workers": 0}, {"region_code": "19"}]
)
def test_only_potentials_of_the_same_people_count(other):
    rows = [counted(DECEMBER, 30, 101, "18")]
    odd = potential(**{"region_code": "18", "potential_workers": 7} | other)
    found = reach("18", rows, [odd])
    assert found is not None
    assert found.vintages == 1


def test_a_rounded_potential_counts_as_printed():
    """ "2,8 juta" makes 27,16 % of 760.468: before 27,1 %, behind 27,2 %."""
    own = counted(DECEMBER, 760_468, 3_058_943, "18")
    found = reach("18", [own, counted(DECEMBER, 271, 1_001, "11")], vintages("18", 2_800_000))
    assert found == RankRange(
        best=1, worst=2, rank=2, of=2, vintages=2, varied=1, fixed=0, rounded=1, regions=2
    )
    found = reach("18", [own, counted(DECEMBER, 273, 1_001, "11")], vintages("18", 2_800_000))
    assert found is not None
    assert (found.best, found.worst) == (2, 2)


LISTS = st.lists(
    st.tuples(st.integers(0, 20), st.lists(st.integers(1, 20), min_size=1, max_size=3)),
    min_size=1,
    max_size=4,
)


@given(LISTS)
def test_the_range_is_what_trying_every_choice_gives(counts):
    """A slow, obvious second version: every region on each of its potentials, in all combinations."""
    regions = dict(zip(NAMES, counts, strict=False))
    rows = [counted(DECEMBER, active, workers[0], code) for code, (active, workers) in regions.items()]
    known = [row for code, (_, workers) in regions.items() for row in vintages(code, *workers)]
    choices = list(product(*(workers for _, workers in regions.values())))
    for place, code in enumerate(regions):
        tried = []
        for chosen in choices:
            shares = [active / n for (active, _), n in zip(counts, chosen, strict=True)]
            tried.append(1 + sum(share > shares[place] for share in shares))
        found = reach(code, rows, known)
        assert found is not None
        assert (found.best, found.worst) == (min(tried), max(tried))
        assert found.rank == tried[0]
        assert found.best <= found.rank <= found.worst
