"""A cascade as an Excel workbook: Kaskade to work in, Metadata and Catatan to know where it comes from."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Any

import xlsxwriter
from django.utils import timezone

from coverage.exports.cascade_file import CascadeFile
from coverage.exports.cascade_sheet import cascade_sheet
from coverage.exports.plain_sheets import RIGHTS
from coverage.exports.sheets import Styles, print_on_a4, write
from coverage.exports.titles import WARNING
from coverage.exports.workbook import OPTIONS
from coverage.release_code import code_of

FORMULAS = (
    ("Target (%)", "target orang ÷ potensi pekerja; dihitung Excel dari sel di baris yang sama"),
    ("Tambahan (orang)", "target − peserta aktif"),
    ("Belum dialokasikan", "target di atas − jumlah kolom target; minus berarti berlebih"),
    ("Tetap", "target yang dikunci: tidak ikut dibagi"),
    ("menurut potensi", "sisa ditambahkan pada target sementara sebanding potensi"),
    ("menurut belum terlindungi", "sisa ditambahkan sebanding pekerja yang belum terlindungi"),
    ("poin sama", "cakupan setiap wilayah naik dengan poin yang sama"),
    ("persentase sama", "target setiap wilayah persentase yang sama"),
    ("Batas", "tidak di bawah peserta aktif, tidak di atas potensi; sisa pembulatan ke sisa terbesar"),
    ("Sekitar", "jumlah yang dibulatkan dalam dokumennya"),
    ("—", "tidak dilaporkan; bukan nol"),
)


def cascade_workbook(file: CascadeFile) -> bytes:
    """The workbook; the same file gives the same bytes, since it is dated by its release."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    created = file.release.published_at.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": file.title, "author": "UCJ", "created": created})
    styles = Styles(workbook)
    cascade_sheet(workbook.add_worksheet("Kaskade"), styles, file)
    _listed(
        workbook.add_worksheet("Metadata"),
        styles,
        file,
        (26, 90),
        ((("Keterangan", "Isi"), _metadata(file)),),
    )
    notes = (
        (("Istilah", "Cara menghitung atau arti"), FORMULAS),
        (("Sumber", "Kutipan", "Alamat"), file.cited),
    )
    _listed(workbook.add_worksheet("Catatan"), styles, file, (26, 90, 60), notes)
    workbook.close()
    return content.getvalue()


def _metadata(file: CascadeFile) -> tuple[tuple[str, Any], ...]:
    return (
        ("Status data", WARNING if file.demo else "angka terbit; kolom target hasil pembagian coba-coba"),
        ("Judul", file.title),
        ("Rilis", file.release.number),
        ("Terbit (WIB)", f"{timezone.localtime(file.release.published_at):%Y-%m-%d %H:%M}"),
        ("Catatan rilis", file.release.note),
        ("Kode rilis", code_of(file.release.checksum)),
        ("Checksum rilis (SHA-256)", file.release.checksum),
        ("Bulan data", file.month),
        ("Tahun target", file.year),
        ("Dokumen target", file.document or "yang berlaku"),
        ("Cara membagi", file.way or "tidak dibagi"),
        ("Pembanding", file.beside or "tidak ada"),
        ("Dikunci", sum(row.locked for row in file.rows)),
        ("Jumlah wilayah", len(file.rows)),
        ("Alamat", file.address),
        ("Penggunaan", RIGHTS),
    )


def _listed(
    sheet: Any,
    styles: Styles,
    file: CascadeFile,
    widths: Sequence[int],
    tables: Sequence[tuple[Sequence[str], Sequence[Sequence[Any]]]],
) -> None:
    """Small tables below each other, each under its header."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    first = 0
    for head, rows in tables:
        for place, text in enumerate(head):
            write(sheet, first, place, text, styles.head())
        for line, row in enumerate(rows, first + 1):
            for place, value in enumerate(row):
                look = styles(num_format="@" if isinstance(value, str) else "0", align="left", text_wrap=True)
                write(sheet, line, place, value, look)
        first += len(rows) + 2
    print_on_a4(sheet, landscape=True, left=file.stamp, alert=WARNING if file.demo else "")
