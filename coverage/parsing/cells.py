"""One cell of the entry grid or the workbook, as somebody typed it."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from coverage.parsing.days import parse_day
from coverage.parsing.numbers import parse_count
from coverage.parsing.problems import Fault, Reason, Unreadable
from coverage.rows.periods import month_of

RETRACT_WORD = "hapus"
MOST_SOURCE = 300  # letters, as the column of typed cells holds


class Retract(StrEnum):
    """Stands where a number would: take the published figure back."""

    FIGURE = RETRACT_WORD


Value = int | date | str | Retract | None


class Cell(Struct, frozen=True):
    """A cell as typed, and what it says.

    value: None when the cell is blank or cannot be read; then problem says why. note: what was made of it.
    """

    text: str
    value: Value = None
    problem: Reason | None = None
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing: no text, or a sign that stands for a blank."""
        return self.value is None and not self.problem


def read_cell(column: str, text: str, month: date) -> Cell:
    """Read one cell. month: the first day of the month being entered; blank changes nothing.

    Numbers as in coverage.parsing.numbers, "hapus" takes a published figure back, days must lie in the month.
    """
    typed = text.strip()
    try:
        value = _value(column, typed, month)
        return Cell(typed, value, note=f"“{typed}” dibaca sebagai kosong" if typed and value is None else "")
    except Unreadable as error:
        return Cell(typed, problem=error.reason)


def _value(column: str, text: str, month: date) -> Value:
    if not text:
        return None
    if column == "sumber":
        if len(text) > MOST_SOURCE:
            raise Unreadable(Fault.LONG_SOURCE, most=MOST_SOURCE)
        return text
    if column == "per_tanggal":
        return _day(text, month)
    if text.casefold() == RETRACT_WORD:
        return Retract.FIGURE
    return parse_count(text)


def _day(text: str, month: date) -> date | None:
    day = parse_day(text)
    if day and month_of(day) != month:
        raise Unreadable(Fault.OTHER_MONTH, text=text, month=month)
    return day
