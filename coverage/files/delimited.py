"""CSV, twice. For programs: commas between cells, points in numbers, UTF-8, the first line names the columns.

For staff: as a spreadsheet of an Indonesian office opens it, semicolons between cells and commas in numbers.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Self

from coverage.files.fields import Fields
from coverage.files.origin import DEMO, Origin

PUBLISHED = "terbit"
ORIGIN_KEYS = ("release", "data_status", "release_checksum", "address")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(keys: Sequence[str], lines: Iterable[Fields], origin: Origin) -> str:
    """The lines as CSV with the columns of ORIGIN_KEYS behind them, alike on every line.

    None is an empty cell; the same lines give the same text.
    """
    text = io.StringIO()
    writer = csv.writer(text)  # lines end as RFC 4180 says, so that breaks within a text are quoted
    writer.writerow([*keys, *ORIGIN_KEYS])
    ends = origin_cells(origin).values()
    for fields in lines:
        writer.writerow([*(cell(fields[key]) for key in keys), *ends])
    return text.getvalue()


def staff_csv(titles: Sequence[str], rows: Iterable[Sequence[Any]], origin: Origin) -> str:
    """The rows as CSV that an Indonesian spreadsheet opens in columns. titles: what people read above.

    Days stay 2024-09-24, which every spreadsheet reads; where the figures are from stands behind each row.
    """
    text = io.StringIO()
    text.write("\ufeff")  # without it Excel takes the letters for those of Windows
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([*titles, "Status data", "Asal", "Alamat"])
    ends = (data_status(origin.demo), origin.stamp, harmless(origin.address))
    for row in rows:
        writer.writerow([*map(staff_cell, row), *ends])
    return text.getvalue()


def staff_cell(value: Any) -> str:
    """One value as an Indonesian spreadsheet reads it: 32.90 is 32,90."""
    return str(value).replace(".", ",") if isinstance(value, Decimal) else cell(value)


class Code(str):
    """A region's code: the tabulator before it keeps spreadsheets from making 18.1, or a time, of 18.10."""

    def __new__(cls, code: str) -> Self:
        return super().__new__(cls, f"\t{code}")


def origin_cells(origin: Origin) -> dict[str, str]:
    """What stands at the end of every line, by ORIGIN_KEYS; blank before the first release."""
    release = origin.release
    cells = (
        cell(release and release.number),
        data_status(origin.demo),
        release.checksum if release else "",
        harmless(origin.address),
    )
    return dict(zip(ORIGIN_KEYS, cells, strict=True))


def data_status(demo: bool) -> str:
    """Invented figures are called so on every line."""
    return DEMO if demo else PUBLISHED


def cell(value: Any) -> str:
    """One value as a CSV cell: days as 2024-09-24, several values between semicolons."""
    if value is None:
        return ""
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else repr(value)


def harmless(text: str) -> str:
    """A text that a spreadsheet cannot take for a formula: an apostrophe before what would start one."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
