"""Can two printed numbers be the same number? Each stands for the interval that rounds to it."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from coverage.rows.figures import StatementRow

SAME_WITHIN = Fraction(3, 100)  # as far as the audit lets a potential move before it calls it another one
MOST_ROUNDED = 20  # "1 juta" is no 1,9 juta: a figure with one digit reaches no further than a 20th of itself

Whole = int | Fraction  # whole wherever a number is: most counts are, and fractions take ten times as long
Reach = Callable[[int, bool], "Interval"]


class Interval(Struct, frozen=True):
    """All values a printed number can stand for, both ends included."""

    low: Whole
    high: Whole

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high

    @property
    def width(self) -> Whole:
        return self.high - self.low


def is_rounded(count: int | None, exact: bool = False) -> bool:
    """Whether a count is printed in thousands or coarser: it ends in three zeros or more.

    exact: typed by an officer, who means every digit; only what a document prints is judged by its zeros.
    """
    return not exact and count is not None and count != 0 and count % 1000 == 0


def zeros_are_meant(count: int | None, exact: bool) -> bool:
    """Whether a count looks rounded but is not, since an officer typed it."""
    return exact and is_rounded(count)


def unit_of(count: int | None, exact: bool = False) -> int:
    """The unit a count is given in: of its last non-zero digit when it is rounded, else one head."""
    unit = 1
    if count is not None and is_rounded(count, exact):
        while count % (unit * 10) == 0:
            unit *= 10
    return unit


def count_interval(count: int, exact: bool = False) -> Interval:
    """What a count stands for: itself; a rounded one half a unit more or less, at most 5 % of itself.

    For shares, "sekitar" and movement. "1,3 juta" is 1.250.000 to 1.350.000.
    Source: docs/methods.md, "Pembulatan dan ketelitian".
    """
    return _around(count, unit_of(count, exact) // 2)


def count_tolerance(count: int, exact: bool = False) -> Interval:
    """What a count agrees with: within one head; a rounded one within a whole unit, at most 5 % of itself.

    For settling and the audit: the press cuts digits as often as it rounds (3.050.000 beside 3.058.943).
    Source: docs/methods.md, "Pembulatan dan ketelitian".
    """
    return _around(count, unit_of(count, exact))


def _close_tolerance(count: int, exact: bool = False) -> Interval:
    """What a count agrees with when nobody cuts digits: one head, or half a unit of a rounded one."""
    return (count_interval if is_rounded(count, exact) else count_tolerance)(count, exact)


def _around(count: int, reach: int) -> Interval:
    """reach: a head, or of a rounded count, a 20th of which is whole."""
    if reach > 1:
        reach = min(reach, abs(count) // MOST_ROUNDED)
    return Interval(count - reach, count + reach)


def may_be_one(one: int, other: int, one_exact: bool = False, other_exact: bool = False) -> bool:
    """Whether two potentials may be one: the same number, or an exact one and what it can be rounded to.

    "1,3 juta" may be 1.312.370: they agree and lie at most 3 % apart. Of two rounded numbers nobody knows.
    one_exact, other_exact: typed by an officer.
    """
    if one == other:
        return True
    near = abs(one - other) <= SAME_WITHIN * max(one, other)
    return (
        near
        and is_rounded(one, one_exact) != is_rounded(other, other_exact)
        and all_meet([count_tolerance(one, one_exact), count_tolerance(other, other_exact)])
    )


def share_interval(share: Decimal, decimals: int) -> Interval:
    """A printed share agrees with whatever rounds to it; decimals: of the percentage printed."""
    half = Fraction(1, 2 * 100 * 10**decimals)
    return Interval(Fraction(share) - half, Fraction(share) + half)


def ratio_interval(active: Interval, potential: Interval) -> Interval | None:
    """Every active ÷ potential the two can stand for; None when the potential can be 0."""
    if potential.low <= 0:
        return None
    return Interval(Fraction(max(active.low, 0), potential.high), Fraction(active.high, potential.low))


def all_meet(intervals: Iterable[Interval | None]) -> bool:
    """Whether the numbers can be one: they share more than an end; None (nothing printed) agrees with all.

    40 % and 41 % only touch, at 40.5 %, which rounds to one of them; counts two heads apart only touch too.
    """
    given = [interval for interval in intervals if interval is not None]
    if not given:
        return True
    return max(i.low for i in given) < min(i.high for i in given)


def coverage_interval(statement: StatementRow) -> Interval | None:
    """The coverage a statement agrees with: its printed share, else what its two counts allow."""
    if statement.printed_ratio is not None:
        return share_interval(statement.printed_ratio, statement.printed_decimals or 0)
    if statement.active_participants is None or not statement.potential_workers:
        return None
    return ratio_interval(
        count_tolerance(statement.active_participants, statement.exact),
        count_tolerance(statement.potential_workers, statement.exact),
    )


def _counts(rows: Iterable[StatementRow], count: str, reach: Reach = count_tolerance) -> list[Interval]:
    return [reach(value, row.exact) for row in rows if (value := getattr(row, count)) is not None]


def snapshots_agree(statements: Iterable[StatementRow]) -> bool:
    """Whether the statements of one snapshot key can all be true: same actives, same coverage."""
    rows = list(statements)
    if len(rows) < 2:
        return True
    return all_meet(_counts(rows, "active_participants")) and all_meet(coverage_interval(row) for row in rows)


def potentials_agree(statements: Iterable[StatementRow]) -> bool:
    """Whether the potentials of one key can be the same number."""
    rows = list(statements)
    return len(rows) < 2 or all_meet(_counts(rows, "potential_workers"))


def agree_closely(statements: Iterable[StatementRow], count: str) -> bool:
    """Whether counts agree though nobody cut a digit: rounded ones within half a unit.

    count: "active_participants" or "potential_workers".
    """
    return all_meet(_counts(statements, count, _close_tolerance))


def target_shares_agree(targets: Iterable[tuple[Decimal | None, int | None]]) -> bool:
    """Whether target shares (share, decimals) can be the same share."""
    return all_meet(share_interval(share, decimals or 0) for share, decimals in targets if share is not None)


def targets_agree(statements: Iterable[StatementRow]) -> bool:
    """Whether the statements of one target key can all be true: same share, same heads."""
    rows = list(statements)
    return target_shares_agree((row.target_ratio, row.target_decimals) for row in rows) and all_meet(
        _counts(rows, "target_people")
    )


def most_precise_count(counts: Iterable[int | None]) -> int | None:
    """The count that says most; the first of equals."""
    given = [count for count in counts if count is not None]
    if len(given) < 2:
        return given[0] if given else None
    return min(given, key=lambda count: count_tolerance(count).width)
