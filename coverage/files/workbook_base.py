"""What every workbook has in common: how it is made, how its sheets begin, where its figures come from."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol

from django.utils import timezone, translation

from coverage.files.delimited import origin_cells
from coverage.files.fields import Fields
from coverage.files.origin import Origin
from coverage.files.paper import height_of, most_lines
from coverage.files.sheets import DAY, MUTED, Styles, print_on, write
from coverage.rows.release_code import code_of

RIGHTS = "Hak atas angka ada pada penerbit sumbernya; sebutkan sumber dan rilis bila mengutip."
TERMS = ("Istilah", "Cara menghitung atau arti")
SOURCES = ("Sumber", "Kutipan", "Alamat")
STILL_VALID = ("Masih berlaku?", "unggah berkas ini, atau tulis kode rilisnya, di halaman /verifikasi/")
DATA = "Data (mesin)"  # the sheet for programs: all columns, plain
# Where Excel would put green triangles though it is meant so: codes are texts, formulas differ by row.
NO_MARKS = {
    "number_stored_as_text": "A1:XFD1048576",
    "formula_differs": "A1:XFD1048576",
    "formula_range": "A1:XFD1048576",
    "formula_unlocked": "A1:XFD1048576",
    "empty_cell_reference": "A1:XFD1048576",
    "eval_error": "A1:XFD1048576",
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
NOTES = (28, 70, 46)  # widths of a sheet of notes
GUIDE_WIDTH = 100  # letters: about the width of an A4 sheet set upright
Pair = tuple[str, Any]
Table = tuple[Sequence[str], Sequence[Sequence[Any]]]


class File(Protocol):
    """A page on its way into a workbook."""

    @property
    def title(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


def made_from(origin: Origin) -> str:
    return f"rilis {origin.released.number}; rilis yang sama selalu memberi angka yang sama"


def workbook_bytes(file: File, fill: Callable[[Any, Styles], None]) -> bytes:
    """A workbook that `fill` puts its sheets into, in Indonesian whatever the page's language.

    It is dated by its release, so that the same file gives the same bytes.
    """
    content = io.BytesIO()
    workbook = new_workbook(content)
    created = file.origin.released.published_at.astimezone(UTC).replace(tzinfo=None)
    with translation.override("id"):
        workbook.set_properties({"title": file.title, "author": "UCJ", "created": created})
        fill(workbook, Styles(workbook))
        without_marks(workbook)
    workbook.close()
    return content.getvalue()


def new_workbook(content: io.BytesIO) -> Any:
    """An empty workbook that is written to content when it is closed."""
    import xlsxwriter  # readers of pages do without it

    return xlsxwriter.Workbook(content, OPTIONS)


def without_marks(workbook: Any) -> None:
    """No green triangles in any sheet."""
    for sheet in workbook.worksheets():
        sheet.ignore_errors(NO_MARKS)


def heading(sheet: Any, styles: Styles, file: File, *sentences: str) -> int:
    """The lines above a table: warning, title, what it says, where it is from. Returns how many there are."""
    origin = file.origin
    lines = [(origin.alert, styles.alert())] if origin.demo else []
    lines += [(file.title, styles(bold=True, font_size=14))]
    lines += [(text, styles()) for text in sentences]
    lines += [(f"{origin.stamp} · {origin.address}", styles(font_color=MUTED))]
    for line, (text, style) in enumerate(lines):
        write(sheet, line, 0, text, style)
    return len(lines)


def data_sheet(
    sheet: Any,
    styles: Styles,
    keys: Sequence[str],
    lines: Sequence[Fields],
    origin: Origin,
    *,
    filtered: bool = True,
) -> None:
    """One header row of keys, one row a line, where it comes from on every line; blank is not reported."""
    known = origin_cells(origin) | {"release": origin.released.number}
    for column, key in enumerate((*keys, *known)):
        sheet.set_column(column, column, max(10, len(key) + 2))
        write(sheet, 0, column, key, styles.head())
    looks: dict[type, Any] = {}
    ends = known.values()
    for line, fields in enumerate(lines, 1):
        for column, value in enumerate((*map(fields.__getitem__, keys), *ends)):
            if value is not None:
                kind = type(value)
                if kind not in looks:
                    looks[kind] = styles(num_format=look_of(value))
                write(sheet, line, column, _plain(value), looks[kind])
    sheet.freeze_panes(1, 0)
    print_on(sheet, origin.stamp, origin.alert, paper=origin.paper)
    if filtered:
        sheet.autofilter(0, 0, max(len(lines), 1), len(keys) + len(known) - 1)


def metadata_sheet(
    sheet: Any,
    styles: Styles,
    file: File,
    pairs: Sequence[Pair],
    *,
    status: str = "angka terbit",
) -> None:
    """What the data are, which release they are from, then the pairs, then who holds the rights."""
    origin, release = file.origin, file.origin.released
    told: list[Pair] = [
        ("Status data", origin.alert or status),
        ("Judul", file.title),
        ("Rilis", release.number),
        ("Terbit (WIB)", timezone.localtime(release.published_at).replace(tzinfo=None, microsecond=0)),
        ("Catatan rilis", release.note),
        ("Kode rilis", code_of(release.checksum)),
        ("Checksum rilis (SHA-256)", release.checksum),
        *pairs,
        ("Penggunaan", RIGHTS),
    ]
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    for line, (label, value) in enumerate(told):
        write(sheet, line, 0, label, styles.head())
        write(sheet, line, 1, value, styles(num_format=look_of(value), align="left", text_wrap=True))
        sheet.set_row(line, _height((label, value), (26, 90)))
    print_on(sheet, origin.stamp, origin.alert, paper=origin.paper)


def about_sheets(
    workbook: Any,
    styles: Styles,
    file: File,
    pairs: Sequence[Pair],
    tables: Sequence[Table],
    status: str = "angka terbit",
) -> None:
    """The two sheets behind a workbook's own: "Metadata" with the pairs, "Catatan" with the tables."""
    metadata_sheet(workbook.add_worksheet("Metadata"), styles, file, pairs, status=status)
    notes_sheet(workbook.add_worksheet("Catatan"), styles, file.origin, tables)


def notes_sheet(sheet: Any, styles: Styles, origin: Origin, tables: Sequence[Table]) -> None:
    """Small tables below each other: formulas, meanings, sources with their numbers."""
    for column, width in enumerate(NOTES):
        sheet.set_column(column, column, width)
    line = 0
    for head, rows in tables:
        line = _listed(sheet, styles, line, head, rows)
    print_on(sheet, origin.stamp, origin.alert, paper=origin.paper)


def _height(values: Sequence[Any], widths: Sequence[float]) -> float:
    cells = [(value, width, False) for value, width in zip(values, widths, strict=False)]
    return height_of(most_lines((str(value or ""), width, bold) for value, width, bold in cells))


def _listed(
    sheet: Any, styles: Styles, first: int, head: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """Write a small table from a line on; returns the line where the next one starts."""
    for column, text in enumerate(head):
        write(sheet, first, column, text, styles.head())
    line = first
    for line, row in enumerate(rows, first + 1):
        for column, value in enumerate(row):
            write(sheet, line, column, value, styles(num_format=look_of(value), align="left", text_wrap=True))
        sheet.set_row(line, _height(row, NOTES))
    return line + 2


def guide_sheet(sheet: Any, styles: Styles, texts: Sequence[str], *, first: int = 0) -> None:
    """Sentences below each other from a line on, each as high as the lines it takes."""
    sheet.set_column(0, 0, GUIDE_WIDTH)
    for line, text in enumerate(texts, first):
        write(sheet, line, 0, text, styles.text())
        sheet.set_row(line, _height([text], [GUIDE_WIDTH]))


def look_of(value: Any) -> str:
    """The number format of a plain cell."""
    if isinstance(value, datetime):
        return "yyyy-mm-dd hh:mm"
    if isinstance(value, date):
        return DAY
    return "@" if isinstance(value, str | list) else "General"


def _plain(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value
