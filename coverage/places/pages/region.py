"""Indonesia, a province or a regency."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.actions.pages import Agreed, agreed_for, meetings
from coverage.calculations.change.rank_range import RankRange
from coverage.calculations.change.trend import Change, change
from coverage.calculations.in_force import targets_disagree
from coverage.calculations.pace.statuses import RegionStatus
from coverage.calculations.ranking import FEWEST, ranked_count
from coverage.calculations.rollup import Rollup, rollup
from coverage.calculations.shown import dated_by, days_of, up_to
from coverage.calculations.verdicts import judged
from coverage.charts.drawings import scale_of
from coverage.places.pages.alike import Alike, alike_to, documents_of
from coverage.places.pages.change_explained import Why, change_query, latest, ranked_of, reach
from coverage.places.pages.chips import Chip, chips, narrowed
from coverage.places.pages.printed import Printed
from coverage.places.pages.status import Status, status
from coverage.places.pages.tables import RankingTable
from coverage.programmes.pages.of_region import RegionProgrammes, region_programmes
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.peers import NATION, RegionList, list_statuses, lists, own_line
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, RankingQuestion, RegionView, carried, query_of, query_of_region
from coverage.rows.figures import CoverageRow, FlagRow, RegionRow, StatementRow, TargetRow
from coverage.rows.periods import month_end
from coverage.rows.records import MeetingRow
from coverage.targets.pages.matrix import TargetMatrix, target_matrix
from regions.codes import Level

MOST_ACTIONS = 6  # listed; the region's own page of actions has all
EVERYTHING = RegionView()


class RegionPage(Struct, frozen=True, dict=True):
    """Indonesia, a province or a regency.

    row: its own line, its newest share however old; month: all is read up to then.
    peers: the list it is ranked in (the provinces, or the regencies of its province) at its month; None for
    Indonesia. below: what lies in it, at its own month. peer: its line among its peers, at their month.
    history: its points, oldest first; segments: all segments on row's day.
    targets: every target of every document; printed: what documents say; disputed: the two sides of
    each contradiction by region code; total: sum of the regencies of a province. agreed: what meetings
    agreed, open ones first. status: the line against its year's target. why: how the shown line differs from
    the figure before it; reach: its rank over all potentials known. programmes: here and in it. statuses: of
    the table's regions, by code. alike: similar regions with what they do.
    """

    region: RegionRow
    parent: RegionRow | None
    asked: Asked
    view: RegionView
    release: ReleaseRow
    month: date
    row: CoverageRow
    peers: RegionList | None
    below: RegionList | None
    history: tuple[CoverageRow, ...]
    segments: tuple[CoverageRow, ...]
    targets: tuple[TargetRow, ...]
    printed: Printed
    disputed: Mapping[str, Sequence[StatementRow]]
    flags: tuple[FlagRow, ...]
    sources: Mapping[int, SourceRow]
    total: Rollup | None
    tiles: Mapping[str, tuple[int, int]]
    agreed: tuple[Agreed, ...]
    status: Status | None
    why: Why | None
    reach: RankRange | None
    programmes: RegionProgrammes
    statuses: Mapping[str, RegionStatus]
    alike: tuple[Alike, ...]

    @property
    def is_nation(self) -> bool:
        return self.region.code == NATION

    @property
    def has_target(self) -> bool:
        """Whether a target is in force for the shown figure's year."""
        return self.row.target_ratio is not None or self.row.target_people is not None

    @property
    def has_figures(self) -> bool:
        """Whether any figure stands large; without one its reasons are all there is to say."""
        return self.row.coverage_ratio is not None or self.has_target

    @property
    def has_unknown(self) -> bool:
        """Whether any of the figures is left out."""
        known = (self.row.coverage_ratio, self.row.gap_to_target_points, self.row.unprotected_people)
        return None in known or not self.has_target or not (self.is_nation or self.has_rank)

    @property
    def has_rank(self) -> bool:
        """Whether the rank can be told in words: in its list, among as many as words take."""
        if self.peers is None or self.peer is None or self.peer.rank is None:
            return False
        return ranked_count(self.peers.rows) >= FEWEST

    @property
    def children_level(self) -> Level:
        return "province" if self.is_nation else "regency"

    @cached_property
    def peer(self) -> CoverageRow | None:
        return self.peers.line_of(self.region.code) if self.peers else None

    @cached_property
    def shown_list(self) -> RegionList | None:
        """The list of the page's table: what lies in the region, else its siblings."""
        return self.below or self.peers

    @property
    def suffix(self) -> str:
        """What links to pages of figures carry on."""
        return carried(self.asked)

    @property
    def every(self) -> tuple[CoverageRow, ...]:
        """All rows of that list."""
        return self.shown_list.rows if self.shown_list else ()

    @cached_property
    def ranking(self) -> tuple[CoverageRow, ...]:
        """Those of them that are asked for."""
        return narrowed(self.every, self.view.stand)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips(self.every, self.view.stand, lambda word: self.address(target=word))

    def address(self, **changed: str | None) -> str:
        """The query string of this page with some parameters changed; None leaves one out."""
        query = {**query_of_region(self.asked, self.view), **changed}
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    @property
    def colours(self) -> tuple[tuple[str, str, bool], ...]:
        """What the tile map can show: its name, its address, whether it does."""
        return (
            (_("Warna menurut cakupan"), self.address(peta=None), self.view.colour == "coverage"),
            (_("menurut capaian target"), self.address(peta="capaian"), self.view.colour == "attainment"),
        )

    @cached_property
    def ranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.ranking if row.rank is not None)

    @cached_property
    def unranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.ranking if row.rank is None)

    @cached_property
    def targets_of_year(self) -> tuple[TargetRow, ...]:
        """All targets of the shown year, whichever is in force."""
        year = self.row.as_of.year if self.row.as_of else self.month.year
        return tuple(target for target in self.targets if target.year == year)

    @property
    def other_targets(self) -> tuple[TargetRow, ...]:
        """The year's targets of documents that are not in force."""
        return tuple(target for target in self.targets_of_year if target.document != self.row.target_document)

    @property
    def targets_disagree(self) -> bool:
        """Whether the year has targets but nobody can say which one applies."""
        return targets_disagree(self.targets_of_year)

    @cached_property
    def target_matrix(self) -> TargetMatrix:
        """Every target, years by documents, with those that are measured against."""
        return target_matrix(self.targets, self.asked.document)

    @property
    def targets_used(self) -> tuple[TargetRow, ...]:
        """The targets that are measured against, one a year at most, with those that say the same."""
        return self.target_matrix.used

    @property
    def points_of_year(self) -> tuple[CoverageRow, ...]:
        """The figures of the shown figure's year and the one before them; nothing where that is one alone."""
        year = self.row.as_of.year if self.row.as_of else self.month.year
        dated = [row for row in self.history if row.as_of is not None and row.coverage_ratio is not None]
        before = [row for row in dated if row.as_of and row.as_of.year < year]
        found = (*before[-1:], *(row for row in dated if row.as_of and row.as_of.year == year))
        return found if len(found) > 1 else ()

    @property
    def segments_shown(self) -> bool:
        """Whether there is more to show than the total."""
        return len(self.segments) > 1

    @cached_property
    def table(self) -> RankingTable:
        """What lies in the region, or its siblings, ranked."""
        return RankingTable(
            self.ranked,
            scale=scale_of(self.ranking),
            suffix=self.suffix,
            release=self.release.suffix,
            statuses=self.statuses,
        )

    @property
    def ranking_query(self) -> str:
        """The query string of the ranking page that shows the same regions."""
        province = None
        if not self.is_nation:
            province = self.region.code if self.region.level == "province" else self.region.parent_code
        question = RankingQuestion(self.asked, self.children_level, province, stand=self.view.stand)
        query = query_of(question)
        return f"?{urlencode(query)}" if query else ""

    @property
    def compare_query(self) -> str:
        """The query string of the comparison that starts with this region."""
        return f"?{urlencode({'wilayah': self.region.code, **query_of(RankingQuestion(self.asked))})}"

    @property
    def change_query(self) -> str:
        """The query string of the page that explains the latest change."""
        ends = (self.why.since, self.why.until) if self.why else ()
        return change_query(self.asked, self.release, *ends)

    @property
    def agreed_first(self) -> tuple[Agreed, ...]:
        """The actions that the page lists, open ones first."""
        return self.agreed[:MOST_ACTIONS]

    @property
    def meetings(self) -> tuple[MeetingRow, ...]:
        return meetings(self.agreed)

    @cached_property
    def latest_change(self) -> Change | None:
        """What moved between the shown figure and the one before."""
        told = up_to(self.history, self.row)
        if not told or told[-1].as_of != self.row.as_of:
            return None
        return change(told[-2] if len(told) > 1 else None, told[-1])


def region_page(code: str, asked: Asked, release: ReleaseRow, view: RegionView = EVERYTHING) -> RegionPage:
    """The page of one place in a release. Its queries do not grow with the regions.

    Raises NoSuchRegion, NoSuchMonth.
    """
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    month = chosen_month(asked, release)
    peers, below = lists(region, asked, release)
    last = month_end(asked.month) if asked.month else None
    every = figures.history(region, release, asked)
    history = dated_by(every, last)
    targets = sources.targets(code, release)
    own = own_line(region, history, asked, release, peers)
    row = judged(own, targets, release.newest_month or month, asked.document, days_of(every))
    told = up_to(history, row)
    statements, documents = sources.told(code, release, row.as_of), sources.telling(code, release)
    shown_list = below or peers
    ranking = shown_list.rows if shown_list else ()
    agreed = agreed_for(code, last, month)
    similar = alike_to(region, asked, release, peers)
    programmes = region_programmes(
        code, [other.region.code for other in below.rows] if below and peers else [], last, release
    )
    shown = [*ranking, *history, row]
    cited = sources.sources(_cited(shown, documents, targets, agreed, programmes) | documents_of(similar))
    return RegionPage(
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        asked=asked,
        view=view,
        release=release,
        month=month,
        row=row,
        peers=peers,
        below=below,
        history=tuple(history),
        segments=tuple(figures.on_day(region, release, row.as_of)) if row.as_of else (),
        targets=tuple(targets),
        printed=Printed(
            tuple(statements),
            tuple(cited[number] for number in documents),
            row,
            cited,
            peers.rows if peers else (),
            tuple(places.peer_spans(region)) if peers else (),
            last or date.max,
        ),
        disputed=sources.disputed([code, *(other.region.code for other in ranking)], release),
        flags=tuple(sources.flags(release, region=code)),
        sources=cited,
        total=rollup(below.rows) if below and region.level == "province" else None,
        tiles=places.tiles([other.region.code for other in ranking]),
        agreed=agreed,
        status=status(row, told, asked, release, month),
        why=latest(told, row, asked, release, peers),
        reach=reach(code, ranked_of(peers), asked, release) if peers and row.rank else None,
        programmes=programmes,
        statuses=list_statuses(shown_list, release) if shown_list else {},
        alike=similar,
    )


def _cited(
    shown: Sequence[CoverageRow],
    documents: Sequence[int],
    targets: Sequence[TargetRow],
    agreed: Sequence[Agreed],
    programmes: RegionProgrammes,
) -> set[int]:
    """The documents that the page names."""
    return {
        *source_ids(shown),
        *documents,
        *(one.row.source_id for one in agreed if one.row.source_id is not None),
        *(number for target in targets for number in target.source_ids),
        *programmes.source_ids,
    }
