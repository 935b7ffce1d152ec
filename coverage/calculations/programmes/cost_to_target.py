"""What it costs to close the gap to a target, at the contributions in force."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coverage.calculations.programmes.budget import Payer, Rate, cost, rate_on
from coverage.rows.figures import Segment
from coverage.rows.periods import month_of, months_before
from coverage.rows.records import RateRow

MONTHS = 12  # costs are told for a year, as budgets are


class Closing(Struct, frozen=True):
    """Covering the missing people for so many months under one set of programmes.

    rate: the contribution in force in the first month; rupiah: heads × contribution × months.
    """

    rate: RateRow
    heads: int
    start: date
    months: int
    rupiah: int


def closing(heads: int | None, as_of: date | None, rates: Iterable[RateRow]) -> tuple[Closing, ...]:
    """The cost of closing a gap over the twelve months after its figure, the cheapest first.

    heads: people missing to the target, None when unknown. rates: of all segments and days; only those of
    BPU workers are used, whom others may pay for, as they stand in the first month. Empty without a gap, or
    without a rate in force then.
    Source: docs/methods-status.md, "Biaya perlindungan".
    """
    if heads is None or heads <= 0 or as_of is None:
        return ()
    start = months_before(month_of(as_of), -1)
    known = [row for row in rates if row.segment == Segment.BPU and row.valid_from <= start]
    plain = [Rate(row.programmes, row.rupiah, row.valid_from) for row in known]
    found = []
    for programmes in dict.fromkeys(row.programmes for row in known):
        used = rate_on(plain, programmes, start)
        row = next(row for row in known if (row.programmes, row.valid_from) == (programmes, used.valid_from))
        payer = Payer("", heads, start, MONTHS, programmes)
        found.append(Closing(row, heads, start, MONTHS, cost(payer, plain)))
    return tuple(sorted(found, key=lambda closing: (closing.rupiah, closing.rate.programmes)))
