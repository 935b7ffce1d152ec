"""Monthly workbooks as people and programs send them, good and bad."""

import io
import re
import zipfile
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook

from coverage.parsing.words import located
from coverage.parsing.workbook import read_workbook
from coverage.parsing.workbook_key import Asked, Key
from coverage.parsing.workbook_rows import COLUMNS, WorkbookFile
from coverage.workbooks.files import entry_workbook
from coverage.workbooks.pages.template import EntryFile, EntryLine
from regions.names import AliasRow, NameIndex, RegionName

SHEET = "xl/worksheets/sheet1.xml"
OCTOBER = date(2025, 10, 1)
TODAY = date(2025, 12, 8)
NAMES = NameIndex.build(
    [
        RegionName("00", "Indonesia"),
        RegionName("11", "Aceh"),
        RegionName("11.01", "Kabupaten Aceh Selatan"),
        RegionName("11.10", "Kabupaten Aceh Singkil"),
        RegionName("15", "Jambi"),
        RegionName("15.71", "Kota Jambi"),
        RegionName("18", "Lampung"),
        RegionName("18.03", "Kabupaten Lampung Utara"),
        RegionName("18.71", "Kota Bandar Lampung"),
    ],
    [AliasRow("18.71", "Tanjung Karang", "name")],
)
LAMPUNG = Key("18", OCTOBER, 3)
LINES = (
    EntryLine("18", "Lampung", date(2025, 10, 31), {"PU": 500_000, "total": 760_468}, "SIPP Oktober 2025"),
    EntryLine("18.03", "Kabupaten Lampung Utara"),
    EntryLine("18.71", "Kota Bandar Lampung", date(2025, 10, 31), {"PU": 1149, "potensi": 90_000}, "SIPP"),
)


def template(key: Key = LAMPUNG, lines: tuple[EntryLine, ...] = LINES) -> bytes:
    """A workbook as it is downloaded."""
    return entry_workbook(EntryFile(key, "Lampung", lines, ["SIPP"]))


def filled(cells: dict[str, Any], content: bytes | None = None, sheet: str = "Isian") -> bytes:
    """A downloaded workbook in which somebody changed these cells."""
    book = load_workbook(io.BytesIO(content or template()))
    for address, value in cells.items():
        book[sheet][address] = value
    return saved(book)


def with_count(content: bytes, address: str, count: int) -> bytes:
    """A downloaded workbook with one other count, and nothing else touched: a tenth of the work."""
    cell = rf'<c r="{address}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'.encode()
    sheet, cells = re.subn(
        cell, rb'<c r="%b"\1><v>%d</v></c>' % (address.encode(), count), part(content, SHEET)
    )
    assert cells == 1
    return packed(content, {SHEET: sheet})


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def plain_book(*rows: tuple[Any, ...], header: tuple[str, ...] = COLUMNS) -> bytes:
    """A workbook made elsewhere: the columns, without key."""
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    return saved(book)


def packed(content: bytes, parts: dict[str, bytes | None], **options: Any) -> bytes:
    """A workbook with parts of its package replaced or added; None leaves one out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", 8, **options) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part, old.read(part.filename))
        for name, data in parts.items():
            if data is not None:
                new.writestr(name, data)
    return changed.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def read(content: bytes, name: str = "buku.xlsx", asked: Asked | None = None, **options: Any) -> WorkbookFile:
    return read_workbook(content, name=name, names=NAMES, today=TODAY, asked=asked or Asked(), **options)


def said(content: bytes, **options: Any) -> list[str]:
    """What is refused, as people read it."""
    return [located(refusal) for refusal in read(content, **options).refusals]


def values(file: WorkbookFile) -> dict[str, dict[str, Any]]:
    """Read values by region and column."""
    return {row.region_code: {column: cell.value for column, cell in row.cells.items()} for row in file.rows}
