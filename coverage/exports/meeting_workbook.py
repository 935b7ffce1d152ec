"""A meeting pack as an Excel workbook: Tabel and Pokok for people, Data for programs, Metadata, Catatan."""

import io
from datetime import UTC
from typing import Any

import xlsxwriter
from django.utils import timezone, translation

from coverage.exports.delimited import Origin
from coverage.exports.meeting_file import MeetingFile
from coverage.exports.meeting_sheets import points_sheet, table_sheet
from coverage.exports.plain_sheets import RIGHTS, listed, write_pairs, write_records
from coverage.exports.records import ranking_record
from coverage.exports.sheets import Styles, print_on_a4
from coverage.exports.words import BASES, FORMULAS, SEGMENTS
from coverage.exports.workbook import OPTIONS
from coverage.release_code import code_of
from coverage.rows import Basis, Segment


def meeting_workbook(file: MeetingFile) -> bytes:
    """The workbook; the same pack gives the same bytes, since it is dated by its release."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    created = file.release.published_at.astimezone(UTC).replace(tzinfo=None)
    with translation.override("id"):
        workbook.set_properties({"title": file.title, "author": "UCJ", "created": created})
        styles = Styles(workbook)
        table_sheet(workbook.add_worksheet("Tabel"), styles, file)
        points_sheet(workbook.add_worksheet("Pokok"), styles, file)
        origin = Origin(file.release.number, file.release.checksum, file.address, file.demo)
        write_records(workbook.add_worksheet("Data"), styles, _records(file), origin)
        _metadata_sheet(workbook.add_worksheet("Metadata"), styles, file)
        _notes_sheet(workbook.add_worksheet("Catatan"), styles, file)
    workbook.close()
    return content.getvalue()


def _records(file: MeetingFile) -> list[dict[str, Any]]:
    month = f"{file.month:%Y-%m}"
    return [{**ranking_record(line.row), "month": month} for line in file.pack.lines]


def _metadata_sheet(sheet: Any, styles: Styles, file: MeetingFile) -> None:
    release, row = file.release, file.pack.row
    bands = file.pack.bands
    pairs = [
        ("Status data", file.alert or "angka terbit"),
        ("Judul", file.title),
        ("Rilis", release.number),
        ("Terbit (WIB)", timezone.localtime(release.published_at).replace(tzinfo=None, microsecond=0)),
        ("Catatan rilis", release.note),
        ("Kode rilis", code_of(release.checksum)),
        ("Checksum rilis (SHA-256)", release.checksum),
        ("Bulan data", f"{file.month:%Y-%m}"),
        ("Wilayah", f"{row.region.code} {row.region.official_name or row.region.name}"),
        ("Tabel", f"{file.whole.official_name or file.whole.name}, {len(file.pack.lines)} wilayah"),
        ("Segmen", SEGMENTS[Segment(row.segment)]),
        ("Basis", BASES[Basis(row.basis)]),
        ("Kategori", f"{bands.name}, versi {bands.version}: capaian terhadap target" if bands else "—"),
        ("Jumlah sumber", len(file.cited)),
        ("Alamat", file.address),
        ("Masih berlaku?", "unggah berkas ini, atau tulis kode rilisnya, di halaman /verifikasi/"),
        ("Penggunaan", RIGHTS),
    ]  # fmt: skip
    write_pairs(sheet, styles, pairs)
    print_on_a4(sheet, landscape=True, left=file.stamp, alert=file.alert)


def _notes_sheet(sheet: Any, styles: Styles, file: MeetingFile) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 60)
    line = listed(sheet, styles, 0, ("Istilah", "Cara menghitung atau arti"), FORMULAS)
    listed(sheet, styles, line, ("Sumber", "Kutipan", "Alamat"), file.cited)
    print_on_a4(sheet, landscape=True, left=file.stamp, alert=file.alert)
