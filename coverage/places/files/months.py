"""All regions of a ranking through twelve months: a row a region and a column a month for people, and a row a
region and month for programs.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.agreement import is_rounded
from coverage.files import number_formats, workbook_base
from coverage.files.delimited import Code, csv_text, staff_csv
from coverage.files.fields import POINT_KEYS, Fields, point_fields
from coverage.files.origin import Origin
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.files.words import BASES, FORMULAS, SEGMENTS
from coverage.places.files import cells
from coverage.places.files.ranking import RankingFile
from coverage.places.files.staff import per_cent
from coverage.places.pages.months import MonthsPage
from coverage.rows.figures import CoverageRow, Precision
from coverage.words import formats

KEYS = ("code", "name", *POINT_KEYS)
ABOUT = "± dibulatkan dalam dokumennya."
NONE = "Bulan tanpa angkanya sendiri kosong: angka bulan lain tidak diteruskan ke sini."
MONTH_WIDTHS = {"Cakupan": 8.5, "Peserta aktif": 9.7}


class MonthsFile(Struct, frozen=True):
    """The page, and where its figures come from."""

    page: MonthsPage
    origin: Origin

    @property
    def regions(self) -> str:
        return RankingFile(self.page.ranking, self.origin).regions

    @property
    def title(self) -> str:
        """ "Kabupaten/kota di Lampung, Oktober 2024 sampai September 2025"."""
        province, asked = self.page.ranking.province, self.page.ranking.question.asked
        place = f" di {province.official_name}" if province else ""
        first, last = self.page.months[0], self.page.months[-1]
        return (
            f"{self.regions[:1].upper()}{self.regions[1:]}{place}, "
            f"{formats.month(first)} sampai {formats.month(last)}, "
            f"segmen {SEGMENTS[asked.segment]}, basis {BASES[asked.basis]}"
        )

    def name(self, extension: str) -> str:
        """12-bulan-kabkota-18-2025-09-rilis-1.xlsx."""
        question = self.page.ranking.question
        level = question.kind or ("provinsi" if question.level == "province" else "kabkota")
        month = f"{self.page.ranking.month:%Y-%m}"
        return self.origin.file_name(extension, "12-bulan", level, question.province, month)

    def lines(self) -> list[Fields]:
        """A line a region and month that has a figure, in the ranking's order."""
        return [
            {
                "code": row.region.code,
                "name": row.region.official_name or row.region.name,
                **point_fields(point),
                "month": f"{month:%Y-%m}",
            }
            for row in self.page.ranking.rows
            for month in self.page.months
            if (point := self.page.points.get((row.region.code, month)))
        ]

    def cited(self) -> list[tuple[int, str, str]]:
        return [(number, row.citation, row.url) for number, row in sorted(self.page.sources.items())]


def months_csv(file: MonthsFile) -> str:
    """For programs: a row a region and month."""
    return csv_text(KEYS, file.lines(), file.origin)


def months_staff_csv(file: MonthsFile) -> str:
    """For staff: a row a region, a column a month, coverage in per cent."""
    titles = ["Kode", "Wilayah", *(f"Cakupan {month:%Y-%m} (%)" for month in file.page.months)]
    rows = []
    for row in file.page.ranking.rows:
        points = [file.page.points.get((row.region.code, month)) for month in file.page.months]
        shares = [point and per_cent(point.coverage_ratio, point.ratio_decimals) for point in points]
        rows.append([Code(row.region.code), row.region.official_name or row.region.name, *shares])
    return staff_csv(titles, rows, file.origin)


def months_workbook(file: MonthsFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _sheet(workbook.add_worksheet("Cakupan"), styles, file, _coverage)
        _sheet(workbook.add_worksheet("Peserta aktif"), styles, file, _active)
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, KEYS, file.lines(), file.origin)
        tables = ((workbook_base.TERMS, FORMULAS), (workbook_base.SOURCES, file.cited()))
        workbook_base.about_sheets(workbook, styles, file, _about(file), tables)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: MonthsFile) -> list[workbook_base.Pair]:
    first, last = file.page.months[0], file.page.months[-1]
    return [
        ("Bulan", f"{first:%Y-%m} sampai {last:%Y-%m}"),
        ("Tingkat", file.regions),
        ("Jumlah wilayah", len(file.page.ranking.rows)),
        ("Wilayah dan bulan yang punya angka", len(file.lines())),
        ("Alamat", file.origin.address),
    ]


def _sheet(sheet: Any, styles: Styles, file: MonthsFile, made: Callable[[CoverageRow], Cell]) -> None:
    """One figure of every region and month; a dash where a month has none."""
    name = sheet.get_name()
    months, points = file.page.months, file.page.points
    widths = (27, *[MONTH_WIDTHS[name]] * len(months))
    people = PeopleSheet(sheet, styles, file.origin, widths, texts={0})
    people.opening(f"{name}: {file.title}")
    titles = [formats.short_day(month, Precision.MONTH) for month in months]
    head = people.head(["Wilayah", *titles], filtered=True)
    sheet.freeze_panes(head + 1, 1)
    for row in file.page.ranking.rows:
        found = [points.get((row.region.code, month)) for month in months]
        shown = [made(point) if point else Cell(formats.ABSENT) for point in found]
        people.row([Cell(row.region.official_name or row.region.name), *shown])
    if file.page.ranking.rows:
        sheet.autofilter(head, 0, people.line - 1, people.last)
    people.line += 1
    for text in (cells.PRINTED if name == "Cakupan" else "", ABOUT, NONE):
        people.sentence(text, font_color=MUTED)
    people.finish(signed=True)


def _coverage(row: CoverageRow) -> Cell:
    """A share; in a narrow column a sign says what "sekitar" says elsewhere."""
    cell = cells.coverage(row)
    return replace(cell, look=number_formats.narrow(cell.look))


def _active(row: CoverageRow) -> Cell:
    """A count; in a narrow column a sign says what "sekitar" says elsewhere."""
    rounded = is_rounded(row.active_participants, row.active_exact)
    return cells.known(row.active_participants, '"±"#,##0' if rounded else "#,##0")
