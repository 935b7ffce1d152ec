"""Rows as an officer of Lampung types them for October 2025, and what is published beside them."""

from datetime import date

from coverage.calculations.entry.grid import EnteredRow
from coverage.parsing.cells import read_cell
from coverage.rows.figures import RegionRow, StatementRow

OCTOBER = date(2025, 10, 1)
NOVEMBER = date(2025, 11, 5)
REGIONS = {
    "18": RegionRow("18", "Lampung", "province", "provinsi", "00", "Provinsi Lampung"),
    "18.71": RegionRow("18.71", "Bandar Lampung", "regency", "kota", "18", "Kota Bandar Lampung"),
    "18.72": RegionRow("18.72", "Metro", "regency", "kota", "18", "Kota Metro"),
}


def row(code: str = "18.71", **typed: str) -> EnteredRow:
    typed.setdefault("sumber", "Surat Disnaker 12/2025")
    cells = {column: read_cell(column, text, OCTOBER) for column, text in typed.items()}
    return EnteredRow(code, OCTOBER, {column: cell for column, cell in cells.items() if cell.text})


def published(code: str = "18.71", day: date = date(2025, 9, 30), **fields: object) -> StatementRow:
    fields.setdefault("source_title", "Laporan September")
    return StatementRow(code, day, "day", published_in=1, id=7, **fields)  # type: ignore[arg-type]
