"""Reading one CSV file cell by cell, noting every cell that cannot be used."""

import csv
import math
from collections.abc import Callable, Container
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from regions.codes import CodeError, read_code

T = TypeVar("T")


class Problem(Struct, frozen=True):
    """A cell that cannot be used; `line` counts from 1 with the header."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.file} baris {self.line}, kolom {self.column}: {self.message}"


class Table:
    """One file being read: hands out cells and notes what is wrong with them."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.name, self.line, self._problems = path.name, 1, problems
        self._row: dict[str, str] = {}
        self._lines: list[tuple[int, dict[str, str]]] = []
        self._missing: set[str] = set()
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file, restval="", restkey="")
                self._lines = [
                    (reader.line_num, {key: str(cell) for key, cell in row.items()}) for row in reader
                ]
        except (OSError, UnicodeDecodeError) as trouble:
            self.wrong("-", f"berkas tidak dapat dibaca ({trouble})")

    def next_row(self) -> bool:
        """Go to the next row; False after the last."""
        if not self._lines:
            return False
        self.line, self._row = self._lines.pop(0)
        if "" in self._row:
            self.wrong("-", "jumlah sel lebih banyak daripada judul kolom")
        return True

    def wrong(self, column: str, message: str) -> None:
        """Note a problem in the current row."""
        self._problems.append(Problem(self.name, self.line, column, message))

    def text(self, column: str, *, required: bool = False) -> str:
        """The cell without blanks around it; "" when empty."""
        if column not in self._row and column not in self._missing:
            self._missing.add(column)
            self._problems.append(Problem(self.name, 1, column, "kolom tidak ada"))
            return ""
        cell = self._row.get(column, "").strip()
        if required and not cell and column not in self._missing:
            self.wrong(column, "harus diisi")
        return cell

    def code(self, column: str, *, known: Container[str] | None = None) -> str:
        """A Kemendagri code, one of `known` when given; "" when empty or wrong."""
        cell = self.text(column, required=True)
        try:
            code = read_code(cell) if cell else ""
        except CodeError as trouble:
            self.wrong(column, str(trouble))
            return ""
        if code and known is not None and code not in known:
            self.wrong(column, f"kode {code} tidak ada dalam regions.csv")
            return ""
        return code

    def integer(self, column: str) -> int | None:
        """A whole number from 0; None when empty or wrong."""
        number = self._read(column, int, "bukan bilangan bulat")
        if number is not None and number < 0:
            self.wrong(column, f'"{number}" tidak boleh negatif')
        return number

    def decimal(self, column: str) -> float | None:
        """A number with a decimal point; None when empty or wrong."""
        return self._read(column, _finite, "bukan angka (titik untuk desimal)")

    def day(self, column: str) -> date | None:
        """A date such as 2022-07-25; None when empty or wrong."""
        return self._read(column, date.fromisoformat, "bukan tanggal berbentuk 2022-07-25")

    def _read(self, column: str, reader: Callable[[str], T], message: str) -> T | None:
        cell = self.text(column)
        try:
            return reader(cell) if cell else None
        except ValueError:
            self.wrong(column, f'"{cell}" {message}')
            return None


def _finite(cell: str) -> float:
    number = float(cell)
    if not math.isfinite(number):
        raise ValueError(cell)
    return number
