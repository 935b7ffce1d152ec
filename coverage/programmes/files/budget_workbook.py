"""A budget calculation as an Excel workbook: Perhitungan to work in, Metadata and Catatan for its origin."""

from typing import Any

from coverage.files import workbook_base
from coverage.files.sheets import Styles
from coverage.programmes.files.budget_file import BudgetFile
from coverage.programmes.files.budget_sheet import budget_sheet

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
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        budget_sheet(workbook.add_worksheet("Perhitungan"), styles, file)
        status = "hitungan bagaimana-jika atas angka terbit"
        mark = workbook_base.Mark(file.stamp, file.demo)
        workbook_base.metadata_sheet(workbook.add_worksheet("Metadata"), styles, _about(file), mark, status)
        tables = (
            (("Istilah", "Cara menghitung atau arti"), FORMULAS),
            (("Sumber", "Kutipan", "Alamat"), file.cited),
        )
        workbook_base.notes_sheet(workbook.add_worksheet("Catatan"), styles, tables, mark)

    return workbook_base.workbook_bytes(file.title, file.release, fill)


def _about(file: BudgetFile) -> list[workbook_base.Pair]:
    return [
        *workbook_base.release_pairs(file.title, file.release),
        ("Bulan data", file.month),
        ("Jumlah pembayar", len({row.payer for row in file.lines})),
        ("Alamat", file.address),
    ]
