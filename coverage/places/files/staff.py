"""The ranking as CSV for staff: the headings people know, opened in columns by an Indonesian spreadsheet."""

from decimal import Decimal
from typing import Any

from django.utils import translation

from coverage.calculations.pace.statuses import UNKNOWN
from coverage.calculations.precision import gap_decimals, is_about, missing_people, unprotected, verdict
from coverage.calculations.rounding import written
from coverage.files.delimited import Code, staff_csv
from coverage.files.fields import ranking_fields
from coverage.files.words import PACES, VERDICTS
from coverage.places.files.ranking import RankingFile
from coverage.places.files.remarks import remarks, target_document
from coverage.rows.figures import CoverageRow
from coverage.words import formats
from coverage.words.sentences import share_interval

TITLES = (
    "Peringkat",
    "Kode",
    "Wilayah",
    "Cakupan (%)",
    "Target (%)",
    "Dokumen target",
    "Capaian terhadap target (%)",
    "Kesenjangan ke target (poin)",
    "Kesenjangan ke target (orang)",
    "Terhadap target",
    "Belum terlindungi (orang)",
    "Peserta aktif (orang)",
    "Potensi pekerja (orang)",
    "Potensi per",
    "Per tanggal",
    "Bulan data",
    "Laju",
    "Nomor sumber",
    "Keterangan",
)


def ranking_staff_csv(file: RankingFile) -> str:
    """The ranking's rows, ranked first, with shares in per cent."""
    with translation.override("id"):
        return staff_csv(TITLES, [_cells(row, file) for row in file.page.rows], file.origin)


def _cells(row: CoverageRow, file: RankingFile) -> list[Any]:
    return [
        row.rank,
        Code(row.region.code),
        row.region.official_name or row.region.name,
        per_cent(row.coverage_ratio, row.ratio_decimals),
        per_cent(row.target_ratio, row.target_decimals),
        target_document(row) if row.target_year else None,
        per_cent(row.attainment_ratio, row.ratio_decimals),
        _rounded(row.gap_to_target_points, gap_decimals(row)),
        missing_people(row),
        _stand(row),
        unprotected(row),
        row.active_participants,
        row.potential_workers,
        row.potential_as_of,
        formats.short_day(row.as_of, row.as_of_precision) if row.as_of_precision != "day" else row.as_of,
        f"{file.page.month:%Y-%m}",
        _pace(row, file),
        ", ".join(map(str, ranking_fields(row)["source_ids"])),
        "; ".join(filter(None, (remarks(row, file), _how_known(row)))),
    ]


def _how_known(row: CoverageRow) -> str:
    """What a plain number cannot say of itself."""
    if row.printed_ratio is not None:
        return "cakupan menurut dokumen"
    if not is_about(row):
        return ""
    interval = share_interval(row)
    about = "cakupan sekitar, dari jumlah yang dibulatkan"
    return f"{about} ({interval})" if interval else about


def _stand(row: CoverageRow) -> str | None:
    found = verdict(row)
    return VERDICTS[found] if found else None


def _pace(row: CoverageRow, file: RankingFile) -> str | None:
    status = file.page.statuses.get(row.region.code, UNKNOWN)
    return PACES.get(status.pace_code, status.pace_code) if status.pace else None


def per_cent(ratio: float | None, decimals: int) -> Decimal | None:
    return None if ratio is None else _rounded(ratio * 100, decimals)


def _rounded(value: float | None, decimals: int) -> Decimal | None:
    return None if value is None else Decimal(written(value, decimals, thousands="", point="."))
