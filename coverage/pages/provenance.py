"""Where a region's figures came from, a page at a time."""

from dataclasses import dataclass

from coverage import queries
from coverage.queries.provenance import ProvenanceRow, provenance
from coverage.rows import RegionRow

PAGE = 100


@dataclass(frozen=True)
class HistoryPage:
    """rows: newest first; count: of all of them; number: of this page, from 1, of so many."""

    region: RegionRow
    rows: tuple[ProvenanceRow, ...]
    count: int
    number: int
    of: int


def history_page(code: str, number: str) -> HistoryPage | None:
    """A page of a region's history; None for an unknown region. Four queries."""
    region = queries.region_row(code)
    if region is None:
        return None
    rows = provenance(code)
    of = max((len(rows) + PAGE - 1) // PAGE, 1)
    asked = int(number) if number.isdecimal() and len(number) < 6 else 1
    here = min(max(asked, 1), of)
    return HistoryPage(region, tuple(rows[(here - 1) * PAGE : here * PAGE]), len(rows), here, of)
