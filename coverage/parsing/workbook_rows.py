"""What is read from a monthly workbook: its rows, and the cells that cannot be used."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from coverage.parsing.cells import Retract
from coverage.parsing.problems import Reason
from coverage.parsing.workbook_cells import ReadCell
from coverage.parsing.workbook_key import Key

COLUMNS = ("kode", "wilayah", "per_tanggal", "PU", "BPU", "JAKON", "PMI", "total", "potensi", "sumber")
KEYS = ("kode", "wilayah")
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
COUNTS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi")
# What the template shows beside and below its table, with the widths of the columns: not read, not told.
ASIDES = (
    ("Jumlah sekarang (orang)", 12),
    ("Terakhir (orang)", 12),
    ("Terakhir per", 11),
    ("Beda (orang)", 11),
)
SUM_ROWS = ("Jumlah kabupaten/kota", "Selisih dari provinsi")


class Refusal(Struct, frozen=True):
    """A cell that cannot be used. address: "D7" as in Excel; region_code: "" when that is the trouble."""

    address: str
    reason: Reason
    region_code: str = ""
    column: str = ""
    text: str = ""


class WorkbookRow(Struct, frozen=True):
    """One region's row. cells: those that are not blank, by column; addresses: of all cells."""

    line: int
    region_code: str
    cells: Mapping[str, ReadCell]
    addresses: Mapping[str, str]
    note: str = ""


class WorkbookFile(Struct, frozen=True):
    """has_key: False for a file that does not say what it is of; key is then what it turned out to be.

    left_out: what stands in the sheet and is not read, in words.
    """

    key: Key
    has_key: bool
    rows: tuple[WorkbookRow, ...]
    refused: tuple[Refusal, ...]
    left_out: tuple[str, ...] = ()

    @property
    def refusals(self) -> list[Refusal]:
        """Everything that cannot be used, rows first."""
        cells = [
            Refusal(cell.address, cell.problem, row.region_code, column, cell.text)
            for row in self.rows
            for column, cell in row.cells.items()
            if cell.problem
        ]
        return [*self.refused, *cells]


def as_typed(value: object) -> str:
    """A value as the grid takes it: 1149, 2025-10-31, hapus."""
    if isinstance(value, Retract):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)
