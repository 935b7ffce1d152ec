"""Why a printed gap may be neither the gap to the target nor the gap to everyone."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from coverage.calculations.agreement import count_tolerance
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.agreeing import coverage_agrees, heads_agree
from coverage.calculations.audit.causes import SHARP, Cause, likeliest
from coverage.calculations.audit.gap_readings import GapCheck, Reading, gap_check, rough_values
from coverage.calculations.audit.gap_vintages import vintage_causes
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, numbers, numbers_of, renewed
from coverage.calculations.audit.slips import slip_causes
from coverage.calculations.rounding import whole
from coverage.rows.figures import StatementRow

COLUMNS = (
    "gap_people",
    "active_participants",
    "potential_workers",
    "printed_ratio",
    "target_ratio",
    "target_people",
)


def likely_cause(ledger: Ledger, row: StatementRow, potential: Potential | None, check: GapCheck) -> str:
    """The simplest change that gives the gap: its other meaning, another column, a slip, another target
    or potential, or a pair of vintages; "" when nothing does.

    Source: docs/audit.md, "Dugaan penyebab".
    """
    return likeliest(
        [
            *_other_meaning(row, check),
            *_other_columns(row),
            *_slips(numbers(row), potential and numbers_of(potential)),
            *_copied_ending(row, check),
            *vintage_causes(ledger, row, potential),
        ]
    )


def _other_meaning(row: StatementRow, check: GapCheck) -> Iterator[Cause]:
    """The row names one meaning, the number has the other."""
    if row.gap_meaning == "unprotected":
        others, called = list(check.target), "kesenjangan ke target, bukan ke 100%"
    elif row.gap_meaning == "target" and check.everyone:
        others, called = [check.everyone], "yang belum terlindungi (ke 100%), bukan ke target"
    else:
        return
    for reading in others:
        if reading.span.meets(count_tolerance(row.gap_people or 0, row.exact)):
            yield Cause(False, 0, Fraction(0), f"Angka ini {called}: {reading.formula}.")


def _other_columns(row: StatementRow) -> Iterator[Cause]:
    for column in ("target_people", "active_participants", "potential_workers"):
        value = getattr(row, column)
        if value and value == row.gap_people:
            text = f"{words.people(value)} sama dengan {words.COLUMNS[column]} di baris yang sama."
            yield Cause(False, 0, Fraction(0), text)


@lru_cache(maxsize=1024)
def _slips(row: StatementRow, potential: Potential | None) -> tuple[Cause, ...]:
    check = gap_check(row, potential)
    assert check
    widths = [spans.relative_width(reading.span) for reading in check.target]
    loose = min(widths, default=Fraction(1))
    # Judgements: a quick first look in floats, wider than the exact look that follows.
    slack = 0.1 if loose > SHARP else 0.02

    def agrees(tried: StatementRow) -> bool:
        gap = tried.gap_people or 0
        rough = rough_values(tried, potential)
        if not any(abs(value - gap) <= slack * abs(gap) + 10 for value in rough):
            return False
        now = potential and renewed(tried, potential)
        return bool(told(tried, now) and coverage_agrees(tried) and heads_agree(tried, now))

    def told(tried: StatementRow, now: Potential | None) -> str:
        """What makes the gap; "" also where it may be one that nothing printed gives: no slip explains it."""
        check = gap_check(tried, now)
        if check is None or not check.agrees:
            return ""
        printed = count_tolerance(tried.gap_people or 0, tried.exact)
        readings = [*check.target, *([check.everyone] if check.everyone else [])]
        return next((reading.formula for reading in readings if reading.span.meets(printed)), "")

    def describe(tried: StatementRow) -> str:
        return told(tried, potential and renewed(tried, potential))

    return tuple(slip_causes(row, COLUMNS, agrees, describe, loose))


def _copied_ending(row: StatementRow, check: GapCheck) -> Iterator[Cause]:
    """The last three digits of another number of the row in place of the gap's own."""
    assert row.gap_people is not None
    for reading in check.target:
        right = whole(reading.value)
        if not _sharp(reading) or right // 1000 != row.gap_people // 1000 or right == row.gap_people:
            continue
        for column in ("active_participants", "target_people", "potential_workers"):
            value = getattr(row, column)
            if value and value % 1000 == row.gap_people % 1000:
                copied = f"{words.COLUMNS[column]} {words.people(value)}"
                text = (
                    f"Mungkin tiga angka terakhir tersalin dari {copied}: {reading.formula}, tercetak "
                    f"{words.people(row.gap_people)}."
                )
                yield Cause(False, 2, Fraction(0), text)


def _sharp(reading: Reading) -> bool:
    return reading.span.width <= 10  # people: exact but for the last digit
