"""Chosen regions side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coverage import queries
from coverage.asked import Asked, RankingQuestion
from coverage.pages.missing import NoSuchRegion
from coverage.pages.shared import chosen_month, source_ids
from coverage.queries import ReleaseRow, SourceRow
from coverage.rows import CoverageRow


@dataclass(frozen=True)
class ComparePage:
    """Chosen regions side by side: their lines in the order asked, and their histories by code."""

    asked: Asked
    release: ReleaseRow
    month: date
    months: tuple[date, ...]
    rows: tuple[CoverageRow, ...]
    histories: Mapping[str, Sequence[CoverageRow]]
    sources: Mapping[int, SourceRow]


def compare_page(asked: Asked, codes: Sequence[str], release: ReleaseRow) -> ComparePage:
    """Regions side by side. Raises NoSuchRegion, NoSuchMonth."""
    months = queries.months(release)
    month = chosen_month(asked, release, months)
    regions = {region.code: region for region in queries.region_list(codes)}
    for code in codes:
        if code not in regions:
            raise NoSuchRegion(code)
    rows = queries.ranking_of(regions, RankingQuestion(asked), release, month)
    rows = [replace(row, rank=None, previous_rank=None, movement=None) for row in rows]
    rows.sort(key=lambda row: codes.index(row.region.code))
    histories = queries.histories(regions, release, asked)
    ids = source_ids([*rows, *(point for points in histories.values() for point in points)])
    return ComparePage(asked, release, month, tuple(months), tuple(rows), histories, queries.sources(ids))
