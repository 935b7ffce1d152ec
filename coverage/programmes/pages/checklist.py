"""The budget checklist of a place: every region and year with its lines, and what is missing."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from coverage.calculations.audit.budgets import BudgetCheck, budget_check
from coverage.calculations.programmes.checklist import (
    BudgetLine,
    RegionBudget,
    YearTally,
    budget_years,
    checklist,
    tallies,
)
from coverage.queries import places, records, sources
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import RegionRow
from coverage.rows.records import ProgrammeRow, RateRow


class Checklist(Struct, frozen=True, dict=True):
    """Budgets of a region and what lies in it (Indonesia: the provinces). unsaid: rupiah without a year."""

    region: RegionRow
    years: tuple[int, ...]
    budgets: tuple[RegionBudget, ...]
    unsaid: tuple[ProgrammeRow, ...]
    rates: tuple[RateRow, ...]
    sources: Mapping[int, SourceRow]

    @cached_property
    def tallies(self) -> tuple[YearTally, ...]:
        return tallies(self.budgets, self.years)

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """Every line and gap, as the tables show them: gaps first."""
        return tuple(line for budget in self.budgets for line in budget.every)

    @property
    def empty(self) -> tuple[RegionBudget, ...]:
        """Regions without a line for any of the years."""
        return tuple(budget for budget in self.budgets if not budget.lines)

    @property
    def partly(self) -> tuple[RegionBudget, ...]:
        """Regions with a line for one of the years at least."""
        return tuple(budget for budget in self.budgets if budget.lines)

    @property
    def documents(self) -> dict[int, SourceRow]:
        """Those of the lines, by number."""
        ids = sorted({line.row.source_id for line in self.lines if line.row})
        return {number: self.sources[number] for number in ids if number in self.sources}

    def check(self, row: ProgrammeRow) -> BudgetCheck | None:
        """A line's rupiah beside workers × rate × months; None where a part of it is unknown."""
        return budget_check(row, self.rates)


def budget_checklist(region: RegionRow, release: ReleaseRow, year: int | None = None) -> Checklist:
    """The lines a release knows. Four queries, however many the regions. year: only this one."""
    regions = regions_of(region)
    rows = records.programmes(release, [other.code for other in regions])
    newest = release.newest_month or release.published_at.date()
    known = {row.budget_year for row in rows if row.budget_year is not None}
    years = (year,) if year else budget_years(newest, known)
    unsaid = tuple(row for row in rows if row.rupiah_planned is not None and row.budget_year is None)
    budgets = checklist(regions, rows, years)
    cited = {line.row.source_id for budget in budgets for line in budget.lines if line.row}
    return Checklist(
        region,
        years,
        budgets,
        unsaid,
        tuple(records.rates()),
        sources.sources(cited | {row.source_id for row in unsaid}),
    )


def regions_of(region: RegionRow) -> Sequence[RegionRow]:
    """The region and its regencies, a regency alone, for Indonesia its provinces. One query at most."""
    if region.level == "nation":
        return [province for province, _below in places.region_tree()]
    if region.level == "province":
        return [region, *places.regencies_of(region.code)]
    return [region]
