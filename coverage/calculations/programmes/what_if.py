"""What a set of payers would cost and reach: rupiah by payer, the steps of coverage, the rank reached."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.programmes.budget import Payer, Rate, rate_on
from coverage.calculations.programmes.cover import CoverMonth, cover_by_month
from coverage.calculations.ranking import ranks
from coverage.rows.periods import months_before


class Span(Struct, frozen=True):
    """Months in a row at one rate. start: the first of them."""

    rate: Rate
    start: date
    months: int

    @property
    def rupiah(self) -> int:
        """What one worker costs over the span."""
        return self.rate.rupiah * self.months


class PayerCost(Struct, frozen=True):
    """A payer's spans and what they add up to."""

    payer: Payer
    spans: tuple[Span, ...]

    @property
    def rupiah(self) -> int:
        return self.payer.heads * sum(span.rupiah for span in self.spans)


class Fund(Struct, frozen=True):
    """A sum of money for a set of programmes, from a first of a month on for so many months."""

    rupiah: int
    programmes: str
    start: date
    months: int


class WhatIf(Struct, frozen=True):
    """steps: months from the figure's on; their people and coverage mean something only when counted is True.

    missing: sets of programmes and months without a rate; then there are no costs and no steps.
    """

    costs: tuple[PayerCost, ...]
    steps: tuple[CoverMonth, ...]
    missing: tuple[tuple[str, date], ...]
    counted: bool

    @property
    def rupiah(self) -> int | None:
        """What all payers pay together; None while a rate is missing."""
        return None if self.missing else sum(cost.rupiah for cost in self.costs)

    @property
    def peak(self) -> CoverMonth | None:
        """The first month with the most people covered; None without counts."""
        if not (self.counted and self.steps):
            return None
        return max(self.steps, key=lambda step: (step.active, -step.month.toordinal()))


def spans(rates: Sequence[Rate], programmes: str, start: date, months: int) -> tuple[Span, ...]:
    """The months from a first of a month on, grouped by the rate in force. Raises LookupError as rate_on."""
    found: list[Span] = []
    for count in range(months):
        month = months_before(start, -count)
        rate = rate_on(rates, programmes, month)
        if found and found[-1].rate == rate:
            found[-1] = Span(rate, found[-1].start, found[-1].months + 1)
        else:
            found.append(Span(rate, month, 1))
    return tuple(found)


def missing_rates(
    rates: Sequence[Rate], asked: Sequence[tuple[str, date, int]]
) -> tuple[tuple[str, date], ...]:
    """Programmes and months without a rate in force, by month. asked: programmes, first month, months."""
    found = set()
    for programmes, start, months in asked:
        for month in (months_before(start, -count) for count in range(months)):
            if not any(rate.programmes == programmes and rate.valid_from <= month for rate in rates):
                found.add((programmes, month))
    return tuple(sorted(found, key=lambda lack: (lack[1], lack[0])))


def already_counted(payers: Sequence[Payer]) -> int:
    """People among today's participants whose cover the payers' money ends; never more than participants."""
    return sum(payer.heads for payer in payers if payer.counted)


def what_if(
    active: int | None,
    potential: int | None,
    as_of: date,
    payers: Sequence[Payer],
    rates: Sequence[Rate],
) -> WhatIf:
    """What the payers cost, and the steps of coverage until after the last cover has ended.

    active, potential: people on as_of; None when either is unknown or rounded: then rupiah alone means
    something. Raises ValueError when more are already_counted than there are participants.
    Source: docs/methods-status.md, "Bagaimana jika".
    """
    counted = active is not None and potential is not None
    lacking = missing_rates(rates, [(payer.programmes, payer.start, payer.months) for payer in payers])
    if lacking:
        return WhatIf((), (), lacking, counted)
    costs = tuple(
        PayerCost(payer, spans(rates, payer.programmes, payer.start, payer.months)) for payer in payers
    )
    base = active if counted and active is not None else already_counted(payers)
    steps = cover_by_month(base, potential if counted else None, as_of, payers, rates)
    return WhatIf(costs, steps, (), counted)


def rank_reached(peers: Mapping[str, float | None], code: str, coverage: float | None) -> int | None:
    """The rank of a region at another coverage, all peers as they are; None without one."""
    return ranks({**peers, code: coverage}).get(code)
