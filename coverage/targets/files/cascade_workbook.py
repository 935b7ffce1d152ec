"""A cascade as an Excel workbook: Kaskade to work in, Metadata and Catatan to know where it comes from."""

from typing import Any

from coverage.files import workbook_base
from coverage.files.sheets import Styles
from coverage.targets.files.cascade_file import CascadeFile
from coverage.targets.files.cascade_sheet import cascade_sheet

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
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        cascade_sheet(workbook.add_worksheet("Kaskade"), styles, file)
        status = "angka terbit; kolom target hasil pembagian coba-coba"
        mark = workbook_base.Mark(file.stamp, file.demo)
        workbook_base.metadata_sheet(workbook.add_worksheet("Metadata"), styles, _about(file), mark, status)
        tables = (
            (("Istilah", "Cara menghitung atau arti"), FORMULAS),
            (("Sumber", "Kutipan", "Alamat"), file.cited),
        )
        workbook_base.notes_sheet(workbook.add_worksheet("Catatan"), styles, tables, mark)

    return workbook_base.workbook_bytes(file.title, file.release, fill)


def _about(file: CascadeFile) -> list[workbook_base.Pair]:
    return [
        *workbook_base.release_pairs(file.title, file.release),
        ("Bulan data", file.month),
        ("Tahun target", file.year),
        ("Dokumen target", file.document or "yang berlaku"),
        ("Cara membagi", file.way or "tidak dibagi"),
        ("Pembanding", file.beside or "tidak ada"),
        ("Dikunci", sum(row.locked for row in file.rows)),
        ("Jumlah wilayah", len(file.rows)),
        ("Alamat", file.address),
    ]
