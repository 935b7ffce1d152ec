"""Budget lines from a workbook or CSV: one row a region, year, payer and group."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from coverage.parsing.days import parse_as_of
from coverage.parsing.numbers import parse_count, parse_rupiah, parse_year
from coverage.parsing.problems import Fault, Problem, Unreadable
from coverage.parsing.table import Line, Table
from coverage.parsing.workbook_cells import as_text, plain
from coverage.parsing.workbook_sheet import read_sheet
from coverage.rows.periods import FIRST_MONTH
from regions.names import NameIndex

COLUMNS = (
    "kode",
    "wilayah",
    "tahun",
    "dana",
    "kelompok",
    "direncanakan",
    "diverifikasi",
    "bulan",
    "anggaran",
    "realisasi",
    "dokumen",
    "per_tanggal",
    "catatan",
)
PREPARED = ("kode", "wilayah", "tahun")  # what a template has filled in already
# As people write who pays, and as it is stored.
FUNDINGS: Mapping[str, str] = {
    "apbd": "APBD",
    "apbd perubahan": "APBD_P",
    "dbh sawit": "DBH_SAWIT",
    "dbhcht": "DBHCHT",
    "apbdes": "APBDES",
    "csr": "CSR",
    "baznas": "BAZNAS",
    "dana lain": "LAIN",
}
GROUP = "pekerja rentan"
LONGEST = {"kelompok": 80, "dokumen": 400, "catatan": 1000}
MOST_MONTHS = 120  # ten years: no budget pays for more
EARLIEST = FIRST_MONTH.year  # as months are entered


class BudgetInput(Struct, frozen=True):
    """A budget line as typed. funding: as stored; counts are people, money is rupiah, None is not said."""

    line: int
    region_code: str
    year: int
    funding: str
    group: str
    planned_workers: int | None
    verified_workers: int | None
    months: int | None
    rupiah_planned: int | None
    rupiah_spent: int | None
    document: str
    as_of: date
    as_of_precision: str
    notes: str = ""

    @property
    def key(self) -> tuple[Any, ...]:
        """What tells it from other lines of a file."""
        return (self.region_code, self.year, self.funding, self.group, self.document, self.as_of)


def read_budget_lines(content: bytes, name: str, names: NameIndex, root: str) -> Table[BudgetInput]:
    """Read a file of budget lines. Every bad cell becomes a problem; a file with problems is not to be used.

    name: the file's, for telling a workbook from CSV. root: the region whose lines these are; one of another
    province is refused by name. Rows with nothing but region and year are left out. Raises Unreadable for a
    file that is none.
    """
    sheet = read_sheet(content, name)
    header = [plain(str(cell)) if cell is not None else "" for cell in (sheet.rows[0] if sheet.rows else ())]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise Unreadable(Fault.NO_TEMPLATE, columns=tuple(missing))
    rows: list[BudgetInput] = []
    problems: list[Problem] = []
    first: dict[tuple[Any, ...], int] = {}
    for number, cells in enumerate(sheet.rows[1:], 2):
        line = Line(_texts(header, cells), number, LONGEST)
        if not any(line.text(column) for column in COLUMNS if column not in PREPARED):
            continue
        row = _read(line, names, root)
        if not line.problems and row.key in first:
            line.refuse("kode", Fault.LINE_TWICE, line=first[row.key])
        first.setdefault(row.key, number)
        problems += line.problems
        if not line.problems:
            rows.append(row)
    return Table(tuple(rows), tuple(problems))


def _texts(header: Sequence[str], cells: Sequence[Any]) -> dict[str, str]:
    return {name: as_text(cell) for name, cell in zip(header, cells, strict=False) if name}


def _read(line: Line, names: NameIndex, root: str) -> BudgetInput:
    code = line.region("kode", "wilayah", names)
    if code and code != root and not code.startswith(f"{root}."):
        held = {"name": names.names[code], "code": code}
        line.refuse("kode", Fault.OUTSIDE_BUDGET, **held, root_name=names.names.get(root, root), root=root)
    year = line.read("tahun", parse_year)
    if year is None and not line.text("tahun"):
        line.refuse("tahun", Fault.NO_BUDGET_YEAR)
    if year is not None and year < EARLIEST:
        line.refuse("tahun", Fault.BUDGET_TOO_OLD, year=year, first=EARLIEST)
    as_of, precision = line.read("per_tanggal", parse_as_of) or (None, "")
    if as_of is None and not line.text("per_tanggal"):
        line.refuse("per_tanggal", Fault.NO_DOCUMENT_DAY)
    months = line.read("bulan", parse_count)
    if months is not None and not 1 <= months <= MOST_MONTHS:
        line.refuse("bulan", Fault.MONTHS_OUT_OF_RANGE, months=months, most=MOST_MONTHS)
    row = BudgetInput(
        line=line.number,
        region_code=code,
        year=year or 0,
        funding=_funding(line),
        group=line.short_text("kelompok") or GROUP,
        planned_workers=line.read("direncanakan", parse_count),
        verified_workers=line.read("diverifikasi", parse_count),
        months=months,
        rupiah_planned=line.read("anggaran", parse_rupiah),
        rupiah_spent=line.read("realisasi", parse_rupiah),
        document=line.needed("dokumen", Fault.NO_DOCUMENT),
        as_of=as_of or date.min,
        as_of_precision=precision,
        notes=line.short_text("catatan"),
    )
    said = (row.planned_workers, row.verified_workers, row.rupiah_planned, row.rupiah_spent)
    if not line.problems and all(value is None for value in said):
        line.refuse("anggaran", Fault.NO_AMOUNT)
    return row


def _funding(line: Line) -> str:
    text = " ".join(line.text("dana").casefold().replace("_", " ").split())
    found = FUNDINGS.get(text, "")
    if not text:
        line.refuse("dana", Fault.NO_PAYER, known=tuple(FUNDINGS))
    elif not found:
        line.refuse("dana", Fault.UNKNOWN_CHOICE, text=line.text("dana")[:40], known=tuple(FUNDINGS))
    return found
