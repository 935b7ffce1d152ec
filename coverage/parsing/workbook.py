"""The monthly workbook: one row a region, one file a province and month; template, export, upload."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.parsing.days import day_written, parse_month
from coverage.parsing.problems import Fault, Reason, Unreadable
from coverage.parsing.workbook_cells import ReadCell, plain, read_workbook_cell
from coverage.parsing.workbook_header import MOST_TOLD, Header, find_header
from coverage.parsing.workbook_key import REAL, Asked, Key, compare_key, read_key
from coverage.parsing.workbook_rows import (
    COLUMNS,
    KEYS,
    SEGMENTS,
    SUM_ROWS,
    Refusal,
    WorkbookFile,
    WorkbookRow,
)
from coverage.parsing.workbook_safety import column_letters
from coverage.parsing.workbook_sheet import read_sheet
from coverage.rows.periods import FIRST_MONTH, month_of
from regions.codes import NATION, CodeError, repaired
from regions.names import AmbiguousName, NameIndex, NameProblem

SUM = re.compile(r"(grand |sub ?)?(jumlah|total|selisih)\b", re.IGNORECASE)
NUMBERED = re.compile(r"\(?(\d{1,2})\)?")
NOTE = re.compile(r"catatan|keterangan|sumber|\*|:|[a-z]{3,} [a-z]{3,} [a-z]{3,}", re.IGNORECASE)
FILE_NAME = re.compile(r"buku-kerja-(?P<root>\d\d(\.\d\d)?)-(?P<month>20\d\d-(0[1-9]|1[0-2]))\b")
FIRST_LINE = re.compile(r"\d+")


def read_workbook(
    content: bytes,
    *,
    name: str,
    names: NameIndex,
    today: date,
    asked: Asked = Asked(),  # noqa: B008 - frozen
    data: str = REAL,
) -> WorkbookFile:
    """Read a monthly workbook or CSV. Every cell that cannot be used becomes a refusal; nothing is guessed.

    today: no month is read before it begins. data: what this site holds; invented files stay apart.
    Raises Unreadable for a file that is no such workbook, or one of another region or month than asked.
    """
    sheet = read_sheet(content, name)
    header = find_header(sheet.rows, names)
    given = read_key(sheet.key, data)
    compare_key(given, asked)
    asked = asked if given else _named_after(name, asked)
    root = given.root if given else asked.root
    filled = [
        _Line(number, row, header.places, sheet.marks.formulas)
        for number, row in enumerate(sheet.rows[header.line + 1 :], header.line + 2)
        if any(value is not None and plain(str(value)) for value in row)
    ]
    lines = [line for line in filled if not line.is_aside]
    left_out = [
        *header.told(sheet.rows),
        *(line.told for line in filled if line.is_aside and not line.is_ours),
    ]
    left_out += [f"sel {spot} di samping tabel" for line in lines for spot in line.stray(header)]
    left_out += [f"tidak ada kolom {name}; isinya tidak berubah" for name in _missing(header)]
    resolved = [(line, *_region(line, names, root)) for line in lines]
    month = given.month if given else asked.month or _month(lines)
    if month > month_of(today):
        raise Unreadable(Fault.MONTH_NOT_BEGUN, month=month)
    if month < FIRST_MONTH:
        raise Unreadable(Fault.MONTH_TOO_OLD, month=month, first=FIRST_MONTH)
    root = root or _root([found for _, found, *_ in resolved if found])
    if root != NATION and root not in names.names:
        raise Unreadable(Fault.UNKNOWN_ROOT, code=root[:5])
    refused = [
        Refusal(spot, Reason(Fault.MERGED))
        for spot in sheet.marks.merged
        if int(FIRST_LINE.findall(spot)[0]) > header.line + 1  # a title above the table may be
    ]
    rows = _rows(resolved, root, month, names, refused)
    rows = [_sourced(row, plain(asked.source)) for row in rows] if asked.source else rows
    key = given or Key(root, month, data=data)
    return WorkbookFile(key, given is not None, tuple(rows), tuple(refused), tuple(left_out))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row's texts are the line "(1) (2) (3)" below the headings."""
    numbers = [int(match[1]) for text in texts if (match := NUMBERED.fullmatch(text))]
    first = numbers[0] if numbers else 0
    return len(numbers) > 2 and numbers == list(range(first, first + len(texts)))


class _Line(Struct, frozen=True):
    """A row of the sheet that holds something. places: column names to places from 0."""

    number: int
    raw: Sequence[Any]
    places: Mapping[str, int]
    formulas: set[str] = field(default_factory=set)

    def value(self, column: str) -> Any:
        place = self.places.get(column)
        return self.raw[place] if place is not None and place < len(self.raw) else None

    def address(self, column: str) -> str:
        """Where a cell stands; of a column the sheet lacks, where its region does."""
        place = next(self.places[name] for name in (column, *KEYS) if name in self.places)
        return f"{column_letters(place + 1)}{self.number}"

    def text(self, column: str) -> str:
        """A key column as text; Excel may have made a number of a code."""
        value = self.value(column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else plain(str(value))

    @property
    def texts(self) -> list[str]:
        """What stands in the row, from left to right."""
        return [text for value in self.raw if value is not None and (text := plain(str(value)))]

    @property
    def is_aside(self) -> bool:
        """Whether the row is a sum, numbers of columns, or a note, rather than a region."""
        region = [self.text(name) for name in KEYS if self.text(name)]
        if any(SUM.match(text) for text in region) or (not region and SUM.match(self.texts[0])):
            return True
        if numbers_columns(self.texts):
            return True
        counts = [name for name in COLUMNS[len(KEYS) :] if self.text(name)]
        return not counts and len(self.texts) == 1 and bool(NOTE.search(self.texts[0]))

    @property
    def is_ours(self) -> bool:
        """Whether it is a row that the template itself shows below its table."""
        return self.text("wilayah") in SUM_ROWS

    @property
    def told(self) -> str:
        return f"baris {self.number}: “{' '.join(self.texts)[:MOST_TOLD]}”"

    def stray(self, header: Header) -> list[str]:
        """Addresses of values in columns without a heading."""
        known = {*self.places.values(), *header.others}
        return [
            f"{column_letters(place + 1)}{self.number}"
            for place, value in enumerate(self.raw)
            if place not in known and value is not None and plain(str(value))
        ]


def _named_after(name: str, asked: Asked) -> Asked:
    """What the person says, else what the name of a downloaded file does: buku-kerja-18-2025-10.csv."""
    said = FILE_NAME.match(name)
    if said is None:
        return asked
    return replace(asked, root=asked.root or said["root"], month=asked.month or parse_month(said["month"]))


def _missing(header: Header) -> list[str]:
    return [name for name in COLUMNS[len(KEYS) :] if name not in header.places]


def _month(lines: Sequence[_Line]) -> date:
    """The month all days of a file without a key lie in."""
    found = set()
    for line in lines:
        text = line.text("per_tanggal")
        try:
            day = day_written(text if isinstance(line.value("per_tanggal"), str) else text[:10])
        except ValueError:
            continue
        if day:
            found.add(month_of(day))
    if len(found) != 1:
        raise Unreadable(Fault.MONTH_UNCLEAR)
    return found.pop()


def _root(codes: Sequence[str]) -> str:
    provinces = {code[:2] for code in codes}
    if len(provinces) != 1:
        return NATION
    return codes[0] if len(codes) == 1 else provinces.pop()


def _region(line: _Line, names: NameIndex, root: str | None) -> tuple[str, str, Reason | None]:
    """The row's region with what to know about it, or "", "" and why there is none.

    root: whose regions the file holds, which tells two places of one name apart.
    """
    written, name = line.text("kode"), line.text("wilayah")
    if not written and not name:
        return "", "", Reason(Fault.NO_REGION)
    try:
        mended = repaired(written)
        if mended and mended in names.names:
            if name and names.agrees(mended, name):
                return mended, f"kode {written} dibaca {mended}, sesuai nama wilayahnya", None
            data = {"text": written, "code": mended, "name": names.names[mended], "written": name[:60] or "—"}
            return "", "", Reason(Fault.PERHAPS_CODE, data)
        code = names.resolve_code(written) if written else _named(name, names, root)
    except (CodeError, NameProblem) as error:
        return "", "", Reason.said(error)
    if name and not names.agrees(code, name):
        data = {"code": written, "name": names.names[code], "written": name[:60]}
        return "", "", Reason(Fault.OTHER_NAME, data)
    return code, "", None


def _named(name: str, names: NameIndex, root: str | None) -> str:
    try:
        return names.by_name(name)
    except AmbiguousName:
        if root in (None, NATION):
            raise
        return names.by_name(name, province=(root or "")[:2])


def _rows(
    resolved: Sequence[tuple[_Line, str, str, Reason | None]],
    root: str,
    month: date,
    names: NameIndex,
    refused: list[Refusal],
) -> list[WorkbookRow]:
    rows: list[WorkbookRow] = []
    first: dict[str, int] = {}
    for line, code, note, unresolved in resolved:
        problem = unresolved or _outside(code, root, names)
        if not problem and code in first:
            data = {"name": names.names[code], "code": code, "line": first[code]}
            problem = Reason(Fault.REGION_TWICE, data)
        if problem:
            text = line.text("kode") or line.text("wilayah")
            refused.append(Refusal(line.address("kode"), problem, "", "kode", text))
            continue
        first[code] = line.number
        rows.append(_row(line, code, note, month))
    return rows


def _outside(code: str, root: str, names: NameIndex) -> Reason | None:
    """Why a region does not belong into a file of root, None when it does."""
    if code == NATION:
        return Reason(Fault.NATION)
    if root == NATION or code == root or (len(root) == 2 and code[:2] == root):
        return None
    held = {"name": names.names[code], "code": code}
    return Reason(Fault.OUTSIDE_FILE, {**held, "root_name": names.names.get(root, root), "root": root})


def _row(line: _Line, code: str, note: str, month: date) -> WorkbookRow:
    cells = {}
    for column in COLUMNS[len(KEYS) :]:
        spot = line.address(column)
        cell = read_workbook_cell(
            column,
            line.value(column),
            address=spot,
            formula=spot in line.formulas,
            month=month,
        )
        if cell is not None:
            cells[column] = cell
    addresses = {name: line.address(name) for name in COLUMNS}
    return WorkbookRow(line.number, code, _summed(cells), addresses, note)


def _sourced(row: WorkbookRow, source: str) -> WorkbookRow:
    """The row with the source the person gave for the file, where it names none of its own."""
    if "sumber" in row.cells:
        return row
    cell = ReadCell(row.addresses["sumber"], source, source, note="sumber dari formulir unggah")
    return replace(row, cells={**row.cells, "sumber": cell})


def _summed(cells: dict[str, ReadCell]) -> dict[str, ReadCell]:
    """A total that is a formula without its value is the sum of its segments, as a blank one would be."""
    total = cells.get("total")
    segments = [cells.get(name) for name in SEGMENTS]
    known = all(cell and isinstance(cell.value, int) for cell in segments)
    if known and total and total.problem == Reason(Fault.NO_VALUE):
        return {name: cell for name, cell in cells.items() if name != "total"}
    return cells
