"""All regions and months of a release in one workbook: a row a region, a column a month, a sheet a figure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from coverage.files import number_formats, workbook_base
from coverage.files.origin import Origin
from coverage.files.sheets import Styles, print_on, write
from coverage.files.words import BASES, SEGMENTS
from coverage.places.pages.all_months import AllMonthsPage
from coverage.queries.frame import by_month

if TYPE_CHECKING:
    import pandas as pd

SHEETS = {"Cakupan": "coverage_ratio", "Peserta aktif": "active_participants", "Potensi": "potential_workers"}
SIGNS = {
    "coverage_ratio": "ratio_about",
    "active_participants": "active_rounded",
    "potential_workers": "potential_rounded",
}
ABOUT = (
    "Angka terakhir setiap bulan; kosong bila bulan itu tanpa angkanya sendiri. "
    "± dibulatkan dalam dokumennya, atau dihitung dari jumlah yang dibulatkan."
)
MONTH = f"{number_formats.INDONESIAN}mmm yyyy"


class AllMonthsFile(Struct, frozen=True):
    """The page, and where its figures come from."""

    page: AllMonthsPage
    origin: Origin

    @property
    def title(self) -> str:
        asked = self.page.asked
        return f"Semua wilayah dan bulan, segmen {SEGMENTS[asked.segment]}, basis {BASES[asked.basis]}"

    def name(self) -> str:
        """semua-bulan-rilis-1.xlsx."""
        return self.origin.file_name("xlsx", "semua-bulan")


def all_months_workbook(file: AllMonthsFile) -> bytes:
    """The workbook; the same file gives the same bytes."""

    def fill(workbook: Any, styles: Styles) -> None:
        for name, column in SHEETS.items():
            _sheet(workbook.add_worksheet(name), styles, file, column)
        pairs = [("Baris", "wilayah"), ("Kolom", "bulan"), ("Alamat", file.origin.address)]
        about = workbook.add_worksheet("Metadata")
        workbook_base.metadata_sheet(about, styles, file, pairs)

    return workbook_base.workbook_bytes(file, fill)


def _sheet(sheet: Any, styles: Styles, file: AllMonthsFile, column: str) -> None:
    frame = _with_looks(file.page.frame, column)
    values, looks = by_month(frame, column), by_month(frame, "look")
    names = frame.drop_duplicates("code").set_index("code")["name"]
    head = workbook_base.heading(sheet, styles, file, ABOUT) + 1
    _head(sheet, styles, head, list(values.columns))
    rows = zip(values.index, _plain(values), _plain(looks), strict=True)
    for line, (code, numbers, formats) in enumerate(rows, head + 1):
        write(sheet, line, 0, code, styles.text())
        write(sheet, line, 1, names[code], styles.text())
        for place, (number, look) in enumerate(zip(numbers, formats, strict=True), 2):
            if number is not None:
                sheet.write_number(line, place, number, styles(num_format=look))
    sheet.freeze_panes(head + 1, 2)
    print_on(sheet, file.origin.stamp, file.origin.alert, paper=file.origin.paper)


def _head(sheet: Any, styles: Styles, line: int, months: Sequence[Any]) -> None:
    """Column titles with their widths, and a filter over them."""
    for place, (title, width) in enumerate((("Kode", 8), ("Wilayah", 32))):
        sheet.set_column(place, place, width)
        write(sheet, line, place, title, styles.head())
    sheet.set_column(2, len(months) + 2, 11)
    for place, month in enumerate(months, 2):
        write(sheet, line, place, month, styles.head(num_format=MONTH))
    sheet.autofilter(line, 0, line, len(months) + 1)


def _with_looks(frame: "pd.DataFrame", column: str) -> "pd.DataFrame":
    """The frame with the number format of each cell: shares with the decimals they are known by."""
    abouts = frame[SIGNS[column]].fillna(False)
    if column == "coverage_ratio":
        plain = [number_formats.percent(count) for count in frame["ratio_decimals"].fillna(0)]
    else:
        plain = ["#,##0"] * len(frame)
    return frame.assign(
        look=[f'"±"{one}' if about else one for one, about in zip(plain, abouts, strict=True)]
    )


def _plain(frame: "pd.DataFrame") -> Any:
    """Rows of plain values, None for NA."""
    return frame.astype(object).where(frame.notna(), None).to_numpy()
