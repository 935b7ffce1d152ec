from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.rollup import Rollup, rollup
from coverage.rows.figures import CoverageRow, Unranked
from coverage.words import formats
from tests.coverage.calculations.published import line


def slow(rows) -> Rollup:
    """The same, one region after the other."""
    active = potential = counted = 0
    days = []
    for row in rows:
        known = row.active_participants is not None and row.potential_workers is not None
        if known and not row.unranked_reason:
            active += row.active_participants
            potential += row.potential_workers
            counted += 1
            days.append(row.as_of)
    if not counted:
        return Rollup(None, None, None, 0, len(rows))
    ratio = active / potential if potential else None
    return Rollup(active, potential, ratio, counted, len(rows), min(days), max(days))


def exact(row: CoverageRow) -> CoverageRow:
    return replace(row, active_exact=True, potential_exact=True)


def regency(code, active, potential, **fields):
    return line(code, active_participants=active, potential_workers=potential, **fields)


def test_sums_once_and_divides_once():
    """Batanghari, 12 August 2024 (Infojambi): 49.803 of 98.206; the second regency is made up."""
    found = rollup([regency("15.04", 49_803, 98_206), regency("15.03", 197, 101_794)])
    assert found == Rollup(50_000, 200_000, 0.25, 2, 2, date(2024, 9, 24), date(2024, 9, 24))


def test_is_not_the_average_of_shares():
    found = rollup([regency("15.04", 90, 100), regency("15.03", 10, 900)])
    assert found.coverage_ratio == 0.1


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"active": None, "potential": 100}, id="not-reported"),
        pytest.param({"active": 50, "potential": None}, id="unknown-potential"),
        pytest.param({"active": None, "potential": None}, id="share-alone"),
        pytest.param({"active": 50, "potential": 100, "unranked_reason": Unranked.STALE}, id="stale"),
        pytest.param({"active": 50, "potential": 100, "unranked_reason": Unranked.CONFLICT}, id="conflict"),
    ],
)
def test_leaves_out_and_says_so(fields):
    found = rollup([regency("15.04", 49_803, 98_206), regency("15.03", **fields)])
    assert (found.active_participants, found.potential_workers) == (49_803, 98_206)
    assert (found.counted, found.of) == (1, 2)


def test_a_reported_zero_counts():
    found = rollup([regency("15.04", 0, 100), regency("15.03", 50, 100)])
    assert (found.active_participants, found.potential_workers, found.counted) == (50, 200, 2)
    assert found.coverage_ratio == 0.25


def test_a_potential_of_zero_alone_has_no_share():
    found = rollup([regency("15.04", 0, 0)])
    assert (found.active_participants, found.potential_workers, found.coverage_ratio) == (0, 0, None)


def test_above_one_is_kept():
    assert rollup([regency("15.04", 126, 100)]).coverage_ratio == 1.26


@pytest.mark.parametrize(
    "rows", [[], [line("15.04")], [regency("15.04", 5, None), regency("15.03", None, 5)]]
)
def test_of_nothing_known_is_none_not_zero(rows):
    assert rollup(rows) == Rollup(None, None, None, 0, len(rows))


def test_names_the_first_and_the_last_day_of_those_counted():
    rows = [
        regency("15.01", 5, 10, as_of=date(2024, 8, 12)),
        regency("15.02", 5, 10, as_of=date(2024, 6, 30)),
        regency("15.03", 5, None, as_of=date(2020, 1, 1)),
    ]
    found = rollup(rows)
    assert (found.earliest, found.latest) == (date(2024, 6, 30), date(2024, 8, 12))


def test_counts_without_a_day_are_summed_all_the_same():
    found = rollup([regency("15.01", 5, 10, as_of=None)])
    assert (found.active_participants, found.earliest, found.latest) == (5, None, None)


def test_the_largest_counts_stay_exact():
    found = rollup([regency("15.01", 10**10 - 1, 10**10), regency("15.02", None, None)])
    assert (found.active_participants, found.potential_workers) == (10**10 - 1, 10**10)


PEOPLE = st.none() | st.integers(0, 10**9)
REGENCIES = st.builds(
    regency,
    st.sampled_from(["15.01", "15.02", "15.71"]),
    PEOPLE,
    PEOPLE,
    as_of=st.dates(date(2023, 1, 1), date(2025, 12, 31)),
    unranked_reason=st.sampled_from([None, None, None, Unranked.STALE]),
)


@given(st.lists(REGENCIES, max_size=8))
def test_agrees_with_the_slow_version(rows):
    assert rollup(map(exact, rows)) == slow(rows)


def test_a_sum_is_as_rough_as_its_roughest_count():
    """5.049.803 of 10.100.000: half a million more or less, 45 % to 55 %; typed the same is exact."""
    rows = [regency("15.04", 5_000_000, 10_000_000), regency("15.03", 49_803, 100_000)]
    found, typed = rollup(rows), rollup(map(exact, rows))

    assert (found.active_unit, found.potential_unit, found.ratio_decimals) == (10**6, 10**7, 0)
    assert formats.summed_share(found) == "sekitar 50%"
    assert formats.summed_active(found) == "sekitar 5 juta"
    assert (typed.active_unit, typed.ratio_decimals, formats.summed_share(typed)) == (1, 2, "50,00%")


@given(st.lists(REGENCIES, max_size=8), st.randoms())
def test_knows_no_order(rows, random):
    shuffled = rows[:]
    random.shuffle(shuffled)
    assert rollup(shuffled) == rollup(rows)
