"""CSV for programs: commas between cells, points in numbers, UTF-8, the first line names the columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from coverage.exports.ranking_file import RankingFile
from coverage.exports.records import RANKING_KEYS, Record

DEMO = "DATA CONTOH"
PUBLISHED = "terbit"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_text(keys: Sequence[str], records: Iterable[Record], *, release: int | None, demo: bool) -> str:
    """The records as CSV with two more columns, the release they come from and whether they are invented.

    None is an empty cell; the same records give the same text.
    """
    text = io.StringIO()
    writer = csv.writer(text)  # lines end as RFC 4180 says, so that breaks within a text are quoted
    writer.writerow([*keys, "release", "data_status"])
    for record in records:
        cells = [cell(record[key]) for key in keys]
        writer.writerow([*cells, cell(release), data_status(demo)])
    return text.getvalue()


def ranking_csv(file: RankingFile) -> str:
    """A ranking as CSV: the keys of the API, the month, the release, ranked rows first."""
    return csv_text((*RANKING_KEYS, "month"), file.records(), release=file.release.number, demo=file.demo)


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
