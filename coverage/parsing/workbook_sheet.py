"""The raw cells of a monthly workbook or CSV, bounded before they are read."""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.parsing.ods import OdsSheet, is_ods, read_ods
from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.text_file import decoded, lines
from coverage.parsing.workbook_safety import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    OLD_OFFICE,
    PACKED,
    SheetMarks,
    inspect,
)

ENTRY_SHEET = "Isian"
KEY_SHEET = "_kunci"


class RawSheet(Struct, frozen=True):
    """rows: from row 1; key: what the hidden sheet says, None without one; marks: formulas, merged cells."""

    rows: Sequence[Sequence[Any]]
    key: dict[str, str] | None = None
    marks: SheetMarks = field(default_factory=SheetMarks)


def read_sheet(content: bytes, name: str) -> RawSheet:
    """The cells of an .xlsx, .ods or delimited text file. name: the file's, for telling them apart.

    Raises Unreadable for a file that cannot be used at all.
    """
    return _read_workbook(content) if is_workbook(content, name) else RawSheet(read_csv(content))


def is_workbook(content: bytes, name: str) -> bool:
    """Whether a file is, or calls itself, a workbook of any kind; else it is delimited text."""
    return content.startswith((PACKED, OLD_OFFICE)) or name.lower().endswith(
        (".xlsx", ".xls", ".xlsm", ".ods")
    )


def visible_sheets(content: bytes) -> list[tuple[str, RawSheet]]:
    """Every sheet of an .xlsx or .ods that is in sight, by its name. Raises Unreadable."""
    marks = inspect(content)
    if is_ods(content):
        return [(sheet.name, _ods_cells(sheet)) for sheet in read_ods(content) if not sheet.hidden]
    with _opened(content) as book:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [(sheet.title, _cells(sheet, marks)) for sheet in shown]


def _read_workbook(content: bytes) -> RawSheet:
    marks = inspect(content)
    if is_ods(content):
        return _of_ods(read_ods(content))
    with _opened(content) as book:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if not shown:
            raise Unreadable(Fault.NO_WORKBOOK)
        sheet = book[ENTRY_SHEET] if ENTRY_SHEET in book.sheetnames else shown[0]
        return replace(_cells(sheet, marks), key=_key(book))


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """An inspected workbook, closed in the end. Raises Unreadable for one that is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions it leaves out
        try:
            book = open_workbook(content)
            try:
                yield book
            finally:
                book.close()
        except Unreadable:
            raise
        except Exception as error:  # whatever openpyxl meets in a broken file
            raise Unreadable(Fault.BROKEN_WORKBOOK) from error


def _cells(sheet: Any, marks: Mapping[str, SheetMarks]) -> RawSheet:
    found = marks.get(sheet._worksheet_path.lstrip("/"), SheetMarks())
    if found.outside:
        raise _outside(found)
    rows = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True))
    return RawSheet(rows, marks=found)


def _ods_cells(sheet: OdsSheet) -> RawSheet:
    if sheet.marks.outside:
        raise _outside(sheet.marks)
    return RawSheet(sheet.rows[: MOST_ROWS + 1], marks=sheet.marks)


def open_workbook(content: bytes) -> Any:
    """A workbook to be read from top to bottom, its values alone; whoever opens it closes it."""
    from openpyxl import load_workbook  # 20 MB that readers of pages do without

    return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)


def _of_ods(sheets: Sequence[OdsSheet]) -> RawSheet:
    shown = [sheet for sheet in sheets if not sheet.hidden]
    if not shown:
        raise Unreadable(Fault.NO_WORKBOOK)
    sheet = next((sheet for sheet in sheets if sheet.name == ENTRY_SHEET), shown[0])
    key = next((sheet for sheet in sheets if sheet.name == KEY_SHEET), None)
    said = (
        {str(row[0]): str(row[1] or "") for row in key.rows[:20] if len(row) > 1 and row[0]} if key else None
    )
    return replace(_ods_cells(sheet), key=said)


def _outside(marks: SheetMarks) -> Unreadable:
    return Unreadable(Fault.OUTSIDE_TABLE, cells=tuple(marks.outside[:5]), most=MOST_ROWS)


def _key(book: Any) -> dict[str, str] | None:
    if KEY_SHEET not in book.sheetnames:
        return None
    rows = book[KEY_SHEET].iter_rows(max_row=20, max_col=2, values_only=True)
    return {str(name): "" if value is None else str(value) for name, value in rows if name is not None}


def read_csv(content: bytes, most_rows: int = MOST_ROWS) -> list[list[str | None]]:
    """The cells of a delimited text, whatever stands between them; None is an empty cell.

    Raises Unreadable for a file that is none, or is larger than 5 MB or most_rows below its header.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(Fault.LARGE_MONTH)
    text = decoded(content)
    if text.lstrip().startswith("<"):
        raise Unreadable(Fault.MARKUP)
    rows: list[list[str | None]] = []
    for _number, cells in lines(text):
        if len(rows) > most_rows:
            raise Unreadable(Fault.TOO_MANY_ROWS, most=most_rows)
        rows.append([_unprotected(cell) for cell in cells])
    return rows


def _unprotected(cell: str) -> str | None:
    """A CSV cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r", "\n"):
        return cell[1:]
    return cell or None
