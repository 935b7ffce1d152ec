"""A ranking's regions through its last twelve months."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from coverage.places.pages.ranking import RankingPage, ranking_page
from coverage.queries import figures
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import source_ids
from coverage.queries.sources import SourceRow, sources
from coverage.questions.asked import RankingQuestion
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_end, month_of, months_before

COUNT = 12  # a year, so that the first and the last month are of one season


class MonthsPage(Struct, frozen=True):
    """ranking: which regions, in which order. points: a month's last figure by code and month; a month
    without a figure of its own has none. sources: of all points.
    """

    ranking: RankingPage
    points: Mapping[tuple[str, date], CoverageRow]
    sources: Mapping[int, SourceRow]

    @property
    def months(self) -> tuple[date, ...]:
        """The twelve months up to the ranking's, oldest first."""
        return tuple(months_before(self.ranking.month, count) for count in reversed(range(COUNT)))


def months_page(question: RankingQuestion, release: ReleaseRow) -> MonthsPage:
    """Two queries more than the ranking, five more for an old release. Raises NoSuchMonth."""
    page = ranking_page(question, release)
    regions = {row.region.code: row.region for row in page.rows}
    since = months_before(page.month, COUNT - 1)
    found = figures.histories(regions, release, question.asked, since=since, until=month_end(page.month))
    points = {(code, month_of(row.as_of)): row for code, rows in found.items() for row in rows if row.as_of}
    return MonthsPage(page, points, sources(source_ids(list(points.values()))))
