"""The newest release's figures in one indexed table, rewritten for the regions a release touched."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import DateField, F, Func, Q, QuerySet

from coverage.calculations.assembling import coverage_rows
from coverage.calculations.ranking import ranks
from coverage.models import CurrentCoverage, ParticipantSnapshot, Potential, ReadModel, Target, TargetOverride
from coverage.models.columns import ARRAY_FIELDS, COVERAGE_FIELDS, made
from coverage.models.copying import copy_rows
from coverage.queries.compiled import compiled
from coverage.queries.every_region import every_region
from coverage.releases import progress
from coverage.releases.progress import Step
from coverage.rows.figures import CoverageRow, PotentialRow, RegionRow, SnapshotRow, TargetRow
from coverage.rows.periods import month_of, window


def rebuild(touched: Collection[str], release: int, since: date | None) -> None:
    """Rewrite the rows of the touched regions and of their peers, whose ranks may move, from the first month
    on that the release changed: an earlier one knows neither later figures nor potentials or targets.

    touched: region codes; since: that month, as changed_since has it. Reads the figures that the release
    knows of these months, and what the table has of the twelve before them.
    """
    if since is not None:
        every = every_region()
        parents = {every[code].parent_code for code in touched}
        regions = {code: region for code, region in every.items() if region.parent_code in parents}
        rewritten = region_history(regions, release, since - timedelta(days=1))
        places = places_by_day([*_standing(regions, since), *rewritten], since)
        progress.tell(Step.PAGES, len(rewritten))
        CurrentCoverage.objects.of_regions(regions.keys()).filter(as_of__gte=since).delete()
        copy_rows(CurrentCoverage, COLUMNS, (_stored(row, places.get(_key(row))) for row in rewritten))
    if not ReadModel.objects.filter(pk=1).update(release=release):
        ReadModel.objects.create(pk=1, release_id=release)


def changed_since(release: int) -> date | None:
    """The first month of which a release may have changed a line; None when it changed none. One query."""
    return min((month_of(day) for (day,) in _changed_days(release)), default=None)


@compiled
def _changed_days(release: Any) -> QuerySet[Any, Any]:
    """The days of the figures that a release changed, and the first days of its targets' years."""
    year = Func("year", 1, 1, function="make_date", output_field=DateField())
    changed = Q(published_in=release) | Q(superseded_in=release)
    first, *others = (
        model.objects.filter(changed).order_by().annotate(day=day).values_list("day")
        for model, day in (
            (ParticipantSnapshot, F("as_of")),
            (Potential, F("valid_from")),
            (Target, year),
            (TargetOverride, year),
        )
    )
    return first.union(*others)


def _standing(regions: dict[str, RegionRow], since: date) -> list[CoverageRow]:
    """The shares that stand in the table and still speak for a month, of before it. One query."""
    rows = _before(list(regions), window(since)[0], since)
    return [CoverageRow(regions[code], **dict(zip(PLACED, values, strict=True))) for code, *values in rows]


PLACED = ("as_of", "segment", "basis", "coverage_ratio")


@compiled
def _before(codes: Any, after: Any, until: Any) -> QuerySet[Any, Any]:
    known = CurrentCoverage.objects.of_regions(codes).order_by("region_id", "as_of")
    return known.filter(as_of__gt=after, as_of__lt=until).values_list("region_id", *PLACED)


def differing(release: int) -> list[tuple[str, date, str, str]]:
    """Keys of rows that are not as the newest release gives them: region, day, segment, basis; in order."""
    regions = every_region()
    history = region_history(regions, release)
    places = places_by_day(history)
    expected = {_key(row): _compared(_stored(row, places.get(_key(row)))) for row in history}
    stored = {
        (region, as_of, segment, basis): _compared(values)
        for region, as_of, segment, basis, *values in CurrentCoverage.objects.values_list(
            "region_id", "as_of", "segment", "basis", *COLUMNS
        )
    }
    keys = expected.keys() | stored.keys()
    return sorted(key for key in keys if expected.get(key) != stored.get(key))


def _compared(values: Iterable[Any]) -> list[Any]:
    """Sources come in no order of their own."""
    return [sorted(value) if isinstance(value, list) else value for value in values]


def region_history(regions: dict[str, RegionRow], release: int, after: date = date.min) -> list[CoverageRow]:
    """Every figure of these regions that a release knows, later than a day, oldest first. Three queries."""
    codes = list(regions)
    return coverage_rows(
        regions,
        made(SnapshotRow, _snapshots(release, codes, after)),
        made(PotentialRow, _potentials(release, codes)),
        made(TargetRow, _targets(release, codes, after.year)),
    )


@compiled
def _snapshots(release: Any, codes: Any, after: Any) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes)
    return known.filter(as_of__gt=after).snapshot_columns()


@compiled
def _potentials(release: Any, codes: Any) -> QuerySet[Any, Any]:
    return Potential.objects.known_in(release).of_regions(codes).potential_columns()


@compiled
def _targets(release: Any, codes: Any, since: Any) -> QuerySet[Any, Any]:
    return Target.objects.known_in(release).of_regions(codes).filter(year__gte=since).target_columns()


def places_by_day(
    history: Iterable[CoverageRow], since: date = date.min
) -> dict[tuple[str, date, str, str], int]:
    """Ranks by region, day, segment and basis: among the region's peers, as of the end of the day's month.

    history: oldest first within a region, all peers of every region in it; since: the first month with ranks.
    A row that is not its month's last has no rank.
    """
    series: dict[tuple[str | None, str, str], dict[str, list[CoverageRow]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in history:
        series[row.region.parent_code, row.segment, row.basis][row.region.code].append(row)
    places = {}
    for peers in series.values():
        days = {row.as_of for rows in peers.values() for row in rows if row.as_of and row.as_of >= since}
        for month in {month_of(day) for day in days}:
            within = window(month)
            speaking = {code: _speaking(rows, *within) for code, rows in peers.items()}
            latest = {code: row for code, row in speaking.items() if row is not None}
            place = ranks({code: row.coverage_ratio for code, row in latest.items()})
            places.update(
                {
                    _key(row): place[code]
                    for code, row in latest.items()
                    if code in place and row.as_of and month_of(row.as_of) == month
                }
            )
    return places


def _speaking(rows: list[CoverageRow], after: date, until: date) -> CoverageRow | None:
    for row in reversed(rows):
        if row.as_of and row.as_of <= until:
            return row if row.as_of > after else None
    return None


def _key(row: CoverageRow) -> tuple[str, date, str, str]:
    assert row.as_of is not None  # every snapshot has its day
    return (row.region.code, row.as_of, row.segment, row.basis)


COLUMNS = ("region_id", "month", "rank", *COVERAGE_FIELDS, *ARRAY_FIELDS)


def _stored(row: CoverageRow, rank: int | None) -> list[Any]:
    """The row's values in the order of COLUMNS."""
    assert row.as_of is not None
    figures = [getattr(row, name) for name in COVERAGE_FIELDS]
    arrays = [list(getattr(row, name)) for name in ARRAY_FIELDS]
    return [row.region.code, month_of(row.as_of), rank, *figures, *arrays]
