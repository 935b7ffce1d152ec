"""The workbook of budget lines: what is published and what is missing, to be filled on and uploaded again."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from coverage.files.delimited import harmless
from coverage.files.paper import Paper
from coverage.files.sheets import Styles, print_on, write
from coverage.files.workbook_base import new_workbook, without_marks
from coverage.parsing.budget_lines import COLUMNS, FUNDINGS
from coverage.parsing.workbook_sheet import ENTRY_SHEET
from coverage.programmes.pages.checklist import Checklist

WIDTHS = {"kode": 8, "wilayah": 30, "kelompok": 26, "dokumen": 60, "catatan": 40, "dana": 16}
PAYERS = {stored: written for written, stored in FUNDINGS.items()}
GUIDE = (
    "Satu baris untuk satu daerah, tahun, dana, dan kelompok. Baris yang kosong selain kode, wilayah, dan "
    "tahunnya dilewati.",
    f"dana: {', '.join(FUNDINGS)}.",
    "kelompok: kosong berarti pekerja rentan.",
    "direncanakan, diverifikasi: orang. bulan: lama iuran dibayar. anggaran, realisasi: rupiah penuh.",
    "dokumen: Judul (Penerbit, tanggal), misalnya DPA 2026 (BPKAD Kota Metro, 2025-12-20).",
    "per_tanggal: hari dokumen itu; 2025 bila hanya tahunnya yang diketahui.",
    "Diunggah lagi tanpa diubah, berkas ini tidak mengajukan apa pun.",
)
CREATED = date(2025, 1, 1)  # not the day it is made on, so that the same lines give the same bytes


def budget_lines_workbook(checklist: Checklist, paper: Paper) -> bytes:
    """The workbook; the same lines give the same bytes."""
    content = io.BytesIO()
    workbook = new_workbook(content)
    workbook.set_properties({"title": "Baris anggaran", "created": CREATED})
    styles = Styles(workbook)
    sheet = workbook.add_worksheet(ENTRY_SHEET)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(column, 13))
        write(sheet, 0, place, column, styles.head())
    for number, cells in enumerate(_rows(checklist), 1):
        for place, (column, value) in enumerate(zip(COLUMNS, cells, strict=True)):
            look = "#,##0" if isinstance(value, int) and column != "tahun" else "@"
            write(sheet, number, place, value, styles(num_format="0" if column == "tahun" else look))
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    print_on(sheet, f"Baris anggaran {checklist.region.name}", "", paper=paper)
    guide = workbook.add_worksheet("Petunjuk")
    guide.set_column(0, 0, 110)
    for number, text in enumerate(GUIDE):
        write(guide, number, 0, text, styles.text())
    without_marks(workbook)
    workbook.close()
    return content.getvalue()


def budget_lines_csv(checklist: Checklist) -> str:
    """The same columns as CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for cells in _rows(checklist):
        writer.writerow(["" if value is None else harmless(str(value)) for value in cells])
    return text.getvalue()


def _rows(checklist: Checklist) -> Iterator[list[Any]]:
    for line in checklist.lines:
        row, name = line.row, line.region.official_name or line.region.name
        if row is None:
            yield [line.region.code, name, line.year, *[None] * (len(COLUMNS) - 3)]
            continue
        yield [
            line.region.code,
            name,
            line.year,
            PAYERS.get(row.funding),
            row.group,
            row.planned_workers,
            row.verified_workers,
            row.months,
            row.rupiah_planned,
            row.rupiah_spent,
            checklist.sources[row.source_id].citation,
            _day(row.as_of, row.as_of_precision),
            row.notes or None,
        ]


def _day(day: date | None, precision: str) -> str | None:
    if day is None:
        return None
    return day.strftime({"year": "%Y", "month": "%Y-%m"}.get(precision, "%Y-%m-%d"))
