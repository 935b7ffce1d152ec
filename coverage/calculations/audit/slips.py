"""Slips of the hand in one printed number: two digits swapped, a factor of ten, one digit wrong."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from operator import ne
from typing import Any

from msgspec.structs import replace

from coverage.calculations.audit import words
from coverage.calculations.audit.causes import COARSE, LOOSE, SHARP, Cause
from coverage.rows.figures import StatementRow

SHARES = {"printed_ratio": "printed_decimals", "target_ratio": "target_decimals"}
AFTER_SWAPS = Fraction(1, 100)  # no distance: it ranks a factor of ten behind two swapped digits
MOST = 3  # readings that one sentence can still tell

Agrees = Callable[[StatementRow], bool]
Describe = Callable[[StatementRow], str]


def swapped(digits: str) -> Iterator[str]:
    """The number with two neighbouring digits exchanged, each once."""
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]


def changed(digits: str) -> Iterator[str]:
    """The number with one digit replaced by another."""
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield digits[:at] + new + digits[at + 1 :]


def one_changed(digits: str, other: str) -> bool:
    """Whether the other is the number with one digit replaced: one of changed(digits)."""
    return len(digits) == len(other) and sum(map(ne, digits, other)) == 1


def slip_causes(
    row: StatementRow, columns: Sequence[str], agrees: Agrees, describe: Describe, looseness: Fraction
) -> Iterator[Cause]:
    """Slips that, undone in one of the columns, make the row agree with itself.

    looseness: width of what the row's numbers allow, as a share. The coarser they are the easier something
    fits by chance, so coarse ones are only tried on the few slips that move the number far. A wrong digit
    is named only when it is the only one in the whole row.
    """

    def fitting(kind: str) -> list[tuple[str, StatementRow]]:
        limits = {column: _limit(kind, column) for column in columns}
        return [
            (column, repaired)
            for column in columns
            if looseness <= limits[column]
            for repaired in _repairs(row, column, kind)
            if agrees(repaired)
        ]

    swaps, shifts = fitting("swap"), fitting("shift")
    if swaps:
        lead = "Dua angka bersebelahan tertukar" if len(swaps) == 1 else "Mungkin dua angka tertukar"
        yield Cause(False, 1, Fraction(0), _tell(lead, row, swaps, describe))
    shifts.sort(key=lambda found: found[0] not in SHARES)  # a comma slips sooner than a digit goes missing
    if shifts:
        yield Cause(False, 1, AFTER_SWAPS, _tell("Bergeser faktor sepuluh", row, shifts, describe))
    if swaps or shifts:
        return  # simpler than anything below, and the search is long
    if thousands := fitting("thousand"):
        yield Cause(False, 2, Fraction(0), _tell("Bergeser faktor seribu", row, thousands, describe))
    if len(digits := fitting("digit")) == 1:
        yield Cause(False, 3, Fraction(0), _tell("Mungkin satu angka salah", row, digits, describe))


def _limit(kind: str, column: str) -> Fraction:
    if kind in ("shift", "thousand"):
        return COARSE
    return LOOSE if kind == "swap" and column in SHARES else SHARP


def _repairs(row: StatementRow, column: str, kind: str) -> Iterator[StatementRow]:
    if getattr(row, column) is None:
        return
    if kind == "shift":
        yield from _shifted(row, column)
        return
    if kind == "thousand":
        yield from _in_thousands(row, column)
        return
    digits = _digits(row, column)
    for text in swapped(digits) if kind == "swap" else changed(digits):
        if text[0] != "0" or column in SHARES:
            yield _with(row, column, text)


def _digits(row: StatementRow, column: str) -> str:
    value = getattr(row, column)
    if column in SHARES:
        decimals = getattr(row, SHARES[column]) or 0
        return str(int((value * 100).scaleb(decimals))).zfill(decimals + 1)
    return str(abs(value))


def _with(row: StatementRow, column: str, digits: str) -> StatementRow:
    sign = -1 if getattr(row, column) < 0 else 1
    values: dict[str, Any] = {column: sign * int(digits)}
    if column in SHARES:
        values[column] = Decimal(digits).scaleb(-2 - (getattr(row, SHARES[column]) or 0))
    return replace(row, **values)


def _shifted(row: StatementRow, column: str) -> Iterator[StatementRow]:
    """Ten times more and, where that leaves a whole count, ten times less."""
    value = getattr(row, column)
    if not value:
        return
    if column not in SHARES:
        larger: dict[str, Any] = {column: value * 10}
        smaller: dict[str, Any] = {column: value // 10} if value % 10 == 0 else {}
    else:
        decimals = getattr(row, SHARES[column]) or 0
        larger = {column: value * 10, SHARES[column]: max(decimals - 1, 0)}
        smaller = {column: value / 10, SHARES[column]: decimals + 1}
    yield replace(row, **larger)
    if smaller:
        yield replace(row, **smaller)


def _in_thousands(row: StatementRow, column: str) -> Iterator[StatementRow]:
    """A count printed in thousands, or with three digits too many."""
    value = getattr(row, column)
    if value and column not in SHARES:
        yield replace(row, **{column: value * 1000})
        if value % 1000 == 0:
            yield replace(row, **{column: value // 1000})


def printed(row: StatementRow, column: str) -> str:
    """A number of the row as it is printed."""
    value = getattr(row, column)
    return words.percent(value, getattr(row, SHARES[column])) if column in SHARES else words.people(value)


def _tell(lead: str, row: StatementRow, found: Sequence[tuple[str, StatementRow]], describe: Describe) -> str:
    each = [
        f"{words.COLUMNS[column]} {printed(row, column)} dibaca {printed(repaired, column)} memberi "
        f"{describe(repaired)}"
        for column, repaired in found[:MOST]
    ]
    return f"{lead}: {'; atau '.join(each)}."


def between(rows: Sequence[StatementRow], column: str) -> str:
    """How two statements of one number differ by a slip; "" when they do not."""
    told = [row for row in rows if getattr(row, column) is not None]
    for left, right in combinations(told, 2):
        if getattr(left, column) == getattr(right, column):
            continue
        pair = f"{words.COLUMNS[column].capitalize()} {printed(left, column)} dan {printed(right, column)}"
        if _same_decimals(left, right, column) and _digits(right, column) in swapped(_digits(left, column)):
            return f"{pair} hanya berbeda urutan dua angka yang bersebelahan."
        if getattr(left, column) in (getattr(right, column) * 10, getattr(right, column) / 10):
            return f"{pair} berbeda tepat faktor sepuluh."
    return ""


def _same_decimals(left: StatementRow, right: StatementRow, column: str) -> bool:
    return column not in SHARES or getattr(left, SHARES[column]) == getattr(right, SHARES[column])


def dropped(rows: Sequence[StatementRow]) -> str:
    """A target share that is another one with a single digit left out: 52,5 and 52,15."""
    told = [row for row in rows if row.target_ratio is not None and row.target_decimals]
    for short in told:
        for full in told:
            if (full.target_decimals or 0) == (short.target_decimals or 0) + 1 and _without_one(short, full):
                return (
                    f"Mungkin satu angka tertinggal: {printed(short, 'target_ratio')} adalah "
                    f"{printed(full, 'target_ratio')} tanpa satu angka."
                )
    return ""


def _without_one(short: StatementRow, full: StatementRow) -> bool:
    digits = _digits(full, "target_ratio")
    shorter = {digits[:at] + digits[at + 1 :] for at in range(len(digits) - 1)}
    return _digits(short, "target_ratio") in shorter
