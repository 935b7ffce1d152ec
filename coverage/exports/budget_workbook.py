"""A budget calculation as an Excel workbook: Perhitungan to work in, Metadata and Catatan for its origin."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Any

import xlsxwriter
from django.utils import timezone

from coverage.exports.budget_file import BudgetFile
from coverage.exports.budget_sheet import budget_sheet
from coverage.exports.plain_sheets import RIGHTS
from coverage.exports.sheets import Styles, print_on_a4, write
from coverage.exports.titles import WARNING
from coverage.exports.workbook import OPTIONS
from coverage.release_code import code_of

FORMULAS = (
    ("Rupiah", "orang × iuran sebulan × bulan; dihitung Excel dari sel di baris yang sama"),
    ("Tidak dibayar lagi sejak", "mulai + lama; bulan pertama sesudah yang dibayar"),
    ("Peserta aktif", "peserta hari itu + orang yang sedang dibayar − peserta yang pembayarannya berakhir"),
    ("Sudah peserta aktif", "“ya”: sudah terhitung; membayarnya tidak menambah, berakhirnya mengurangi"),
    ("Lepas", "turunnya peserta dari bulan sebelumnya"),
    ("Dianggap tetap", "peserta lain, potensi pekerja, dan wilayah lain"),
    ("—", "tidak diketahui; bukan nol"),
)


def budget_workbook(file: BudgetFile) -> bytes:
    """The workbook; the same file gives the same bytes, since it is dated by its release."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    created = file.release.published_at.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": file.title, "author": "UCJ", "created": created})
    styles = Styles(workbook)
    budget_sheet(workbook.add_worksheet("Perhitungan"), styles, file)
    _listed(workbook.add_worksheet("Metadata"), styles, file, (26, 90), ("Keterangan", "Isi"), _about(file))
    notes = workbook.add_worksheet("Catatan")
    line = _listed(notes, styles, file, (26, 90, 60), ("Istilah", "Cara menghitung atau arti"), FORMULAS)
    _table(notes, styles, line, ("Sumber", "Kutipan", "Alamat"), file.cited)
    workbook.close()
    return content.getvalue()


def _about(file: BudgetFile) -> tuple[tuple[str, Any], ...]:
    return (
        ("Status data", WARNING if file.demo else "hitungan bagaimana-jika atas angka terbit"),
        ("Judul", file.title),
        ("Rilis", file.release.number),
        ("Terbit (WIB)", f"{timezone.localtime(file.release.published_at):%Y-%m-%d %H:%M}"),
        ("Catatan rilis", file.release.note),
        ("Kode rilis", code_of(file.release.checksum)),
        ("Checksum rilis (SHA-256)", file.release.checksum),
        ("Bulan data", file.month),
        ("Jumlah pembayar", len({row.payer for row in file.lines})),
        ("Alamat", file.address),
        ("Penggunaan", RIGHTS),
    )


def _listed(
    sheet: Any, styles: Styles, file: BudgetFile, widths: Sequence[int], head: Sequence[str], rows: Any
) -> int:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    print_on_a4(sheet, landscape=True, left=file.stamp, alert=WARNING if file.demo else "")
    return _table(sheet, styles, 0, head, rows)


def _table(sheet: Any, styles: Styles, first: int, head: Sequence[str], rows: Any) -> int:
    """A small table from a line on; returns the line where the next one starts."""
    for place, text in enumerate(head):
        write(sheet, first, place, text, styles.head())
    for line, row in enumerate(rows, first + 1):
        for place, value in enumerate(row):
            look = "@" if isinstance(value, str) else "0"
            write(sheet, line, place, value, styles(num_format=look, align="left", text_wrap=True))
    return first + len(rows) + 2
