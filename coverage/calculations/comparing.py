"""Two tables of the same rows: which cells of one differ from the other."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct

DAYS = ("as_of", "Per tanggal")  # columns that a spreadsheet may write another way
CLOSE = 5e-7  # a spreadsheet that saves a CSV again may drop digits nobody sees


class Difference(Struct, frozen=True):
    """One cell. key: the row's, as texts; column: its name; given, made: None where the row is missing."""

    key: tuple[str, ...]
    column: str
    given: Any
    made: Any


class Compared(Struct, frozen=True):
    """differences: cells that are not the same; missing: rows only in made; added: rows only in given."""

    differences: tuple[Difference, ...]
    missing: tuple[tuple[str, ...], ...]
    added: tuple[tuple[str, ...], ...]

    @property
    def is_same(self) -> bool:
        return not (self.differences or self.missing or self.added)


def compare(
    made: Sequence[Mapping[str, Any]],
    given: Sequence[Mapping[str, Any]],
    keys: Sequence[str],
    columns: Sequence[str],
) -> Compared:
    """Compare these columns of two tables, row by row under their keys; the order of rows is no matter.

    A second row under the same key counts as added.
    """
    ours = {_key(row, keys): row for row in made}
    theirs: dict[tuple[str, ...], Mapping[str, Any]] = {}
    added = []
    for row in given:
        key = _key(row, keys)
        if key in ours and key not in theirs:
            theirs[key] = row
        else:
            added.append(key)
    differences = [
        Difference(key, column, theirs[key].get(column), row[column])
        for key, row in ours.items()
        if key in theirs
        for column in columns
        if not same(row[column], theirs[key].get(column))
    ]
    return Compared(tuple(differences), tuple(key for key in ours if key not in theirs), tuple(added))


def same(made: Any, given: Any) -> bool:
    """Whether a cell of a file holds a value, however the file writes it.

    made: as it is computed; given: a text ("0.25", "0,25", "24/09/2024") or as a workbook holds it. Whole
    numbers must be equal, shares within CLOSE.
    """
    if made is None or made == "" or made == []:
        return given is None or given == "" or given == []
    if given is None:
        return False
    if isinstance(made, list | tuple):
        return text_of(made) == text_of(given)
    if isinstance(made, date):
        return _day(given) == (made.date() if isinstance(made, datetime) else made)
    if isinstance(made, int | float | Decimal):
        number = _number(given)
        return number is not None and abs(number - float(made)) <= (0 if isinstance(made, int) else CLOSE)
    return text_of(made) == text_of(given)


def text_of(value: Any) -> str:
    """A value as a text to tell rows apart by."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else " ".join(str(value).split())


def _key(row: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, ...]:
    days = (_day(row.get(name)) if name in DAYS else None for name in keys)
    return tuple(text_of(day or row.get(name)) for name, day in zip(keys, days, strict=True))


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(str(value).strip().replace(",", "."))
    except ValueError:
        return None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for look in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(str(value).strip(), look).date()
    return None
