"""How Excel shows a number: as many decimals as it is known by, "sekitar" before what is rounded."""

from coverage.calculations.agreement import unit_of
from coverage.calculations.precision import is_about, people_unit
from coverage.rows.figures import CoverageRow, Precision

INDONESIAN = "[$-421]"  # month names in Excel, whatever the language of the office
DAYS = {Precision.DAY: "d mmm yyyy", Precision.MONTH: "mmm yyyy", Precision.YEAR: "yyyy"}


def decimals(count: int) -> str:
    return f"0.{'0' * count}" if count else "0"


def signed(count: int) -> str:
    """A difference with its sign."""
    return f"+{decimals(count)};-{decimals(count)};{decimals(count)}"


def percent(count: int) -> str:
    return f"{decimals(count)}%"


def coverage(row: CoverageRow) -> str:
    """A line's share: 0.00%, of rounded counts "sekitar "0%."""
    return _about(row, percent(row.ratio_decimals))


def attainment(row: CoverageRow) -> str:
    """What it is of the target, with no more decimals."""
    return _about(row, percent(row.ratio_decimals))


def _about(row: CoverageRow, look: str) -> str:
    return f'"sekitar "{look}' if is_about(row) else look


def about(count: int | None, exact: bool = False) -> str:
    return people(unit_of(count, exact))


def people(unit: int) -> str:
    """Heads, "sekitar" where they are known in a unit of more than one."""
    return '"sekitar "#,##0' if unit > 1 else "#,##0"


def narrow(look: str) -> str:
    """The same in a narrow column, where a sign says what "sekitar" says elsewhere."""
    return look.replace('"sekitar "', '"±"')


def derived(row: CoverageRow) -> str:
    """People computed from counts are as rough as the roughest of them."""
    return people(people_unit(row))


def day(precision: str | None) -> str:
    return INDONESIAN + DAYS[Precision(precision or Precision.DAY)]
