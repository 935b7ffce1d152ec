"""CSV for programs: commas between cells, points in numbers, UTF-8, the first line names the columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from coverage.files.origin import DEMO, Origin
from coverage.files.records import Record

PUBLISHED = "terbit"
ORIGIN_KEYS = ("release", "data_status", "release_checksum", "address")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(keys: Sequence[str], records: Iterable[Record], origin: Origin) -> str:
    """The records as CSV with the columns of ORIGIN_KEYS behind them, alike on every line.

    None is an empty cell; the same records give the same text.
    """
    text = io.StringIO()
    writer = csv.writer(text)  # lines end as RFC 4180 says, so that breaks within a text are quoted
    writer.writerow([*keys, *ORIGIN_KEYS])
    ends = origin_cells(origin).values()
    for record in records:
        writer.writerow([*(cell(record[key]) for key in keys), *ends])
    return text.getvalue()


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
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else repr(value)


def harmless(text: str) -> str:
    """A text that a spreadsheet cannot take for a formula: an apostrophe before what would start one."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
