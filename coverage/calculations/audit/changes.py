"""potential_rebased and large_change: what moved since the figure before."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from coverage.calculations.agreement import Interval
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import FigureKey, Ledger
from coverage.rows.figures import FlagRow, Severity, StatementRow

# Judgements that docs/audit.md tells readers; pages take the same 3 % for another potential (SAME_WITHIN).
REBASED = Fraction(3, 100)
REBASED_WARNING = Fraction(10, 100)
LARGE = Fraction(10, 100)
LEAST_PEOPLE = 10  # a tenth of a few dozen people is no news
FRESH_DAYS = 366  # a year, leap years included


def potentials_rebased(ledger: Ledger) -> Iterator[FlagRow]:
    """Potentials more than 3 % away from the former one of the same region, segment and basis.

    Formula: |N₁ − N₀| > 3 % of N₀, N₀ from the latest earlier day that prints one. Rounded numbers count
    as far as they must differ. Info up to 10 %, a warning beyond. Source: docs/audit.md, "Potensi berganti".
    """
    for former, key, before, after in _steps(ledger, ledger.potentials, REBASED):
        if not _is_news(ledger, key, "potential_workers"):
            continue
        old, new = _reaches(ledger, former, key, "potential_workers", before, after)
        if not _moved(old, new, REBASED):
            continue
        severity = Severity.WARNING if _moved(old, new, REBASED_WARNING) else Severity.INFO
        rows = _printing(ledger, key, "potential_workers", after)
        message = (
            f"Potensi {_segment(key)}{words.people(after)} {words.dated(rows[0])} berbeda "
            f"{_change(before, after)} dari {words.people(before)} {_former(ledger, former)}; cakupan "
            "sebelum dan sesudahnya memakai penyebut yang berbeda."
        )
        yield flag(ledger, "potential_rebased", severity, rows, message)


def large_changes(ledger: Ledger) -> Iterator[FlagRow]:
    """Actives more than 10 % away from the last figure of the same region, segment and basis.

    Formula: |A₁ − A₀| > 10 % of A₀, and at least ten people. Rounded numbers count as far as they must
    differ. A warning within a year of the last figure, info when it is older.
    Source: docs/audit.md, "Perubahan besar".
    """
    for former, key, before, after in _steps(ledger, ledger.actives, LARGE):
        if abs(after - before) < LEAST_PEOPLE or not _is_news(ledger, key, "active_participants"):
            continue
        old, new = _reaches(ledger, former, key, "active_participants", before, after)
        if not _moved(old, new, LARGE):
            continue
        days = (key[1] - former[1]).days
        severity = Severity.WARNING if days <= FRESH_DAYS else Severity.INFO
        rows = _printing(ledger, key, "active_participants", after)
        message = (
            f"Peserta aktif {_segment(key)}{words.people(after)} {words.dated(rows[0])}: "
            f"{_change(before, after)} dari {words.people(before)} {_former(ledger, former)} ({days} hari)."
        )
        yield flag(ledger, "large_change", severity, rows, message)


def _steps(
    ledger: Ledger, counts: Mapping[FigureKey, int], share: Fraction
) -> Iterator[tuple[FigureKey, FigureKey, int, int]]:
    """Former key, key, former count, count: where there are new statements, and one count as printed lies
    that share away from the other: what they can stand for does not unless they do.
    """
    part, whole = share.as_integer_ratio()
    for (code, segment, basis), days in ledger.series.items():
        if (code, segment, basis) not in ledger.news:
            continue
        former, before = None, 0
        for as_of in days:
            key = (code, as_of, segment, basis)
            now = counts.get(key)
            if now is None:
                continue
            if former and before and abs(now - before) * whole > before * part:
                yield former, key, before, now
            former, before = key, now


def _is_news(ledger: Ledger, key: FigureKey, count: str) -> bool:
    return ledger.any_new(row for row in ledger.figures[key] if getattr(row, count) is not None)


def _printing(ledger: Ledger, key: FigureKey, count: str, value: int) -> list[StatementRow]:
    """The statements that print a count of this day, the shown value's first."""
    rows = [row for row in ledger.figures[key] if getattr(row, count) is not None]
    return sorted(rows, key=lambda row: getattr(row, count) != value)


def _reaches(
    ledger: Ledger, former: FigureKey, key: FigureKey, count: str, before: int, after: int
) -> tuple[Interval, Interval]:
    """What the former and the present count can stand for."""
    return (
        spans.reach(before, ledger.is_exact(former, count)),
        spans.reach(after, ledger.is_exact(key, count)),
    )


def _moved(old: Interval, new: Interval, share: Fraction) -> bool:
    return new.low > old.high * (1 + share) or new.high < old.low * (1 - share)


def _change(before: int, after: int) -> str:
    change = Fraction(after - before, before)
    return f"{'+' if change > 0 else '−'}{words.percent(abs(change), 1)}"


def _segment(key: FigureKey) -> str:
    return "" if key[2] == "TOTAL" else f"{words.segment(key[2])} "


def _former(ledger: Ledger, former: FigureKey) -> str:
    return f"({words.dated(ledger.figures[former][0])})"
