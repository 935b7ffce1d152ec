"""The figures of a pasted table: each cell by its column and its line."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from coverage.parsing.prose import cells, timing
from coverage.parsing.prose.binding import CARRIED_PLACE, WHICH_GAP
from coverage.parsing.prose.columns import Column, Heading
from coverage.parsing.prose.documents import CARRIED_DOCUMENT, carried
from coverage.parsing.prose.found import Found, Kind
from coverage.parsing.prose.grid import Cell, Row
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.scene import TARGETS, Context
from coverage.parsing.prose.tables import Table, is_total, place_in

SUM = "baris jumlah tabel: apakah untuk seluruh wilayahnya?"
SHARES = (Kind.COVERAGE, Kind.TARGET_SHARE, Kind.UNPROTECTED_SHARE, Kind.ATTAINMENT)
_TO_TARGET = re.compile(r"\btarget\b", re.I)
_TO_ALL = re.compile(r"\b(?:belum|tidak|potensi)\b", re.I)


class _Line(Struct, frozen=True):
    """Of which place a line is, with a doubt about it, at which sentence of the text."""

    place: Place | None
    doubt: str
    index: int


def figures(table: Table, places: Sequence[Place], context: Context, index: int) -> Iterator[Found]:
    """Every figure of the table, line by line; blank cells tell nothing. index: of the sentence behind it."""
    for row in table.block.rows:
        line = _line(row, table.level, places, context, index)
        rank = cells.people(replace(row.index, text=row.index.text.rstrip(".)"))) if row.index else None
        if table.ranked and row.index is not None and rank:
            yield _timed(
                Found(row.index.start, row.index.end, Kind.RANK, rank), Column(Heading.RANK), line, context
            )
        for cell, kind, column in zip(row.cells, table.kinds, table.columns, strict=True):
            value = _value(cell, kind)
            if value is not None:
                found = Found(cell.start, cell.end, kind, value[0], value[1])
                yield _bound(found, table, column, line, context)


def _line(row: Row, level: int | None, places: Sequence[Place], context: Context, index: int) -> _Line:
    place = place_in(row, places)
    if place is None and is_total(row):
        return _Line(context.place, f"{CARRIED_PLACE}; {SUM}" if context.place else "", index)
    codes = tuple(code for code in place.codes if len(code) == level) if place else ()
    return _Line(replace(place, codes=codes) if place and codes else place, "", index)


def _value(cell: Cell, kind: Kind) -> tuple[Decimal | int | str, int | None] | None:
    if kind == Kind.CATEGORY:
        return (cell.text.lower(), None) if any(sign.isalpha() for sign in cell.text) else None
    if cell.blank:
        return None
    if kind in SHARES:
        return cells.share(cell)
    return (0 if kind in (Kind.UNREAD, Kind.MONEY) else cells.people(cell) or 0), None


def _bound(found: Found, table: Table, column: Column, line: _Line, context: Context) -> Found:
    if found.kind in (Kind.UNREAD, Kind.MONEY):
        return replace(found, doubts=(table.doubt,) if table.doubt else ())
    if found.kind == Kind.GAP:
        meaning = _meaning(table, column)
        found = replace(found, meaning=meaning, doubts=() if meaning else (WHICH_GAP,))
    if table.doubt:
        found = replace(found, doubts=(*found.doubts, table.doubt))
    if found.kind in TARGETS:
        return _aimed(found, column, line, context)
    return _timed(replace(found, segment=column.segment), column, line, context)


def _meaning(table: Table, column: Column) -> str:
    """To what a gap is, by the words over it, or else by the arithmetic of the table."""
    if _TO_TARGET.search(column.words):
        return "target"
    return "unprotected" if _TO_ALL.search(column.words) else table.meaning


def _aimed(found: Found, column: Column, line: _Line, context: Context) -> Found:
    year = column.dated.day.value.year if column.dated else None
    document = column.document or carried(context, line.index, line.place)
    doubt = CARRIED_DOCUMENT if document and not column.document else ""
    return _placed(replace(found, year=year, document=document), line, doubt)


def _timed(found: Found, column: Column, line: _Line, context: Context) -> Found:
    day, doubt = timing.day_of_column(column.dated, context)
    return _placed(replace(found, day=day), line, doubt)


def _placed(found: Found, line: _Line, doubt: str) -> Found:
    doubts = tuple(dict.fromkeys(filter(None, (*found.doubts, line.doubt, doubt))))
    return replace(found, regions=line.place.codes if line.place else (), doubts=doubts)
