"""Regions ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coverage import queries
from coverage.asked import RankingQuestion
from coverage.pages.missing import NoSuchRegion
from coverage.pages.shared import chosen_month, source_ids
from coverage.queries import ReleaseRow, SourceRow
from coverage.rows import CoverageRow, RegionRow, StatementRow

PER_PAGE = 50


@dataclass(frozen=True)
class RankingPage:
    """Regions ranked: all rows, ranked first. shown: those of the asked page of the table."""

    question: RankingQuestion
    release: ReleaseRow
    month: date
    months: tuple[date, ...]
    rows: tuple[CoverageRow, ...]
    provinces: tuple[RegionRow, ...]
    documents: tuple[str, ...]
    sources: Mapping[int, SourceRow]
    disputed: Mapping[str, Sequence[StatementRow]]

    @cached_property
    def ranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.rows if row.rank is not None)

    @cached_property
    def unranked(self) -> tuple[CoverageRow, ...]:
        return tuple(row for row in self.rows if row.rank is None)

    @property
    def province(self) -> RegionRow | None:
        return next((row for row in self.provinces if row.code == self.question.province), None)

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.ranked) // PER_PAGE))

    @property
    def shown(self) -> tuple[CoverageRow, ...]:
        start = (self.question.page - 1) * PER_PAGE
        return self.ranked[start : start + PER_PAGE]


def ranking_page(question: RankingQuestion, release: ReleaseRow) -> RankingPage:
    """The ranking page of a release. Twelve queries, whatever the count of regions. Raises NoSuchMonth."""
    months = queries.months(release)
    month = chosen_month(question.asked, release, months)
    rows = queries.ranking(question, release, month)
    codes = [row.region.code for row in rows]
    provinces = queries.provinces(month)
    if question.province and question.province not in {province.code for province in provinces}:
        raise NoSuchRegion(question.province)
    return RankingPage(
        question=question,
        release=release,
        month=month,
        months=tuple(months),
        rows=tuple(rows),
        provinces=tuple(provinces),
        documents=tuple(queries.documents(codes, release)),
        sources=queries.sources(source_ids(rows)),
        disputed=queries.disputed(codes, release),
    )
