"""One cell of the monthly workbook: numbers, days and texts as Excel stores or people type them."""

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from coverage.parsing.cells import Cell, Value, read_cell
from coverage.parsing.problems import Fault, Reason, Unreadable

EXCEL_ERRORS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class ReadCell(Struct, frozen=True):
    """A cell that is not blank. address: "D7"; text: as typed; note: what to know about it.

    problem: why it is refused; value is None then.
    """

    address: str
    text: str
    value: Value = None
    problem: Reason | None = None
    note: str = ""


def read_workbook_cell(column: str, raw: Any, *, address: str, formula: bool, month: date) -> ReadCell | None:
    """One cell of a row; None when it is blank, which changes nothing.

    raw: as openpyxl or the csv module gives it. A formula counts with the value it was saved with.
    """
    text = as_text(raw)
    if not text:
        if not formula:
            return None
        return ReadCell(address, "", problem=Reason(Fault.NO_VALUE))
    note = f"berisi rumus; nilai terakhirnya {text} dipakai" if formula else ""
    try:
        read = _cell(column, raw, text, month)
    except Unreadable as error:
        return ReadCell(address, text, problem=error.reason, note=note)
    return ReadCell(address, text, read.value, read.problem, "; ".join(filter(None, (note, read.note))))


def plain(text: str) -> str:
    """A text without control characters, its blanks single."""
    return " ".join(CONTROLS.sub("", text).split())


def as_text(raw: Any) -> str:
    """What a cell holds, as one would type it."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "BENAR" if raw else "SALAH"
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else repr(raw).replace(".", ",")
    return plain(str(raw))


def _cell(column: str, raw: Any, text: str, month: date) -> Cell:
    if isinstance(raw, bool) or text in EXCEL_ERRORS:
        raise Unreadable(Fault.NO_ENTRY, text=text)
    if column == "sumber":
        return Cell(text, text)
    if column == "per_tanggal":
        if isinstance(raw, time | timedelta):
            raise Unreadable(Fault.NO_DAY_OF_MONTH, text=text, month=month)
        return read_cell(column, text, month)
    if isinstance(raw, datetime | date | time | timedelta):
        raise Unreadable(Fault.DAY_FOR_NUMBER, text=text)
    if isinstance(raw, float) and not (math.isfinite(raw) and raw.is_integer()):
        raise _no_whole(raw, text)
    return read_cell(column, text, month)


def _no_whole(raw: float, text: str) -> Unreadable:
    """Why a number cell with a fraction is refused: 1,149 was perhaps 1.149 people."""
    thousands = round(raw * 1000, 6) if math.isfinite(raw) else 0.0
    if thousands.is_integer() and thousands >= 1000:
        return Unreadable(Fault.FRACTION_OF_THOUSANDS, text=text, count=int(thousands))
    return Unreadable(Fault.FRACTION, text=text)
