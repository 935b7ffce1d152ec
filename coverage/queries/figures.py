"""Coverage as one release knows it; every function says how many queries it takes, however many the rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q

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
    Target,
)
from coverage.models.querysets import CurrentCoverageQuerySet
from coverage.queries.once import once
from coverage.queries.places import regions_asked
from coverage.queries.reasons import with_reasons
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import flag_codes
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, PotentialRow, RegionRow, SnapshotRow, TargetRow
from coverage.rows.periods import months_before, window


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
    """The same for several months. As many queries as for one; of an old release, more for each."""
    if not release.is_newest:
        return [_known_then(regions, release, asked, month) for month in months]
    current = CurrentCoverage.objects.of_release(release.number)
    found = current.shown_in(months, regions, asked.segment, asked.basis)
    held: dict[str, list[CoverageRow]] = {}
    for row in _measured(found.coverage_rows(regions, ranked=False), release, asked):
        held.setdefault(row.region.code, []).append(row)
    return [_shown(held, *window(month)) for month in months]


def _shown(held: Mapping[str, Sequence[CoverageRow]], after: date, until: date) -> dict[str, CoverageRow]:
    """Among the rows that some months show, those that one of them does."""
    dated = {code: [row for row in rows if row.as_of and row.as_of <= until] for code, rows in held.items()}
    return {code: row for code, rows in dated.items() if (row := of_list(rows, after))}


def _current(regions: Collection[str], release: ReleaseRow) -> CurrentCoverageQuerySet:
    return CurrentCoverage.objects.of_release(release.number).of_regions(regions)


def _known_then(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, month: date
) -> dict[str, CoverageRow]:
    """The same of an old release: the last figure; where that has no share, the one to show among all."""
    after, until = window(month)
    published = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions.keys())
    snapshots = published.counted(asked.segment, asked.basis).last_until(until).snapshot_rows()
    rows = _lines_then(regions, release, asked, snapshots)
    found = {row.region.code: row for row in rows}
    counts = {code: regions[code] for code, row in found.items() if row.coverage_ratio is None}
    if counts:
        for code, history in histories(counts, release, asked, until=until).items():
            found[code] = of_list(history, after) or found[code]
    return found


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
    known = Potential.objects.known_in(release).of_regions(codes)
    return tuple(known.filter(segment=segment, basis=basis).potential_rows())


@once
def _targets_then(
    codes: frozenset[str], release: int, document: str | None
) -> dict[tuple[str, int], TargetRow]:
    return targets_in_force(Target.objects.known_in(release).of_regions(codes).target_rows(), document)


def _measured(rows: list[CoverageRow], release: ReleaseRow, asked: Asked) -> list[CoverageRow]:
    """The rows against the document asked for."""
    if asked.document is None:
        return rows
    codes = {row.region.code for row in rows}
    targets = Target.objects.known_in(release.number).of_regions(codes).filter(document=asked.document)
    chosen = targets_in_force(targets.target_rows(), asked.document)
    return [
        with_target(
            row, chosen.get((row.region.code, row.as_of.year)) if has_target(row) and row.as_of else None
        )
        for row in rows
    ]


def counts(regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, month: date) -> list[Counts]:
    """What the figure that a month shows of each region counts. As many queries as known_by."""
    if not release.is_newest:
        known = known_by(regions, release, asked, month).values()
        return [Counts(row.region, *(getattr(row, name) for name in Counts._fields[1:])) for row in known]
    current = CurrentCoverage.objects.of_release(release.number)
    found = current.shown_in([month], regions, asked.segment, asked.basis)
    rows = found.values_list("region_id", *Counts._fields[1:])
    return [Counts(regions[code], *values) for code, *values in rows]


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
    within = Q(as_of__gte=since, as_of__lte=until)
    if release.is_newest:
        found = _current(regions, release).counted(asked.segment, asked.basis).filter(within)
        return _measured(found.order_by("region_id", "as_of").coverage_rows(regions), release, asked)
    published = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions).filter(within)
    snapshots = published.counted(asked.segment, asked.basis).snapshot_rows()
    return _lines_then(regions, release, asked, snapshots)


def on_day(region: RegionRow, release: ReleaseRow, day: date) -> list[CoverageRow]:
    """All segments and bases of one region on one day. One query, three for an old release."""
    regions = {region.code: region}
    if release.is_newest:
        found = _current(regions, release).filter(as_of=day)
        return found.order_by("basis", "segment").coverage_rows(regions)
    known = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions)
    return coverage_rows(
        regions,
        known.filter(as_of=day).order_by("basis", "segment").snapshot_rows(),
        Potential.objects.known_in(release.number).of_regions(regions).potential_rows(),
        (),
    )
