"""What protecting people costs, and how many a sum of rupiah protects."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.ratios import coverage_ratio
from coverage.rows.periods import months_before


class Rate(Struct, frozen=True):
    """Contribution of one worker: rupiah a month for a set of programmes ("JKK+JKM"), from a day on."""

    programmes: str
    rupiah: int
    valid_from: date


class Payer(Struct, frozen=True):
    """Who pays for how many people, from a month on for so many months.

    start: first of a month. programmes: as in the rates.
    counted: whether these people are among today's participants already, so that paying adds nobody,
    but the end of their cover takes them away.
    """

    name: str
    heads: int
    start: date
    months: int
    programmes: str
    counted: bool = False

    def __post_init__(self) -> None:
        if self.heads < 0 or self.months < 0:
            raise ValueError("heads and months are never negative")
        if self.start.day != 1:
            raise ValueError("cover starts on the first of a month")

    @property
    def end(self) -> date:
        """The first month that is no longer paid."""
        return months_before(self.start, -self.months)


class Affordable(Struct, frozen=True):
    """People a sum protects, and the rupiah left over that pay for no further head."""

    heads: int
    left: int


def rate_on(rates: Iterable[Rate], programmes: str, month: date) -> Rate:
    """The rate in force on the first of a month: the latest valid_from on or before it.

    Raises LookupError when there is none; a rate is never guessed.
    Source: docs/methods-status.md, "Biaya perlindungan".
    """
    fitting = [rate for rate in rates if rate.programmes == programmes and rate.valid_from <= month]
    if not fitting:
        raise LookupError(f"no rate of {programmes} in force in {month:%Y-%m}")
    return max(fitting, key=lambda rate: rate.valid_from)


def rupiah_a_head(rates: Sequence[Rate], programmes: str, start: date, months: int) -> int:
    """What one worker costs over months from a first of a month on, each at its own rate."""
    paid = (months_before(start, -count) for count in range(months))
    return sum(rate_on(rates, programmes, month).rupiah for month in paid)


def cost(payer: Payer, rates: Sequence[Rate]) -> int:
    """Rupiah a payer needs: heads × rate × months, to the rupiah.

    Raises LookupError when a month has no rate. Source: docs/methods-status.md, "Biaya perlindungan".
    """
    return payer.heads * rupiah_a_head(rates, payer.programmes, payer.start, payer.months)


def affordable(rupiah: int, rates: Sequence[Rate], programmes: str, start: date, months: int) -> Affordable:
    """Whole people that a sum protects for all the months; what is left over protects nobody.

    Raises ValueError for a negative sum, or when protecting one worker costs nothing (no months, no rate).
    """
    if rupiah < 0:
        raise ValueError("a budget is never negative")
    each = rupiah_a_head(rates, programmes, start, months)
    if each <= 0:
        raise ValueError("no cost a head: nothing to divide by")
    return Affordable(*divmod(rupiah, each))


def cost_by_payer(payers: Iterable[Payer], rates: Sequence[Rate]) -> dict[str, int]:
    """Rupiah by payer's name, in the order given; a name that pays twice is added up."""
    costs: dict[str, int] = {}
    for payer in payers:
        costs[payer.name] = costs.get(payer.name, 0) + cost(payer, rates)
    return costs


def coverage_reached(active: int | None, potential: int | None, payers: Iterable[Payer]) -> float | None:
    """Coverage once everybody who is paid for is a participant; heads of several payers are different people.

    active, potential: people today, None when unknown: then None.
    """
    added = sum(payer.heads for payer in payers if not payer.counted)
    return None if active is None else coverage_ratio(active + added, potential)
