"""The sheets beside the ranking: plain data, where it comes from, and what its words mean."""

from collections.abc import Sequence
from typing import Any

from coverage.files import titles, workbook_base
from coverage.files.delimited import ORIGIN_KEYS, Origin
from coverage.files.ranking_file import RankingFile
from coverage.files.records import RANKING_KEYS, Record
from coverage.files.sheets import Styles, write
from coverage.files.words import BASES, FORMULAS, ORDERS, REASON_MEANINGS, REASONS, SEGMENTS


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
            write(sheet, line, column, _plain(value), styles(num_format=workbook_base.look_of(value)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(records), 1), len(keys) - 1)


def metadata_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Which release, which question, from where."""
    workbook_base.metadata_sheet(
        sheet, styles, _metadata(file), workbook_base.Mark(titles.stamp(file), file.demo)
    )


def _metadata(file: RankingFile) -> list[tuple[str, Any]]:
    question, release = file.question, file.release
    return [
        *workbook_base.release_pairs(titles.title(file), release),
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
    ]  # fmt: skip


def notes_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Formulas, the meaning of the reasons, and every source with its number."""
    reasons = [(REASONS[reason], meaning) for reason, meaning in REASON_MEANINGS.items()]
    tables = (
        (("Istilah", "Cara menghitung atau arti"), FORMULAS),
        (("Alasan tanpa peringkat", "Arti"), reasons),
        (("Sumber", "Kutipan", "Alamat"), file.cited()),
    )
    workbook_base.notes_sheet(sheet, styles, tables, workbook_base.Mark(titles.stamp(file), file.demo))


def _province(file: RankingFile) -> str:
    if file.province is not None:
        return f"{file.province.code} {file.province.official_name}"
    return file.question.province or "semua"


def _plain(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value
