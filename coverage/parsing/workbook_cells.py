"""One cell of the monthly workbook: numbers, days and texts as Excel stores or people type them."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from coverage.parsing.cells import DAY_FIRST, Value, read_cell
from coverage.parsing.problems import Unreadable

EXCEL_ERRORS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
SHORT = {"agt": 8, "ags": 8, "agu": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "feb": 2}
WRITTEN_DAY = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell that is not blank. address: "D7"; text: as typed; note: what to know about it.

    problem: why it is refused; value is None then.
    """

    address: str
    text: str
    value: Value = None
    problem: str = ""
    note: str = ""


def read_workbook_cell(column: str, raw: Any, *, address: str, formula: bool, month: date) -> ReadCell | None:
    """One cell of a row; None when it is blank, which changes nothing.

    raw: as openpyxl or the csv module gives it. A formula counts with the value it was saved with.
    """
    text = _text(raw)
    if not text:
        if not formula:
            return None
        return ReadCell(address, "", problem="berisi rumus tanpa nilai; ganti dengan angkanya")
    note = f"berisi rumus; nilai terakhirnya {text} dipakai" if formula else ""
    try:
        return ReadCell(address, text, _value(column, raw, text, month), note=note)
    except Unreadable as error:
        return ReadCell(address, text, problem=str(error), note=note)


def plain(text: str) -> str:
    """A text without control characters, its blanks single."""
    return " ".join(CONTROLS.sub("", text).split())


def _text(raw: Any) -> str:
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


def _value(column: str, raw: Any, text: str, month: date) -> Value:
    if isinstance(raw, bool) or text in EXCEL_ERRORS:
        raise Unreadable(f"berisi {text}, bukan isian; ganti dengan angkanya")
    if column == "sumber":
        return text
    if column == "per_tanggal":
        return _day(raw, text, month)
    if isinstance(raw, datetime | date | time | timedelta):
        raise Unreadable(f"berisi tanggal atau jam ({text}), bukan angka; ubah format selnya menjadi angka")
    if isinstance(raw, float) and not (math.isfinite(raw) and raw.is_integer()):
        raise Unreadable(f"“{text}” bukan bilangan bulat; jumlah orang ditulis tanpa pecahan")
    return _read(column, text, month)


def _read(column: str, text: str, month: date) -> Value:
    cell = read_cell(column, text, month)
    if cell.problem:
        raise Unreadable(cell.problem)
    return cell.value


def _day(raw: Any, text: str, month: date) -> Value:
    if isinstance(raw, int | float | time | timedelta):
        raise Unreadable(f"“{text}” bukan tanggal; tulis misalnya {month:%Y-%m}-28")
    return _read("per_tanggal", written_day(text), month)


def written_day(text: str) -> str:
    """A day written day first ("30/9/2025", "30 September 2025") as 2025-09-30; any other text unchanged."""
    if digits := DAY_FIRST.fullmatch(text):
        return f"{digits[3]}-{int(digits[2]):02}-{int(digits[1]):02}"
    match = WRITTEN_DAY.fullmatch(text)
    if match is None:
        return text
    word = match[2].lower()
    number = next((n for n, name in enumerate(MONTHS, 1) if word in (name, name[:3])), SHORT.get(word))
    return f"{match[3]}-{number:02}-{int(match[1]):02}" if number else text
