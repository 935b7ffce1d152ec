"""The pace of every region of a list in one go."""

from collections.abc import Sequence
from datetime import date, timedelta

from coverage.calculations.pace import statuses as calculations
from coverage.calculations.pace.points import OLDEST_BASELINE, year_end
from coverage.calculations.pace.statuses import RegionStatus
from coverage.queries.points import points
from coverage.queries.releases import ReleaseRow
from coverage.queries.schemes import all_schemes
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow


def statuses(rows: Sequence[CoverageRow], release: ReleaseRow, asked: Asked) -> dict[str, RegionStatus]:
    """The pace of each line of a list, by region code, against the target the line holds.

    rows: as a ranking gives them, one a region. Two queries, whatever the count of regions; four for an old
    release; none without a line that has a day.
    """
    days = [row.as_of for row in rows if row.as_of is not None and row.unranked_reason is None]
    if not days:
        return calculations.statuses(rows, {}, ())
    found = points(
        {row.region.code: row.region for row in rows},
        release,
        asked,
        since=_first_baseline(min(days).year),
        until=max(days),
    )
    return calculations.statuses(rows, found, all_schemes())


def _first_baseline(year: int) -> date:
    """The first day on which a year can start."""
    return year_end(year - 1) - timedelta(OLDEST_BASELINE)
