"""Tables pasted as lines: a name and its figures, line under line, apart by blanks, bars or semicolons."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

LONGEST_LINE = 300  # letters; longer ones are paragraphs
MOST_HEADER_LINES = 14  # a judgement: seven columns with headings of two lines each
FEWEST_CELLS = 2  # one number behind a name is a list, not a table

CATEGORIES = r"(?:sangat\s)?(?:rendah|sedang|tinggi|baik|kurang)"
_CELL = rf"(?:Rp\.?\s?)?\d[\d.,]*(?:\s?%)?|[-–—]+|n/a|{CATEGORIES}"
_LINE = re.compile(
    r"^[^\w\n]*(?:(?P<index>\d{1,3})(?:[.)]\s*|\s+))?(?P<name>[^\W\d_][^\d|;:%=]*?)\s*:?"
    rf"(?P<cells>(?:\s+(?:[/=]\s+)?(?:{_CELL})){{2,20}})[\s*_]*$",
    re.I,
)
_ONE_CELL = re.compile(_CELL, re.I)
_WHOLE_CELL = re.compile(rf"[\s*_]*(?P<cell>(?:{_CELL})?)[\s*_]*", re.I)
_BARS = re.compile(r"[|;]")
RULER = re.compile(r"[\s|+:=_-]*")


class Cell(Struct, frozen=True):
    """What stands between start and end; "" or a dash where nothing is stated."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not any(map(str.isdigit, self.text))


class Row(Struct, frozen=True):
    """A line of a table. index: the number before its name; barred: whether bars part its cells."""

    start: int
    end: int
    name: Cell
    cells: tuple[Cell, ...]
    index: Cell | None = None
    barred: bool = False


class Block(Struct, frozen=True):
    """Lines alike under each other, and the lines above them that may head their columns, nearest last.

    heads: of the cells, one each, where a file's own line of headings tells them; year: that its lines tell.
    """

    rows: tuple[Row, ...]
    above: tuple[tuple[int, int], ...]
    heads: tuple[Cell, ...] = ()
    year: str = ""

    @property
    def end(self) -> int:
        return self.rows[-1].end


def lines_of(text: str) -> list[tuple[int, int]]:
    """Where each line that shows something begins and ends."""
    return [match.span() for match in re.finditer(r"[^\n]+", text) if match[0].strip()]


def blocks(text: str) -> Iterator[Block]:
    """Every run of at least two lines with the same number of cells, in order."""
    lines = [span for span in lines_of(text) if not RULER.fullmatch(text, *span)]
    rows = [row_of(text, *span) for span in lines]
    begin = 0
    while begin < len(rows):
        end = _end_of_run(rows, begin)
        if end - begin >= 2:
            yield Block(tuple(row for row in rows[begin:end] if row), tuple(_above(rows, lines, begin)))
        begin = max(end, begin + 1)


def _end_of_run(rows: Sequence[Row | None], begin: int) -> int:
    end, first = begin, rows[begin]
    while first and end < len(rows):
        row = rows[end]
        if row is None or len(row.cells) != len(first.cells):
            break
        end += 1
    return end


def _above(
    rows: Sequence[Row | None], lines: Sequence[tuple[int, int]], begin: int
) -> Iterator[tuple[int, int]]:
    first = begin
    while first > max(0, begin - MOST_HEADER_LINES) and rows[first - 1] is None:
        first -= 1
    yield from lines[first:begin]


def row_of(text: str, start: int, end: int) -> Row | None:
    """The line as a row of a table; None when it is none."""
    if end - start > LONGEST_LINE:
        return None
    return _barred(text, start, end) or _spaced(text, start, end)


def parts_of(text: str, start: int, end: int) -> list[Cell]:
    """What stands between the bars of a line, outer bars left off."""
    cuts = [start - 1, *(match.start() for match in _BARS.finditer(text, start, end)), end]
    cells = [stripped(text, left + 1, right) for left, right in pairwise(cuts)]
    outer = text[start:end].lstrip().startswith("|")
    return cells[1 : -1 if text[start:end].rstrip().endswith("|") else None] if outer else cells


def is_value(cell: Cell) -> bool:
    """Whether a cell holds a number and nothing else."""
    return not cell.blank and _WHOLE_CELL.fullmatch(cell.text) is not None


def stripped(text: str, start: int, end: int) -> Cell:
    """What stands between start and end, without blanks and stars around it."""
    inner = text[start:end].strip(" *_")
    begin = start + text[start:end].find(inner) if inner else start
    return Cell(begin, begin + len(inner), inner)


def _barred(text: str, start: int, end: int) -> Row | None:
    if text.count("|", start, end) + text.count(";", start, end) < FEWEST_CELLS:
        return None
    parts = parts_of(text, start, end)
    if len(parts) < FEWEST_CELLS + 1:
        return None
    index = parts[0] if re.fullmatch(r"\d{1,3}[.)]?", parts[0].text) else None
    name, cells = parts[bool(index)], parts[bool(index) + 1 :]
    named = any(sign.isalpha() for sign in name.text) and not any(sign.isdigit() for sign in name.text)
    values = all(_WHOLE_CELL.fullmatch(cell.text) for cell in cells) and not all(cell.blank for cell in cells)
    if not named or not values or len(cells) < FEWEST_CELLS:
        return None
    return Row(start, end, name, tuple(cells), index, barred=True)


def _spaced(text: str, start: int, end: int) -> Row | None:
    match = _LINE.match(text[start:end])
    if match is None:
        return None
    index = Cell(start + match.start("index"), start + match.end("index"), match["index"])
    cells = tuple(
        Cell(start + cell.start(), start + cell.end(), cell[0])
        for cell in _ONE_CELL.finditer(text[start:end], match.start("cells"))
    )
    if all(cell.blank for cell in cells):
        return None
    name = Cell(start + match.start("name"), start + match.end("name"), match["name"])
    return Row(start, end, name, cells, index if match["index"] else None)
