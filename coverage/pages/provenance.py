"""Where a region's figures came from, a page at a time; and where a document came from."""

from dataclasses import dataclass

from coverage import queries
from coverage.models import Source
from coverage.queries.change_log import ChangeLogRow, changes_of
from coverage.queries.provenance import ProvenanceRow, provenance
from coverage.queries.source_history import (
    SourceFiling,
    SourceRelease,
    filings_of_source,
    releases_of_source,
)
from coverage.rows import RegionRow
from coverage.scope import Scope

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


@dataclass(frozen=True)
class SourceHistoryPage:
    """filings: submissions that brought the document; releases: what they did with it; changes: by hand."""

    source: queries.SourceRow
    filings: tuple[SourceFiling, ...]
    releases: tuple[SourceRelease, ...]
    changes: tuple[ChangeLogRow, ...]


def source_history_page(pk: int, scope: Scope | None) -> SourceHistoryPage | None:
    """How a document came in. Seven queries; None when it brought nothing that a person may see.

    scope: whose regions they may see; None is everything.
    """
    filings = filings_of_source(pk, scope)
    found = queries.sources([pk]).get(pk)
    if found is None or not filings:
        return None
    return SourceHistoryPage(
        found, tuple(filings), tuple(releases_of_source(pk)), tuple(changes_of(Source, pk))
    )
