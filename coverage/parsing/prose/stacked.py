"""Tables whose cells stand each on a line of its own, as copied from a PDF or a page."""

import re
from collections.abc import Iterator, Sequence

from coverage.parsing.prose.grid import (
    MOST_HEADER_LINES,
    RULER,
    Block,
    Cell,
    Row,
    is_value,
    lines_of,
    stripped,
)

LONGEST_NAME = 60  # letters; the longest name of a regency has some 40, longer lines are sentences
_RUN = re.compile(r"(?:tn{2,20}){2,}")
_GROUP = re.compile(r"tn+")


def stacked_blocks(text: str) -> Iterator[Block]:
    """Every run of a name and at least two values under it, again and again, with as many values each."""
    cells = [stripped(text, *span) for span in lines_of(text) if not RULER.fullmatch(text, *span)]
    looks = "".join(map(_look, cells))
    for run in _RUN.finditer(looks):
        rows = _rows(cells, looks, run.start(), run.end())
        if len({len(row.cells) for row in rows}) == 1 and rows[0].cells:
            above = cells[max(0, run.start() - bool(rows[0].index) - MOST_HEADER_LINES) : run.start()]
            heads = [cell for cell in above if cell is not rows[0].index]
            yield Block(tuple(rows), tuple((cell.start, cell.end) for cell in heads))


def _look(cell: Cell) -> str:
    """ "n" for a value, "t" for what may be a name, "x" for what is neither."""
    if is_value(cell):
        return "n"
    short = len(cell.text) <= LONGEST_NAME and any(sign.isalpha() for sign in cell.text)
    return "t" if short and cell.blank else "x"


def _rows(cells: Sequence[Cell], looks: str, start: int, end: int) -> list[Row]:
    groups = [match.span() for match in _GROUP.finditer(looks, start, end)]
    first = cells[start - 1] if start and looks[start - 1] == "n" else None
    numbered = first is not None and _count_up([first, *(cells[stop - 1] for _, stop in groups[:-1])])
    rows, index = [], first if numbered else None
    for at, (begin, stop) in enumerate(groups):
        last = stop - 1 if numbered and at + 1 < len(groups) else stop
        values = tuple(cells[begin + 1 : last])
        opening = index or cells[begin]
        rows.append(Row(opening.start, (values or (opening,))[-1].end, cells[begin], values, index))
        index = cells[stop - 1] if numbered else None
    return rows


def _count_up(indexes: Sequence[Cell]) -> bool:
    """Whether these are 1, 2, 3 or the like, as lines are numbered."""
    read = [cell.text.rstrip(".)") for cell in indexes]
    return read[0].isdigit() and read == [str(int(read[0]) + at) for at in range(len(read))]
