"""A place among its like: who it is ranked with, what lies in it, and its own figure beside both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max

from coverage.calculations.movement import contradicting
from coverage.calculations.shown import leading
from coverage.models import ParticipantSnapshot
from coverage.queries import figures
from coverage.queries.list_months import MonthChoice, month_of_list
from coverage.queries.reasons import contradictions, is_newer, with_reasons
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import flag_codes
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow, Unranked
from coverage.rows.periods import month_end, month_of, months_before

NATION = "00"


@dataclass(frozen=True, slots=True)
class RegionList:
    """A list of regions at its month: its rows, ranked first."""

    months: MonthChoice
    rows: tuple[CoverageRow, ...]

    @property
    def month(self) -> date:
        return self.months.month

    def line_of(self, code: str) -> CoverageRow | None:
        return next((row for row in self.rows if row.region.code == code), None)


def region_list(question: RankingQuestion, release: ReleaseRow) -> RegionList:
    """A list at the month asked for, else at its own. As many queries as month_of_list and ranking."""
    months = month_of_list(question, release)
    return RegionList(months, tuple(figures.ranking(question, release, months.month)))


def lists(
    region: RegionRow, asked: Asked, release: ReleaseRow
) -> tuple[RegionList | None, RegionList | None]:
    """The region among its peers, and what lies in it, each at its own month unless one is asked for.

    Indonesia has no peers, a regency holds nothing.
    """
    if region.code == NATION:
        return None, region_list(RankingQuestion(asked, "province"), release)
    below = RankingQuestion(asked, "regency", region.code) if region.level == "province" else None
    return peers_of(region, asked, release), region_list(below, release) if below else None


def peers_of(region: RegionRow, asked: Asked, release: ReleaseRow) -> RegionList | None:
    """The list a region is ranked in: the provinces, or the regencies of its province; none for Indonesia."""
    if region.code == NATION:
        return None
    if region.level == "province":
        return region_list(RankingQuestion(asked, "province"), release)
    return region_list(RankingQuestion(asked, "regency", region.parent_code), release)


def own_line(
    region: RegionRow,
    history: Sequence[CoverageRow],
    asked: Asked,
    release: ReleaseRow,
    peers: RegionList | None = None,
) -> CoverageRow:
    """The line a region's own page leads with: its newest share, however old.

    Without a share its newest count, without that its newest count by registration (then basis says so).
    contradicted_by: figures of its time that cannot agree with it. beside: a newer count or contradiction;
    for a count by registration a contradiction of what is asked.
    It has the rank of its list where that ranks this very figure.
    history: its figures up to the month asked for. Three queries, five more without a figure.
    """
    regions = {region.code: region}
    line = own_lines(regions, {region.code: history}, asked, release)[region.code]
    peer = peers.line_of(region.code) if peers else None
    if peer is None or peer.rank is None or peer.as_of != line.as_of:
        return line
    return replace(
        line,
        rank=peer.rank,
        previous_rank=peer.previous_rank,
        movement=peer.movement,
        growth_points=peer.growth_points,
    )


def own_lines(
    regions: Mapping[str, RegionRow],
    histories: Mapping[str, Sequence[CoverageRow]],
    asked: Asked,
    release: ReleaseRow,
) -> dict[str, CoverageRow]:
    """The line each region's own page leads with, without a rank. As many queries as own_line."""
    until = month_end(asked.month) if asked.month else date.max
    leads = {code: lead for code, history in histories.items() if (lead := leading(history))}
    disputes = contradictions(regions, release, asked, until)
    absent = {code: region for code, region in regions.items() if code not in leads}
    lines = {row.region.code: row for row in with_reasons(absent, {}, release, asked, date.min, until)}
    lines = {code: _registered(line, disputes.get(code)) for code, line in lines.items()}
    newest = _newest_of_levels(regions, asked, release) if leads else {}
    for code, lead in leads.items():
        newer = [row for row in (histories[code][-1], disputes.get(code)) if row and is_newer(row, lead)]
        beside = max(newer, key=lambda row: row.as_of or date.min, default=None)
        reason = _reason(lead, newest[lead.region.level])
        others = tuple(contradicting(lead, histories[code]))
        lines[code] = replace(lead, rank=None, unranked_reason=reason, beside=beside, contradicted_by=others)
    flags = flag_codes(regions.keys(), release)
    return {
        code: replace(line, flags=flags.get(code, {}).get(line.as_of, ())) for code, line in lines.items()
    }


def _reason(lead: CoverageRow, reference: date) -> Unranked | None:
    """Whether a figure is old, or a count alone. reference: the month it is measured against."""
    assert lead.as_of is not None  # published figures have their day
    if lead.as_of <= month_end(months_before(reference, 12)):
        return Unranked.STALE
    return Unranked.NO_POTENTIAL if lead.coverage_ratio is None else None


def _newest_of_levels(regions: Mapping[str, RegionRow], asked: Asked, release: ReleaseRow) -> dict[str, date]:
    """The month against which a figure is old, by level: the one asked for, else the level's newest. One
    query.
    """
    levels = {region.level for region in regions.values()}
    if asked.month:
        return dict.fromkeys(levels, asked.month)
    found = ParticipantSnapshot.objects.known_in(release.number).filter(region__level__in=levels)
    newest = found.counted(asked.segment, asked.basis).order_by().values_list("region__level")
    return {level: month_of(day) for level, day in newest.annotate(day=Max("as_of"))}


def _registered(line: CoverageRow, dispute: CoverageRow | None) -> CoverageRow:
    """A line without a figure: its count by registration, where there is one."""
    counted = line.beside if line.beside and line.beside.basis != line.basis else None
    if counted is None:
        return replace(line, beside=dispute or line.beside)
    return replace(counted, unranked_reason=Unranked.REGISTRATION_ONLY, beside=dispute)
