"""Has every region budgeted the protection of vulnerable workers? Its lines year by year, gaps first."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from coverage.rows.figures import RegionRow
from coverage.rows.records import ProgrammeRow

SECOND_HALF = 7  # budgets of the next year are drawn up from July on (PP 12/2019: KUA-PPAS in July)


class BudgetState(StrEnum):
    """BUDGETED with rupiah, NAMED without, MISSING when no document says anything."""

    BUDGETED = "dianggarkan"
    NAMED = "disebut"
    MISSING = "belum"


class BudgetLine(Struct, frozen=True):
    """One line of a region and year. row: what its document prints, None where there is none."""

    region: RegionRow
    year: int
    row: ProgrammeRow | None = None

    @property
    def state(self) -> BudgetState:
        if self.row is None:
            return BudgetState.MISSING
        known = self.row.rupiah_planned is not None or self.row.rupiah_spent is not None
        return BudgetState.BUDGETED if known else BudgetState.NAMED


class RegionBudget(Struct, frozen=True):
    """A region's lines of the years asked for. missing: the years without any."""

    region: RegionRow
    missing: tuple[int, ...]
    lines: tuple[BudgetLine, ...]

    @property
    def every(self) -> tuple[BudgetLine, ...]:
        """Its lines, a missing year as a line without a row; by year."""
        gaps = tuple(BudgetLine(self.region, year) for year in self.missing)
        return tuple(sorted((*gaps, *self.lines), key=lambda line: line.year))


class YearTally(Struct, frozen=True):
    """How many regions have rupiah for a year, are named without, and are missing."""

    year: int
    budgeted: int
    named: int
    missing: int

    @property
    def count(self) -> int:
        return self.budgeted + self.named + self.missing


def budget_years(newest: date, known: Iterable[int] = ()) -> tuple[int, int]:
    """The two years a checklist opens with: of the newest month and beside it, the next from July on.

    newest: the newest month with figures. known: years of lines; a line of the next year shows it earlier.
    """
    follows = newest.month >= SECOND_HALF or newest.year + 1 in set(known)
    last = newest.year + 1 if follows else newest.year
    return last - 1, last


def checklist(
    regions: Sequence[RegionRow], rows: Iterable[ProgrammeRow], years: Sequence[int]
) -> tuple[RegionBudget, ...]:
    """Each region with its lines of these years; those that lack most years first, else as they come.

    rows: the newest first; of a year, group, ecosystem and payer the newest line counts. A row counts for
    the year it is a line of, or the year that is all its document says of its day.
    """
    found: dict[tuple[str, int], dict[tuple[str, str, str], ProgrammeRow]] = {}
    for row in rows:
        year = row.budget_year
        if year is not None and year in years:
            lines = found.setdefault((row.region_code, year), {})
            lines.setdefault((row.group, row.ecosystem, row.funding), row)
    budgets = [_of_region(region, found, years) for region in regions]
    return tuple(sorted(budgets, key=lambda budget: -len(budget.missing)))


def tallies(budgets: Sequence[RegionBudget], years: Sequence[int]) -> tuple[YearTally, ...]:
    """Regions counted year by year; one with several lines by the best of them."""
    counted = []
    for year in years:
        states = [_state_of(budget, year) for budget in budgets]
        counted.append(YearTally(year, *(states.count(state) for state in BudgetState)))
    return tuple(counted)


def _of_region(
    region: RegionRow,
    found: dict[tuple[str, int], dict[tuple[str, str, str], ProgrammeRow]],
    years: Sequence[int],
) -> RegionBudget:
    lines = [
        BudgetLine(region, year, row) for year in years for row in found.get((region.code, year), {}).values()
    ]
    missing = tuple(year for year in years if (region.code, year) not in found)
    return RegionBudget(region, missing, tuple(lines))


def _state_of(budget: RegionBudget, year: int) -> BudgetState:
    states = {line.state for line in budget.lines if line.year == year}
    return next((state for state in BudgetState if state in states), BudgetState.MISSING)
