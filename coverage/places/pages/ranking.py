"""Regions ranked."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.calculations.pace.statuses import RegionStatus
from coverage.charts.drawings import scale_of
from coverage.places.pages.chips import Chip, chips, narrowed
from coverage.places.pages.tables import RankingTable
from coverage.queries import places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.list_months import MonthChoice, month_of_list
from coverage.queries.peers import any_list
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import ORDERS, STAFF, RankingQuestion, carried, query_of
from coverage.rows.figures import CoverageRow, RegionRow, StatementRow

PER_PAGE = 50  # lines: all provinces stand on one page
ORDER_COLUMNS = {
    "coverage_ratio": "cakupan",
    "attainment_ratio": "capaian",
    "gap_to_target_points": "kesenjangan",
    "growth_points": "kenaikan",
}
SORTED_COLUMNS = {ORDERS[word]: name for name, word in ORDER_COLUMNS.items()}


class RankingPage(Struct, frozen=True, dict=True):
    """Regions ranked: the rows asked for, ranked first, and every row of the list. shown: those of the asked
    page of the table.

    choice: the month they are shown for, and those to choose from. statuses: by region code.
    """

    question: RankingQuestion
    release: ReleaseRow
    choice: MonthChoice
    every: tuple[CoverageRow, ...]
    provinces: tuple[RegionRow, ...]
    documents: tuple[str, ...]
    sources: Mapping[int, SourceRow]
    disputed: Mapping[str, Sequence[StatementRow]]
    statuses: Mapping[str, RegionStatus] = field(default_factory=dict)

    @property
    def month(self) -> date:
        return self.choice.month

    @cached_property
    def rows(self) -> tuple[CoverageRow, ...]:
        return narrowed(self.every, self.question.stand)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips(self.every, self.question.stand, lambda word: self.address(target=word, halaman=None))

    @cached_property
    def ranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.rows if row.rank is not None)

    @cached_property
    def unranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.rows if row.rank is None)

    @property
    def province(self) -> RegionRow | None:
        return next((row for row in self.provinces if row.code == self.question.province), None)

    @cached_property
    def table(self) -> RankingTable:
        """The asked page of the ranked rows."""
        return RankingTable(
            self.shown,
            scale=scale_of(self.rows),
            suffix=carried(self.question.asked),
            release=self.release.suffix,
            order_links={name: self.address(urut=word, halaman=None) for name, word in ORDER_COLUMNS.items()},
            sorted_by=SORTED_COLUMNS[self.question.order],
            statuses=self.statuses,
        )

    @property
    def query(self) -> dict[str, str]:
        """The question as a query string says it, without what is assumed anyway."""
        return query_of(self.question)

    @property
    def has_further_choices(self) -> bool:
        """Whether anything is chosen beside level, province and order."""
        return bool({"jenis", "segmen", "basis", "dokumen"} & self.query.keys())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the choice of another month carries on."""
        return [(name, value) for name, value in self.query.items() if name not in ("bulan", "halaman")]

    def address(self, **changed: str | None) -> str:
        """The query string of this page with some parameters changed; None leaves one out."""
        query = {name: value for name, value in {**self.query, **changed}.items() if value}
        return f"?{urlencode(query)}"

    @property
    def download(self) -> str:
        """The query string of the page's files, which hold all rows."""
        return self.address(halaman=None)

    @property
    def staff_csv(self) -> str:
        """The query string of the CSV for staff."""
        return self.address(halaman=None, untuk=STAFF)

    @property
    def lasting(self) -> str:
        """The query string under which the rows stay as they are: month and release spelled out."""
        asked = replace(self.question.asked, month=self.month, release=self.release.number)
        return f"?{urlencode(query_of(replace(self.question, asked=asked, page=1)))}"

    @property
    def api(self) -> str:
        """The query string that asks the API the same."""
        question = self.question
        query = {
            "level": question.level,
            "province": question.province,
            "kind": question.kind,
            "month": f"{self.month:%Y-%m}",
            "segment": str(question.asked.segment),
            "basis": str(question.asked.basis),
            "document": question.asked.document,
            "sort": str(question.order),
            "release": str(self.release.number),
        }
        return f"?{urlencode({name: value for name, value in query.items() if value})}"

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.rows) // PER_PAGE))

    @property
    def previous_page(self) -> str:
        """The query string of the table's page before; "" on the first."""
        number = min(self.question.page, self.page_count + 1) - 1
        return self.address(halaman=str(number)) if number else ""

    @property
    def next_page(self) -> str:
        number = self.question.page + 1
        return self.address(halaman=str(number)) if number <= self.page_count else ""

    @property
    def _on_page(self) -> tuple[CoverageRow, ...]:
        start = (self.question.page - 1) * PER_PAGE
        return self.rows[start : start + PER_PAGE]

    @property
    def shown(self) -> tuple[CoverageRow, ...]:
        """The ranked rows of the asked page."""
        return tuple(row for row in self._on_page if row.rank is not None)

    @property
    def shown_unranked(self) -> tuple[CoverageRow, ...]:
        """The unranked rows of the asked page."""
        return tuple(row for row in self._on_page if row.rank is None)


def ranking_page(question: RankingQuestion, release: ReleaseRow) -> RankingPage:
    """The ranking page of a release. Its queries do not grow with the regions. Raises NoSuchMonth."""
    chosen_month(question.asked, release)
    choice = month_of_list(question, release)
    month = choice.month
    rows, paces = any_list(replace(question, stand=None, page=1), release, month)
    codes = [row.region.code for row in rows]
    provinces = places.provinces(month)
    if question.province and question.province not in {province.code for province in provinces}:
        raise NoSuchRegion(question.province)
    return RankingPage(
        question=question,
        release=release,
        choice=choice,
        every=rows,
        provinces=tuple(provinces),
        documents=tuple(sources.documents(codes, release)),
        sources=sources.sources(source_ids(rows)),
        disputed=sources.disputed(codes, release),
        statuses=paces,
    )
