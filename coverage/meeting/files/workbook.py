"""A meeting pack as an Excel workbook: Tabel and Pokok for people, Data for programs, Metadata, Catatan."""

from collections.abc import Iterable, Sequence
from typing import Any

from coverage.calculations.meeting.officials import OfficialLine
from coverage.calculations.precision import gap_decimals, missing_people
from coverage.files import number_formats, workbook_base
from coverage.files.fields import RANKING_KEYS, ranking_fields
from coverage.files.sheets import LINE, MUTED, Styles, print_on, write
from coverage.files.words import BASES, FORMULAS, SEGMENTS
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.words import agenda as agenda_words
from coverage.meeting.words import gap as gap_words
from coverage.meeting.words import meeting as meeting_words
from coverage.programmes.files.checklist import checklist_sheet
from coverage.programmes.words import checklist as budget_words
from coverage.rows.figures import Basis, Segment
from coverage.words import formats, sentences

HEADS = (
    ("No", 5),
    ("Wilayah", 28),
    ("Kode", 8),
    ("Per tanggal", 14),
    ("Potensi pekerja (orang)", 14),
    ("TK aktif (orang)", 13),
    ("Cakupan (%)", 10),
    ("Target (%)", 10),
    ("Dokumen target", 13),
    ("Target TK (orang)", 13),
    ("Kesenjangan ke target (poin)", 12),
    ("Kesenjangan ke target (orang)", 13),
    ("Peringkat", 10),
    ("Kategori (capaian terhadap target)", 22),
    ("Keterangan", 34),
)
HIGH, A_LINE = 15.5, 100  # points of a line, and about how many characters it holds
CENTRED = ("No", "Peringkat")


def meeting_workbook(file: MeetingFile) -> bytes:
    """The workbook; the same pack gives the same bytes, since it is dated by its release."""

    def fill(workbook: Any, styles: Styles) -> None:
        _table_sheet(workbook.add_worksheet("Tabel"), styles, file)
        _points_sheet(workbook.add_worksheet("Pokok"), styles, file)
        budgets = workbook.add_worksheet("Anggaran")
        checklist_sheet(budgets, styles, file.page.budgets, file.origin)
        month = f"{file.page.month:%Y-%m}"
        lines = [{**ranking_fields(line.row), "month": month} for line in file.pack.lines]
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, (*RANKING_KEYS, "month"), lines, file.origin)
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
    head = workbook_base.heading(sheet, styles, file, sentences.headline(pack.row)) + 1
    for place, (title, width) in enumerate(HEADS):
        sheet.set_column(place, place, width)
        write(sheet, head, place, title, styles.head())
    sheet.set_row(head, 48)
    line = head + 1
    for item in pack.lines:
        _line(sheet, styles, line, _cells(item, file), item)
        line += 1
    total = pack.total
    counted = (total.active_participants, total.potential_workers, total.coverage_ratio)
    name = meeting_words.summed(total, meeting_words.level_of(pack))
    cells: list[Any] = [None, name, "", None, counted[1], counted[0], counted[2], *[None] * 8]
    _line(sheet, styles, line, cells, None, bold=True)
    whole = _cells(pack.whole, file)
    whole[1] = f"{file.page.whole.name}, angka sendiri"
    _line(sheet, styles, line + 1, whole, pack.whole, bold=True)
    line += 3
    for note in meeting_words.table_notes(pack):
        write(sheet, line, 1, note, styles(font_color=MUTED))
        line += 1
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, line, len(HEADS) - 1)
    print_on(sheet, file.origin.stamp, file.origin.alert)


def _points_sheet(sheet: Any, styles: Styles, file: MeetingFile) -> None:
    """What the numbers say, subject by subject, one sentence a line."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    line = 0
    for title, texts in subjects(file):
        for place, text in enumerate(texts):
            write(sheet, line, 0, title if not place else None, styles(bold=True, text_wrap=True))
            write(sheet, line, 1, text, styles(text_wrap=True))
            sheet.set_row(line, HIGH * -(-len(text) // A_LINE))
            line += 1
    print_on(sheet, file.origin.stamp, file.origin.alert)


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
        ("Anggaran", budget_lines(file)),
        ("Program", programmes),
        (
            "Tindak lanjut",
            [*agenda_words.last_meeting(agenda), *(agenda_words.action(row, agenda) for row in agenda.open)],
        ),
        ("Pemeriksaan", [agenda_words.flags(pack.flags), *(flag.message for flag in pack.flags)]),
    ]
    written = [(title, [text for text in texts if text]) for title, texts in listed]
    return [(title, texts) for title, texts in written if texts]


def budget_lines(file: MeetingFile) -> list[str]:
    """What the checklist says, then every line there is; the gaps are counted in its first sentence."""
    checklist = file.page.budgets
    known = [budget_words.line(line) for line in checklist.lines if line.row is not None]
    return [budget_words.opening(checklist.tallies), *known]


def _cells(line: OfficialLine, file: MeetingFile) -> list[Any]:
    row = line.row
    shown = line.has_figures
    document = formats.document(row.target_document) or ("tanpa nama" if row.target_year else None)
    figures: list[Any] = [
        row.as_of,
        row.potential_workers,
        row.active_participants,
        row.coverage_ratio,
        row.target_ratio,
        document,
        line.target_people,
        row.gap_to_target_points,
        missing_people(row),
    ]
    why = file.why_unranked(row)
    interval = sentences.share_interval(row) if shown else ""
    notes = [
        why,
        f"cakupan {interval}" if interval else "",
        "cakupan tercetak" if shown and row.printed_ratio is not None else "",
    ]
    notes.append("target TK tercetak" if shown and line.target_is_printed else "")
    return [
        line.number,
        row.region.official_name or row.region.name,
        row.region.code,
        *(figures if shown else [None] * len(figures)),
        row.rank,
        meeting_words.band(line, file.pack.bands),
        "; ".join(note for note in notes if note),
    ]


def _line(
    sheet: Any,
    styles: Styles,
    number: int,
    cells: Sequence[Any],
    line: OfficialLine | None,
    *,
    bold: bool = False,
) -> None:
    looks = _looks(line)
    for place, (value, look) in enumerate(zip(cells, looks, strict=True)):
        title = HEADS[place][0]
        absent = value is None and title not in CENTRED and title != "Keterangan"
        text = isinstance(value, str)
        style = styles(
            num_format="@" if text or absent else look,
            align="center" if title in CENTRED else "left" if text else "right",
            text_wrap=text,
            bold=bold,
            bottom=1,
            bottom_color=LINE,
        )
        write(sheet, number, place, formats.ABSENT if absent else value, style)


def _looks(line: OfficialLine | None) -> list[str]:
    """The number format of each cell."""
    row = line.row if line else None
    share = number_formats.coverage(row) if row else number_formats.percent(2)
    target = number_formats.percent(row.target_decimals if row else 2)
    potential = number_formats.about(row.potential_workers, row.potential_exact) if row else "#,##0"
    active = number_formats.about(row.active_participants, row.active_exact) if row else "#,##0"
    people = number_formats.derived(row) if row else "#,##0"
    points = number_formats.decimals(gap_decimals(row) if row else 2)
    day = number_formats.day(row.as_of_precision) if row else "@"
    return ["0", "@", "@", day, potential, active, share, target, "@", people, points, people, "0", "@", "@"]
