"""What closing a gap costs at the contributions in force."""

from datetime import date

import pytest

from coverage.calculations.programmes.cost_to_target import closing
from coverage.rows.records import RateRow

MARCH = date(2025, 3, 1)
BASIC = RateRow("JKK+JKM", "BPU", MARCH, 16_800, 1)
WITH_OLD_AGE = RateRow("JKK+JKM+JHT", "BPU", MARCH, 36_800, 1)


def test_heads_by_rate_by_twelve_months():
    """102.750 × Rp 16.800 × 12 by hand; the cheapest first."""
    found = closing(102_750, date(2025, 3, 17), [WITH_OLD_AGE, BASIC])
    assert [(one.rate.programmes, one.rupiah) for one in found] == [
        ("JKK+JKM", 20_714_400_000),
        ("JKK+JKM+JHT", 45_374_400_000),
    ]
    assert {(one.start, one.months, one.heads) for one in found} == {(date(2025, 4, 1), 12, 102_750)}


@pytest.mark.parametrize(
    ("heads", "day"),
    [
        pytest.param(None, date(2025, 3, 17), id="gap-unknown"),
        pytest.param(0, date(2025, 3, 17), id="no-gap"),
        pytest.param(-5, date(2025, 3, 17), id="past-the-target"),
        pytest.param(5, None, id="no-figure"),
        pytest.param(5, date(2025, 1, 31), id="before-any-rate"),
    ],
)
def test_nothing_is_guessed(heads, day):
    assert closing(heads, day, [BASIC]) == ()


def test_the_rate_of_the_first_month_holds():
    later = RateRow("JKK+JKM", "BPU", date(2025, 7, 1), 20_000, 2)
    assert [one.rate.rupiah for one in closing(1, date(2025, 3, 31), [BASIC, later])] == [16_800]
    assert [one.rupiah for one in closing(1, date(2025, 6, 30), [BASIC, later])] == [240_000]


def test_only_contributions_that_others_may_pay_count():
    assert closing(5, date(2025, 3, 17), [RateRow("JKK+JKM", "PU", MARCH, 9_000, 1)]) == ()


def test_the_month_after_december_is_january():
    found = closing(2, date(2025, 12, 8), [BASIC])
    assert found[0].start == date(2026, 1, 1)
