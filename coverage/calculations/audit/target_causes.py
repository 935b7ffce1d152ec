"""Why printed target heads may not be target share × potential."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from coverage.calculations.agreement import count_tolerance
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.agreeing import coverage_agrees, heads_agree
from coverage.calculations.audit.causes import SHARP, Cause, likeliest
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, numbers, numbers_of, other_potentials, renewed
from coverage.calculations.audit.slips import slip_causes
from coverage.rows.figures import StatementRow

COLUMNS = ("target_people", "target_ratio", "potential_workers", "active_participants", "printed_ratio")
NEAR = Fraction(1, 100)  # as in gap_vintages: 1 % where a rounded number leaves room


def likely_cause(ledger: Ledger, row: StatementRow, potential: Potential) -> str:
    """The simplest change that gives the heads: a slip, another column, potential or target."""
    return likeliest(
        [
            *_other_columns(row, potential),
            *_slips(numbers(row), numbers_of(potential)),
            *_products(row, _with_other_potentials(ledger, row, potential)),
            *_products(row, _with_other_targets(ledger, row, potential)),
        ]
    )


@lru_cache(maxsize=1024)
def _slips(row: StatementRow, potential: Potential) -> tuple[Cause, ...]:
    def agrees(tried: StatementRow) -> bool:
        return coverage_agrees(tried) and heads_agree(tried, renewed(tried, potential))

    def describe(tried: StatementRow) -> str:
        now = renewed(tried, potential)
        value = Fraction(tried.target_ratio or 0) * now.value
        return f"{_share(tried)} × {now.text} = {words.people(value)}"

    share = spans.target_span(row)
    assert share
    loose = spans.relative_width(spans.times(share, potential.span))
    return tuple(slip_causes(row, COLUMNS, agrees, describe, loose))


def _share(row: StatementRow) -> str:
    return words.percent(row.target_ratio or 0, row.target_decimals)


def _other_columns(row: StatementRow, potential: Potential) -> Iterator[Cause]:
    heads = row.target_people
    for column in ("active_participants", "gap_people", "potential_workers"):
        if heads and heads == getattr(row, column):
            text = f"{words.people(heads)} sama dengan {words.COLUMNS[column]} di baris yang sama."
            yield Cause(False, 0, Fraction(0), text)
    if heads and row.active_participants is not None and row.potential_workers:
        missing = row.potential_workers - row.active_participants
        if abs(missing - heads) <= 1:
            text = f"{words.people(heads)} adalah potensi − aktif (belum terlindungi), bukan target."
            yield Cause(False, 0, Fraction(0), text)
    if heads and row.active_participants is not None and row.target_ratio is not None:
        gap = Fraction(row.target_ratio) * potential.value - row.active_participants
        if abs(gap - heads) <= 1:
            formula = f"{_share(row)} × {potential.text} − aktif"
            text = f"{words.people(heads)} adalah kesenjangan ke target ({formula})."
            yield Cause(False, 0, Fraction(0), text)


def _with_other_potentials(
    ledger: Ledger, row: StatementRow, potential: Potential
) -> Iterator[tuple[StatementRow, Potential, str]]:
    for other in other_potentials(ledger, row, potential):
        yield row, other, f"Potensi lain ({other.origin})"


def _with_other_targets(
    ledger: Ledger, row: StatementRow, potential: Potential
) -> Iterator[tuple[StatementRow, Potential, str]]:
    for other in ledger.of(row.region_code):
        if other.target_ratio in (None, row.target_ratio):
            continue
        if (other.segment, other.basis) == (row.segment, row.basis):
            tried = replace(row, target_ratio=other.target_ratio, target_decimals=other.target_decimals)
            yield tried, potential, f"Target lain ({words.target_name(other)}, {words.source(other)})"


def _products(row: StatementRow, tries: Iterator[tuple[StatementRow, Potential, str]]) -> Iterator[Cause]:
    if not row.target_people:
        return
    printed = count_tolerance(row.target_people, row.exact)
    for tried, potential, what in tries:
        share = spans.target_span(tried)
        assert share
        span = spans.times(share, potential.span)
        value = Fraction(tried.target_ratio or 0) * potential.value
        miss = abs(value - row.target_people) / row.target_people
        approximate = spans.relative_width(span) > SHARP
        if span.meets(printed) and (not approximate or miss <= NEAR):
            lead = "Kira-kira: " if approximate else ""
            text = f"{lead}{what}: {_share(tried)} × {potential.text} = {words.people(value)}."
            yield Cause(approximate, 1, miss, text)
