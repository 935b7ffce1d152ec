"""Why regions have no rank, and the figure that the reason speaks of."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet
from msgspec.structs import replace

from coverage.models import ParticipantSnapshot, Statement
from coverage.models.columns import made
from coverage.queries.compiled import compiled
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import Dispute, disputes
from coverage.questions.asked import Asked
from coverage.rows.figures import Basis, CoverageRow, Precision, RegionRow, SnapshotRow, Unranked

Regions = Mapping[str, RegionRow]
Rows = dict[str, CoverageRow]


def with_reasons(
    regions: Regions,
    known: Mapping[str, CoverageRow],
    release: ReleaseRow,
    asked: Asked,
    after: date,
    until: date,
) -> list[CoverageRow]:
    """The line of every region with the first reason that fits, none where its figure may be ranked.

    known: the figure that is shown of a region; those dated up to `after` are old, none is later than
    `until`. Four queries while a region has no figure at all, beside that of sources.disputes.
    """
    disputed = contradictions(regions, release, asked, until)
    missing = {code: region for code, region in regions.items() if code not in known}
    absent = _absent(missing, release, asked, until)
    lines = []
    for code in regions:
        line = known.get(code) or absent[code]
        lines.append(_with_reason(line, disputed.get(code), after))
    return lines


def _with_reason(line: CoverageRow, dispute: CoverageRow | None, after: date) -> CoverageRow:
    current = line.as_of is not None and line.as_of > after
    if current and line.coverage_ratio is not None:
        return line
    if dispute and is_newer(dispute, line):
        return replace(line, unranked_reason=Unranked.CONFLICT)
    if line.as_of is None:
        return line
    return replace(line, unranked_reason=Unranked.NO_POTENTIAL if current else Unranked.STALE)


def is_newer(other: CoverageRow, line: CoverageRow) -> bool:
    """Whether another figure is of a later day than the line's, if that has one."""
    return other.as_of is not None and (line.as_of is None or other.as_of > line.as_of)


def contradictions(regions: Regions, release: ReleaseRow, asked: Asked, until: date) -> Rows:
    """The newest day, up to one, on which documents contradict each other, as a line without figure; from
    sources.disputes.
    """
    return {
        one.region_code: CoverageRow(
            regions[one.region_code],
            one.as_of,
            one.precision,
            asked.segment,
            asked.basis,
            unranked_reason=Unranked.CONFLICT,
        )
        for one in _disputes(regions, release, asked)
        if one.as_of is not None and one.as_of <= until
    }


def _disputes(regions: Regions, release: ReleaseRow, asked: Asked) -> list[Dispute]:
    """Contradictions about the figures that are asked for, oldest first."""
    kind = ("snapshot", asked.segment, asked.basis)
    found = disputes(release.number)
    return [one for one in found if one.region_code in regions and (one.kind, one.segment, one.basis) == kind]


def registered(regions: Regions, release: ReleaseRow, segment: str, until: date) -> Rows:
    """The newest count by registration of each region, as a line without share. Two queries."""
    found = made(SnapshotRow, _registered(release.number, list(regions), segment, until))
    return {
        row.region_code: CoverageRow(
            regions[row.region_code],
            row.as_of,
            row.as_of_precision,
            row.segment,
            row.basis,
            active_participants=row.active_participants,
            source_ids=row.source_ids,
        )
        for row in found
    }


@compiled
def _registered(release: Any, codes: Any, segment: Any, until: Any) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes)
    counted = known.counted(segment, Basis.REGISTRATION).filter(active_participants__isnull=False)
    return counted.last_until(until).snapshot_columns()


def _absent(missing: Regions, release: ReleaseRow, asked: Asked, until: date) -> Rows:
    """The lines of regions without any figure up to a day. Four queries; none without such regions."""
    counts = {}
    if asked.basis == Basis.DOMICILE:
        counts = registered(missing, release, asked.segment, until)
    first, others = _elsewhere(missing, release, asked)
    stated = _stated(missing, release)
    alone = stated - {*counts, *first, *others}
    first |= _disputed_first({code: missing[code] for code in alone}, release, asked)
    lines = {}
    for code, region in missing.items():
        line = CoverageRow(region, segment=asked.segment, basis=asked.basis)
        if code in counts:
            reason, beside = Unranked.REGISTRATION_ONLY, counts[code]
        elif code in first:
            reason, beside = Unranked.LATER, replace(line, as_of=first[code], as_of_precision=Precision.DAY)
        elif code in others:
            reason, beside = Unranked.OTHER_SEGMENT, None
        elif code in stated:
            reason, beside = Unranked.STATEMENT_ONLY, None
        else:
            reason, beside = Unranked.NOT_REPORTED, None
        lines[code] = replace(line, unranked_reason=reason, beside=beside)
    return lines


def _elsewhere(
    missing: Regions, release: ReleaseRow, asked: Asked
) -> tuple[dict[str, date], Collection[str]]:
    """The first day of regions with a figure of what is asked, and those with one of another segment. One
    query.
    """
    first: dict[str, date] = {}
    others = set()
    for code, segment, basis, day in _first_days(release.number, list(missing)):
        if (segment, basis) == (asked.segment, asked.basis):
            first[code] = day
        elif segment != asked.segment and basis in (asked.basis, Basis.REGISTRATION):
            others.add(code)
    return first, others


@compiled
def _first_days(release: Any, codes: Any) -> QuerySet[Any, Any]:
    known = ParticipantSnapshot.objects.known_in(release).of_regions(codes).order_by()
    return known.values_list("region_id", "segment", "basis").annotate(day=Min("as_of"))


def _disputed_first(regions: Regions, release: ReleaseRow, asked: Asked) -> dict[str, date]:
    """The first day of an undecided contradiction of each region; from sources.disputes."""
    found = reversed(_disputes(regions, release, asked))
    return {one.region_code: one.as_of for one in found if one.as_of is not None}


def _stated(missing: Regions, release: ReleaseRow) -> set[str]:
    """Regions of which any document prints anything. One query."""
    return {code for (code,) in _told(release.number, list(missing))}


@compiled
def _told(release: Any, codes: Any) -> QuerySet[Any, Any]:
    known = Statement.objects.known_in(release).of_regions(codes)
    return known.order_by().values_list("region_id").distinct()
