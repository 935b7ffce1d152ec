"""A ranking as an Excel workbook: Peringkat for people, Data (mesin) for programs, Metadata and Catatan.

The sheet for people has the page's columns: ranked regions with filters, below them the unranked with their
reasons. All columns stand in the sheet for programs.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from coverage.calculations.pace.statuses import UNKNOWN
from coverage.calculations.precision import is_unsure
from coverage.files import excel_charts, workbook_base
from coverage.files.fields import Fields
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import BAR, MUTED, Styles
from coverage.files.words import BASES, FORMULAS, ORDERS, PACES, REASON_MEANINGS, REASONS, SEGMENTS, STANDS
from coverage.places.files import cells
from coverage.places.files.ranking import KEYS, RankingFile
from coverage.places.files.remarks import remarks, target_document
from coverage.rows.figures import CoverageRow, Unranked
from coverage.words import formats, sentences

DATA_KEYS = (*KEYS, "growth_points", "remarks")


class Column(Struct, frozen=True):
    """title: with its unit; width: in digits; cell: what stands in it."""

    title: str
    width: float
    cell: Callable[[CoverageRow], Cell]


def ranking_workbook(file: RankingFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _ranking_sheet(workbook.add_worksheet("Peringkat"), styles, file)
        if file.page.ranked:
            _chart_sheet(workbook, styles, file)
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, DATA_KEYS, _lines(file), file.origin)
        cited = file.cited()
        reasons = [(REASONS[reason], meaning) for reason, meaning in REASON_MEANINGS.items()]
        tables = (
            (workbook_base.TERMS, FORMULAS),
            (("Alasan tanpa peringkat", "Arti"), reasons),
            (workbook_base.SOURCES, cited),
        )
        workbook_base.about_sheets(workbook, styles, file, _about(file, len(cited)), tables)

    return workbook_base.workbook_bytes(file, fill)


def _lines(file: RankingFile) -> list[Fields]:
    """The rows with all their columns, those too that only the workbook has."""
    return [
        {**fields, "growth_points": row.growth_points, "remarks": remarks(row, file)}
        for fields, row in zip(file.lines(), file.page.rows, strict=True)
    ]


def _about(file: RankingFile, cited: int) -> list[workbook_base.Pair]:
    """Which question, from where. cited: how many sources."""
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
        ("Jumlah sumber", cited),
        ("Dibuat dari", workbook_base.made_from(origin)),
        ("Alamat", origin.address),
        workbook_base.STILL_VALID,
    ]


def _province(file: RankingFile) -> str:
    province = file.page.province
    return f"{province.code} {province.official_name}" if province else "semua"


def _ranking_sheet(sheet: Any, styles: Styles, file: RankingFile) -> None:
    """Fill the sheet: title, ranked rows under a filter, the unranked with their reasons, what marks mean."""
    columns = _columns(file)
    texts = {place for place, column in enumerate(columns) if column.title in ("Wilayah", "Laju")}
    people = PeopleSheet(sheet, styles, file.origin, [column.width for column in columns], texts=texts)
    people.opening(file.title, file.tally)
    head = people.head([column.title for column in columns], filtered=True)
    sheet.freeze_panes(head + 1, 2)
    for row in file.page.ranked:
        people.row([column.cell(row) for column in columns])
    if file.page.ranked:
        sheet.autofilter(head, 0, people.line - 1, people.last)
        _bars(sheet, head + 1, people.line - 1)
    if file.page.unranked:
        people.line += 1
        words = f"Tanpa peringkat: {len(file.page.unranked)} {file.regions}"
        people.sentence(words, bold=True)
        for row in file.page.unranked:
            people.reason([column.cell(row) for column in COLUMNS[:3]], remarks(row, file))
    people.line += 1
    for text in _notes(file.page.ranked):
        people.sentence(text, font_color=MUTED)
    people.finish(signed=True)


def _chart_sheet(workbook: Any, styles: Styles, file: RankingFile) -> None:
    """Coverage of the ranked regions beside their targets, as many as can be read."""
    shown = min(len(file.page.ranked), excel_charts.MOST_BARS)
    people = PeopleSheet(workbook.add_worksheet("Grafik"), styles, file.origin, [14] * 10)
    some = f"{shown} {file.regions} teratas" if shown < len(file.page.ranked) else ""
    people.opening(file.title, some)
    columns = (DATA_KEYS.index(key) for key in ("name", "coverage_ratio", "target_ratio"))
    where = excel_charts.Columns(workbook_base.DATA, 1, shown, *columns)
    excel_charts.place(people, excel_charts.bars(workbook, where))
    people.finish()


def _columns(file: RankingFile) -> tuple[Column, ...]:
    """Those of the page, with the pace where it has one for any region."""
    if not any(status.has_pace for status in file.page.statuses.values()):
        return COLUMNS
    return (*COLUMNS[:-1], Column("Laju", 18, lambda row: _pace(row, file)), COLUMNS[-1])


def _pace(row: CoverageRow, file: RankingFile) -> Cell:
    code = file.page.statuses.get(row.region.code, UNKNOWN).pace_code
    return Cell(PACES.get(code, code))


def _notes(rows: Sequence[CoverageRow]) -> list[str]:
    """What the marks in the table mean, and where the rest stands."""
    documents: dict[str, list[str]] = {}
    for row in rows:
        if row.target_ratio is not None:
            documents.setdefault(target_document(row), []).append(row.region.name)
    told = [
        name if len(documents) == 1 else f"{name} ({len(places)} wilayah)"
        for name, places in sorted(documents.items(), key=lambda pair: -len(pair[1]))
    ]
    return [
        f"Target menurut {', '.join(told)}." if told else "",
        "▲ ▼ berapa peringkat naik atau turun sejak bulan lalu." if any(row.movement for row in rows) else "",
        cells.PRINTED if any(map(cells.is_printed, rows)) else "",
        _intervals(rows),
        _open(rows),
        f"Semua kolom ada di lembar “{workbook_base.DATA}”, sumber dan arti istilah di lembar “Catatan”.",
    ]


def _intervals(rows: Sequence[CoverageRow]) -> str:
    """Between which shares those lie that rounded counts leave open by more than a point."""
    wide = [row for row in rows if row.ratio_decimals == 0]  # a point and more leaves no decimals
    told = [f"{row.region.name} {interval}" for row in wide if (interval := sentences.share_interval(row))]
    return f"“sekitar”: jumlahnya dibulatkan; rentang cakupan {', '.join(told)}." if told else ""


def _open(rows: Sequence[CoverageRow]) -> str:
    names = [row.region.name for row in rows if is_unsure(row)]
    return f"Belum dapat dipastikan apakah targetnya tercapai: {', '.join(names)}." if names else ""


def _bars(sheet: Any, first: int, last: int) -> None:
    place = next(place for place, column in enumerate(COLUMNS) if column.title.startswith("Cakupan"))
    bar = {"type": "data_bar", "bar_color": BAR}
    limits = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
    sheet.conditional_format(first, place, last, place, bar | limits)


def _rank(row: CoverageRow) -> Cell:
    """The rank with its movement, as the page writes it: "3 ▲2"."""
    moved = f'" {"▲" if row.movement > 0 else "▼"}{abs(row.movement)}"' if row.movement else ""
    return cells.known(row.rank, f"0{moved}")


def _coverage(row: CoverageRow) -> Cell:
    """The coverage as the page shows it: an unranked region's only when it is merely old."""
    shown = row.rank is not None or row.unranked_reason == Unranked.STALE
    return cells.coverage(row) if shown else Cell(formats.ABSENT)


COLUMNS = (  # those of the page
    Column("Peringkat", 9, _rank),
    Column("Wilayah", 26, lambda row: Cell(row.region.official_name or row.region.name)),
    Column("Cakupan (%)", 14, _coverage),
    Column("Target (%)", 9, cells.target),
    Column("Capaian terhadap target (%)", 13.5, cells.attainment),
    Column("Kesenjangan ke target (poin)", 13, cells.gap_points),
    Column("Kesenjangan ke target (orang)", 15, cells.gap_people),
    Column("Peserta aktif (orang)", 16, cells.active),
    Column("Potensi pekerja (orang)", 16, cells.potential),
    Column("Per tanggal", 11.5, cells.day),
)
