"""A place among its like: who it is ranked with, what lies in it, and its own figure beside both."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max
from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.movement import contradicting
from coverage.calculations.pace.statuses import RegionStatus
from coverage.calculations.shown import leading
from coverage.models import ParticipantSnapshot
from coverage.queries import figures
from coverage.queries.list_months import MonthChoice, month_of_list
from coverage.queries.once import lasting, lasting_few
from coverage.queries.places import regions_asked
from coverage.queries.reasons import contradictions, is_newer, with_reasons
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import flag_codes
from coverage.queries.statuses import statuses
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow, Unranked
from coverage.rows.periods import month_end, month_of, months_before
from regions.codes import Level

NATION = "00"


class RegionList(Struct, frozen=True):
    """A list of regions at its month: its rows, ranked first."""

    question: RankingQuestion
    months: MonthChoice
    rows: tuple[CoverageRow, ...]

    @property
    def month(self) -> date:
        return self.months.month

    def line_of(self, code: str) -> CoverageRow | None:
        return next((row for row in self.rows if row.region.code == code), None)


def region_list(question: RankingQuestion, release: ReleaseRow) -> RegionList:
    """A list at the month asked for, else at its own: the provinces, or the regencies of one. As many queries
    as month_of_list and, once a state, as ranking: it stands on the pages of all its regions.
    """
    months = month_of_list(question, release)
    return RegionList(question, months, _rows(question, release, months.month))


@lasting
def _rows(question: RankingQuestion, release: ReleaseRow, month: date) -> tuple[CoverageRow, ...]:
    return tuple(figures.ranking(question, release, month))


@lasting_few
def any_list(
    question: RankingQuestion, release: ReleaseRow, month: date
) -> tuple[tuple[CoverageRow, ...], dict[str, RegionStatus]]:
    """A list of any length, all its rows, and their paces. Queries of figures.ranking and statuses.statuses,
    once a state: its files and the pages of its table are made of one.
    """
    rows = tuple(figures.ranking(question, release, month))
    return rows, statuses(rows, release, question.asked)


def former_rows(found: RegionList, before: ReleaseRow) -> dict[str, CoverageRow]:
    """What a release before showed of a list for the same month. Queries of known_by, once a state."""
    return _former_rows(found.question, before, found.month)


@lasting
def _former_rows(question: RankingQuestion, before: ReleaseRow, month: date) -> dict[str, CoverageRow]:
    return figures.known_by(regions_asked(question, month), before, question.asked, month)


def list_statuses(found: RegionList, release: ReleaseRow) -> dict[str, RegionStatus]:
    """The pace of each line of a list, by region code. Queries of statuses.statuses, once a state."""
    return _statuses(found.question, release, found.month)


@lasting
def _statuses(question: RankingQuestion, release: ReleaseRow, month: date) -> dict[str, RegionStatus]:
    return statuses(_rows(question, release, month), release, question.asked)


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
    history: its figures up to the month asked for. Two queries at most, four more without a figure.
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
    for code, lead in leads.items():
        newer = [row for row in (histories[code][-1], disputes.get(code)) if row and is_newer(row, lead)]
        beside = max(newer, key=lambda row: row.as_of or date.min, default=None)
        reason = _reason(lead, asked, release)
        others = tuple(contradicting(lead, histories[code]))
        lines[code] = replace(lead, rank=None, unranked_reason=reason, beside=beside, contradicted_by=others)
    flags = flag_codes(regions.keys(), release)
    return {
        code: replace(line, flags=flags.get(code, {}).get(line.as_of, ())) for code, line in lines.items()
    }


def _reason(lead: CoverageRow, asked: Asked, release: ReleaseRow) -> Unranked | None:
    """Whether a figure is old, or a count alone."""
    if _is_old(lead, asked, release):
        return Unranked.STALE
    return Unranked.NO_POTENTIAL if lead.coverage_ratio is None else None


def _is_old(lead: CoverageRow, asked: Asked, release: ReleaseRow) -> bool:
    """Whether a year has passed since a figure: up to the month asked for, else to the newest of its level.

    One query where none is asked for and a year has passed up to the newest month of the release.
    """
    assert lead.as_of is not None  # published figures have their day
    reference = asked.month or release.newest_month
    if reference is not None and lead.as_of > month_end(months_before(reference, 12)):
        return False
    return lead.as_of <= month_end(months_before(asked.month or _newest_of_level(lead, release), 12))


def _newest_of_level(lead: CoverageRow, release: ReleaseRow) -> date:
    return _newest(lead.region.level, lead.segment, lead.basis, release.number)


@lasting
def _newest(level: Level, segment: str, basis: str, release: int) -> date:
    """The newest month with a figure of a level, in one segment and basis. One query a state."""
    found = ParticipantSnapshot.objects.known_in(release).filter(region__level=level).counted(segment, basis)
    day = found.aggregate(day=Max("as_of"))["day"]
    return month_of(day)


def _registered(line: CoverageRow, dispute: CoverageRow | None) -> CoverageRow:
    """A line without a figure: its count by registration, where there is one."""
    counted = line.beside if line.beside and line.beside.basis != line.basis else None
    if counted is None:
        return replace(line, beside=dispute or line.beside)
    return replace(counted, unranked_reason=Unranked.REGISTRATION_ONLY, beside=dispute)
