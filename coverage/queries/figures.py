"""Coverage as one release knows it; every function says how many queries it takes, however many the rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import QuerySet
from msgspec.structs import replace

from coverage.calculations.assembling import (
    coverage_rows,
    has_target,
    measured_rows,
    targets_in_force,
    with_target,
)
from coverage.calculations.pace.points import year_starts
from coverage.calculations.ranking import ranked
from coverage.calculations.shown import of_list
from coverage.calculations.similar import Counts
from coverage.models import (
    CurrentCoverage,
    ParticipantSnapshot,
    Potential,
)
from coverage.models.columns import lines, made
from coverage.queries.compiled import compiled
from coverage.queries.once import held, once
from coverage.queries.places import regions_asked
from coverage.queries.reasons import with_reasons
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import flag_codes, targets_of
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, PotentialRow, RegionRow, Segment, SnapshotRow, TargetRow
from coverage.rows.periods import months_before, window

Window = tuple[date, date]  # rows.periods.window: the days that speak for a month, the first one left out


def known_by(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, month: date
) -> dict[str, CoverageRow]:
    """The figure that a month shows of each region, however old: calculations.shown.of_list. One query, three
    for an old release and three more where a count stands last, one more when a document is asked for.
    """
    (known,) = known_at(regions, release, asked, [month])
    return known


def known_at(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, months: Sequence[date]
) -> list[dict[str, CoverageRow]]:
    """The same for several months. As many queries as for one; of an old release, more for each. None for
    what was asked in the snapshot.
    """
    windows = tuple(map(window, months))
    shown = _seen(release, asked)
    new = {code: regions[code] for code in regions if any((ends, code) not in shown for ends in windows)}
    if new:
        shown |= {(ends, code): None for ends in windows for code in new}
        for ends, found in zip(windows, _known(new, release, asked, windows), strict=True):
            shown |= {(ends, code): row for code, row in found.items()}
    return [{code: row for code in regions if (row := shown[ends, code])} for ends in windows]


def _seen(release: ReleaseRow, asked: Asked) -> dict[tuple[Window, str], CoverageRow | None]:
    """What months show of regions, as far as it was asked in the snapshot, by window and region."""
    return held((known_at, release.number, asked.segment, asked.basis, asked.document))


def _known(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, windows: tuple[Window, ...]
) -> list[dict[str, CoverageRow]]:
    if not release.is_newest:
        return [_known_then(regions, release, asked, *ends) for ends in windows]
    found = _shown_in(release.number, windows, list(regions), asked.segment, asked.basis)
    by_region: dict[str, list[CoverageRow]] = {}
    for row in _measured(lines(found, regions, ranked=False), release, asked):
        by_region.setdefault(row.region.code, []).append(row)
    return [_shown(by_region, *ends) for ends in windows]


@compiled
def _shown_in(release: Any, windows: Any, codes: Any, segment: Any, basis: Any) -> QuerySet[Any, Any]:
    current = CurrentCoverage.objects.of_release(release)
    return current.shown_in(windows, codes, segment, basis).line_columns()


def _shown(
    by_region: Mapping[str, Sequence[CoverageRow]], after: date, until: date
) -> dict[str, CoverageRow]:
    """Among the rows that some months show, those that one of them does."""
    dated = {
        code: [row for row in rows if row.as_of and row.as_of <= until] for code, rows in by_region.items()
    }
    return {code: row for code, rows in dated.items() if (row := of_list(rows, after))}


def _known_then(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, after: date, until: date
) -> dict[str, CoverageRow]:
    """The same of an old release: the last figure; where that has no share, the one to show among all."""
    last = _last_then(release.number, list(regions), asked.segment, asked.basis, until)
    rows = _lines_then(regions, release, asked, made(SnapshotRow, last))
    found = {row.region.code: row for row in rows}
    counts = {code: regions[code] for code, row in found.items() if row.coverage_ratio is None}
    if counts:
        for code, history in histories(counts, release, asked, until=until).items():
            found[code] = of_list(history, after) or found[code]
    return found


@compiled
def _last_then(release: Any, codes: Any, segment: Any, basis: Any, until: Any) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes)
    return known.counted(segment, basis).last_until(until).snapshot_columns()


def _lines_then(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, snapshots: Sequence[SnapshotRow]
) -> list[CoverageRow]:
    """The lines of an old release's snapshots, of one segment and basis. Two queries, once for the same
    regions, whatever the months that are shown of them.
    """
    codes = frozenset(regions)
    potentials = _potentials_then(codes, release.number, asked.segment, asked.basis)
    targets = _targets_then(codes, release.number, asked.document) if any(map(has_target, snapshots)) else {}
    return measured_rows(regions, snapshots, potentials, targets)


@once
def _potentials_then(
    codes: frozenset[str], release: int, segment: str, basis: str
) -> tuple[PotentialRow, ...]:
    return tuple(potentials(release, codes, segment, basis))


def potentials(release: int, codes: Collection[str], segment: str, basis: str) -> list[PotentialRow]:
    """Every potential of these regions that a release knows, of one segment and basis. One query."""
    return made(PotentialRow, _potentials(release, list(codes), segment, basis))


@compiled
def _potentials(release: Any, codes: Any, segment: Any, basis: Any) -> QuerySet[Any, Any]:
    known = Potential.objects.known_in(release).of_regions(codes)
    return known.filter(segment=segment, basis=basis).potential_columns()


@once
def _targets_then(
    codes: frozenset[str], release: int, document: str | None
) -> dict[tuple[str, int], TargetRow]:
    return targets_in_force(targets_of(release, codes), document)


def _measured(rows: list[CoverageRow], release: ReleaseRow, asked: Asked) -> list[CoverageRow]:
    """The rows against the document asked for."""
    if asked.document is None:
        return rows
    codes = {row.region.code for row in rows}
    named = [target for target in targets_of(release.number, codes) if target.document == asked.document]
    chosen = targets_in_force(named, asked.document)
    return [
        with_target(
            row, chosen.get((row.region.code, row.as_of.year)) if has_target(row) and row.as_of else None
        )
        for row in rows
    ]


def counts(
    regions: Mapping[str, RegionRow],
    release: ReleaseRow,
    asked: Asked,
    month: date,
    segments: Sequence[Segment],
) -> list[list[Counts]]:
    """What the figure that a month shows of each region counts, for each segment. One query, none for what
    known_by was asked; of an old release as many as known_by for each.
    """
    ends = window(month)
    views = [replace(asked, segment=segment) for segment in segments]
    new = [
        view.segment
        for view in views
        if release.is_newest and any((ends, code) not in _seen(release, view) for code in regions)
    ]
    found: dict[str, list[Counts]] = {segment: [] for segment in new}
    if new:
        for segment, code, *values in _counts_in(
            release.number, (ends,), list(regions), tuple(new), asked.basis
        ):
            found[segment].append(Counts(regions[code], *values))
    return [
        found[view.segment] if view.segment in found else _counted(known_by(regions, release, view, month))
        for view in views
    ]


def _counted(known: Mapping[str, CoverageRow]) -> list[Counts]:
    return [
        Counts(row.region, *(getattr(row, name) for name in Counts._fields[1:])) for row in known.values()
    ]


@compiled
def _counts_in(release: Any, windows: Any, codes: Any, segments: Any, basis: Any) -> QuerySet[Any, Any]:
    every = CurrentCoverage.objects.all()
    shown = reduce(or_, (every.shown_in(windows, codes, segment, basis) for segment in segments))
    return shown.of_release(release).values_list("segment", "region_id", *Counts._fields[1:])


def ranking(question: RankingQuestion, release: ReleaseRow, month: date) -> list[CoverageRow]:
    """One row per region asked for, reported or not: ranked, then the unranked with their reasons.

    Six queries, four more while a region has no figure, whatever the count of regions; more only for an old
    release or a chosen document.
    """
    regions = regions_asked(question, month)
    return ranking_of(regions, question, release, month)


def ranking_of(
    regions: Mapping[str, RegionRow], question: RankingQuestion, release: ReleaseRow, month: date
) -> list[CoverageRow]:
    """The ranking of these regions. Five queries, four more while a region has no figure."""
    asked = question.asked
    after, until = window(month)
    before = months_before(month, 1)
    known, former, start = known_at(regions, release, asked, [month, before, date(month.year - 1, 12, 1)])
    lines = with_reasons(regions, known, release, asked, after, until)
    flags = flag_codes(regions.keys(), release)
    return ranked(
        [replace(line, flags=found) if (found := _flags_of(line, flags, month)) else line for line in lines],
        before={row.region.code: share for row, share in _current_shares(former, window(before)[0])},
        year_start=year_starts(known, start),
        by=question.order,
    )


def _current_shares(known: Mapping[str, CoverageRow], after: date) -> Iterator[tuple[CoverageRow, float]]:
    """The lines that are recent enough to be ranked, with their share."""
    for row in known.values():
        if row.coverage_ratio is not None and row.as_of is not None and row.as_of > after:
            yield row, row.coverage_ratio


def _flags_of(
    row: CoverageRow, flags: Mapping[str, Mapping[date | None, tuple[str, ...]]], month: date
) -> tuple[str, ...]:
    """Codes about the row's day; about any day that speaks for the month when the row shows no figure."""
    of_region = flags.get(row.region.code, {})
    if row.as_of is not None:
        return of_region.get(row.as_of, ())
    after, until = window(month)
    codes = (code for day, codes in of_region.items() if day and after < day <= until for code in codes)
    return tuple(dict.fromkeys(codes))


def history(
    region: RegionRow, release: ReleaseRow, asked: Asked, until: date | None = None
) -> list[CoverageRow]:
    """Every figure of one region in the asked segment and basis, oldest first; until: the last day, if any.

    One query, three for an old release, one more when a document is asked for.
    """
    return _histories({region.code: region}, release, asked, until=until or date.max)


def histories(
    regions: Mapping[str, RegionRow],
    release: ReleaseRow,
    asked: Asked,
    since: date = date.min,
    until: date = date.max,
) -> dict[str, list[CoverageRow]]:
    """Every figure of each region in the asked segment and basis, oldest first.

    since, until: the first and the last day. As many queries as history.
    """
    found: dict[str, list[CoverageRow]] = {code: [] for code in regions}
    for row in _histories(regions, release, asked, since, until):
        found[row.region.code].append(row)
    return found


def _histories(
    regions: Mapping[str, RegionRow],
    release: ReleaseRow,
    asked: Asked,
    since: date = date.min,
    until: date = date.max,
) -> list[CoverageRow]:
    parameters = (release.number, list(regions), asked.segment, asked.basis, since, until)
    if release.is_newest:
        return _measured(lines(_series(*parameters), regions), release, asked)
    return _lines_then(regions, release, asked, made(SnapshotRow, _series_then(*parameters)))


@compiled
def _series(release: Any, codes: Any, segment: Any, basis: Any, since: Any, until: Any) -> QuerySet[Any, Any]:
    current = CurrentCoverage.objects.of_release(release).of_regions(codes).counted(segment, basis)
    return current.within(since, until).order_by("region_id", "as_of").line_columns()


@compiled
def _series_then(
    release: Any, codes: Any, segment: Any, basis: Any, since: Any, until: Any
) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes).counted(segment, basis)
    return known.within(since, until).snapshot_columns()


def on_day(region: RegionRow, release: ReleaseRow, day: date) -> list[CoverageRow]:
    """All segments and bases of one region on one day. One query, three for an old release."""
    regions = {region.code: region}
    if release.is_newest:
        return lines(_on_day(release.number, list(regions), day), regions)
    known = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions)
    return coverage_rows(
        regions,
        known.filter(as_of=day).order_by("basis", "segment").snapshot_rows(),
        Potential.objects.known_in(release.number).of_regions(regions).potential_rows(),
        (),
    )


@compiled
def _on_day(release: Any, codes: Any, day: Any) -> QuerySet[Any, Any]:
    current = CurrentCoverage.objects.of_release(release).of_regions(codes).filter(as_of=day)
    return current.order_by("basis", "segment").line_columns()
