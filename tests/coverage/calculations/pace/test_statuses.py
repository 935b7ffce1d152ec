"""A list's step is the one of the region's own page, over every region and month of the invented figures."""

from coverage.calculations.pace.points import points_of
from coverage.calculations.pace.progress import progress
from coverage.calculations.pace.statuses import UNKNOWN, counted, statuses
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
