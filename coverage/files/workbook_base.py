"""What every workbook has in common: how it is made, which release it is from, how its notes are laid out."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from django.utils import timezone, translation

from coverage.files.ranking_file import Released
from coverage.files.sheets import DAY, Styles, print_on_a4, write
from coverage.files.titles import WARNING
from coverage.rows.release_code import code_of

RIGHTS = "Hak atas angka ada pada penerbit sumbernya; sebutkan sumber dan rilis bila mengutip."
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": False,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What every printed page says. stamp: release and code, at its foot; demo: whether data are invented."""

    stamp: str
    demo: bool

    @property
    def alert(self) -> str:
        return WARNING if self.demo else ""


Pair = tuple[str, Any]
Table = tuple[Sequence[str], Sequence[Sequence[Any]]]


def workbook_bytes(title: str, release: Released, fill: Callable[[Any, Styles], None]) -> bytes:
    """A workbook that `fill` puts its sheets into, in Indonesian whatever the page's language.

    It is dated by its release, so that the same file gives the same bytes.
    """
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    created = release.published_at.astimezone(UTC).replace(tzinfo=None)
    workbook.set_properties({"title": title, "author": "UCJ", "created": created})
    with translation.override("id"):
        fill(workbook, Styles(workbook))
    workbook.close()
    return content.getvalue()


def metadata_sheet(
    sheet: Any, styles: Styles, pairs: Sequence[Pair], mark: Mark, status: str = "angka terbit"
) -> None:
    """What the data are, then the pairs, then who holds the rights."""
    write_pairs(sheet, styles, [("Status data", mark.alert or status), *pairs, ("Penggunaan", RIGHTS)])
    print_on_a4(sheet, landscape=True, left=mark.stamp, alert=mark.alert)


def release_pairs(title: str, release: Released) -> list[Pair]:
    """What the file is called and which release it is from."""
    return [
        ("Judul", title),
        ("Rilis", release.number),
        ("Terbit (WIB)", timezone.localtime(release.published_at).replace(tzinfo=None, microsecond=0)),
        ("Catatan rilis", release.note),
        ("Kode rilis", code_of(release.checksum)),
        ("Checksum rilis (SHA-256)", release.checksum),
    ]


def notes_sheet(sheet: Any, styles: Styles, tables: Sequence[Table], mark: Mark) -> None:
    """Small tables below each other: formulas, meanings, sources with their numbers."""
    for column, width in enumerate((32, 90, 60)):
        sheet.set_column(column, column, width)
    line = 0
    for head, rows in tables:
        line = listed(sheet, styles, line, head, rows)
    print_on_a4(sheet, landscape=True, left=mark.stamp, alert=mark.alert)


def write_pairs(sheet: Any, styles: Styles, pairs: Sequence[Pair]) -> None:
    """Names on the left, their values beside them."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    for line, (label, value) in enumerate(pairs):
        write(sheet, line, 0, label, styles.head())
        write(sheet, line, 1, value, styles(num_format=look_of(value), align="left", text_wrap=True))


def listed(sheet: Any, styles: Styles, first: int, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> int:
    """Write a small table from a line on; returns the line where the next one starts."""
    for column, text in enumerate(head):
        write(sheet, first, column, text, styles.head())
    line = first
    for line, row in enumerate(rows, first + 1):
        for column, value in enumerate(row):
            write(sheet, line, column, value, styles(num_format=look_of(value), align="left", text_wrap=True))
    return line + 2


def look_of(value: Any) -> str:
    """The number format of a plain cell."""
    if isinstance(value, datetime):
        return "yyyy-mm-dd hh:mm"
    if isinstance(value, date):
        return DAY
    return "@" if isinstance(value, str | list) else "General"
