"""CSV for programs: commas between cells, points in numbers, UTF-8, the first line names the columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coverage.files.ranking_file import RankingFile
from coverage.files.records import RANKING_KEYS, Record

DEMO = "DATA CONTOH"
PUBLISHED = "terbit"
ORIGIN_KEYS = ("release", "data_status", "release_checksum", "address")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from. checksum: of the release; address: where the same figures can be had again.

    Both are "" before the first release.
    """

    release: int | None
    checksum: str
    address: str
    demo: bool

    def cells(self) -> tuple[str, ...]:
        """What stands at the end of every line, in the order of ORIGIN_KEYS."""
        return (cell(self.release), data_status(self.demo), self.checksum, harmless(self.address))


def csv_text(keys: Sequence[str], records: Iterable[Record], origin: Origin) -> str:
    """The records as CSV with the columns of ORIGIN_KEYS behind them, alike on every line.

    None is an empty cell; the same records give the same text.
    """
    text = io.StringIO()
    writer = csv.writer(text)  # lines end as RFC 4180 says, so that breaks within a text are quoted
    writer.writerow([*keys, *ORIGIN_KEYS])
    for record in records:
        writer.writerow([*(cell(record[key]) for key in keys), *origin.cells()])
    return text.getvalue()


def ranking_csv(file: RankingFile) -> str:
    """A ranking as CSV: the keys of the API, the month, the release, ranked rows first."""
    origin = Origin(file.release.number, file.release.checksum, file.address, file.demo)
    return csv_text((*RANKING_KEYS, "month"), file.records(), origin)


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
