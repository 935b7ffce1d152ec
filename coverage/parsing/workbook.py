"""The monthly workbook: one row a region, one file a province and month; template, export, upload."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coverage.parsing.days import day_written
from coverage.parsing.problems import Unreadable
from coverage.parsing.workbook_cells import plain, read_workbook_cell
from coverage.parsing.workbook_key import DOWNLOAD, REAL, Asked, Key, compare_key, read_key
from coverage.parsing.workbook_rows import COLUMNS, KEYS, Refusal, WorkbookFile, WorkbookRow
from coverage.parsing.workbook_safety import column_letters
from coverage.parsing.workbook_sheet import RawSheet, read_sheet
from coverage.rows.periods import FIRST_MONTH, month_of
from regions.codes import NATION, CodeError, repaired
from regions.names import NameIndex, NameProblem


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
    places = _header(sheet)
    given = read_key(sheet.key, data)
    compare_key(given, asked)
    lines = [
        _Line(number, row, places, sheet.marks.formulas)
        for number, row in enumerate(sheet.rows[1:], 2)
        if any(value is not None and plain(str(value)) for value in row)
    ]
    resolved = [(line, *_region(line, names)) for line in lines]
    month = given.month if given else asked.month or _month(lines)
    if month > month_of(today):
        raise Unreadable(f"bulan {month:%m-%Y} belum mulai")
    if month < FIRST_MONTH:
        raise Unreadable(f"bulan {month:%m-%Y} terlalu lama; yang dapat diisi mulai {FIRST_MONTH:%m-%Y}")
    root = given.root if given else asked.root or _root([found for _, found, _ in resolved if found])
    if root != NATION and root not in names.names:
        raise Unreadable(f"tidak ada wilayah dengan kode {root[:5]}")
    refused = [Refusal(spot, "sel digabung; pisahkan dahulu (Merge & Center)") for spot in sheet.marks.merged]
    rows = _rows(resolved, root, month, names, refused)
    return WorkbookFile(given or Key(root, month, data=data), given is not None, tuple(rows), tuple(refused))


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet that holds something. places: column names to places from 0."""

    number: int
    raw: Sequence[Any]
    places: Mapping[str, int]
    formulas: set[str] = field(default_factory=set)

    def value(self, column: str) -> Any:
        place = self.places[column]
        return self.raw[place] if place < len(self.raw) else None

    def address(self, column: str) -> str:
        return f"{column_letters(self.places[column] + 1)}{self.number}"

    def text(self, column: str) -> str:
        """A key column as text; Excel may have made a number of a code."""
        value = self.value(column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else plain(str(value))

    def stray(self) -> list[str]:
        """Addresses of values beside the table."""
        known = set(self.places.values())
        return [
            f"{column_letters(place + 1)}{self.number}"
            for place, value in enumerate(self.raw)
            if place not in known and value is not None and plain(str(value))
        ]


def _header(sheet: RawSheet) -> dict[str, int]:
    first = [plain(str(name)) if name is not None else "" for name in (sheet.rows[0] if sheet.rows else ())]
    missing = [name for name in COLUMNS if name not in first]
    unknown = [name for name in first if name and name not in COLUMNS]
    twice = sorted({name for name in COLUMNS if first.count(name) > 1})
    wrong = (
        [f"kolom {name} tidak ada" for name in missing]
        + [f"kolom “{name[:30]}” tidak dikenal" for name in unknown[:5]]
        + [f"kolom {name} ada dua kali" for name in twice]
    )
    if wrong:
        raise Unreadable(f"baris judul bukan seperti templat: {', '.join(wrong)}; {DOWNLOAD}")
    return {name: first.index(name) for name in COLUMNS}


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
        raise Unreadable("bulannya tidak jelas dari isi berkas; sebutkan bulannya")
    return found.pop()


def _root(codes: Sequence[str]) -> str:
    provinces = {code[:2] for code in codes}
    if len(provinces) != 1:
        return NATION
    return codes[0] if len(codes) == 1 else provinces.pop()


def _region(line: _Line, names: NameIndex) -> tuple[str, str]:
    """The row's region, and what to know about it or why there is none: (code, note) or ("", problem)."""
    written, name = line.text("kode"), line.text("wilayah")
    if not written and not name:
        return "", "kode wilayah kosong"
    try:
        mended = repaired(written)
        if mended and mended in names.names:
            if name and names.agrees(mended, name):
                return mended, f"kode {written} dibaca {mended}, sesuai nama wilayahnya"
            return "", (
                f"kode “{written}” mungkin {mended} ({names.names[mended]}), tetapi wilayahnya tertulis "
                f"“{name[:60] or '—'}”; tulis kodenya sebagai teks"
            )
        code = names.resolve_code(written) if written else names.by_name(name)
    except (CodeError, NameProblem) as error:
        return "", str(error)
    if name and not names.agrees(code, name):
        return "", f"kode {written} adalah {names.names[code]}, bukan “{name[:60]}”"
    return code, ""


def _rows(
    resolved: Sequence[tuple[_Line, str, str]],
    root: str,
    month: date,
    names: NameIndex,
    refused: list[Refusal],
) -> list[WorkbookRow]:
    rows: list[WorkbookRow] = []
    first: dict[str, int] = {}
    for line, code, said in resolved:
        problem = said if not code else _outside(code, root, names)
        if not problem and code in first:
            problem = f"{names.names[code]} ({code}) sudah ada di baris {first[code]}"
        refused += [Refusal(spot, "berisi nilai di luar kolom templat") for spot in line.stray()]
        if problem:
            text = line.text("kode") or line.text("wilayah")
            refused.append(Refusal(line.address("kode"), problem, "", "kode", text))
            continue
        first[code] = line.number
        rows.append(_row(line, code, said, month))
    return rows


def _outside(code: str, root: str, names: NameIndex) -> str:
    """Why a region does not belong into a file of root, "" when it does."""
    if code == NATION:
        return "Indonesia (00) tidak diisi lewat buku kerja"
    if root == NATION or code == root or (len(root) == 2 and code[:2] == root):
        return ""
    return f"{names.names[code]} ({code}) di luar wilayah berkas ini, {names.names.get(root, root)} ({root})"


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
    return WorkbookRow(line.number, code, cells, {name: line.address(name) for name in COLUMNS}, note)
