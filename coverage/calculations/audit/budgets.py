"""budget_mismatch over programmes: each printed budget at the rate of its day."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.audit import words
from coverage.calculations.audit.budget import budget_mismatch
from coverage.rows.figures import FlagRow
from coverage.rows.records import ProgrammeRow, RateRow

PROGRAMMES, SEGMENT = "JKK+JKM", "BPU"


def budget_flags(programmes: Iterable[ProgrammeRow], rates: Collection[RateRow]) -> Iterator[FlagRow]:
    """A flag for every budget that its workers, months and the rate of its day do not give.

    Only rows with a day, planned workers, months and planned rupiah are judged, and none without a known
    rate. Before the oldest known rate that one is taken, and the evidence says so.
    Source: docs/audit.md, "Anggaran".
    """
    for row in programmes:
        rate = rate_for(row.as_of, rates)
        if rate is None or None in (row.rupiah_planned, row.planned_workers, row.months):
            continue
        found = _mismatch(row, rate.rupiah)
        if found is not None:
            cause = found.likely_cause or _other_rate(row, rates)
            message = f"Program “{row.group}”: {found.message}{_borrowed(row.as_of, rate)}"
            yield replace(found, message=message, likely_cause=cause)


class BudgetCheck(Struct, frozen=True):
    """A printed budget beside workers × rate × months, in rupiah.

    difference: printed − computed; agrees: whether the printed number can be the computed one;
    borrowed: the rate of the day is not known, and this is the oldest known.
    """

    rate: RateRow
    computed: int
    difference: int
    agrees: bool
    borrowed: bool


def budget_check(row: ProgrammeRow, rates: Iterable[RateRow]) -> BudgetCheck | None:
    """What a programme's budget comes out to; None when a part of it or every rate is unknown."""
    rate = rate_for(row.as_of, rates)
    if rate is None or row.rupiah_planned is None or row.planned_workers is None or row.months is None:
        return None
    computed = row.planned_workers * rate.rupiah * row.months
    return BudgetCheck(
        rate,
        computed,
        row.rupiah_planned - computed,
        _mismatch(row, rate.rupiah) is None,
        row.as_of is not None and rate.valid_from > row.as_of,
    )


def rate_for(as_of: date | None, rates: Iterable[RateRow]) -> RateRow | None:
    """The JKK + JKM rate of a day: the latest in force, else the oldest known; None without day or rate."""
    known = sorted(
        (rate for rate in rates if (rate.programmes, rate.segment) == (PROGRAMMES, SEGMENT)),
        key=lambda rate: rate.valid_from,
    )
    if as_of is None or not known:
        return None
    return next((rate for rate in reversed(known) if rate.valid_from <= as_of), known[0])


def _mismatch(row: ProgrammeRow, rupiah: int) -> FlagRow | None:
    assert row.rupiah_planned is not None
    assert row.planned_workers is not None
    assert row.months is not None
    return budget_mismatch(
        row.rupiah_planned,
        row.planned_workers,
        rupiah,
        row.months,
        region_code=row.region_code,
        as_of=row.as_of,
    )


def _borrowed(as_of: date | None, rate: RateRow) -> str:
    if as_of is None or rate.valid_from <= as_of:
        return ""
    return (
        f" Iuran pada hari itu tidak tercatat; dipakai iuran tertua yang diketahui, "
        f"berlaku sejak {words.day(rate.valid_from)}."
    )


def _other_rate(row: ProgrammeRow, rates: Iterable[RateRow]) -> str:
    """Whether the budget fits the rate of other programmes."""
    for rate in rates:
        if rate.programmes != PROGRAMMES and rate.segment == SEGMENT and _mismatch(row, rate.rupiah) is None:
            return f"Tepat dengan iuran {rate.programmes} Rp {words.people(rate.rupiah)}."
    return ""
