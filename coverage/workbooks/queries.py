"""What a monthly workbook is filled with and compared with."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from coverage.calculations.entry.workbook import DayFigures, MonthFigures
from coverage.models import ParticipantSnapshot, Potential, Source, Statement
from coverage.models.columns import made, region_rows
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.rows.figures import Basis, PotentialRow, RegionRow, Segment, SnapshotRow
from coverage.rows.periods import month_end, months_before
from coverage.submissions.queries.drafts import COLUMN_OF
from regions.codes import NATION
from regions.models import Region

SHOWN_SOURCES = 60  # of the last year: a list to pick from, not to search


def workbook_regions(root: str) -> list[RegionRow]:
    """The regions with a row: of a province it and its regencies, of 00 all of both; today's. One query."""
    today = Region.objects.filter(valid_until=None)
    if root == NATION:
        found = today.exclude(level="nation")
    else:
        found = today.filter(pk=root) | today.filter(province=root)
    return list(region_rows(found.order_by("code")).values())


def month_figures(codes: Collection[str], month: date, release: int | None = None) -> MonthFigures:
    """What is published of a month by region and day, as a release knows it; None is the newest.

    Counts by column, with the document of the total. Three queries.
    """
    asked = (list(codes), month, month_end(month), release)
    rows = [
        (row.region_code, row.as_of, COLUMN_OF[Segment(row.segment)], row.active_participants, row.source_ids)
        for row in made(SnapshotRow, _snapshots(*asked))
        if row.active_participants is not None
    ]
    rows += [
        (row.region_code, row.valid_from, "potensi", row.potential_workers, row.source_ids)
        for row in made(PotentialRow, _potentials(*asked))
    ]
    return _by_day(rows)


@compiled
def _snapshots(codes: Any, since: Any, until: Any, release: Any) -> QuerySet[Any, Any]:
    rows = _known(ParticipantSnapshot.objects, release).of_regions(codes).within(since, until)
    return rows.filter(basis=Basis.DOMICILE, segment__in=COLUMN_OF).snapshot_columns()


@compiled
def _potentials(codes: Any, since: Any, until: Any, release: Any) -> QuerySet[Any, Any]:
    rows = _known(Potential.objects, release).of_regions(codes).filter(valid_from__range=(since, until))
    return rows.filter(basis=Basis.DOMICILE, segment=Segment.TOTAL).potential_columns()


def _known(rows: Any, release: Any) -> Any:
    return rows.current() if release is None else rows.known_in(release)


@compiled
def _citations(numbers: Any) -> QuerySet[Any, Any]:
    return Source.objects.filter(among(numbers, "pk")).order_by().values_list("pk", "citation")


def _by_day(rows: Iterable[tuple[str, date, str, int, tuple[int, ...]]]) -> MonthFigures:
    counts: dict[tuple[str, date], dict[str, int]] = defaultdict(dict)
    sources: dict[tuple[str, date], dict[str, int]] = defaultdict(dict)
    for code, day, column, value, ids in rows:
        counts[code, day][column] = value
        if ids:
            sources[code, day][column] = max(ids)
    chosen = {key: _telling(by_column) for key, by_column in sources.items()}
    citations: dict[int, str] = dict(_citations(sorted(set(chosen.values()))))
    found: dict[str, dict[date, DayFigures]] = defaultdict(dict)
    for (code, day), by_column in counts.items():
        found[code][day] = DayFigures(by_column, citations.get(chosen.get((code, day), 0), ""))
    return found


def _telling(by_column: dict[str, int]) -> int:
    """The source of the total, else of the first column there is."""
    return by_column.get("total") or next(iter(by_column.values()))


def known_sources(codes: Collection[str], month: date) -> list[str]:
    """Citations of these regions' figures in the year before a month's end, newest first. One query."""
    since, until = months_before(month, 12), month_end(month)
    recent: Any = Statement.objects.current().of_regions(codes).filter(as_of__range=(since, until))
    found = Source.objects.filter(pk__in=recent.order_by().values("source"))
    return list(found.order_by("-pk").values_list("citation", flat=True)[:SHOWN_SOURCES])
