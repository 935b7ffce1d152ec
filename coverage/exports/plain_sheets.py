"""The sheets beside the ranking: plain data, where it comes from, and what its words mean."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from coverage.exports import titles
from coverage.exports.delimited import ORIGIN_KEYS, Origin
from coverage.exports.ranking_file import RankingFile
from coverage.exports.records import RANKING_KEYS, Record
from coverage.exports.sheets import DAY, Styles, print_on_a4, write
from coverage.exports.words import BASES, FORMULAS, ORDERS, REASON_MEANINGS, REASONS, SEGMENTS
from coverage.release_code import code_of

RIGHTS = "Hak atas angka ada pada penerbit sumbernya; sebutkan sumber dan rilis bila mengutip."


def data_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """One header row of the API's keys, one row a region; blank is not reported."""
    origin = Origin(file.release.number, file.release.checksum, file.address, file.demo)
    write_records(sheet, styles, file.records(), origin)


def write_records(sheet: Any, styles: Styles, records: Sequence[Record], origin: Origin) -> None:
    """A ranking's records with their month, and where they come from on every line."""
    keys = (*RANKING_KEYS, "month", *ORIGIN_KEYS)
    known = dict(zip(ORIGIN_KEYS, origin.cells(), strict=True)) | {"release": origin.release}
    for column, key in enumerate(keys):
        sheet.set_column(column, column, max(10, len(key) + 2))
        write(sheet, 0, column, key, styles.head())
    for line, record in enumerate(records, 1):
        for column, key in enumerate(keys):
            value = (record | known)[key]
            write(sheet, line, column, _plain(value), styles(num_format=_look(value)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(records), 1), len(keys) - 1)


def metadata_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Which release, which question, from where."""
    write_pairs(sheet, styles, _metadata(file))
    print_on_a4(sheet, landscape=True, left=titles.stamp(file), alert=titles.WARNING if file.demo else "")


def write_pairs(sheet: Any, styles: Styles, pairs: Sequence[tuple[str, Any]]) -> None:
    """Names on the left, their values beside them."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    for line, (label, value) in enumerate(pairs):
        write(sheet, line, 0, label, styles.head())
        look = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else _look(value)
        write(sheet, line, 1, value, styles(num_format=look, align="left", text_wrap=True))


def _metadata(file: RankingFile) -> list[tuple[str, Any]]:
    question, release = file.question, file.release
    return [
        ("Status data", titles.WARNING if file.demo else "angka terbit"),
        ("Judul", titles.title(file)),
        ("Rilis", release.number),
        ("Terbit (WIB)", timezone.localtime(release.published_at).replace(tzinfo=None, microsecond=0)),
        ("Catatan rilis", release.note),
        ("Kode rilis", code_of(release.checksum)),
        ("Checksum rilis (SHA-256)", release.checksum),
        ("Bulan data", f"{file.month:%Y-%m}"),
        ("Tingkat", titles.regions(file)),
        ("Provinsi", _province(file)),
        ("Urutan", ORDERS[question.order]),
        ("Dokumen target", question.asked.document or "yang berlaku"),
        ("Segmen", SEGMENTS[question.asked.segment]),
        ("Basis", BASES[question.asked.basis]),
        ("Jumlah wilayah", len(file.rows)),
        ("Diberi peringkat", file.ranked),
        ("Jumlah sumber", len(file.cited())),
        ("Dibuat dari", f"rilis {release.number}; rilis yang sama selalu memberi angka yang sama"),
        ("Alamat", file.address),
        ("Masih berlaku?", "unggah berkas ini, atau tulis kode rilisnya, di halaman /verifikasi/"),
        ("Penggunaan", RIGHTS),
    ]  # fmt: skip


def notes_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Formulas, the meaning of the reasons, and every source with its number."""
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 60)
    line = listed(sheet, styles, 0, ("Istilah", "Cara menghitung atau arti"), FORMULAS)
    reasons = [(REASONS[reason], meaning) for reason, meaning in REASON_MEANINGS.items()]
    line = listed(sheet, styles, line, ("Alasan tanpa peringkat", "Arti"), reasons)
    listed(sheet, styles, line, ("Sumber", "Kutipan", "Alamat"), file.cited())
    print_on_a4(sheet, landscape=True, left=titles.stamp(file), alert=titles.WARNING if file.demo else "")


def listed(sheet: Any, styles: Styles, first: int, head: tuple[str, ...], rows: Any) -> int:
    """Write a small table from a line on; returns the line where the next one starts."""
    for column, text in enumerate(head):
        write(sheet, first, column, text, styles.head())
    line = first
    for line, row in enumerate(rows, first + 1):
        for column, value in enumerate(row):
            write(sheet, line, column, value, styles(num_format=_look(value), align="left", text_wrap=True))
    return line + 2


def _province(file: RankingFile) -> str:
    if file.province is not None:
        return f"{file.province.code} {file.province.official_name}"
    return file.question.province or "semua"


def _plain(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value


def _look(value: Any) -> str:
    if isinstance(value, date):
        return DAY
    return "@" if isinstance(value, str | list) else "General"
