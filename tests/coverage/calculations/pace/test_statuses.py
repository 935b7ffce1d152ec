"""A list's step is the one of the region's own page, over every region and month of the invented figures."""

from datetime import date

import pytest
from msgspec.structs import replace

from coverage.calculations.pace.points import points_of
from coverage.calculations.pace.progress import progress
from coverage.calculations.pace.status import NOT_ENOUGH_DATA
from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus, counted, statuses
from coverage.calculations.schemes import Measure
from tests.coverage.calculations.demo_histories import demo_histories
from tests.coverage.calculations.lines import counted as line
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

SCHEMES = [BANDS, SPEEDS]
SAMPLE = 13  # each thirteenth region, each third of its figures: all steps are met


def test_a_list_says_what_the_page_says():
    met = set()
    for code, history in list(demo_histories().items())[::SAMPLE]:
        for place in range(0, len(history), 3):
            shown, row = history[: place + 1], history[place]
            page = progress(row, shown, {one.measure: one for one in SCHEMES}, row.as_of)
            # From the year's baseline on, as a list reads them.
            since = row.as_of.replace(year=row.as_of.year - 1, month=9, day=30)
            points = [point for point in points_of(history) if point.day >= since]
            found = statuses([row], {code: points}, SCHEMES)[code]
            assert found.pace == (page.pace.code if page else None)
            met.add(found.pace_code)
    assert {"on_track", "needs_acceleration", "limited", "not_enough_data"} <= met


def test_without_thresholds_in_force_nothing_is_known():
    row = line(SPEEDS.valid_from.replace(year=SPEEDS.valid_from.year - 1), 400_000)
    assert statuses([row], {}, SCHEMES) == {row.region.code: UNKNOWN}
    assert statuses([row], {}, [one for one in SCHEMES if one.measure != Measure.PACE]) == {"15": UNKNOWN}
    assert counted({"15": UNKNOWN}) == {"not_enough_data": 1}


class TestOneYear:
    """40 % on 31 December 2024, 43 % on 26 May against 50 %: three quarters of the speed asked for."""

    DAYS = (date(2024, 12, 31), date(2025, 1, 30), date(2025, 3, 1), date(2025, 5, 26))
    LINES = tuple(
        line(day, active, target_ratio=0.5)
        for day, active in zip(DAYS, (400_000, 400_000, 400_000, 430_000), strict=True)
    )
    POINTS = points_of(LINES)

    def step(self, row):
        return statuses([row], {"15": self.POINTS}, SCHEMES)["15"]

    def test_a_current_figure_has_its_step(self):
        assert self.step(self.LINES[-1]) == RegionStatus("needs_acceleration")

    def test_what_came_after_the_figure_says_nothing_of_it(self):
        assert self.step(self.LINES[2]) == RegionStatus(NOT_ENOUGH_DATA)

    @pytest.mark.parametrize(
        "fields", [{"coverage_ratio": None}, {"as_of": None}, {"unranked_reason": "stale"}]
    )
    def test_a_line_that_is_not_current_has_none(self, fields):
        assert self.step(replace(self.LINES[-1], **fields)) == UNKNOWN


def test_anything_but_too_little_data_is_a_pace():
    said = [RegionStatus("limited"), RegionStatus(NOT_ENOUGH_DATA), UNKNOWN]
    assert [status.has_pace for status in said] == [True, False, False]


def test_steps_are_counted_from_the_fastest_down():
    codes = ["limited", "going_back", "zig_zag", None, "on_track", "as_planned", "limited"]
    found = counted({str(place): RegionStatus(code) for place, code in enumerate(codes)})
    assert list(found.items()) == [
        ("on_track", 1),
        ("limited", 2),
        ("going_back", 1),
        ("as_planned", 1),
        ("zig_zag", 1),
        (NOT_ENOUGH_DATA, 1),
    ]
