"""Which of a region's figures is shown."""

from collections.abc import Iterable
from datetime import date

from coverage.rows.figures import CoverageRow


def leading(rows: Iterable[CoverageRow]) -> CoverageRow | None:
    """The figure a region's own page leads with: its newest share, whatever its age, else its newest count.

    rows: of one region, segment and basis. None when there is none.
    """
    return max(rows, key=lambda row: (row.coverage_ratio is not None, row.as_of or date.min), default=None)


def of_list(rows: Iterable[CoverageRow], after: date) -> CoverageRow | None:
    """The figure a list shows of a region: its newest share dated after a day, else its newest count after
    it; without either its newest share of before, else its newest count.

    rows: of one region, segment and basis, none of them later than the list.
    """
    rows = list(rows)
    return leading(row for row in rows if row.as_of is not None and row.as_of > after) or leading(rows)


def dated_by(history: Iterable[CoverageRow], last: date | None) -> list[CoverageRow]:
    """A region's figures up to a day; all of them without one."""
    return [point for point in history if last is None or (point.as_of is not None and point.as_of <= last)]


def days_of(history: Iterable[CoverageRow]) -> set[date]:
    """The days of a region's figures."""
    return {point.as_of for point in history if point.as_of is not None}


def up_to(history: Iterable[CoverageRow], row: CoverageRow) -> list[CoverageRow]:
    """A region's figures up to the one that is shown, that one included; none when it shows none of them."""
    if row.as_of is None:
        return []
    return [point for point in history if point.as_of is not None and point.as_of <= row.as_of]
