"""A region's shown figure against the target of its year."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.pace.progress import Progress, progress
from coverage.calculations.pace.realism import Realism
from coverage.queries import known_years, schemes, target_history
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_end


class Status(Struct, frozen=True):
    """progress: level, pace, outlook; realism: the target beside known region-years, None when nobody can."""

    progress: Progress
    realism: Realism | None


def status(
    row: CoverageRow, history: Sequence[CoverageRow], asked: Asked, release: ReleaseRow, month: date
) -> Status | None:
    """What is said of a region's shown line; None when there is no figure with a share.

    Three queries, one more where a target can be compared with known years.
    history: the region's figures up to the month's end, row the last of them.
    """
    if row.as_of is None:
        return None
    former = target_history.former_targets(row, release)
    ranges = known_years.ranges(release, asked)
    found = progress(row, history, schemes.schemes(row.as_of), month_end(month), former, ranges)
    return Status(found, _realism(found, release)) if found else None


def _realism(found: Progress, release: ReleaseRow) -> Realism | None:
    if found.baseline is None:
        return None
    return known_years.realism(found.row, found.baseline, found.year, release)
