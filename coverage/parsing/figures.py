"""Document figures: a CSV with one row for what a document prints about one region.

The columns are those of fixtures/published/figures.csv; docs/data-dictionary.md says what each holds.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from coverage.parsing.numbers import parse_count, parse_day, parse_percent, parse_rank, parse_year
from coverage.parsing.problems import Problem, Unreadable
from coverage.rows import Basis, Precision, Segment, StatementRow
from regions.codes import CodeError
from regions.names import NameIndex, NameProblem

COLUMNS = (
    "region_code",
    "region_name",
    "as_of",
    "as_of_precision",
    "segment",
    "basis",
    "active_participants",
    "potential_workers",
    "coverage_pct",
    "target_year",
    "target_document",
    "target_pct",
    "target_workers",
    "gap_people",
    "gap_meaning",
    "rank",
    "rank_of",
    "source_title",
    "source_url",
    "notes",
)
GAP_MEANINGS = ("", "target", "unprotected")
CATEGORY = "category: "
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
# What the database can hold and index; longer texts are no citation any more.
LONGEST = {"source_title": 400, "source_url": 1000, "category": 100, "notes": 2000}
WEB = ("https://", "http://")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FiguresFile:
    """rows: those that can be used, in file order; problems: why the others cannot."""

    rows: tuple[StatementRow, ...]
    problems: tuple[Problem, ...]


def read_figures(content: bytes, names: NameIndex) -> FiguresFile:
    """Read a figures file. Every bad cell becomes a problem; a file with problems is not to be used.

    content: UTF-8, comma or semicolon separated, with the header of COLUMNS (order is free).
    """
    if len(content) > MOST_BYTES:
        return _refused("berkas lebih besar dari 5 MB; bagi menjadi beberapa berkas")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1  # without the byte order mark, as start is
        return _refused("bukan teks UTF-8; simpan sebagai “CSV UTF-8”", line)
    if "\0" in text:
        return _refused("berisi byte kosong; ini bukan berkas CSV")
    return _read_rows(text, names)


def _refused(message: str, line: int = 1) -> FiguresFile:
    return FiguresFile((), (Problem(line, "", message),))


def _read_rows(text: str, names: NameIndex) -> FiguresFile:
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[StatementRow] = []
    problems: list[Problem] = []
    line = 1
    try:
        header = [name.strip() for name in next(reader, [])]
        problems += _header_problems(header)
        if problems:
            return FiguresFile((), tuple(problems))
        line = reader.line_num + 1
        for number, cells in enumerate(reader, 1):
            if number > MOST_ROWS:
                return _refused(f"lebih dari {MOST_ROWS} baris", line)
            if any(cell.strip() for cell in cells):
                row, bad = _read_row(dict(zip(header, cells, strict=False)), line, names)
                if len(cells) != len(header):
                    bad = [Problem(line, "", f"{len(cells)} kolom, seharusnya {len(header)}")]
                problems += bad
                if row is not None and not bad:
                    rows.append(row)
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(Problem(line, "", f"susunan CSV rusak ({error})"))
    return FiguresFile(tuple(rows), tuple(problems))


def _header_problems(header: list[str]) -> list[Problem]:
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    twice = sorted({name for name in header if header.count(name) > 1})
    return (
        [Problem(1, name, "kolom ini tidak ada") for name in missing]
        + [Problem(1, name, "kolom ini tidak dikenal") for name in unknown]
        + [Problem(1, name, "kolom ini ada dua kali") for name in twice]
    )


class _Cells:
    """The cells of one line; what cannot be read is remembered, so that all of it is told at once."""

    def __init__(self, cells: dict[str, str], line: int):
        self.cells = cells
        self.line = line
        self.problems: list[Problem] = []

    def text(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def short_text(self, column: str) -> str:
        text = self.text(column)
        if len(text) > LONGEST[column]:
            self.refuse(column, f"{len(text)} huruf; paling banyak {LONGEST[column]}")
        return text

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        try:
            return parse(self.text(column))
        except Unreadable as error:
            self.refuse(column, str(error))
            return None

    def choice(self, column: str, known: tuple[str, ...], default: str | None = None) -> str:
        text = self.text(column)
        if not text and default is not None:
            return default
        if text not in known:
            self.refuse(column, f"“{text[:40]}” tidak dikenal; pilih {', '.join(filter(None, known))}")
        return text

    def refuse(self, column: str, message: str) -> None:
        self.problems.append(Problem(self.line, column, message))


def _read_row(
    cells: dict[str, str], line: int, names: NameIndex
) -> tuple[StatementRow | None, list[Problem]]:
    row = _Cells(cells, line)
    printed = row.read("coverage_pct", parse_percent) or (None, None)
    target = row.read("target_pct", parse_percent) or (None, None)
    as_of = row.read("as_of", parse_day)
    precision = row.choice("as_of_precision", tuple(Precision), Precision.DAY)
    notes = row.short_text("notes")
    category = notes.removeprefix(CATEGORY) if notes.startswith(CATEGORY) else ""
    if len(category) > LONGEST["category"]:
        row.refuse("notes", f"kategori {len(category)} huruf; paling banyak {LONGEST['category']}")
    if not row.text("source_title"):
        row.refuse("source_title", "sumber kosong; angka tanpa sumber tidak dapat dimasukkan")
    statement = StatementRow(
        region_code=_region(row, names),
        as_of=as_of,
        as_of_precision=precision if as_of else None,
        segment=row.choice("segment", tuple(Segment)),
        basis=row.choice("basis", tuple(Basis)),
        active_participants=row.read("active_participants", parse_count),
        potential_workers=row.read("potential_workers", parse_count),
        printed_ratio=printed[0],
        printed_decimals=printed[1],
        target_year=row.read("target_year", parse_year),
        target_document=row.text("target_document").upper()[:40],
        target_ratio=target[0],
        target_decimals=target[1],
        target_people=row.read("target_workers", parse_count),
        gap_people=row.read("gap_people", parse_count),
        gap_meaning=row.choice("gap_meaning", GAP_MEANINGS, ""),
        rank=row.read("rank", parse_rank),
        rank_of=row.read("rank_of", parse_rank),
        category=category,
        notes=notes,
        source_title=row.short_text("source_title"),
        source_url=_web_address(row),
        line=line,
    )
    return statement, row.problems


def _web_address(row: _Cells) -> str:
    """The document's address, which pages link to: a web address in plain characters, or empty."""
    address = row.short_text("source_url")
    plain = address.isascii() and address.isprintable() and " " not in address
    if address and not (plain and address.lower().startswith(WEB)):
        row.refuse("source_url", f"“{address[:40]}” bukan alamat web; tulis lengkap dengan https://")
    return address


def _region(row: _Cells, names: NameIndex) -> str:
    """The row's region by its code, or by its name when the code is left empty.

    A name that is not that of the coded region refuses the row, both spelled out.
    """
    written, name = row.text("region_code"), row.text("region_name")
    try:
        code = names.resolve_code(written) if written or not name else names.by_name(name)
    except (CodeError, NameProblem) as error:
        row.refuse("region_code" if written or not name else "region_name", str(error))
        return ""
    if name and not names.agrees(code, name):
        row.refuse("region_name", f"kode {written} adalah {names.names[code]}, bukan “{name[:60]}”")
    return code
