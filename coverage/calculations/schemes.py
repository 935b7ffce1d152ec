"""Thresholds as dated data: which answer a value gets, and which thresholds hold on a day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from itertools import pairwise

from msgspec import Struct


class Measure(StrEnum):
    """What thresholds are put on."""

    ATTAINMENT = "attainment"
    PACE = "pace"


class Step(Struct, frozen=True):
    """One answer and the last value that still gets it; None for all that is left."""

    code: str
    limit: Decimal | None


class Scheme(Struct, frozen=True):
    """Thresholds of one measure, in force from a day on.

    name: the regulation or method, version: of the method; both are shown beside every answer.
    source: the document that gives them, "" when the name says enough.
    steps: of attainment from the lowest up, a limit being the highest value of its step (≤ 50 %);
    of pace from the highest down, a limit being the lowest value of its step (≥ 0.95). The last has no limit.
    Raises ValueError when the steps are not in that order.
    """

    measure: Measure
    name: str
    version: str
    valid_from: date
    steps: tuple[Step, ...]
    source: str = ""

    def __post_init__(self) -> None:
        limits = [step.limit for step in self.steps]
        given = [_edge(limit) for limit in limits[:-1] if limit is not None]
        if not limits or limits[-1] is not None or len(given) != len(limits) - 1:
            raise ValueError("every step but the last has a limit")
        if any(not self._passes(after, before) for before, after in pairwise(given)):
            raise ValueError("the limits are not in order")

    def code_of(self, value: Fraction) -> str:
        """The answer for a value; a limit itself still belongs to its step."""
        for step in self.steps:
            if step.limit is None or not self._passes(value, _edge(step.limit)):
                return step.code
        raise AssertionError("the last step takes every value")

    def _passes(self, value: Fraction, limit: Fraction) -> bool:
        """Whether a value lies beyond a limit, in the direction of the steps."""
        if self.measure == Measure.ATTAINMENT:
            return value > limit
        return value < limit


@cache
def _edge(limit: Decimal) -> Fraction:
    """A limit as what values are compared with; there are few, each met by every line of a list."""
    return Fraction(limit)


def scheme_in_force(schemes: Iterable[Scheme], measure: Measure, day: date) -> Scheme | None:
    """The thresholds of a measure with the latest valid_from on or before a day; None before the first."""
    fitting = [s for s in schemes if s.measure == measure and s.valid_from <= day]
    return max(fitting, key=lambda scheme: (scheme.valid_from, scheme.version), default=None)
