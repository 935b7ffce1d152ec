import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.misses import Kind, Misses, Ranges, kind_of, spread

KIND = Kind(3, True)


def test_the_outer_tenths_and_the_middle_by_hand():
    """0 to 100: a tenth lies below 10, a tenth above 90."""
    found = spread(range(101))
    assert (found.low, found.median, found.high, found.of) == (10, 50, 90, 101)


def test_fewer_than_a_hundred_tries_are_no_measure():
    assert spread(range(99)) is None
    assert spread(range(100)) is not None


def test_a_bound_between_equal_misses_holds_them():
    """0,1 × 9 + 0,1 is not 1,0 in floats: the tenth between two misses of −0,9 may lie beside both."""
    found = spread([-0.95] * 10 + [-0.9] * 40 + [0.1] * 52)
    assert found.holds(-0.9)
    assert not found.holds(-0.95)


@given(st.lists(st.floats(-1, 1), min_size=100, max_size=140))
def test_four_fifths_lie_within_and_the_median_among_them(values):
    found = spread(values)
    assert found.low <= found.median <= found.high
    assert sum(map(found.holds, values)) >= 0.78 * len(values)


def test_a_year_is_measured_by_the_others_alone():
    misses = Misses({KIND: {2023: tuple(range(101)), 2024: (5.0, 50.0, 95.0)}})
    assert misses.spread(KIND, 2023) is None
    assert misses.spread(KIND, 2024).of == 101
    assert misses.spread(KIND, 2025).of == 104
    assert misses.held(KIND, 2024) == (1, 3)
    assert misses.held(KIND, 2023) == (0, 0)
    assert misses.hold_rate(KIND) == (1, 3)
    ranges = misses.ranges()
    assert ranges.spread(KIND, 2023) is None
    assert [ranges.spread(KIND, year).of for year in (2024, 2025)] == [101, 104]


def test_ranges_are_stored_by_kind_and_year():
    tries = tuple(range(101))
    kinds = (Kind(3, True), Kind(3, False), Kind(1, True))
    stored = Misses({kind: {2024: tries, 2023: tries} for kind in kinds}).ranges().stored()
    assert [tuple(kind) for *kind, _, _, _, _ in stored] == [(1, True), (3, False), (3, True)]
    assert [[year for year, _ in years] for *_, years in stored] == [[2023, 2024]] * 3


YEARS = st.dictionaries(
    st.integers(2022, 2025), st.lists(st.floats(-1, 1), max_size=120).map(tuple), min_size=1
)


@given(st.dictionaries(st.builds(Kind, st.integers(1, 11), st.booleans()), YEARS, max_size=3))
def test_ranges_say_what_the_misses_say_also_when_stored(by_kind):
    misses = Misses(by_kind)
    ranges = Ranges.read(json.loads(json.dumps(misses.ranges().stored())))
    assert ranges == misses.ranges()
    for kind in (*by_kind, Kind(0, True)):
        assert [ranges.spread(kind, year) for year in range(2021, 2027)] == [
            misses.spread(kind, year) for year in range(2021, 2027)
        ]
        assert ranges.hold_rate(kind) == misses.hold_rate(kind)


def test_another_kind_is_another_measure():
    misses = Misses({KIND: {2023: tuple(range(101))}})
    assert misses.spread(Kind(3, False), 2024) is None
    assert misses.hold_rate(Kind(2, True)) == (0, 0)


@pytest.mark.parametrize(
    ("day", "points", "expected"),
    [
        (date(2025, 9, 30), 6, (3, True)),
        (date(2025, 9, 1), 5, (3, False)),
        (date(2024, 10, 1), 3, (2, False)),
        (date(2024, 12, 2), 6, (0, True)),
    ],
)
def test_kinds(day, points, expected):
    assert kind_of(day, points) == expected
