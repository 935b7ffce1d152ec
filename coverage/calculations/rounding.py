"""How numbers are rounded and written: halves away from zero, digits in groups of three. The one place.

What the active language asks for is said by words.formats; sentences of the audit are Indonesian always.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import cache
from math import floor

Number = float | Decimal | Fraction | int

MINUS = "−"
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)  # digits: the largest rupiah × people × months has 28


def rounded(value: Number, places: int = 0) -> Decimal:
    """A number with so many decimals; a float is taken as it prints, so that 0.145 is a half."""
    if isinstance(value, Decimal):
        exact = value
    elif isinstance(value, float | int):  # asked before Fraction, which takes ten times as long to tell
        exact = Decimal(str(value))
    else:
        exact = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(_step(places), context=EXACT)


@cache
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def whole(value: Number) -> int:
    """The nearest whole number, halves towards plus: −2.5 is −2, since people are counted upwards."""
    return floor(Fraction(value) + Fraction(1, 2))


def written(value: Number, places: int = 0, *, thousands: str = ".", point: str = ",") -> str:
    """−1149447.5 with one place is "−1.149.447,5"; what is 0 when rounded has no sign."""
    if isinstance(value, int) and not places:
        return f"{value:,}".replace(",", thousands).replace("-", MINUS)
    found = rounded(value, places)
    whole_part, _, decimals = f"{found if found else abs(found):,.{places}f}".partition(".")
    text = whole_part.replace(",", thousands).replace("-", MINUS)
    return f"{text}{point}{decimals}" if decimals else text
