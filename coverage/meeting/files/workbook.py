"""A meeting pack as an Excel workbook: Tabel and Pokok for people, Data for programs, Metadata, Catatan."""

from collections.abc import Iterable, Sequence
from typing import Any

from coverage.calculations.meeting.officials import OfficialLine
from coverage.calculations.precision import gap_decimals, is_about, missing_people
from coverage.files import excel_charts, number_formats, workbook_base
from coverage.files.fields import RANKING_KEYS, ranking_fields
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.files.words import BASES, FORMULAS, SEGMENTS
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.meeting.words import meeting as meeting_words
from coverage.places.files.cells import PRINTED
from coverage.programmes.files.checklist_years import write_years, years_sheet
from coverage.programmes.words import checklist as budget_words
from coverage.rows.figures import Basis, Segment
from coverage.words import formats, sentences

# Widths: few lines wrap, and a landscape page leaves the letters nine points.
HEADS = (
    ("No", 3.5),
    ("Wilayah", 21),
    ("Per tanggal", 10.5),
    ("Potensi pekerja (orang)", 14.5),
    ("TK aktif (orang)", 14.5),
    ("Cakupan (%)", 9),
    ("Target (%)", 8),
    ("Target TK (orang)", 12.5),
    ("Kesenjangan ke target (poin)", 10),
    ("Kesenjangan ke target (orang)", 13),
    ("Peringkat", 9),
    ("Kategori (capaian terhadap target)", 11),
    ("Keterangan", 11),
)
POINTS = (19, 87)  # digits: a portrait page of nine points
CHART = (750, 300)  # pixels: as wide as the budgets below it, and low enough for who signs
CENTRED = ("No", "Peringkat")
TEXTS = (1, 11, 12)
KEYS = (*RANKING_KEYS, "month")


def meeting_workbook(file: MeetingFile) -> bytes:
    """The workbook; the same pack gives the same bytes, since it is dated by its release."""

    def fill(workbook: Any, styles: Styles) -> None:
        _table_sheet(workbook.add_worksheet("Tabel"), styles, file)
        _points_sheet(workbook.add_worksheet("Pokok"), styles, file)
        _budget_sheet(workbook, styles, file)
        month = f"{file.page.month:%Y-%m}"
        lines = [{**ranking_fields(line.row), "month": month} for line in file.pack.lines]
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, KEYS, lines, file.origin)
        tables = ((workbook_base.TERMS, FORMULAS), (workbook_base.SOURCES, file.cited))
        workbook_base.about_sheets(workbook, styles, file, _about(file), tables)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: MeetingFile) -> list[workbook_base.Pair]:
    row, bands, whole = file.pack.row, file.pack.bands, file.page.whole
    return [
        ("Bulan data", f"{file.page.month:%Y-%m}"),
        ("Wilayah", f"{row.region.code} {row.region.official_name or row.region.name}"),
        ("Tabel", f"{whole.official_name or whole.name}, {len(file.pack.lines)} wilayah"),
        ("Segmen", SEGMENTS[Segment(row.segment)]),
        ("Basis", BASES[Basis(row.basis)]),
        ("Kategori", f"{bands.name}, versi {bands.version}: capaian terhadap target" if bands else "—"),
        ("Jumlah sumber", len(file.cited)),
        ("Alamat", file.origin.address),
        workbook_base.STILL_VALID,
    ]


def _table_sheet(sheet: Any, styles: Styles, file: MeetingFile) -> None:
    """The officials' table: ranked regions, the others with their reason, the sum and the own figure."""
    pack = file.pack
    people = PeopleSheet(sheet, styles, file.origin, [width for _title, width in HEADS], texts=TEXTS)
    people.opening(file.title, sentences.headline(pack.row))
    head = people.head([title for title, _width in HEADS])
    sheet.freeze_panes(head + 1, 2)
    for item in pack.lines:
        people.row(_line(_cells(item, file), item))
    total = pack.total
    name = meeting_words.summed(total, meeting_words.level_of(pack))
    counted = (total.potential_workers, total.active_participants, total.coverage_ratio)
    people.row(_line([None, name, None, *counted, *[None] * 7], None), bold=True)
    whole = _cells(pack.whole, file)
    whole[1] = f"{file.page.whole.name}, angka sendiri"
    people.row(_line(whole, pack.whole), bold=True)
    people.line += 1
    documents = dict.fromkeys(_document(item) for item in (*pack.lines, pack.whole) if item.row.target_year)
    notes = [f"Target menurut {', '.join(documents)}." if documents else "", *meeting_words.table_notes(pack)]
    if any(item.row.printed_ratio is not None for item in (*pack.lines, pack.whole)):
        notes.append(PRINTED)
    if any(is_about(item.row) for item in (*pack.lines, pack.whole)):
        notes.append("± sekitar: dari jumlah yang dibulatkan dalam dokumennya.")
    people.sentence(
        " ".join(filter(None, notes)), font_color=MUTED
    )  # one line each leaves a letterhead no room
    people.finish()


def _points_sheet(sheet: Any, styles: Styles, file: MeetingFile) -> None:
    """What the numbers say, subject by subject, one sentence a line."""
    people = PeopleSheet(sheet, styles, file.origin, POINTS, texts=(0, 1))
    for title, texts in subjects(file):
        for place, text in enumerate(texts):
            people.row([Cell(title if not place else None, style={"bold": True}), Cell(text)], bottom=0)
    people.finish(landscape=False)


def _budget_sheet(workbook: Any, styles: Styles, file: MeetingFile) -> None:
    """The table's regions beside their targets, where two or more are ranked; below them the budgets."""
    ranked = [item for item in file.pack.lines if item.row.rank is not None][: excel_charts.MOST_BARS]
    charted = len(ranked) > 1
    sheet = workbook.add_worksheet("Grafik dan anggaran" if charted else "Anggaran")
    people = years_sheet(sheet, styles, file.page.budgets, file.origin)
    people.opening(file.title, headed=False)
    if charted:
        columns = (KEYS.index(key) for key in ("name", "coverage_ratio", "target_ratio"))
        where = excel_charts.Columns(workbook_base.DATA, 1, len(ranked), *columns)
        excel_charts.place(people, excel_charts.bars(workbook, where), *CHART)
    write_years(people, file.page.budgets)


def _document(line: OfficialLine) -> str:
    return f"{formats.document(line.row.target_document) or 'dokumen tanpa nama'} {line.row.target_year}"


def subjects(file: MeetingFile) -> list[tuple[str, list[str]]]:
    """Each subject of the pack with its sentences; those without any are left out."""
    pack, found, records = file.pack, file.pack.extremes, file.pack.records
    agenda = pack.agenda
    programmes = [agenda_words.programme(row) for row in records.programmes]
    programmes += [agenda_words.village(row) for row in records.villages]
    programmes += [agenda_words.benefit(row) for row in records.benefits]
    listed: list[tuple[str, Iterable[str]]] = [
        ("Data contoh", [file.origin.alert]),
        ("Keadaan", [sentences.headline(pack.row), meeting_words.standing(pack)]),
        ("Sampai akhir tahun", meeting_words.needed(pack.progress)),
        (gap_words.best_title(found), gap_words.shares(found.best)),
        (gap_words.worst_title(found), gap_words.shares(found.worst)),
        ("Tertinggi dan terendah", [gap_words.nobody_stands_out(found)]),
        ("Separuh kesenjangan", [*gap_words.makers(pack.makers), *gap_words.maker_lines(pack.makers)]),
        ("Biaya setahun", meeting_words.costs(pack)),
        ("Anggaran", [budget_words.opening(file.page.budgets.tallies)]),
        ("Program", programmes),
        (
            "Tindak lanjut",
            [*agenda_words.last_meeting(agenda), *(agenda_words.action(row, agenda) for row in agenda.open)],
        ),
        ("Pemeriksaan", [agenda_words.flags(pack.flags), *(flag.message for flag in pack.flags)]),
    ]
    written = [(title, [text for text in texts if text]) for title, texts in listed]
    return [(title, texts) for title, texts in written if texts]


def _cells(line: OfficialLine, file: MeetingFile) -> list[Any]:
    row = line.row
    shown = line.has_figures
    figures: list[Any] = [
        row.as_of,
        row.potential_workers,
        row.active_participants,
        row.coverage_ratio,
        row.target_ratio,
        line.target_people,
        row.gap_to_target_points,
        missing_people(row),
    ]
    why = file.why_unranked(row)
    interval = sentences.share_interval(row) if shown else ""
    notes = [
        why,
        f"cakupan {interval}" if interval else "",
    ]
    notes.append("target TK tercetak" if shown and line.target_is_printed else "")
    return [
        line.number,
        row.region.name,  # "Kab. Mesuji": the page's, for a column less wide
        *(figures if shown else [None] * len(figures)),
        row.rank,
        meeting_words.band(line, file.pack.bands),
        "; ".join(note for note in notes if note),
    ]


def _line(values: Sequence[Any], line: OfficialLine | None) -> list[Cell]:
    """The cells of a row: a dash for what is not reported, blank where nothing belongs."""
    found = []
    for (title, _width), value, look in zip(HEADS, values, _looks(line), strict=True):
        absent = value is None and title not in CENTRED and title != "Keterangan"
        style = {"align": "center"} if title in CENTRED else {}
        found.append(Cell(formats.ABSENT if absent else value, look, style))
    return found


def _looks(line: OfficialLine | None) -> list[str]:
    """The number format of each cell."""
    row = line.row if line else None
    share = number_formats.coverage(row) if row else number_formats.percent(2)
    share = share.replace('"sekitar "', '"±"')  # the column is narrow; a note says what it means
    target = number_formats.percent(row.target_decimals if row else 2)
    potential = number_formats.about(row.potential_workers, row.potential_exact) if row else "#,##0"
    active = number_formats.about(row.active_participants, row.active_exact) if row else "#,##0"
    people = number_formats.derived(row) if row else "#,##0"
    points = number_formats.decimals(gap_decimals(row) if row else 2)
    day = number_formats.day(row.as_of_precision) if row else "@"
    return ["0", "@", day, potential, active, share, target, people, points, people, "0", "@", "@"]
