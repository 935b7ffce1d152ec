"""How Excel shows a number: as many decimals as it is known by, "sekitar" before what is rounded."""

from coverage.calculations.agreement import is_rounded
from coverage.calculations.precision import active_is_rounded
from coverage.rows.figures import CoverageRow, Precision

INDONESIAN = "[$-421]"  # month names in Excel, whatever the language of the office
DAYS = {Precision.DAY: "d mmm yyyy", Precision.MONTH: "mmm yyyy", Precision.YEAR: "yyyy"}


def decimals(count: int) -> str:
    return f"0.{'0' * count}" if count else "0"


def percent(count: int) -> str:
    return f"{decimals(count)}%"


def about(count: int | None, exact: bool = False) -> str:
    return '"sekitar "#,##0' if is_rounded(count, exact) else "#,##0"


def derived(row: CoverageRow) -> str:
    """People computed from counts are as rough as the roughest of them."""
    if active_is_rounded(row):
        return about(row.active_participants)
    return about(row.potential_workers, row.potential_exact)


def day(precision: str | None) -> str:
    return INDONESIAN + DAYS[Precision(precision or Precision.DAY)]
