"""The monthly workbook, .xlsx and CSV: what is published of a month, to be filled on and uploaded again."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from coverage.files.delimited import harmless
from coverage.files.origin import WARNING
from coverage.files.paper import A4, Paper, height_of
from coverage.files.sheets import DAY, MUTED, Styles, print_on, write
from coverage.files.workbook_base import guide_sheet, new_workbook, without_marks
from coverage.parsing.workbook_cells import plain
from coverage.parsing.workbook_rows import ASIDES, COLUMNS, COUNTS, SUM_ROWS
from coverage.parsing.workbook_sheet import ENTRY_SHEET, KEY_SHEET
from coverage.rows.periods import month_end
from coverage.workbooks.pages.template import EntryFile, EntryLine

WIDTHS = {"kode": 7, "wilayah": 26, "per_tanggal": 11.5, "sumber": 32}
TITLES = {
    "kode": "Kode",
    "wilayah": "Wilayah",
    "per_tanggal": "Per tanggal",
    "JAKON": "Jakon",
    "total": "Total (orang)",
    "potensi": "Potensi pekerja (orang)",
    "sumber": "Sumber",
}  # as people read them; the names of the columns are read too
ASIDE_STYLE: dict[str, Any] = {"font_color": MUTED, "locked": True}
INPUT = "#FFFBE6"
SOURCES_SHEET = "_sumber"
GUIDE_SHEET = "Petunjuk"
UNLOCKED = {"select_locked_cells": True, "format_columns": True, "format_rows": True}


def entry_workbook(file: EntryFile, paper: Paper = A4) -> bytes:
    """The workbook; the same file gives the same bytes."""
    content = io.BytesIO()
    workbook = new_workbook(content)
    workbook.set_properties({"title": _title(file), "created": datetime.combine(file.key.month, time())})
    styles = Styles(workbook)
    _entry_sheet(workbook.add_worksheet(ENTRY_SHEET), styles, file, paper)
    _guide_sheet(workbook.add_worksheet(GUIDE_SHEET), styles, file, paper)
    _hidden_sheet(workbook.add_worksheet(KEY_SHEET), styles, list(file.key.cells().items()))
    _hidden_sheet(workbook.add_worksheet(SOURCES_SHEET), styles, [(text,) for text in _sources(file)])
    without_marks(workbook)
    workbook.close()
    return content.getvalue()


def entry_csv(file: EntryFile) -> str:
    """The same columns as CSV, commas between cells."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for line in file.lines:
        writer.writerow(["" if value is None else _csv_cell(value) for value in _cells(line)])
    return text.getvalue()


def _csv_cell(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else harmless(str(value))


def _cells(line: EntryLine) -> list[Any]:
    counts = line.counts or {}
    source = plain(line.source) or None
    return [line.code, line.name, line.as_of, *(counts.get(column) for column in COUNTS), source]


def _sources(file: EntryFile) -> list[str]:
    return list(dict.fromkeys(plain(text) for text in file.sources if text.strip()))


def _title(file: EntryFile) -> str:
    return f"Buku kerja {file.name}, {file.key.month:%m-%Y}"


def _entry_sheet(sheet: Any, styles: Styles, file: EntryFile, paper: Paper) -> None:
    last = len(file.lines)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(column, 10.5))
        write(sheet, 0, place, TITLES.get(column, column), styles.head())
    sheet.set_row(0, height_of(3))
    for row, line in enumerate(file.lines, 1):
        for place, (column, value) in enumerate(zip(COLUMNS, _cells(line), strict=True)):
            write(sheet, row, place, value, _style(styles, column))
    if last:
        _validate(sheet, file, last)
    _beside(sheet, styles, file)
    _below(sheet, styles, file)
    sheet.print_area(0, 0, last + len(SUM_ROWS), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.protect("", UNLOCKED)
    _print(sheet, file, paper)


def _beside(sheet: Any, styles: Styles, file: EntryFile) -> None:
    """What each region comes to as it is typed, its last figure, and the difference; read by people alone."""
    first = len(COLUMNS)
    for place, (title, width) in enumerate(ASIDES, first):
        sheet.set_column(place, place, width)
        write(sheet, 0, place, title, styles.head())
    number = styles(num_format="#,##0", **ASIDE_STYLE)
    for row, line in enumerate(file.lines, 1):
        cells = f"D{row + 1}:G{row + 1}"
        now = f'IF(H{row + 1}<>"",H{row + 1},IF(COUNT({cells})=4,SUM({cells}),""))'
        sheet.write_formula(row, first, f"={now}", number, _or_blank(line.sum))
        write(sheet, row, first + 1, line.last_count, number)
        write(sheet, row, first + 2, line.last_day, styles(num_format=DAY, **ASIDE_STYLE))
        both = f"AND(ISNUMBER(K{row + 1}),ISNUMBER(L{row + 1}))"
        moved = None if line.sum is None or line.last_count is None else line.sum - line.last_count
        signed = styles(num_format="+#,##0;-#,##0;0", **ASIDE_STYLE)
        sheet.write_formula(row, first + 3, f'=IF({both},K{row + 1}-L{row + 1},"")', signed, _or_blank(moved))


def _below(sheet: Any, styles: Styles, file: EntryFile) -> None:
    """The sum of the parts below a province's rows, and what it differs from the province by."""
    if len(file.lines) < 2 or file.lines[0].code != file.key.root:
        return
    line, last = len(file.lines) + 1, len(file.lines) + 1
    style = styles(num_format="#,##0", bold=True, **ASIDE_STYLE)
    for row, title in enumerate(SUM_ROWS, line):
        write(sheet, row, 1, title, style)
    for column in COUNTS:
        place = COLUMNS.index(column)
        letter = chr(ord("A") + place)
        known = [line.counts[column] for line in file.lines[1:] if line.counts and column in line.counts]
        whole = (file.lines[0].counts or {}).get(column)
        total = sum(known) if known else None
        cells = f"{letter}3:{letter}{last}"
        sheet.write_formula(line, place, f'=IF(COUNT({cells})=0,"",SUM({cells}))', style, _or_blank(total))
        both = f"AND(ISNUMBER({letter}2),ISNUMBER({letter}{line + 1}))"
        left = None if whole is None or total is None else whole - total
        formula = f'=IF({both},{letter}2-{letter}{line + 1},"")'
        sheet.write_formula(line + 1, place, formula, style, _or_blank(left))


def _or_blank(value: int | None) -> int | str:
    return "" if value is None else value


def _style(styles: Styles, column: str) -> Any:
    if column in ("kode", "wilayah"):
        return styles(num_format="@", locked=True)
    formats = {"per_tanggal": DAY, "sumber": "@"}
    beside = {"indent": 1} if column == "sumber" else {}  # away from the number before it
    return styles(num_format=formats.get(column, "#,##0"), locked=False, bg_color=INPUT, **beside)


def _validate(sheet: Any, file: EntryFile, last: int) -> None:
    """Let Excel say early what the check will say: numbers from 0 or "hapus", days of the month."""
    first_count, last_count = COLUMNS.index(COUNTS[0]), COLUMNS.index(COUNTS[-1])
    corner = f"{chr(65 + first_count)}2"
    number = f'=OR({corner}="hapus",AND(ISNUMBER({corner}),{corner}>=0,{corner}=INT({corner})))'
    sheet.data_validation(
        1,
        first_count,
        last,
        last_count,
        {
            "validate": "custom",
            "value": number,
            "error_title": "Bukan jumlah orang",
            "error_message": "Isi bilangan bulat mulai 0, atau hapus untuk menarik angka yang terbit.",
        },
    )
    day = COLUMNS.index("per_tanggal")
    sheet.data_validation(
        1,
        day,
        last,
        day,
        {
            "validate": "date",
            "criteria": "between",
            "minimum": file.key.month,
            "maximum": month_end(file.key.month),
            "error_title": "Di luar bulan",
            "error_message": f"Isi tanggal dalam bulan {file.key.month:%m-%Y}.",
        },
    )
    if file.sources:
        source = COLUMNS.index("sumber")
        known = f"='{SOURCES_SHEET}'!$A$1:$A${len(_sources(file))}"
        listed = {"validate": "list", "source": known, "show_error": False}
        sheet.data_validation(1, source, last, source, listed)


def _hidden_sheet(sheet: Any, styles: Styles, rows: Sequence[Sequence[str]]) -> None:
    for place, cells in enumerate(rows):
        for column, text in enumerate(cells):
            write(sheet, place, column, text, styles.text())
    sheet.very_hidden()


def _print(sheet: Any, file: EntryFile, paper: Paper) -> None:
    print_on(sheet, _title(file), WARNING if file.is_invented else "", paper=paper)


def _guide_sheet(sheet: Any, styles: Styles, file: EntryFile, paper: Paper) -> None:
    if file.is_invented:
        write(sheet, 0, 0, WARNING, styles.alert())
    write(sheet, 1, 0, _title(file), styles(bold=True, font_size=14))
    guide_sheet(sheet, styles, (*GUIDE, file.origin), first=3)
    sheet.protect()
    _print(sheet, file, paper)


GUIDE = (
    "Isi lembar “Isian”, simpan sebagai .xlsx, lalu unggah di halaman Entri → Unggah buku kerja bulanan. "
    "Tidak ada yang tersimpan sebelum Anda menekan Ajukan.",
    "Satu baris satu wilayah. Kolom Kode dan Wilayah dikunci; urutan baris bebas, dan baris boleh dihapus.",
    "Angka yang sudah terbit untuk bulan ini sudah terisi. Sel yang tidak diubah tidak mengubah apa pun.",
    "Sel kosong tidak mengubah apa pun. Nol (0) berarti nol orang; hapus menarik angka yang terbit.",
    "Kolom di kanan Sumber (jumlah, angka terakhir, beda) dan baris jumlah di bawah hanya untuk dilihat.",
    "Per tanggal: hari angka itu, dalam bulan ini. Kosong berarti hari terakhir bulan ini.",
    "PU, BPU, Jakon, PMI: peserta aktif per segmen, jumlah orang tanpa pecahan.",
    "Total: kosongkan bila keempat segmen diisi (dijumlahkan), atau isi bila hanya total yang diketahui.",
    "Potensi pekerja: menurut sumber yang sama; kosongkan bila tidak berubah.",
    "Sumber: dokumen asal angka, misalnya “SIPP Kanwil Sumbagsel, 31 Oktober 2025”. Wajib untuk angka baru.",
    "Rumus boleh dipakai; yang dibaca adalah nilai terakhirnya. Jangan menggabung sel.",
)
