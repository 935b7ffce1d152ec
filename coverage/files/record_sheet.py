"""Records as a sheet for people: the columns that hold something, as many as a page takes."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from coverage.files.fields import Fields
from coverage.files.origin import Origin
from coverage.files.paper import A4, column_pixels
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import DAY, MUTED, Styles

LEAST_SCALE = 0.96  # of 10 points 9 are left: LibreOffice's columns are a twentieth wider than Excel's
WIDTHS = {"name": 24, "source_id": 8, "year": 8, "months": 8, "as_of": 12, "state": 12, "code": 8}
TEXT_WIDTH, NUMBER_WIDTH, MONEY_WIDTH = 18, 12, 17
ASIDE = (
    "as_of_precision",
    "source_title",
    "source_url",
)  # of columns that a number, or the data sheet, tells
PLAIN = ("source_id", "year")  # numbers that are names


def record_sheet(
    sheet: Any,
    styles: Styles,
    origin: Origin,
    texts: Sequence[str],
    heads: Mapping[str, str],
    records: Sequence[Fields],
) -> None:
    """Fill the sheet. texts: its title, then what it says; heads: column titles by key, the first first.

    Columns without any value, and those for which the page has no room, are named below the table.
    """
    filled = [key for key in heads if key not in ASIDE and any(_told(record[key]) for record in records)]
    keys = fitting(filled or list(heads)[:2], records)
    words = [place for place, key in enumerate(keys) if _is_text(key, records)]
    people = PeopleSheet(sheet, styles, origin, [_width(key, records) for key in keys], texts=words)
    people.opening(*texts)
    head = people.head([heads[key] for key in keys], filtered=bool(records))
    sheet.freeze_panes(head + 1, 1)
    for record in records:
        people.row([_cell(key, record[key]) for key in keys])
    if records:
        sheet.autofilter(head, 0, people.line - 1, people.last)
    people.line += 1
    left = [heads[key].lower() for key in filled if key not in keys]
    if left:
        people.sentence(f"Tidak muat di halaman ini: {', '.join(left)}.", font_color=MUTED)
    people.finish(signed=True)


def fitting(keys: Sequence[str], records: Sequence[Fields]) -> list[str]:
    """The first keys whose columns a landscape page takes."""
    room, taken = A4.width() / LEAST_SCALE, []
    for key in keys:
        room -= column_pixels(_width(key, records))
        if room >= 0:
            taken.append(key)
    return taken


def _told(value: Any) -> bool:
    return value not in (None, "")


def _is_text(key: str, records: Sequence[Fields]) -> bool:
    return any(isinstance(record[key], str) for record in records)


def _width(key: str, records: Sequence[Fields]) -> float:
    if key in WIDTHS:
        return WIDTHS[key]
    if _is_text(key, records):
        return TEXT_WIDTH
    largest = max(
        (abs(record[key]) for record in records if isinstance(record[key], int | Decimal)), default=0
    )
    return MONEY_WIDTH if largest >= 10**8 else NUMBER_WIDTH


def _cell(key: str, value: Any) -> Cell:
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, date):
        return Cell(value, DAY)
    if key.endswith("_ratio"):
        return Cell(value, "0.00%")
    return Cell(value, "0" if key in PLAIN else "#,##0")
