"""A ranking as an Excel workbook: Peringkat for people, Data for programs, Metadata and Catatan for both.

The sheet for people has ranked regions with filters, below them the unranked with their reasons.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from coverage.calculations.precision import gap_decimals
from coverage.files import number_formats, workbook_base
from coverage.files.records import ranking_record
from coverage.files.sheets import BAR, LINE, Styles, print_on_a4, write
from coverage.files.words import BASES, FLAGS, FORMULAS, ORDERS, REASON_MEANINGS, REASONS, SEGMENTS, STANDS
from coverage.places.files.ranking import KEYS, RankingFile
from coverage.rows import periods
from coverage.rows.figures import CoverageRow, Precision, StatementRow, Unranked
from coverage.words import formats

TEXT = "@"


@dataclass(frozen=True, slots=True)
class Column:
    """title: with its unit; value: what the cell holds; look: its Excel number format."""

    title: str
    width: int
    value: Callable[[CoverageRow], Any]
    look: Callable[[CoverageRow], str]


def ranking_workbook(file: RankingFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _ranking_sheet(workbook.add_worksheet("Peringkat"), styles, file)
        data = workbook.add_worksheet("Data")
        workbook_base.data_sheet(data, styles, KEYS, file.records(), file.origin)
        workbook_base.metadata_sheet(workbook.add_worksheet("Metadata"), styles, file, _about(file))
        reasons = [(REASONS[reason], meaning) for reason, meaning in REASON_MEANINGS.items()]
        tables = (
            (workbook_base.TERMS, FORMULAS),
            (("Alasan tanpa peringkat", "Arti"), reasons),
            (workbook_base.SOURCES, file.cited()),
        )
        workbook_base.notes_sheet(workbook.add_worksheet("Catatan"), styles, file.origin, tables)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: RankingFile) -> list[workbook_base.Pair]:
    """Which question, from where."""
    question, origin = file.page.question, file.origin
    return [
        ("Bulan data", f"{file.page.month:%Y-%m}"),
        ("Tingkat", file.regions),
        ("Provinsi", _province(file)),
        ("Urutan", ORDERS[question.order]),
        ("Menurut target", STANDS[question.stand] if question.stand else "semua"),
        ("Dokumen target", question.asked.document or "yang berlaku"),
        ("Segmen", SEGMENTS[question.asked.segment]),
        ("Basis", BASES[question.asked.basis]),
        ("Jumlah wilayah", len(file.page.rows)),
        ("Diberi peringkat", file.ranked),
        ("Jumlah sumber", len(file.cited())),
        ("Dibuat dari", workbook_base.made_from(origin)),
        ("Alamat", origin.address),
        workbook_base.STILL_VALID,
    ]


def _province(file: RankingFile) -> str:
    province = file.page.province
    return f"{province.code} {province.official_name}" if province else "semua"


def _ranking_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Fill the sheet: title, ranked rows under a filter, the unranked, print set-up."""
    columns = _columns(file)
    head = workbook_base.heading(sheet, styles, file, file.tally) + 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        write(sheet, head, place, column.title, styles.head())
    sheet.set_row(head, 48)
    ranked = [row for row in file.page.rows if row.rank is not None]
    last = _rows(sheet, styles, head + 1, columns, ranked)
    if ranked:
        sheet.autofilter(head, 0, last, len(columns) - 1)
        _bars(sheet, head + 1, last, columns)
    unranked = [row for row in file.page.rows if row.rank is None]
    if unranked:
        words = f"Tanpa peringkat: {len(unranked)} {file.regions}, alasannya di kolom Keterangan"
        write(sheet, last + 2, 0, words, styles(bold=True))
        last = _rows(sheet, styles, last + 3, columns, unranked)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, len(columns) - 1)
    print_on_a4(sheet, file.origin.stamp, file.origin.alert)


def _rows(
    sheet: Any, styles: Styles, first: int, columns: Sequence[Column], rows: Sequence[CoverageRow]
) -> int:
    """Write rows from a line on; returns the last line written."""
    for line, row in enumerate(rows, first):
        for place, column in enumerate(columns):
            value = column.value(row)
            absent = value is None
            look = TEXT if absent or isinstance(value, str) else column.look(row)
            style = styles(
                num_format=look,
                align="right" if absent or not isinstance(value, str) else "left",
                text_wrap=isinstance(value, str),
                bottom=1,
                bottom_color=LINE,
            )
            write(sheet, line, place, formats.ABSENT if absent else value, style)
    return first + len(rows) - 1


def _bars(sheet: Any, first: int, last: int, columns: Sequence[Column]) -> None:
    place = next(place for place, column in enumerate(columns) if column.title.startswith("Cakupan"))
    bar = {"type": "data_bar", "bar_color": BAR}
    limits = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.conditional_format(first, place, last, place, bar | limits)


def _columns(file: RankingFile) -> tuple[Column, ...]:
    return (
        Column("Peringkat", 10, lambda row: row.rank, lambda row: "0"),
        Column("Wilayah", 30, lambda row: row.region.official_name or row.region.name, _text),
        Column("Kode", 8, lambda row: row.region.code, _text),
        Column("Perubahan sejak bulan lalu", 11, _movement, lambda row: '"▲"0;"▼"0;"–"'),
        Column(
            "Cakupan (%)",
            11,
            lambda row: row.coverage_ratio,
            lambda row: number_formats.percent(row.ratio_decimals),
        ),
        Column("Cara cakupan", 10, _kind, _text),
        Column(
            "Target (%)",
            10,
            lambda row: row.target_ratio,
            lambda row: number_formats.percent(row.target_decimals),
        ),
        Column("Dokumen target", 13, _document, _text),
        Column(
            "Capaian terhadap target (%)",
            12,
            lambda row: row.attainment_ratio,
            lambda row: number_formats.percent(2),
        ),
        Column(
            "Kesenjangan ke target (poin persentase)",
            13,
            lambda row: row.gap_to_target_points,
            lambda row: number_formats.decimals(gap_decimals(row)),
        ),
        Column(
            "Kesenjangan ke target (orang)", 14, lambda row: row.gap_to_target_people, number_formats.derived
        ),
        Column("Belum terlindungi (orang)", 14, lambda row: row.unprotected_people, number_formats.derived),
        Column(
            "Peserta aktif (orang)",
            16,
            lambda row: row.active_participants,
            lambda row: number_formats.about(row.active_participants, row.active_exact),
        ),
        Column(
            "Potensi pekerja (orang)",
            16,
            lambda row: row.potential_workers,
            lambda row: number_formats.about(row.potential_workers, row.potential_exact),
        ),
        Column(
            "Potensi per", 13, lambda row: row.potential_as_of, lambda row: number_formats.day(Precision.DAY)
        ),
        Column("Per tanggal", 13, lambda row: row.as_of, lambda row: number_formats.day(row.as_of_precision)),
        Column(
            "Kenaikan sejak awal tahun (poin persentase)",
            14,
            lambda row: row.growth_points,
            lambda row: "+0.00;-0.00;0.00",
        ),
        Column("Sumber (nomor di lembar Catatan)", 12, _sources, _text),
        Column("Keterangan", 44, lambda row: remarks(row, file), _text),
    )


def remarks(row: CoverageRow, file: RankingFile) -> str:
    """Why a row has no rank, the values that contradict each other, what the audit found."""
    parts = []
    if row.unranked_reason:
        parts.append(_reason(row))
    if row.unranked_reason == Unranked.CONFLICT:
        parts[-1] += f": {contradiction(row, file)}"
    if row.flags:
        parts.append("pemeriksaan: " + ", ".join(FLAGS.get(code, code) for code in row.flags))
    return "; ".join(parts)


def _reason(row: CoverageRow) -> str:
    """The reason, with the day it speaks of and what is counted by registration."""
    text, beside = REASONS[Unranked(row.unranked_reason or "")], row.beside
    if row.unranked_reason == Unranked.STALE:
        return f"{text}, per {formats.short_day(row.as_of, row.as_of_precision)}"
    if beside is None or row.unranked_reason not in (Unranked.LATER, Unranked.REGISTRATION_ONLY):
        return text
    day = formats.short_day(beside.as_of, beside.as_of_precision)
    if row.unranked_reason == Unranked.LATER:
        return f"{text}, per {day}"
    return f"{text}: {formats.about_people(beside.active_participants)} peserta, {day}"


def contradiction(row: CoverageRow, file: RankingFile) -> str:
    """ "25,6% dan 26,6% (per 24 September 2024; sumber 1)": the values that stand for the row's month."""
    after, until = periods.window(file.page.month)
    sides = [
        side
        for side in file.page.disputed.get(row.region.code, ())
        if side.as_of
        and after < side.as_of <= until
        and (side.segment, side.basis) == (row.segment, row.basis)
    ]
    values = dict.fromkeys(_value(side) for side in sides)
    days = dict.fromkeys(formats.day(side.as_of, side.as_of_precision) for side in sides)
    sources = dict.fromkeys(str(side.source_id) for side in sides)
    return f"{' dan '.join(values)} (per {', '.join(days)}; sumber {', '.join(sources)})"


def _value(side: StatementRow) -> str:
    counts = [(side.active_participants, "peserta aktif"), (side.potential_workers, "potensi")]
    texts = [f"{formats.people(count)} {words}" for count, words in counts if count is not None]
    if side.printed_ratio is not None:
        texts.insert(0, formats.percent(side.printed_ratio, side.printed_decimals))
    return " / ".join(texts)


def _text(row: CoverageRow) -> str:
    return TEXT


def _movement(row: CoverageRow) -> int | str:
    return "" if row.movement is None else row.movement


def _kind(row: CoverageRow) -> str | None:
    if row.coverage_ratio is None:
        return None
    return "dihitung" if row.printed_ratio is None else "tercetak"


def _document(row: CoverageRow) -> str | None:
    if row.target_year is None:
        return None
    return f"{formats.document(row.target_document) or 'tanpa nama'} {row.target_year}"


def _sources(row: CoverageRow) -> str:
    return "; ".join(map(str, ranking_record(row)["source_ids"]))
