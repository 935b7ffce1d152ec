"""The published figures as plain rows; every function says how many queries it takes, however many the rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Min

from coverage.asked import Asked, RankingQuestion
from coverage.calculations.assembling import coverage_rows, has_target, targets_in_force, with_target
from coverage.calculations.ranking import ranked
from coverage.models import (
    Conflict,
    CurrentCoverage,
    Flag,
    ParticipantSnapshot,
    Potential,
    Release,
    Source,
    Statement,
    Target,
)
from coverage.periods import month_end, months_before, window
from coverage.querysets import region_rows
from coverage.rows import (
    Basis,
    CoverageRow,
    FlagRow,
    RegionRow,
    StatementRow,
    TargetRow,
    Unranked,
)
from regions.models import Region


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One release as readers see it. newest: the number of the newest one."""

    number: int
    published_at: datetime
    note: str
    checksum: str
    newest_month: date | None
    newest: int

    @property
    def is_newest(self) -> bool:
        return self.number == self.newest


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document that prints figures; published_on is None when it gives no date."""

    id: int
    title: str
    publisher: str
    published_on: date | None
    published_precision: str
    url: str
    citation: str


def release_row(number: int | None = None) -> ReleaseRow | None:
    """A release, the newest when no number is asked; None when there is none such. One query."""
    newest = Release.objects.values("number")[:1]
    found = Release.objects.annotate(newest=newest)
    release = found.filter(number=number).first() if number else found.first()
    if release is None:
        return None
    return ReleaseRow(
        release.number,
        release.published_at,
        release.note,
        release.checksum,
        release.newest_month,
        release.newest,
    )


def releases() -> list[ReleaseRow]:
    """All releases, newest first. One query."""
    rows = list(Release.objects.all())
    newest = rows[0].number if rows else 0
    return [
        ReleaseRow(row.number, row.published_at, row.note, row.checksum, row.newest_month, newest)
        for row in rows
    ]


def first_month(release: ReleaseRow) -> date | None:
    """Month of the oldest figure a release knows. One query."""
    day = ParticipantSnapshot.objects.known_in(release.number).aggregate(day=Min("as_of"))["day"]
    return day.replace(day=1) if day else None


def region_row(code: str) -> RegionRow | None:
    """One region by its code. One query."""
    return region_rows(Region.objects.filter(pk=code)).get(code)


def regions_asked(question: RankingQuestion, month: date) -> dict[str, RegionRow]:
    """The regions a ranking is about, in force at the month's end. One query."""
    found = Region.objects.in_force_on(month_end(month)).at_level(question.level)
    if question.province:
        found = found.in_province(question.province)
    if question.kind:
        found = found.of_kind(question.kind)
    return region_rows(found)


def known_by(
    regions: Mapping[str, RegionRow], release: ReleaseRow, asked: Asked, month: date
) -> dict[str, CoverageRow]:
    """The last line of each region on or before the month's end, however old. One query, three for an old
    release, one more when a document is asked for.
    """
    until = month_end(month)
    if release.is_newest:
        found = CurrentCoverage.objects.of_regions(regions.keys()).counted(asked.segment, asked.basis)
        rows = found.last_until(until).coverage_rows(regions)
        rows = [replace(row, rank=None) for row in rows]
        return {row.region.code: row for row in _measured(rows, release, asked)}
    found = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions.keys())
    snapshots = found.counted(asked.segment, asked.basis).last_until(until).snapshot_rows()
    potentials = Potential.objects.known_in(release.number).of_regions(regions.keys()).potential_rows()
    targets = Target.objects.known_in(release.number).of_regions(regions.keys()).target_rows()
    rows = coverage_rows(regions, snapshots, potentials, targets, asked.document)
    return {row.region.code: row for row in rows}


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


def coverage_values(
    regions: Collection[str], release: ReleaseRow, asked: Asked, month: date
) -> dict[str, float]:
    """Coverage of each region that has one for a month. One query, three for an old release."""
    after, _ = window(month)
    if release.is_newest:
        found = CurrentCoverage.objects.of_regions(regions).counted(asked.segment, asked.basis)
        values = found.speaking_for(month).values_list("region_id", "coverage_ratio")
        return {code: ratio for code, ratio in values if ratio is not None}
    rows = known_by({code: RegionRow(code, "", "", "") for code in regions}, release, asked, month)
    return {
        code: row.coverage_ratio
        for code, row in rows.items()
        if row.coverage_ratio is not None and row.as_of and row.as_of > after
    }


def ranking(question: RankingQuestion, release: ReleaseRow, month: date) -> list[CoverageRow]:
    """One row per region asked for, reported or not: ranked, then the unranked with their reasons.

    Seven queries, whatever the count of regions (more only for an old release or a chosen document).
    """
    regions = regions_asked(question, month)
    return ranking_of(regions, question, release, month)


def ranking_of(
    regions: Mapping[str, RegionRow], question: RankingQuestion, release: ReleaseRow, month: date
) -> list[CoverageRow]:
    """The ranking of these regions. Six queries."""
    asked = question.asked
    known = known_by(regions, release, asked, month)
    reasons = _reasons(regions, known, release, asked, month)
    flags = flag_codes(regions.keys(), release)
    rows = []
    for code, region in regions.items():
        row = known.get(code) or CoverageRow(region, segment=asked.segment, basis=asked.basis)
        rows.append(replace(row, unranked_reason=reasons.get(code), flags=flags.get((code, row.as_of), ())))
    return ranked(
        rows,
        before=coverage_values(regions.keys(), release, asked, months_before(month, 1)),
        year_start=coverage_values(regions.keys(), release, asked, date(month.year - 1, 12, 1)),
        by=question.order,
    )


def _reasons(
    regions: Mapping[str, RegionRow],
    known: Mapping[str, CoverageRow],
    release: ReleaseRow,
    asked: Asked,
    month: date,
) -> dict[str, Unranked]:
    """Why regions have no rank, by code. Two queries."""
    after, until = window(month)
    disputed = set(
        Conflict.objects.known_in(release.number)
        .of_regions(regions.keys())
        .filter(kind="snapshot", segment=asked.segment, basis=asked.basis, as_of__gt=after, as_of__lte=until)
        .values_list("region_id", flat=True)
    )
    registered = set()
    if asked.basis == Basis.DOMICILE:
        registered = set(
            ParticipantSnapshot.objects.known_in(release.number)
            .of_regions(regions.keys())
            .counted(asked.segment, Basis.REGISTRATION)
            .filter(as_of__lte=until)
            .values_list("region_id", flat=True)
        )
    reasons = {}
    for code in regions:
        row = known.get(code)
        if row is not None and row.as_of is not None and row.as_of > after:
            if row.coverage_ratio is None:
                reasons[code] = Unranked.NO_POTENTIAL
        elif code in disputed:
            reasons[code] = Unranked.CONFLICT
        elif row is not None:
            reasons[code] = Unranked.STALE
        elif code in registered:
            reasons[code] = Unranked.REGISTRATION_ONLY
        else:
            reasons[code] = Unranked.NOT_REPORTED
    return reasons


def flag_codes(codes: Collection[str], release: ReleaseRow) -> dict[tuple[str, date | None], tuple[str, ...]]:
    """Codes of the flags by region and day. One query."""
    found = defaultdict(list)
    rows = Flag.objects.known_in(release.number).of_regions(codes).order_by("code")
    for region, day, code in rows.values_list("region_id", "as_of", "code"):
        found[region, day].append(code)
    return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}


def flags(release: ReleaseRow, code: str | None = None, region: str | None = None) -> list[FlagRow]:
    """What the audit finds in a release. One query."""
    found = Flag.objects.known_in(release.number)
    if code:
        found = found.filter(code=code)
    if region:
        found = found.filter(region_id=region)
    return found.flag_rows()


def history(region: RegionRow, release: ReleaseRow, asked: Asked) -> list[CoverageRow]:
    """Every figure of one region in the asked segment and basis, oldest first.

    One query, three for an old release, one more when a document is asked for.
    """
    regions = {region.code: region}
    if release.is_newest:
        found = CurrentCoverage.objects.of_regions(regions).counted(asked.segment, asked.basis)
        return _measured(found.order_by("as_of").coverage_rows(regions), release, asked)
    found = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions)
    return coverage_rows(
        regions,
        found.counted(asked.segment, asked.basis).snapshot_rows(),
        Potential.objects.known_in(release.number).of_regions(regions).potential_rows(),
        Target.objects.known_in(release.number).of_regions(regions).target_rows(),
        asked.document,
    )


def on_day(region: RegionRow, release: ReleaseRow, day: date) -> list[CoverageRow]:
    """All segments and bases of one region on one day. One query, three for an old release."""
    regions = {region.code: region}
    if release.is_newest:
        found = CurrentCoverage.objects.of_regions(regions).filter(as_of=day)
        return found.order_by("basis", "segment").coverage_rows(regions)
    known = ParticipantSnapshot.objects.known_in(release.number).of_regions(regions)
    return coverage_rows(
        regions,
        known.filter(as_of=day).order_by("basis", "segment").snapshot_rows(),
        Potential.objects.known_in(release.number).of_regions(regions).potential_rows(),
        (),
    )


def targets(region: str, release: ReleaseRow) -> list[TargetRow]:
    """All targets of a region, by year and document. One query."""
    return Target.objects.known_in(release.number).of_regions([region]).target_rows()


def statements(region: str, release: ReleaseRow) -> list[StatementRow]:
    """All that documents print about a region. One query."""
    return Statement.objects.known_in(release.number).of_regions([region]).statement_rows()


def disputed(codes: Collection[str], release: ReleaseRow) -> dict[str, list[StatementRow]]:
    """Statements that contradict each other, by region. Two queries."""
    conflicts = Conflict.objects.known_in(release.number).of_regions(codes)
    found = defaultdict(list)
    sides = Statement.objects.filter(pk__in=conflicts.values("statements"))
    for row in sides.statement_rows():
        found[row.region_code].append(row)
    return dict(found)


def sources(ids: Collection[int]) -> dict[int, SourceRow]:
    """Sources by id. One query."""
    rows = Source.objects.filter(pk__in=set(ids)).values_list(
        "id", "title", "publisher", "published_on", "published_precision", "url", "citation"
    )
    return {row[0]: SourceRow(*row) for row in rows}


def months(release: ReleaseRow) -> list[date]:
    """Months in which a release has any figure, newest first. One query."""
    if release.is_newest:
        return list(CurrentCoverage.objects.order_by("-month").values_list("month", flat=True).distinct())
    days = ParticipantSnapshot.objects.known_in(release.number).dates("as_of", "month", order="DESC")
    return list(days)


def documents(codes: Collection[str], release: ReleaseRow) -> list[str]:
    """Named documents that give targets for these regions. One query."""
    found = Target.objects.known_in(release.number).of_regions(codes).exclude(document="")
    return list(found.order_by("document").values_list("document", flat=True).distinct())
