"""A file that may come from this site: its tables, and where it says it is from. Bounded like an upload."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from coverage.parsing.problems import Fault, Unreadable
from coverage.parsing.workbook_safety import OLD_OFFICE, PACKED, inspect
from coverage.parsing.workbook_sheet import KEY_SHEET, open_workbook, read_csv
from coverage.rows.release_code import LENGTH, NoCode, read_code

# Room for the longest files given here: all programmes as CSV; all regions in a sheet; 39 columns of Data.
MOST_LINES = 20_000
MOST_SHEET_LINES = 2_000
MOST_COLUMNS = 60
HEAD_WITHIN = 12  # lines above a table for people: warning, title, sums
DATA, METADATA = "Data (mesin)", "Metadata"
DATA_BEFORE = "Data"  # its name in files made until 2026, whose sheets for people had other columns
STATUS, STAMP, ADDRESS = "Status data", "Asal", "Alamat"  # behind each row of a CSV for staff
FOR_PEOPLE = ("Peringkat", "Tabel")  # of a ranking, of a meeting pack

Row = Mapping[str, Any]


class SiteFile(Struct, frozen=True):
    """What a file says of itself, and its tables.

    address: path and query of the answer it holds, without its host. rows: of the table for programs; people:
    of the sheet for people, None where there is none. key: of a month's workbook, None for other files.
    staff: of a CSV for staff, which has no other rows and knows the beginning of the checksum only.
    """

    release: int
    checksum: str
    address: str
    data_status: str
    rows: Sequence[Row] = ()
    people: Sequence[Row] | None = None
    key: Mapping[str, str] | None = field(default=None)
    staff: Sequence[Row] | None = None

    def is_of(self, checksum: str) -> bool:
        """Whether this is the checksum of the release the file names."""
        if self.staff is not None:
            return len(self.checksum) >= LENGTH and checksum.startswith(self.checksum)
        return checksum == self.checksum


def read_site_file(content: bytes, name: str) -> SiteFile:
    """Read an .xlsx or CSV of this site. name: the file's, for telling the two apart.

    Raises Unreadable for anything else.
    """
    packed = content.startswith((PACKED, OLD_OFFICE))
    if packed or name.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")):
        return _of_workbook(sheets_of(content))
    lines = read_csv(content, MOST_LINES)
    if rows := _table(lines, "release"):
        return _of_rows(rows)
    if rows := _table(lines, STAMP):
        return _of_staff(rows)
    raise Unreadable(Fault.NO_ORIGIN)


def staff_rows(content: bytes) -> list[Row]:
    """The rows of a CSV for staff, by their headings, without what stands behind them of where it is from."""
    return _without_origin(_table(read_csv(content, MOST_LINES), STAMP))


def sheets_of(content: bytes) -> dict[str, list[Sequence[Any]]]:
    """The cells of every sheet of a workbook. Raises Unreadable for one that cannot be opened safely."""
    inspect(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions it leaves out
        try:
            book = open_workbook(content)
            try:
                return {sheet.title: _cells(sheet) for sheet in book.worksheets[:10]}
            finally:
                book.close()
        except Exception as error:  # whatever openpyxl meets in a broken file
            raise Unreadable(Fault.BROKEN_WORKBOOK) from error


def people_rows(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> list[Row] | None:
    """The rows of the sheet for people that stand for a region, by column title; None for older files."""
    name = next((name for name in FOR_PEOPLE if name in sheets), None)
    if name is None or DATA not in sheets:
        return None
    return [row for row in _table(sheets[name], "Wilayah") if row.get("Wilayah")]


def _cells(sheet: Any) -> list[Sequence[Any]]:
    return list(sheet.iter_rows(max_row=MOST_SHEET_LINES, max_col=MOST_COLUMNS, values_only=True))


def _of_workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> SiteFile:
    if KEY_SHEET in sheets:
        key = {str(row[0]): str(row[1]) for row in sheets[KEY_SHEET] if len(row) > 1 and row[0] is not None}
        return SiteFile(_release(key.get("rilis")), "", "", key.get("data", ""), key=key)
    rows = _table(sheets.get(DATA) or sheets.get(DATA_BEFORE, ()), "release")
    if rows:
        file = _of_rows(rows)
    else:
        said = {str(row[0]): row[1] for row in sheets.get(METADATA, ()) if len(row) > 1 and row[0]}
        file = SiteFile(
            _release(said.get("Rilis")),
            str(said.get("Checksum rilis (SHA-256)") or ""),
            _path(said.get("Alamat")),
            str(said.get("Status data") or ""),
        )
    return SiteFile(
        file.release, file.checksum, file.address, file.data_status, file.rows, people_rows(sheets)
    )


def _of_rows(rows: Sequence[Row]) -> SiteFile:
    first = _only_origin(rows, ("release", "release_checksum", "address"))
    return SiteFile(
        _release(first.get("release")),
        str(first.get("release_checksum") or "").strip().lower(),
        _path(first.get("address")),
        str(first.get("data_status") or ""),
        rows,
    )


def _of_staff(rows: Sequence[Row]) -> SiteFile:
    first = _only_origin(rows, (STATUS, STAMP, ADDRESS))
    try:
        code = read_code(str(first[STAMP]))
    except NoCode:
        raise Unreadable(Fault.NO_ORIGIN) from None
    return SiteFile(
        code.number or 0,
        code.beginning,
        _path(first.get(ADDRESS)),
        str(first.get(STATUS) or ""),
        staff=_without_origin(rows),
    )


def _only_origin(rows: Sequence[Row], names: Sequence[str]) -> Row:
    """The first row, which speaks for all: rows of two files are no file of this site."""
    if any(len({str(row.get(name)) for row in rows}) > 1 for name in names):
        raise Unreadable(Fault.ORIGINS_DIFFER)
    return rows[0]


def _without_origin(rows: Sequence[Row]) -> list[Row]:
    return [
        {name: cell for name, cell in row.items() if name not in (STATUS, STAMP, ADDRESS)} for row in rows
    ]


def _table(lines: Sequence[Sequence[Any]], title: str) -> list[Row]:
    """The lines below the one that holds this column title, by the titles beside it; [] without one."""
    for place, line in enumerate(lines[:HEAD_WITHIN]):
        titles = ["" if cell is None else str(cell).strip() for cell in line]
        if title in titles:
            return [
                {name: cell for name, cell in zip(titles, cells, strict=False) if name}
                for cells in lines[place + 1 :]
                if any(cell not in (None, "") for cell in cells)
            ]
    return []


def _release(value: Any) -> int:
    text = str(value).strip().removesuffix(".0")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Unreadable(Fault.NO_ORIGIN)
    return int(text)


def _path(value: Any) -> str:
    try:
        parts = urlsplit(str(value or "").strip()[:2_000])
    except ValueError:
        raise Unreadable(Fault.NO_ORIGIN) from None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
