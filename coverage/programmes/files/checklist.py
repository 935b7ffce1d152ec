"""A budget checklist as lines, CSV and a sheet: the same rows as its page, the meeting pack and the API."""

from collections.abc import Sequence
from typing import Any

from coverage.files import workbook_base
from coverage.files.delimited import csv_text
from coverage.files.fields import Fields
from coverage.files.origin import Origin
from coverage.files.record_sheet import record_sheet
from coverage.files.sheets import Styles
from coverage.programmes.pages.checklist import Checklist
from coverage.programmes.words import checklist as words

HEADS = {
    "code": "Kode",
    "name": "Daerah",
    "year": "Tahun",
    "state": "Keadaan",
    "group": "Kelompok",
    "funding": "Dana",
    "planned_workers": "Direncanakan, orang",
    "verified_workers": "Diverifikasi, orang",
    "months": "Bulan",
    "rupiah_planned": "Anggaran, Rp",
    "rupiah_spent": "Realisasi, Rp",
    "as_of": "Per tanggal",
    "as_of_precision": "Ketelitian tanggal",
    "notes": "Catatan",
    "source_id": "Nomor sumber",
    "source_title": "Dokumen",
    "source_url": "Alamat dokumen",
}
KEYS = tuple(HEADS)
_OF_ROW = KEYS[KEYS.index("group") : KEYS.index("source_title")]


def checklist_lines(checklist: Checklist) -> list[Fields]:
    """One for each of its lines, a gap as one without figures; gaps first."""
    found = []
    for line in checklist.lines:
        source = checklist.sources.get(line.row.source_id) if line.row else None
        fields: Fields = {
            "code": line.region.code,
            "name": line.region.official_name or line.region.name,
            "year": line.year,
            "state": str(line.state),
            **{name: getattr(line.row, name, None) for name in _OF_ROW},
            "source_title": source.citation if source else None,
            "source_url": source.url if source else None,
        }
        found.append({name: None if value == "" else value for name, value in fields.items()})
    return found


def checklist_csv(checklist: Checklist, origin: Origin) -> str:
    """The lines as CSV."""
    return csv_text(KEYS, checklist_lines(checklist), origin)


def checklist_sheet(sheet: Any, styles: Styles, checklist: Checklist, origin: Origin) -> None:
    """The records as a sheet for people, its sentence above them."""
    heads = {key: HEADS[key] for key in KEYS if key != "code"} | {"code": HEADS["code"]}
    texts = (ChecklistFile(checklist, origin).title, words.opening(checklist.tallies))
    record_sheet(sheet, styles, origin, texts, heads, checklist_lines(checklist))


def cited(checklist: Checklist) -> list[tuple[int, str, str]]:
    """Every document of the lines: id, citation, address."""
    return [(number, row.citation, row.url) for number, row in sorted(checklist.sources.items())]


class ChecklistFile:
    """The checklist alone, as a workbook of its own."""

    def __init__(self, checklist: Checklist, origin: Origin):
        self.checklist, self.origin = checklist, origin

    @property
    def title(self) -> str:
        region = self.checklist.region
        years = "–".join(map(str, self.checklist.years))
        return f"Daftar anggaran perlindungan pekerja {region.official_name or region.name}, {years}"

    def name(self, extension: str) -> str:
        """daftar-anggaran-18-2025-2026-rilis-1.csv."""
        years = map(str, self.checklist.years)
        return self.origin.file_name(extension, "daftar-anggaran", self.checklist.region.code, *years)


def checklist_workbook(file: ChecklistFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        checklist_sheet(workbook.add_worksheet("Anggaran"), styles, file.checklist, file.origin)
        data = workbook.add_worksheet(workbook_base.DATA)
        lines = checklist_lines(file.checklist)
        workbook_base.data_sheet(data, styles, KEYS, lines, file.origin, filtered=False)
        about: Sequence[workbook_base.Pair] = [
            ("Daerah", len(file.checklist.budgets)),
            ("Tahun", ", ".join(map(str, file.checklist.years))),
            ("Keadaan", "dianggarkan: rupiahnya disebut; disebut: tanpa rupiah; belum: tidak ada dokumen"),
            ("Alamat", file.origin.address),
            workbook_base.STILL_VALID,
        ]
        tables = ((workbook_base.SOURCES, cited(file.checklist)),)
        workbook_base.about_sheets(workbook, styles, file, about, tables)

    return workbook_base.workbook_bytes(file, fill)
