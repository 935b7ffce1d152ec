"""Pasted tables and what their columns are: by their headings, or by how their numbers fit together."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coverage.parsing.prose import cells, relations
from coverage.parsing.prose.columns import (
    Column,
    Heading,
    columns_of,
    index_is_rank,
    level_of,
    speaks_of_targets,
)
from coverage.parsing.prose.delimited import delimited_blocks
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.grid import Block, Row, blocks
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.sentences import Sentence
from coverage.parsing.prose.stacked import stacked_blocks

BY_NUMBERS = "arti kolom dihitung dari angkanya, tabelnya tanpa judul kolom"
NO_HEADING = "arti kolom tabel tidak terbaca"
WHICH_PEOPLE = "kolom penduduk: apakah potensi pekerja?"
_TOTAL = re.compile(r"\b(?:total|jumlah)\b", re.I)
_POPULATION = re.compile(r"\bpenduduk\b", re.I)
_OF_GAP = (Kind.GAP, Kind.POTENTIAL, Kind.ACTIVE, Kind.TARGET_SHARE)


class Table(Struct, frozen=True):
    """A table with what its columns are. start: of its heading; ranked: whether the numbers before the names
    are ranks; level: length of the codes its names are of; meaning: of its gap; doubt: of all its columns."""

    start: int
    block: Block
    kinds: tuple[Kind, ...]
    columns: tuple[Column, ...]
    ranked: bool = False
    level: int | None = None
    meaning: str = ""
    doubt: str = ""

    @property
    def end(self) -> int:
        return self.block.end


def find_tables(text: str, places: Sequence[Place]) -> list[Table]:
    """The tables of a text, in order. Lines that mostly name no region are none."""
    found = []
    for block in sorted(_blocks(text), key=lambda block: block.rows[0].start):
        named = sum(place_in(row, places) is not None or is_total(row) for row in block.rows)
        table = _table(text, block) if named * 2 > len(block.rows) else None
        if table is not None:
            found.append(table)
    return found


def _blocks(text: str) -> list[Block]:
    """Blocks as people lay them out, and those of files where they do not overlap."""
    found = [*blocks(text), *stacked_blocks(text)]
    files = delimited_blocks(text)
    return [*found, *(one for one in files if not any(_overlap(one, other) for other in found))]


def _overlap(one: Block, other: Block) -> bool:
    return one.rows[0].start < other.end and other.rows[0].start < one.end


def place_in(row: Row, places: Sequence[Place]) -> Place | None:
    """The region that the name of a line tells."""
    first = bisect_left(places, row.name.start, key=lambda place: place.start)
    return next((place for place in places[first : first + 1] if place.start < row.name.end), None)


def is_total(row: Row) -> bool:
    """Whether a line adds up the lines above."""
    return _TOTAL.search(row.name.text) is not None


def _table(text: str, block: Block) -> Table | None:
    columns = relations.columns_at(block)
    blank = tuple(Column(Heading.UNKNOWN) for _ in columns)
    headed = columns_of(text, block)
    if headed is not None and block.heads and all(_POPULATION.search(each.words) for each in headed[0]):
        potentials = (Kind.POTENTIAL,) * len(columns)
        return Table(headed[1], block, potentials, tuple(headed[0]), doubt=WHICH_PEOPLE)
    if headed is not None:
        told = [cells.kind_of(column, at) for column, at in zip(headed[0], columns, strict=True)]
        kinds = tuple(kind for kind in told if kind is not None)
        if len(kinds) == len(told):
            return _weighed(text, Table(headed[1], block, kinds, tuple(headed[0])))
    fitting = None if speaks_of_targets(text, block) else relations.fitting(block)
    if fitting is not None:
        return _weighed(text, Table(block.rows[0].start, block, tuple(fitting), blank, doubt=BY_NUMBERS))
    shares = sum(any("%" in cell.text for cell in at) for at in columns)
    if shares == 1 and not speaks_of_targets(text, block):
        return None  # one share beside a name: a list, as running text reads it
    return Table(block.rows[0].start, block, (Kind.UNREAD,) * len(columns), blank, doubt=NO_HEADING)


def _weighed(text: str, table: Table) -> Table:
    """The table with what its arithmetic adds: of which whole a share is, and to what a gap."""
    columns = relations.columns_at(table.block)
    known = dict(zip(reversed(table.kinds), reversed(columns), strict=True))
    kinds = tuple(
        cells.progress(at, known) if column.heading == Heading.PROGRESS and kind == Kind.COVERAGE else kind
        for kind, column, at in zip(table.kinds, table.columns, columns, strict=True)
    )
    read = {k: cells.values(known[k], shares=k == Kind.TARGET_SHARE) for k in _OF_GAP if k in known}
    gap, potential, active = (read.get(kind) for kind in _OF_GAP[:3])
    meaning = ""
    if gap and potential and active:
        meaning = relations.meaning_of_gap(gap, potential, active, read.get(Kind.TARGET_SHARE))
    heads = text[table.start : table.block.rows[0].start]
    return replace(table, kinds=kinds, meaning=meaning, ranked=index_is_rank(heads), level=level_of(heads))


def around(tables: Sequence[Table], sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences before, between and behind the tables of a text."""
    for sentence in sentences:
        start = sentence.start
        for table in tables:
            if table.start < sentence.end and start < table.end:
                if start < table.start:
                    yield Sentence(start, table.start)
                start = table.end
        if start < sentence.end:
            yield Sentence(start, sentence.end)
