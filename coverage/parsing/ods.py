"""The cells of an OpenDocument spreadsheet, read in one pass through expat, which keeps no tree.

A cell may stand for a thousand like it ("repeated"): rows and columns are cut where a month's workbook ends.
"""

import io
from datetime import date, datetime
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from msgspec import Struct, field

from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.workbook_safety import (
    MOST_COLUMNS,
    MOST_ELEMENTS,
    MOST_ROWS,
    SheetMarks,
    column_letters,
)

CONTENT = "content.xml"
CHUNK = 64 * 1024  # as workbook_safety reads


class OdsSheet(Struct):
    """rows: from row 1, cells as openpyxl gives them; hidden: whether the office keeps it out of sight."""

    name: str
    hidden: bool
    rows: list[list[Any]] = field(default_factory=list)
    marks: SheetMarks = field(default_factory=SheetMarks)


def is_ods(content: bytes) -> bool:
    """Whether a package names itself an OpenDocument spreadsheet."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            return package.read("mimetype").startswith(b"application/vnd.oasis.opendocument.spreadsheet")
    except Exception:  # no package, no such part
        return False


def read_ods(content: bytes) -> list[OdsSheet]:
    """All sheets in their order. content: checked by workbook_safety.inspect. Raises Unreadable."""
    reader = _Reader()
    try:
        with ZipFile(io.BytesIO(content)) as package, package.open(CONTENT) as part:
            while chunk := part.read(CHUNK):
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
    except Unreadable:
        raise
    except Exception as error:  # zip, zlib and XML each have their own
        raise Unreadable(Fault.BROKEN_WORKBOOK) from error
    return reader.sheets


class _Reader:
    """content.xml on its way through expat: at most MOST_ROWS and MOST_COLUMNS of every sheet are kept."""

    def __init__(self) -> None:
        self.sheets: list[OdsSheet] = []
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self._elements = 0
        self._style = ""
        self._hidden: set[str] = set()
        self._row: list[Any] = []
        self._row_times = 1
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._deep = 0  # inside an annotation, whose text is no cell's

    def _refuse(self, *_: object) -> None:
        raise Unreadable(Fault.DOCTYPE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Unreadable(Fault.TOO_MANY_CELLS)
        name = tag.rpartition("|")[2]
        said = {key.rpartition("|")[2]: value for key, value in attributes.items()}
        if name == "style":
            self._style = said.get("name", "")
        elif name == "table-properties" and said.get("display") == "false":
            self._hidden.add(self._style)
        elif name == "table":
            self.sheets.append(OdsSheet(said.get("name", ""), said.get("style-name", "") in self._hidden))
        elif name == "table-row":
            self._row, self._row_times = [], _times(said.get("number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._paragraphs = said, []
        elif name == "annotation":
            self._deep += 1
        elif name == "p" and self._cell is not None and not self._deep:
            self._paragraphs.append("")
        elif name == "s" and self._paragraphs and not self._deep:
            self._paragraphs[-1] += " "

    def _text(self, text: str) -> None:
        if self._cell is not None and self._paragraphs and not self._deep:
            self._paragraphs[-1] += text

    def _end(self, tag: str) -> None:
        name = tag.rpartition("|")[2]
        if name == "annotation":
            self._deep -= 1
        elif name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._put(self._cell)
            self._cell = None
        elif name == "table-row" and self.sheets:
            self._end_row(self.sheets[-1])

    def _put(self, said: dict[str, str]) -> None:
        value = _value(said, "\n".join(self._paragraphs))
        sheet = self.sheets[-1]
        if value is not None:
            self._mark(sheet.marks, said)
        times = min(_times(said.get("number-columns-repeated")), MOST_COLUMNS - len(self._row))
        self._row += [value] * max(times, 0)

    def _mark(self, marks: SheetMarks, said: dict[str, str]) -> None:
        place, line = len(self._row) + 1, len(self.sheets[-1].rows) + 1
        here = f"{column_letters(place)}{line}"
        wide, high = (_times(said.get(f"number-{side}-spanned")) for side in ("columns", "rows"))
        if "formula" in said:
            marks.formulas.add(here)
        if wide > 1 or high > 1:
            marks.merged.append(f"{here}:{column_letters(place + wide - 1)}{line + high - 1}")
        if (place > MOST_COLUMNS or line > MOST_ROWS + 1) and len(marks.outside) < 20:
            marks.outside.append(here)

    def _end_row(self, sheet: OdsSheet) -> None:
        for _ in range(min(self._row_times, MOST_ROWS + 2 - len(sheet.rows))):
            sheet.rows.append(list(self._row))


def _times(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _value(said: dict[str, str], text: str) -> Any:
    """A cell's value by its type, as openpyxl would give it; None for a blank one."""
    kind = said.get("value-type", "")
    if kind in ("float", "percentage", "currency"):
        number = float(said.get("value", "nan"))
        return int(number) if number.is_integer() else number
    if kind == "date":
        written = said.get("date-value", "")
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    if kind == "boolean":
        return said.get("boolean-value") == "true"
    return text or None
