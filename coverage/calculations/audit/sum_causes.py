"""Why parts may not add up to the whole printed with them: a slip in one of them, one left out or twice."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from coverage.calculations.agreement import is_rounded
from coverage.calculations.audit import words
from coverage.calculations.audit.causes import Cause, likeliest
from coverage.calculations.audit.slips import AFTER_SWAPS, MOST, one_changed, swapped


def sum_cause(parts: Mapping[str, int], whole: int, *, name: str) -> str:
    """The simplest change that makes the parts add up to the whole exactly; "" when none does.

    parts: counts by what they are called; name: what the whole is called. A part left out of the whole or
    counted twice, two adjacent digits swapped, a factor of ten, one digit wrong (only when it is the only
    one). Nothing is searched among rounded numbers: they leave too much room.
    """
    if any(is_rounded(count) for count in (*parts.values(), whole)):
        return ""
    return likeliest([*_one_part(parts, whole, name), *_slips(parts, whole, name)])


def _one_part(parts: Mapping[str, int], whole: int, name: str) -> Iterator[Cause]:
    over = sum(parts.values()) - whole
    for label, count in parts.items():
        if count and count == over:
            yield Cause(
                False, 0, Fraction(0), f"{name} {words.people(whole)} tidak memuat {_told(label, count)}."
            )
        if count and count == -over:
            yield Cause(
                False, 0, Fraction(0), f"{name} {words.people(whole)} memuat {_told(label, count)} dua kali."
            )


def _slips(parts: Mapping[str, int], whole: int, name: str) -> Iterator[Cause]:
    over = sum(parts.values()) - whole
    numbers = [(label, count, count - over) for label, count in parts.items()] + [(name, whole, whole + over)]
    wanted = [number for number in numbers if number[2] >= 0]
    swaps = [number for number in wanted if str(number[2]) in swapped(str(number[1]))]
    tens = [
        number
        for number in wanted
        if number[1] and (number[2] == number[1] * 10 or number[2] * 10 == number[1])
    ]
    digits = [number for number in wanted if one_changed(str(number[1]), str(number[2]))]
    if swaps:
        lead = "Dua angka bersebelahan tertukar" if len(swaps) == 1 else "Mungkin dua angka tertukar"
        yield Cause(False, 1, Fraction(0), _tell(lead, swaps))
    if tens:
        yield Cause(False, 1, AFTER_SWAPS, _tell("Bergeser faktor sepuluh", tens))
    if len(digits) == 1:
        yield Cause(False, 3, Fraction(0), _tell("Mungkin satu angka salah", digits))


def _tell(lead: str, found: list[tuple[str, int, int]]) -> str:
    each = [f"{_told(label, count)} dibaca {words.people(wanted)}" for label, count, wanted in found[:MOST]]
    return f"{lead}: {'; atau '.join(each)}; jumlahnya lalu cocok."


def _told(label: str, count: int) -> str:
    return f"{label} {words.people(count)}"
