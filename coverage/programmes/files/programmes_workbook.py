"""The programmes page as an Excel workbook: a sheet a table for people, Data for programs, Metadata."""

from collections.abc import Sequence
from typing import Any

from coverage.files import workbook_base
from coverage.files.fields import Fields
from coverage.files.record_sheet import record_sheet
from coverage.files.sheets import Styles
from coverage.programmes.files.programmes import (
    ALL_KEYS,
    BENEFIT_KEYS,
    PROGRAMME_KEYS,
    RATE_KEYS,
    VILLAGE_KEYS,
    ProgrammesFile,
)

HEADS = {
    "code": "Kode",
    "name": "Wilayah",
    "as_of": "Per tanggal",
    "as_of_precision": "Ketelitian tanggal",
    "group": "Kelompok",
    "ecosystem": "Ekosistem",
    "selection": "Data pemilihan",
    "verification": "Verifikasi data",
    "funding": "Dana",
    "eligible_workers": "Berhak, orang",
    "planned_workers": "Direncanakan, orang",
    "verified_workers": "Diverifikasi, orang",
    "registered_workers": "Didaftarkan, orang",
    "paid_workers": "Iurannya dibayar, orang",
    "protected_workers": "Terlindungi, orang",
    "rupiah_planned": "Anggaran, Rp",
    "rupiah_spent": "Realisasi, Rp",
    "months": "Bulan dibayar",
    "cover_until": "Berlaku sampai",
    "year": "Tahun anggaran",
    "obstacle": "Hambatan verifikasi",
    "villages": "Desa",
    "workers_per_village": "Pekerja per desa",
    "villages_reached": "Desa yang mencapainya",
    "institutions_eligible": "Lembaga desa: berhak",
    "institutions_protected": "Lembaga desa: terlindungi",
    "institutions_unprotected": "Lembaga desa: belum",
    "institutions_ratio": "Cakupan lembaga desa, tercetak",
    "institutions_decimals": "Desimal tercetak",
    "kinds": "Manfaat",
    "recipients": "Penerima, orang",
    "rupiah": "Rupiah",
    "programmes": "Program jaminan",
    "segment": "Segmen",
    "valid_from": "Berlaku sejak",
    "note": "Catatan",
    "notes": "Catatan",
    "source_id": "Nomor sumber",
    "source_title": "Sumber",
    "source_url": "Alamat sumber",
}
TITLES = {
    "Program": "pekerja dan anggaran",
    "Desa": "desa dan lembaganya",
    "Manfaat": "manfaat yang dibayar",
    "Iuran": "iuran yang berlaku",
}
FIRST = (
    "name",
    "as_of",
    "group",
    "funding",
    "source_id",
    "planned_workers",
    "registered_workers",
    "paid_workers",
    "rupiah_planned",
    "rupiah_spent",
)


def _people_first(keys: Sequence[str]) -> list[str]:
    """The columns people look for before the others; the code, which the data sheet has, last."""
    first = [key for key in FIRST if key in keys]
    return [*first, *(key for key in keys if key not in (*first, "code")), *({"code"} & set(keys))]


def programmes_workbook(file: ProgrammesFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        tables: tuple[tuple[str, tuple[str, ...], Sequence[Fields]], ...] = (
            ("Program", PROGRAMME_KEYS, file.lines(file.page.rows)),
            ("Desa", VILLAGE_KEYS, file.lines(file.page.villages)),
            ("Manfaat", BENEFIT_KEYS, file.lines(file.page.benefits)),
            ("Iuran", RATE_KEYS, file.rate_lines()),
        )
        for name, keys, lines in tables:
            heads = {key: HEADS[key] for key in _people_first(keys)}
            title = f"{file.title}: {TITLES[name]}"
            record_sheet(workbook.add_worksheet(name), styles, file.origin, [title], heads, lines)
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, ALL_KEYS, file.all_lines(), file.origin, filtered=False)
        about = workbook.add_worksheet("Metadata")
        workbook_base.metadata_sheet(about, styles, file, _about(file))

    return workbook_base.workbook_bytes(file, fill)


def _about(file: ProgrammesFile) -> list[workbook_base.Pair]:
    page, cited = file.page, file.cited()
    return [
        ("Wilayah", page.place or "semua"),
        ("Jumlah program", len(page.rows)),
        ("Jumlah baris desa", len(page.villages)),
        ("Jumlah manfaat dibayar", len(page.benefits)),
        ("Jumlah sumber", len(cited)),
        ("Iuran", "bukan angka rilis: berlaku sejak tanggalnya, sebagaimana tercatat saat berkas dibuat"),
        ("Dibuat dari", workbook_base.made_from(file.origin)),
        ("Alamat", file.origin.address),
        ("Sel kosong", "tidak disebut dokumennya; bukan nol"),
        *((f"Sumber {number}", f"{citation} {url}".strip()) for number, citation, url in cited),
    ]
