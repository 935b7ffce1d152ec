"""A place among its like: who it is ranked with, and what lies in it."""

from dataclasses import replace
from datetime import date

from coverage.queries import figures
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow

NATION = "00"


def rankings(
    region: RegionRow, asked: Asked, release: ReleaseRow, month: date
) -> tuple[list[CoverageRow], list[CoverageRow]]:
    """The region among its peers, and what lies in it. Indonesia has no peers, a regency holds nothing."""
    provinces = RankingQuestion(asked, "province")
    if region.code == NATION:
        return [], figures.ranking(provinces, release, month)
    if region.level == "province":
        below = figures.ranking(RankingQuestion(asked, "regency", region.code), release, month)
        return figures.ranking(provinces, release, month), below
    return figures.ranking(RankingQuestion(asked, "regency", region.parent_code), release, month), []


def row_alone(region: RegionRow, asked: Asked, release: ReleaseRow, month: date) -> CoverageRow:
    """A region's line without a rank."""
    question = RankingQuestion(asked, region.level)
    row = figures.ranking_of({region.code: region}, question, release, month)[0]
    return replace(row, rank=None, previous_rank=None, movement=None)
