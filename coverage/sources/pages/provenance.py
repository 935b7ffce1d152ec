"""Where a region's figures came from, a page at a time; and where a document came from."""

from typing import Any

from msgspec import Struct

from coverage.accounts.queries.change_log import ChangeLogRow, changes_of
from coverage.models import Source
from coverage.queries import places, sources
from coverage.releases import words as record_words
from coverage.rows.figures import RegionRow
from coverage.rows.scope import Scope
from coverage.sources.queries.provenance import ProvenanceRow, provenance
from coverage.sources.queries.record_history import RecordHistoryRow, record_history
from coverage.sources.queries.source_history import (
    SourceFiling,
    SourceRelease,
    filings_of_source,
    releases_of_source,
)
from coverage.words import formats

PAGE = 100  # rows, each with two figures and a source


class RecordLine(Struct, frozen=True):
    """A programme or plan in words: what it is, its values, those it replaced."""

    way: RecordHistoryRow
    kind: str
    title: str
    values: tuple[tuple[str, str], ...]
    former: tuple[tuple[str, str], ...]
    source: sources.SourceRow | None


class HistoryPage(Struct, frozen=True):
    """rows: newest first; count: of all of them; number: of this page, from 1, of so many.

    records: programmes and plans, the newest first, on the first page only.
    """

    region: RegionRow
    rows: tuple[ProvenanceRow, ...]
    count: int
    number: int
    of: int
    records: tuple[RecordLine, ...]


def history_page(code: str, number: str) -> HistoryPage | None:
    """A page of a region's history; None for an unknown region.

    Four queries; on the first page seven more for programmes and plans.
    """
    region = places.region_row(code)
    if region is None:
        return None
    rows = provenance(code)
    of = max((len(rows) + PAGE - 1) // PAGE, 1)
    asked = int(number) if number.isdecimal() and len(number) < 6 else 1
    here = min(max(asked, 1), of)
    records = _record_lines(code) if here == 1 else ()
    return HistoryPage(region, tuple(rows[(here - 1) * PAGE : here * PAGE]), len(rows), here, of, records)


def _record_lines(code: str) -> tuple[RecordLine, ...]:
    ways = record_history(code)[:PAGE]
    cited = sources.sources({way.row.source_id for way in ways if way.row.source_id})
    return tuple(
        RecordLine(
            way,
            record_words.kind_name(way.kind),
            record_words.title(way.row),
            _values(way.kind, way.row),
            _values(way.kind, way.former) if way.former else (),
            cited.get(way.row.source_id),
        )
        for way in ways
    )


def _values(kind: str, row: Any) -> tuple[tuple[str, str], ...]:
    """The columns that say something, beside what tells the record from others."""
    names = [name for name in record_words.shown_columns(kind) if name not in type(row).KEY]
    said = ((record_words.column_name(name), record_words.said(row, name)) for name in names)
    return tuple((name, value) for name, value in said if value != formats.ABSENT)


class SourceHistoryPage(Struct, frozen=True):
    """filings: submissions that brought the document; releases: what they did with it; changes: by hand."""

    source: sources.SourceRow
    filings: tuple[SourceFiling, ...]
    releases: tuple[SourceRelease, ...]
    changes: tuple[ChangeLogRow, ...]


def source_history_page(pk: int, scope: Scope | None) -> SourceHistoryPage | None:
    """How a document came in. Seven queries; None when it brought nothing that a person may see.

    scope: whose regions they may see; None is everything.
    """
    filings = filings_of_source(pk, scope)
    found = sources.sources([pk]).get(pk)
    if found is None or not filings:
        return None
    return SourceHistoryPage(
        found, tuple(filings), tuple(releases_of_source(pk)), tuple(changes_of(Source, pk))
    )
