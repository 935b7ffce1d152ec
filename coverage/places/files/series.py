"""A region's series as an Excel workbook: Deret with its chart for people, then the sheets of every file."""

from typing import Any

from msgspec import Struct

from coverage.files import excel_charts, number_formats, workbook_base
from coverage.files.fields import POINT_KEYS, Fields, point_fields
from coverage.files.origin import Origin
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.files.words import BASES, FORMULAS, SEGMENTS
from coverage.places.files import cells
from coverage.places.files.remarks import target_document
from coverage.places.pages.series import SeriesPage
from coverage.rows.figures import CoverageRow, Precision

TARGET_KEYS = (
    "target_document",
    "target_year",
    "target_ratio",
    "gap_to_target_points",
    "gap_to_target_people",
)
KEYS = ("code", "name", *POINT_KEYS, *TARGET_KEYS)
WIDTHS = (12, 14, 9, 20, 13, 15, 16, 16, 12, 12)
TITLES = (
    "Per tanggal",
    "Cakupan (%)",
    "Target (%)",
    "Dokumen target",
    "Kesenjangan ke target (poin)",
    "Kesenjangan ke target (orang)",
    "Peserta aktif (orang)",
    "Potensi pekerja (orang)",
    "Potensi per",
    "Nomor sumber",
)


class SeriesFile(Struct, frozen=True):
    """A region's figures through time, and where they come from."""

    page: SeriesPage
    origin: Origin

    @property
    def name(self) -> str:
        return self.page.region.official_name or self.page.region.name

    @property
    def title(self) -> str:
        """ "Cakupan Lampung dari waktu ke waktu"."""
        asked = self.page.asked
        return (
            f"Cakupan {self.name} dari waktu ke waktu, segmen {SEGMENTS[asked.segment]}, "
            f"basis {BASES[asked.basis]}"
        )

    def file_name(self, extension: str) -> str:
        """riwayat-18-rilis-1.xlsx."""
        return self.origin.file_name(extension, "riwayat", self.page.region.code)

    def lines(self) -> list[Fields]:
        """A line a point, oldest first."""
        place = {"code": self.page.region.code, "name": self.name}
        return [
            {**place, **point_fields(row), **{key: getattr(row, key) for key in TARGET_KEYS}}
            for row in self.page.points
        ]

    def cited(self) -> list[tuple[int, str, str]]:
        return [(number, row.citation, row.url) for number, row in sorted(self.page.sources.items())]


def series_workbook(file: SeriesFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        _series_sheet(workbook, styles, file)
        data = workbook.add_worksheet(workbook_base.DATA)
        workbook_base.data_sheet(data, styles, KEYS, file.lines(), file.origin)
        tables = ((workbook_base.TERMS, FORMULAS), (workbook_base.SOURCES, file.cited()))
        workbook_base.about_sheets(workbook, styles, file, _about(file), tables)

    return workbook_base.workbook_bytes(file, fill)


def _about(file: SeriesFile) -> list[workbook_base.Pair]:
    return [
        ("Wilayah", f"{file.page.region.code} {file.name}"),
        ("Jumlah titik", len(file.page.points)),
        ("Alamat", file.origin.address),
    ]


def _series_sheet(workbook: Any, styles: Styles, file: SeriesFile) -> None:
    """The chart, then the points, the newest first."""
    history = file.page.points
    people = PeopleSheet(workbook.add_worksheet("Deret"), styles, file.origin, WIDTHS, texts={0, 3, 9})
    people.opening(
        file.title, f"{len(history)} titik; yang terbaru di atas." if history else "Belum ada angka."
    )
    if len(history) > 1:
        columns = (KEYS.index(key) for key in ("as_of", "coverage_ratio", "target_ratio"))
        where = excel_charts.Columns(workbook_base.DATA, 1, len(history), *columns)
        excel_charts.place(people, excel_charts.trend(workbook, where))
    people.head(TITLES)
    for row in reversed(history):
        people.row(_cells(row))
    people.line += 1
    if any(map(cells.is_printed, history)):
        people.sentence(cells.PRINTED, font_color=MUTED)
    people.finish(signed=True)


def _cells(row: CoverageRow) -> list[Cell]:
    return [
        cells.day(row),
        cells.coverage(row),
        cells.target(row),
        Cell(target_document(row) if row.target_year else "—"),
        cells.gap_points(row),
        cells.gap_people(row),
        cells.active(row),
        cells.potential(row),
        cells.known(row.potential_as_of, number_formats.day(Precision.DAY)),
        Cell(", ".join(map(str, point_fields(row)["source_ids"]))),
    ]
