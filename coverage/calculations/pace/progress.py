"""All that is said of one figure against the target of its year, put together from the methods."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.exact import exact
from coverage.calculations.pace.misses import NO_RANGES, Ranges
from coverage.calculations.pace.outlook import Outlook, outlook
from coverage.calculations.pace.paths import Effort, Former, PathPoint, effort, even_path, planned_path
from coverage.calculations.pace.points import Point, baseline_of, points_of, rebased, year_end
from coverage.calculations.pace.recent_change import Move, last_move, row_at
from coverage.calculations.pace.status import Level, Pace, level, pace
from coverage.calculations.precision import is_unsure
from coverage.calculations.schemes import Measure, Scheme
from coverage.rows.figures import CoverageRow, Unranked


class Progress(Struct, frozen=True):
    """A figure against its year's target: three answers, and what they ask for.

    row: the figure; year: its year, until whose end everything is counted. is_late: asked about on or after
    31 December, though the figure is older. bands, speeds: the thresholds in force on its day; level and pace
    are None without them. move: the last two figures, only where there is no line of the outlook.
    baseline: where the year starts, on the potential of the figure where it can be put there; is_rebased: it
    was printed on another one. plan: from the baseline to the target, catch_up: from the figure to it; empty
    without a target; no catch_up where nobody can say whether it is reached. shown: the rows with a share
    from the baseline on, or of the year, oldest first.
    """

    row: CoverageRow
    year: int
    is_late: bool
    bands: Scheme | None
    speeds: Scheme | None
    level: Level | None
    pace: Pace | None
    outlook: Outlook
    effort: Effort | None
    move: Move | None
    baseline: Point | None
    is_rebased: bool
    shown: tuple[CoverageRow, ...]
    plan: tuple[PathPoint, ...]
    catch_up: tuple[PathPoint, ...]

    @property
    def is_closed(self) -> bool:
        """Whether the figure is the year's last day."""
        return self.row.as_of == year_end(self.year)

    @property
    def target(self) -> Fraction | None:
        """The year's target as it was written."""
        return exact(self.row.target_ratio) if self.row.target_ratio else None


def progress(
    row: CoverageRow,
    history: Sequence[CoverageRow],
    schemes: Mapping[Measure, Scheme],
    until: date,
    former: Sequence[Former] = (),
    ranges: Ranges = NO_RANGES,
) -> Progress | None:
    """Put a region's shown figure beside the target of its year.

    history: its figures up to `until`, the day that is asked about; row: the last of them.
    schemes: in force on the figure's day; former: targets that the year's one replaced; ranges: of
    back-tests, without which nothing is projected. None when there is no figure with a share, or it is
    disputed.
    """
    if row.as_of is None or row.coverage_ratio is None or row.unranked_reason == Unranked.CONFLICT:
        return None
    year, target = row.as_of.year, row.target_ratio
    points = [point for point in points_of(history) if point.day <= row.as_of]
    printed = baseline_of(points, year)
    start = _placed(printed, points[-1]) if printed else None
    bands, speeds = schemes.get(Measure.ATTAINMENT), schemes.get(Measure.PACE)
    ahead = outlook(history, year, ranges)
    move = last_move(history) if ahead.slope is None else None
    observed = move.speed if move else ahead.slope
    return Progress(
        row=row,
        year=year,
        is_late=row.as_of < year_end(year) <= until,
        bands=bands,
        speeds=speeds,
        level=level(row, bands) if bands else None,
        pace=pace(history, target, year, speeds) if speeds else None,
        outlook=ahead,
        effort=effort(row, target, year, observed),
        move=move,
        baseline=start,
        is_rebased=start != printed,
        shown=tuple(row_at(history, point) for point in points if point == printed or point.day.year == year),
        plan=planned_path(start, former, target, year) if start else (),
        catch_up=even_path(points[-1], target, year) if points and not is_unsure(row) else (),
    )


def _placed(start: Point, latest: Point) -> Point:
    """The start on the potential of the latest figure; as it was printed where that cannot be told."""
    placed = rebased(start, latest) if start.is_like(latest) else start
    return placed if isinstance(placed, Point) else start
