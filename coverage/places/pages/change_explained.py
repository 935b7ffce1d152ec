"""Why a region's coverage and rank differ between two dates: what both pages that say so show."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.change.explaining import Explanation, explain
from coverage.calculations.change.rank_moves import MonthList, Place, RankMove, place_of, rank_move
from coverage.calculations.change.rank_range import RankRange, rank_range
from coverage.calculations.ranking import FEWEST
from coverage.places.pages.change_lines import Line, Other, cause_lines, rank_movers
from coverage.places.questions import Side
from coverage.queries import potentials_by_month
from coverage.queries.peers import RegionList
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import BASES, Asked, RankingQuestion
from coverage.rows.figures import Basis, CoverageRow, RegionRow, Segment
from coverage.rows.periods import month_of


class Why(Struct, frozen=True):
    """Two ends of a change with its causes.

    explanation: None when one figure speaks for both months. move: None when the region is not ranked in both
    months, or both ends lie in one. place_before, place_after: its rank in each month's list, if it has one.
    """

    since: Side
    until: Side
    explanation: Explanation | None
    move: RankMove | None = None
    place_before: Place | None = None
    place_after: Place | None = None

    @property
    def region(self) -> RegionRow:
        return self.until.row.region

    @property
    def has_peers(self) -> bool:
        """Whether the region is ranked at all; Indonesia is not."""
        return self.region.level != "nation"

    @property
    def one_month(self) -> bool:
        """Whether both ends lie in one month, which has one ranking."""
        return self.since.month == self.until.month

    @property
    def cause_lines(self) -> Iterator[Line]:
        """Coverage, participants and potential at both ends with what each moved."""
        return cause_lines(self.since.row, self.until.row, self.explanation)

    @property
    def rank_movers(self) -> Iterator[Other]:
        """Who passed, who fell behind, who joined and who left, in this order; nobody without a move."""
        return rank_movers(self.move) if self.move else iter(())


def why(
    since: Side,
    until: Side,
    asked: Asked,
    release: ReleaseRow,
    latter: MonthList | None = None,
) -> Why:
    """Two ends of a change of one region, with its causes.

    latter: the lines ranked at the later end, if known.
    Two queries for each list that is not known, four for an old release; none for Indonesia.
    """
    same = since.row.as_of == until.row.as_of
    found = Why(since, until, None if same else explain(since.row, until.row))
    if not found.has_peers:
        return found
    code, question = found.region.code, peers_question(found.region, asked)
    if latter is None:
        latter = potentials_by_month.standing(question, release, until.month)
    former = latter if found.one_month else potentials_by_month.standing(question, release, since.month)
    return replace(
        found,
        move=None if found.one_month else rank_move(code, former, latter),
        place_before=place_of(code, former),
        place_after=place_of(code, latter),
    )


def latest(
    history: Sequence[CoverageRow],
    row: CoverageRow,
    asked: Asked,
    release: ReleaseRow,
    peers: RegionList | None,
) -> Why | None:
    """How a region's own line differs from its figure before; None when there is none.

    A figure that its list does not rank is explained in its own month.
    history: its figures, oldest first; peers: the list it is ranked in.
    Two queries for a region that has peers, four for an old release; twice as many for a figure not ranked.
    """
    if row.as_of is None or (row.segment, row.basis) != (asked.segment, asked.basis):
        return None
    before = [point for point in history if point.as_of is not None and point.as_of < row.as_of]
    if not before or before[-1].as_of is None:
        return None
    since, own = Side(before[-1], month_of(before[-1].as_of)), month_of(row.as_of)
    if row.rank is None or peers is None:
        return why(since, Side(row, own), asked, release)
    until = Side(row, peers.month, by_month=peers.month != own)
    return why(since, until, asked, release, ranked_of(peers))


def ranked_of(peers: RegionList) -> MonthList:
    """The ranked lines of a list."""
    return MonthList([peer for peer in peers.rows if peer.rank is not None], len(peers.rows))


def reach(code: str, found: MonthList, asked: Asked, release: ReleaseRow) -> RankRange | None:
    """Between which ranks a region stands over all potentials known. One query.

    None where so few are ranked that no rank is put into words.
    """
    codes = [row.region.code for row in found.rows]
    reached = rank_range(code, found, potentials_by_month.potentials(codes, release, asked))
    return reached if len(codes) >= FEWEST else None


def peers_question(region: RegionRow, asked: Asked) -> RankingQuestion:
    """The ranking a region stands in: all provinces, or the regencies of its province."""
    asked = replace(asked, document=None)
    if region.level == "province":
        return RankingQuestion(asked, "province")
    return RankingQuestion(asked, "regency", region.parent_code)


def change_query(
    asked: Asked,
    release: ReleaseRow,
    since: Side | None = None,
    until: Side | None = None,
    *,
    fixed: bool = False,
) -> str:
    """The query string of the page that explains a change; without ends, the newest one.

    fixed: names the release even when it is the newest, so that the page stays as it is.
    """
    said = {
        "dari": _written(since),
        "sampai": _written(until),
        "segmen": "" if asked.segment == Segment.TOTAL else str(asked.segment),
        "basis": ""
        if asked.basis == Basis.DOMICILE
        else next(w for w, b in BASES.items() if b == asked.basis),
        "rilis": "" if release.is_newest and not fixed else str(release.number),
    }
    kept = {name: value for name, value in said.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def _written(side: Side | None) -> str:
    if side is None:
        return ""
    return f"{side.month:%Y-%m}" if side.by_month else f"{side.row.as_of}"
