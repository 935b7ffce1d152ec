"""What happens to coverage when paid cover begins and ends, month by month."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.programmes.budget import Payer, Rate, rate_on
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.periods import month_of, months_before


class CoverMonth(Struct, frozen=True):
    """One month of the step series. month: its first day; rupiah: due in it; paid: heads it is due for.

    active: people, everything else as today; coverage: ratio, None when the potential is unknown or 0.
    lost: heads whose cover ended with the month before and was not taken up again: the cliff.
    """

    month: date
    paid: int
    rupiah: int
    active: int
    coverage: float | None
    lost: int


def cover_by_month(
    active: int,
    potential: int | None,
    as_of: date,
    payers: Sequence[Payer],
    rates: Sequence[Rate],
    *,
    months_after: int = 1,
) -> tuple[CoverMonth, ...]:
    """The steps of coverage from the month of a figure until after the last cover has ended.

    active, potential: people on as_of. payers: whoever is `counted` is among active until their cover ends;
    the others join while they are paid for, never before as_of's month. Nothing else
    moves. Cover that was over by as_of's month is left aside: the figure has seen it end.
    Raises LookupError when a paid month has no rate.
    Source: docs/methods-status.md, "Saat perlindungan berakhir".
    """
    first = month_of(as_of)
    payers = [payer for payer in payers if payer.end > first]
    steps: list[CoverMonth] = []
    for month in _months(first, payers, months_after):
        paying = [payer for payer in payers if payer.start <= month < payer.end]
        people = active + sum(_change(payer, month) for payer in payers)
        steps.append(
            CoverMonth(
                month,
                sum(payer.heads for payer in paying),
                sum(payer.heads * rate_on(rates, payer.programmes, month).rupiah for payer in paying),
                people,
                coverage_ratio(people, potential),
                max(steps[-1].active - people, 0) if steps else 0,
            )
        )
    return tuple(steps)


def cliffs(steps: Sequence[CoverMonth]) -> list[CoverMonth]:
    """The months in which cover is lost, in their order."""
    return [step for step in steps if step.lost]


def _change(payer: Payer, month: date) -> int:
    """People a payer adds to today's participants, or takes from them, in a month."""
    if payer.counted:
        return -payer.heads if month >= payer.end else 0
    return payer.heads if payer.start <= month < payer.end else 0


def _months(first: date, payers: Sequence[Payer], after: int) -> Iterator[date]:
    last = max([first, *(payer.end for payer in payers)])
    month = first
    while month < months_before(last, -after):
        yield month
        month = months_before(month, -1)
