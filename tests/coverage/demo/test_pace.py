"""The invented figures show every answer of the pace, and almost none without one."""

from collections import Counter
from datetime import date

import pytest

from coverage.calculations.pace.status import NOT_ENOUGH_DATA, pace
from coverage.rows.periods import month_end
from tests.coverage.calculations.demo_histories import demo_histories
from tests.coverage.calculations.thresholds import SPEEDS

STEPS = {"on_track", "needs_acceleration", "limited", "going_back"}


def paces(month):
    """The pace of every region with a figure of a month and a target of its year, by code."""
    found, until = {}, month_end(month)
    for code, history in demo_histories().items():
        rows = [row for row in history if row.as_of <= until]
        if not rows or (last := rows[-1]).as_of.replace(day=1) != month:
            continue
        if last.coverage_ratio is not None and last.target_ratio is not None:
            found[code] = pace(rows, last.target_ratio, month.year, SPEEDS)
    return found


def test_at_least_four_provinces_hold_each_step_in_december():
    held = Counter(
        found.code for code, found in paces(date(2025, 12, 1)).items() if len(code) == 2 and code != "00"
    )
    assert held.total() == 38
    assert min(held[step] for step in STEPS) >= 4, held


@pytest.mark.parametrize("year", [2024, 2025])
def test_almost_every_region_and_month_with_a_target_has_a_pace(year):
    answers = [found for month in range(3, 13) for found in paces(date(year, month, 1)).values()]
    without = Counter(str(found.reason) for found in answers if found.code == NOT_ENOUGH_DATA)
    print(f"{year}: {without.total()} dari {len(answers)} tanpa laju, {dict(without)}")
    assert len(answers) > 4_500
    assert without.total() <= 0.02 * len(answers), without
