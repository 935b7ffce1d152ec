"""The workbook of budget lines: what is published and what is missing, to be filled on and uploaded again."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from coverage.files.delimited import harmless
from coverage.files.paper import Paper, height_of, most_lines
from coverage.files.sheets import Styles, print_on, write
from coverage.files.workbook_base import guide_sheet, new_workbook, without_marks
from coverage.parsing.budget_lines import COLUMNS, FUNDINGS
from coverage.parsing.workbook_sheet import ENTRY_SHEET
from coverage.programmes.pages.checklist import Checklist

WIDTHS = {  # together a landscape page; longer texts are wrapped
    "kode": 6.5,
    "wilayah": 17,
    "tahun": 6,
    "dana": 9,
    "kelompok": 13,
    "direncanakan": 12,
    "diverifikasi": 11,
    "bulan": 6,
    "anggaran": 13,
    "realisasi": 13,
    "dokumen": 20,
    "per_tanggal": 11,
    "catatan": 11,
}
TEXTS = ("kode", "wilayah", "dana", "kelompok", "dokumen", "catatan")
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
SPARE = 0.5  # digits that a wrapped cell may need more than reckoned
CREATED = date(2025, 1, 1)  # not the day it is made on, so that the same lines give the same bytes


def budget_lines_workbook(checklist: Checklist, paper: Paper) -> bytes:
    """The workbook; the same lines give the same bytes."""
    content = io.BytesIO()
    workbook = new_workbook(content)
    workbook.set_properties({"title": "Baris anggaran", "created": CREATED})
    styles = Styles(workbook)
    sheet = workbook.add_worksheet(ENTRY_SHEET)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS[column])
        write(sheet, 0, place, column, styles.head())
    for number, cells in enumerate(_rows(checklist), 1):
        for place, (column, value) in enumerate(zip(COLUMNS, cells, strict=True)):
            look = "#,##0" if isinstance(value, int) and column != "tahun" else "@"
            style = styles(num_format="0" if column == "tahun" else look, text_wrap=column in TEXTS)
            write(sheet, number, place, value, style)
        texts = [
            (str(value or ""), WIDTHS[column] - SPARE, False)
            for column, value in zip(COLUMNS, cells, strict=True)
        ]
        sheet.set_row(number, height_of(most_lines(texts)))
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    guide = workbook.add_worksheet("Petunjuk")
    guide_sheet(guide, styles, GUIDE)
    for one in (sheet, guide):
        print_on(one, f"Baris anggaran {checklist.region.name}", "", paper=paper)
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
