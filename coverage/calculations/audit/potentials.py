"""The potential a statement's target and gap are checked with."""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.agreement import (
    Interval,
    all_meet,
    count_tolerance,
    is_rounded,
    most_precise_count,
    ratio_interval,
)
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.ledger import Ledger, source_key
from coverage.rows.figures import StatementRow


class Potential(Struct, frozen=True):
    """Workers a share is taken of: what they can be, how to write them and where they come from.

    rows: other statements the number rests on. quotient: what the origin's division comes to.
    """

    span: Interval
    origin: str
    rows: tuple[StatementRow, ...] = ()
    exact: int | None = None
    quotient: Fraction | None = None

    @property
    def value(self) -> Fraction:
        """The number itself, else what its division comes to, else the middle of what it can be."""
        if self.exact is not None:
            return Fraction(self.exact)
        return spans.middle(self.span) if self.quotient is None else self.quotient

    @property
    def text(self) -> str:
        return words.people(self.value)

    @property
    def is_rounded(self) -> bool:
        """Whether a document prints it rounded."""
        return is_rounded(self.exact, any(row.exact for row in self.rows))


def numbers(row: StatementRow) -> StatementRow:
    """The row without where it stands and what is noted of it: all that tells which slip it may hold.

    Every release, and every look at a file, audits a province's past again, stored or not.
    """
    return replace(
        row, source_id=None, source_title="", source_url="", notes="", line=None, id=None, published_in=None
    )


def numbers_of(potential: Potential) -> Potential:
    """The potential on such rows."""
    return replace(potential, rows=tuple(map(numbers, potential.rows)))


def potential_for(ledger: Ledger, row: StatementRow) -> Potential | None:
    """The row's own potential; else active ÷ printed share ("tersirat"); else the one its document prints
    for that day (any day for an undated row); else the one in force on its day. None when there is none.

    The one in force: the latest day with an agreed potential of the same region, segment and basis, not
    more than a year older than the row's year. A rounded one stands for its whole interval.
    Source: docs/audit.md, "Ketelitian".
    """
    return _own(row) or implied(row) or of_document(ledger, row) or in_force(ledger, row)


def _own(row: StatementRow) -> Potential | None:
    if not row.potential_workers:
        return None
    span = count_tolerance(row.potential_workers, row.exact)
    return Potential(span, "tercetak di baris yang sama", exact=row.potential_workers)


def implied(row: StatementRow) -> Potential | None:
    """Every potential that makes the printed share of the printed actives; None without both."""
    share = spans.coverage_span(row)
    if row.active_participants is None or share is None or row.printed_ratio is None:
        return None
    span = ratio_interval(count_tolerance(row.active_participants, row.exact), share)
    if span is None:
        return None
    printed = words.percent(row.printed_ratio, row.printed_decimals)
    origin = f"tersirat, {words.people(row.active_participants)} ÷ {printed}"
    return Potential(span, origin, quotient=row.active_participants / Fraction(row.printed_ratio))


def of_document(ledger: Ledger, row: StatementRow) -> Potential | None:
    """The potential the row's document prints in another row for that day; None when they differ."""
    same = [
        other
        for other in ledger.with_potential.get((row.region_code, row.segment, row.basis), ())
        if (row.as_of is None or other.as_of == row.as_of) and source_key(other) == source_key(row)
    ]
    if not same:
        return None
    workers = most_precise_count(other.potential_workers for other in same)
    if workers is None or not all_meet(
        count_tolerance(other.potential_workers or 0, other.exact) for other in same
    ):
        return None
    origin = f"dokumen yang sama, {words.dated(same[0])}"
    return Potential(count_tolerance(workers, same[0].exact), origin, tuple(same[:1]), workers)


def in_force(ledger: Ledger, row: StatementRow) -> Potential | None:
    if row.as_of is None:
        return None
    days = ledger.potential_days.get((row.region_code, row.segment, row.basis), [])
    before = bisect_right(days, row.as_of)
    if not before or days[before - 1].year < row.as_of.year - 1:
        return None
    key = (row.region_code, days[before - 1], row.segment, row.basis)
    return _of_day(ledger.figures[key], ledger.potentials[key])


def _of_day(rows: Sequence[StatementRow], workers: int) -> Potential:
    """The potential that statements of a day agree on."""
    first = next(row for row in rows if row.potential_workers == workers)
    origin = f"berlaku {words.dated(first)}, {words.source(first)}"
    return Potential(count_tolerance(workers, first.exact), origin, (first,), workers)


def same_number(ledger: Ledger, row: StatementRow, span: Interval) -> StatementRow | None:
    """A known potential of the same region, segment and basis that lies in a span, exact ones first."""
    fitting = [
        other
        for other in ledger.with_potential.get((row.region_code, row.segment, row.basis), ())
        if not is_rounded(other.potential_workers, other.exact)
        and span.meets(count_tolerance(other.potential_workers or 0, other.exact))
    ]
    return fitting[0] if fitting else None


def renewed(row: StatementRow, potential: Potential) -> Potential:
    """The potential again after a number of the row was changed; one from elsewhere stays."""
    return potential if potential.rows else _own(row) or implied(row) or potential


def other_potentials(ledger: Ledger, row: StatementRow, used: Potential | None) -> list[Potential]:
    """Every other potential known for the region, segment and basis, of any day, each number once.

    Printed ones, then those implied by actives and a share printed to at least one decimal.
    """
    found: dict[object, Potential] = {} if used is None else {used.exact: used}
    for other in ledger.of(row.region_code):
        if (other.segment, other.basis) != (row.segment, row.basis) or other is row:
            continue
        candidate = _own(other) or (implied(other) if other.printed_decimals else None)
        if candidate is None:
            continue
        origin = f"{words.dated(other)}, {words.source(other)}"
        if candidate.exact is None:
            origin = f"tersirat {origin}"
        found.setdefault(candidate.exact or candidate.span, replace(candidate, origin=origin, rows=(other,)))
    return [candidate for candidate in found.values() if candidate is not used]
