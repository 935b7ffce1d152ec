"""Likely causes: searched by arithmetic, ranked by how exactly and simply they give the printed figure."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

# How closely a row's numbers must bind for a cause to be no chance (docs/audit.md, "Dugaan penyebab").
# Judgements: of ten digits in each place one soon fits beyond 0,5 %; two swapped digits of a percentage move
# it far, so 5 % will do, and a factor of ten moves it farther still.
SHARP = Fraction(1, 200)
LOOSE = Fraction(1, 20)
COARSE = Fraction(1, 10)


class Cause(Struct, frozen=True, order=True):
    """One explanation, the smaller the likelier.

    approximate: printed numbers are too coarse to be sure. steps: how many things must have gone wrong.
    miss: how far the arithmetic stays from the printed figure, as a share of it.
    """

    approximate: bool
    steps: int
    miss: Fraction
    text: str


def likeliest(causes: Iterable[Cause]) -> str:
    """The sentence of the best explanation; "" when there is none."""
    found = min(causes, default=None)
    return found.text if found else ""
