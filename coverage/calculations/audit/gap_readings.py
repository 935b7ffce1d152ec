"""What a printed gap may mean: people missing to the target, or people without cover."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.agreement import Interval, count_tolerance
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.agreeing import heads_agree
from coverage.calculations.audit.potentials import Potential
from coverage.rows.figures import StatementRow


class Reading(Struct, frozen=True):
    """One meaning of the gap: every value it allows, and the arithmetic that leads there."""

    span: Interval
    value: Fraction
    left: str

    @property
    def formula(self) -> str:
        return f"{self.left} = {words.people(self.value)}"


class GapCheck(Struct, frozen=True):
    """What a printed gap was compared with, and whether it can be one of them."""

    agrees: bool
    target: Sequence[Reading]
    everyone: Reading | None


def gap_check(row: StatementRow, potential: Potential | None) -> GapCheck | None:
    """Compare a printed gap with target share × potential − active and with potential − active.

    Tolerance: intervals of everything printed. Printed target heads stand in for share × potential when
    the two agree; when they do not, either may be meant. Without a target a gap may be to one that is not
    printed, unless it is as large as the gap to everyone. A gap whose meaning the row names must be that
    one. None when too little is printed or known to say. Source: docs/audit.md, "Kesenjangan tercetak".
    """
    if row.gap_people is None:
        return None
    printed = count_tolerance(row.gap_people, row.exact)
    target, everyone = to_target(row, potential), to_everyone(row, potential)
    if row.gap_meaning == "unprotected":
        readings = [everyone] if everyone else []
    elif not target and everyone is not None and not row.gap_meaning and _is_near(printed, everyone.span):
        readings = [everyone]
    elif row.gap_meaning == "target" or not target or everyone is None:
        readings = target
    else:
        readings = [*target, everyone]
    if not readings:
        return None
    if not row.gap_meaning and everyone is None and printed.high >= min(r.span.low for r in target):
        return GapCheck(True, target, everyone)  # may be the gap to everyone, whose size nobody prints
    return GapCheck(any(printed.meets(r.span) for r in readings), target, everyone)


def _is_near(printed: Interval, everyone: Interval) -> bool:
    """Whether a gap of unknown meaning can only be that to everyone: more, or less by at most 2 %.

    A judgement: a target asks for less than all by more than that, so a gap so near was meant for all.
    """
    return printed.low > everyone.low - abs(Fraction(everyone.low)) / 50


def plainly_fits(row: StatementRow) -> bool:
    """Whether the gap is to the head one of its meanings by the row's own counts: most rows, at no cost."""
    gap, active = row.gap_people, row.active_participants
    if gap is None or active is None:
        return False
    if row.gap_meaning != "unprotected":
        if row.target_people is not None:
            return gap == row.target_people - active
        if row.target_ratio is not None and row.potential_workers:
            return abs(float(row.target_ratio) * row.potential_workers - active - gap) <= 0.5  # to the head
    return row.gap_meaning != "target" and row.potential_workers == gap + active


def rough_values(row: StatementRow, fallback: Potential | None) -> list[float]:
    """The meanings in plain floats, to pass over hopeless rows quickly; fallback: potential if not own."""
    active = row.active_participants
    share = None if row.printed_ratio is None else float(row.printed_ratio)
    workers: float | None = row.potential_workers or None
    if workers is None and active is not None and share:
        workers = active / share
    if workers is None and fallback is not None:
        workers = float(fallback.value)
    taken = active if active is not None else workers * share if workers and share is not None else None
    if taken is None:
        return []
    starts = [workers, row.target_people]
    if workers is not None and row.target_ratio is not None:
        starts.append(float(row.target_ratio) * workers)
    return [start - taken for start in starts if start is not None]


def to_target(row: StatementRow, potential: Potential | None) -> list[Reading]:
    """Gap to the row's own target: by its printed heads, and by its share unless the heads confirm it."""
    active = active_reading(row, potential)
    if active is None:
        return []
    heads = None if row.target_people is None else heads_reading(row.target_people)
    share = share_reading(row, potential)
    by_heads = [less(heads, active)] if heads else []
    if share is None or (heads and heads_agree(row, potential)):
        return by_heads
    by_share = less(share, active) if row.active_participants is not None else points_reading(row, potential)
    return [by_share, *by_heads]


def to_everyone(row: StatementRow, potential: Potential | None) -> Reading | None:
    """Potential − active; by the printed share when the actives are not printed."""
    if potential is None:
        return None
    middle = potential.value
    if row.active_participants is not None:
        active = count_tolerance(row.active_participants, row.exact)
        left = f"{potential.text} − {words.people(row.active_participants)}"
        return Reading(spans.minus(potential.span, active), middle - row.active_participants, left)
    covered = spans.coverage_span(row)
    if covered is None or row.printed_ratio is None:
        return None
    left = f"(100% − {words.percent(row.printed_ratio, row.printed_decimals)}) × {potential.text}"
    span = spans.times(spans.minus(spans.WHOLE, covered), potential.span)
    return Reading(span, (1 - Fraction(row.printed_ratio)) * middle, left)


def heads_reading(count: int) -> Reading:
    return Reading(count_tolerance(count), Fraction(count), words.people(count))


def share_reading(row: StatementRow, potential: Potential | None) -> Reading | None:
    share = spans.target_span(row)
    if share is None or row.target_ratio is None or potential is None:
        return None
    left = f"{words.percent(row.target_ratio, row.target_decimals)} × {potential.text}"
    value = Fraction(row.target_ratio) * potential.value
    return Reading(spans.times(share, potential.span), value, left)


def points_reading(row: StatementRow, potential: Potential | None) -> Reading:
    """(target share − printed coverage) × potential: one potential for both, so taken once."""
    share, covered = spans.target_span(row), spans.coverage_span(row)
    assert potential
    assert share
    assert covered
    assert row.target_ratio is not None
    assert row.printed_ratio is not None
    target = words.percent(row.target_ratio, row.target_decimals)
    coverage = words.percent(row.printed_ratio, row.printed_decimals)
    value = (Fraction(row.target_ratio) - Fraction(row.printed_ratio)) * potential.value
    span = spans.times(spans.minus(share, covered), potential.span)
    return Reading(span, value, f"({target} − {coverage}) × {potential.text}")


def active_reading(row: StatementRow, potential: Potential | None) -> Reading | None:
    """The row's actives: as printed, else printed share × potential."""
    if row.active_participants is not None:
        return heads_reading(row.active_participants)
    covered = spans.coverage_span(row)
    if covered is None or row.printed_ratio is None or potential is None:
        return None
    left = f"{words.percent(row.printed_ratio, row.printed_decimals)} × {potential.text}"
    value = Fraction(row.printed_ratio) * potential.value
    return Reading(spans.times(covered, potential.span), value, left)


def less(start: Reading, taken: Reading) -> Reading:
    """start − taken, with the arithmetic of both."""
    span = spans.minus(start.span, taken.span)
    return Reading(span, start.value - taken.value, f"{start.left} − {taken.left}")
