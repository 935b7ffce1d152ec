"""Which tables a published file holds: a header anywhere near its top, and lines about regions below it."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from msgspec import Struct

from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.table import MOST_BYTES, MOST_ROWS
from coverage.parsing.text_file import decoded, lines
from coverage.parsing.workbook import numbers_columns
from coverage.parsing.workbook_cells import as_text
from coverage.parsing.workbook_sheet import is_workbook, visible_sheets
from regions.names import NameIndex, match_key

MOST_COLUMNS = 60  # of delimited text: four times the widest table of a portal that was seen
HEAD_WITHIN = 15  # lines in which a title and the headings stand
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
NUMBER = re.compile(r"[\d.,'\s]+%?")

Rows = Sequence[tuple[int, tuple[str, ...]]]


class Sheet(Struct, frozen=True):
    """One table. name: of its sheet, "" for text; titles: its headings; rows: line number and cells below."""

    name: str
    titles: tuple[str, ...]
    rows: Rows

    def cells(self, place: int) -> list[str]:
        """What stands in a column, blanks left out."""
        return [cells[place] for _number, cells in self.rows if place < len(cells) and cells[place]]


def read_sheets(content: bytes, name: str, names: NameIndex) -> tuple[Sheet, ...]:
    """Every sheet of a delimited text, .xlsx or .ods that holds a table of regions; name: the file's.

    Raises Unreadable for a file without one, and for one that is no such file or too large.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault.LARGE_FILE)
    found = [(title, _filled(rows)) for title, rows in _raw(content, name)]
    tables = [table for title, rows in found if (table := _table(title, rows, names))]
    if not tables:
        raise Unreadable(Fault.NO_TABLE)
    return tuple(tables)


def region_in(text: str, names: NameIndex) -> str:
    """The code of a region whose name or code this is, of the first when it fits several; "" for none."""
    if text in names.names:
        return text
    found = names.codes_by_key.get(match_key(text), ())
    return found[0] if found else names.former_codes.get(text, "")


def _raw(content: bytes, name: str) -> list[tuple[str, list[tuple[int, Sequence[Any]]]]]:
    if is_workbook(content, name):
        return [(title, list(enumerate(sheet.rows, 1))) for title, sheet in visible_sheets(content)]
    rows: list[tuple[int, Sequence[Any]]] = []
    for number, cells in lines(decoded(content)):
        if len(rows) > MOST_ROWS:
            raise Unreadable(Fault.TOO_MANY_ROWS, most=MOST_ROWS)
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(Fault.TOO_MANY_COLUMNS, line=number, count=len(cells), most=MOST_COLUMNS)
        rows.append((number, cells))
    return [("", rows)]


def _filled(rows: Sequence[tuple[int, Sequence[Any]]]) -> Rows:
    """The lines in which something stands, their cells as one would type them."""
    texts = [(number, tuple(as_text(cell) for cell in cells)) for number, cells in rows]
    return [(number, cells) for number, cells in texts if any(cells)]


def _table(name: str, rows: Rows, names: NameIndex) -> Sheet | None:
    """The lines below the last headings that stand above the first line about a region."""
    for at, (_number, cells) in enumerate(rows[: HEAD_WITHIN + 1]):
        if _is_row(cells, names):
            heads = [place for place in range(at) if _is_head(rows[place][1], names)]
            if heads:
                return Sheet(name, _titles([rows[place][1] for place in heads]), rows[heads[-1] + 1 :])
    return None


def _titles(heads: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The last line of headings, under the one above where that names what the last leaves blank.

    "Kab/Kota | Peserta | " above " | 2021 | 2022" makes "Kab/Kota", "Peserta 2021" and "Peserta 2022".
    """
    below = heads[-1]
    above = heads[-2] if len(heads) > 1 else ()
    if not any(text and not under for text, under in zip_longest(above, below, fillvalue="")):
        return tuple(below)
    titles, over = [], ""
    for text, under in zip_longest(above, below, fillvalue=""):
        over = text or (over if under else "")
        titles.append(f"{over} {under}".strip())
    return tuple(titles)


def _is_row(cells: Sequence[str], names: NameIndex) -> bool:
    if numbers_columns(list(filter(None, cells))):
        return False
    return any(region_in(cell, names) for cell in cells) and any(NUMBER.fullmatch(cell) for cell in cells)


def _is_head(cells: Sequence[str], names: NameIndex) -> bool:
    """Two headings or more: texts and years, none of them a region."""
    told = [cell for cell in cells if cell]
    numbers = [cell for cell in told if NUMBER.fullmatch(cell) and not YEAR.fullmatch(cell)]
    if numbers_columns(told):
        return False
    return len(told) > 1 and not numbers and not any(region_in(cell, names) for cell in told)
