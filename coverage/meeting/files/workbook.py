"""A meeting pack as an Excel workbook: Tabel and Pokok for people, Data for programs, Metadata, Catatan."""

from typing import Any

from coverage.files import workbook_base
from coverage.files.delimited import Origin
from coverage.files.plain_sheets import write_records
from coverage.files.records import ranking_record
from coverage.files.sheets import Styles
from coverage.files.words import BASES, FORMULAS, SEGMENTS
from coverage.meeting.files.sheets import points_sheet, table_sheet
from coverage.meeting.pages.pack import MeetingFile
from coverage.rows.figures import Basis, Segment


def meeting_workbook(file: MeetingFile) -> bytes:
    """The workbook; the same pack gives the same bytes, since it is dated by its release."""

    def fill(workbook: Any, styles: Styles) -> None:
        table_sheet(workbook.add_worksheet("Tabel"), styles, file)
        points_sheet(workbook.add_worksheet("Pokok"), styles, file)
        source = Origin(file.release.number, file.release.checksum, file.address, file.demo)
        write_records(workbook.add_worksheet("Data"), styles, _records(file), source)
        mark = workbook_base.Mark(file.stamp, file.demo)
        workbook_base.metadata_sheet(workbook.add_worksheet("Metadata"), styles, _about(file), mark)
        tables = (
            (("Istilah", "Cara menghitung atau arti"), FORMULAS),
            (("Sumber", "Kutipan", "Alamat"), file.cited),
        )
        workbook_base.notes_sheet(workbook.add_worksheet("Catatan"), styles, tables, mark)

    return workbook_base.workbook_bytes(file.title, file.release, fill)


def _records(file: MeetingFile) -> list[dict[str, Any]]:
    month = f"{file.month:%Y-%m}"
    return [{**ranking_record(line.row), "month": month} for line in file.pack.lines]


def _about(file: MeetingFile) -> list[workbook_base.Pair]:
    row, bands = file.pack.row, file.pack.bands
    return [
        *workbook_base.release_pairs(file.title, file.release),
        ("Bulan data", f"{file.month:%Y-%m}"),
        ("Wilayah", f"{row.region.code} {row.region.official_name or row.region.name}"),
        ("Tabel", f"{file.whole.official_name or file.whole.name}, {len(file.pack.lines)} wilayah"),
        ("Segmen", SEGMENTS[Segment(row.segment)]),
        ("Basis", BASES[Basis(row.basis)]),
        ("Kategori", f"{bands.name}, versi {bands.version}: capaian terhadap target" if bands else "—"),
        ("Jumlah sumber", len(file.cited)),
        ("Alamat", file.address),
        ("Masih berlaku?", "unggah berkas ini, atau tulis kode rilisnya, di halaman /verifikasi/"),
    ]
