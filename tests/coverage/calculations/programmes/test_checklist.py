"""The budget checklist: gaps first, the newest line of a payer, years said and years implied."""

from datetime import date

import pytest

from coverage.calculations.programmes.checklist import (
    BudgetState,
    YearTally,
    budget_years,
    checklist,
    tallies,
)
from coverage.rows.figures import RegionRow
from coverage.rows.records import ProgrammeRow

REGIONS = [RegionRow(f"18.0{place}", f"Kab {place}", "regency", "kabupaten", "18") for place in (1, 2, 3)]
YEARS = (2025, 2026)


def row(code="18.01", day=date(2025, 12, 8), precision="day", **fields) -> ProgrammeRow:
    return ProgrammeRow(code, "", 1, day, precision, fields.pop("group", "pekerja rentan"), **fields)


def test_regions_that_lack_most_years_come_first():
    rows = [
        row("18.01", year=2025, rupiah_planned=1),
        row("18.01", year=2026, rupiah_planned=1),
        row("18.02", year=2026),
    ]
    budgets = checklist(REGIONS, rows, YEARS)

    assert [(budget.region.code, budget.missing) for budget in budgets] == [
        ("18.03", (2025, 2026)),
        ("18.02", (2025,)),
        ("18.01", ()),
    ]
    assert [line.state for line in budgets[1].every] == [BudgetState.MISSING, BudgetState.NAMED]


def test_the_newest_line_of_a_payer_counts_and_payers_stand_side_by_side():
    rows = [
        row(year=2026, funding="APBD", rupiah_planned=3),
        row(day=date(2025, 9, 1), year=2026, funding="APBD", rupiah_planned=2),
        row(year=2026, funding="DBH_SAWIT", rupiah_planned=1),
    ]
    lines = checklist(REGIONS[:1], rows, YEARS)[0].lines

    assert [(line.row.funding, line.row.rupiah_planned) for line in lines if line.row] == [
        ("APBD", 3),
        ("DBH_SAWIT", 1),
    ]


def test_a_row_whose_document_says_only_the_year_counts_for_it():
    said = row(day=date(2025, 12, 31), precision="year", registered_workers=2951)
    dated = row("18.02", rupiah_planned=5)
    budgets = checklist(REGIONS, [said, dated], YEARS)

    assert {budget.region.code: budget.missing for budget in budgets}["18.01"] == (2026,)
    assert {budget.region.code: budget.missing for budget in budgets}["18.02"] == YEARS


def test_each_region_is_counted_once_a_year_by_its_best_line():
    rows = [row(year=2025), row(year=2025, funding="CSR", rupiah_spent=0), row("18.02", year=2025)]

    assert tallies(checklist(REGIONS, rows, YEARS), YEARS) == (
        YearTally(2025, budgeted=1, named=1, missing=1),
        YearTally(2026, budgeted=0, named=0, missing=3),
    )
    assert YearTally(2025, budgeted=4, named=2, missing=1).count == 7


@pytest.mark.parametrize(
    ("newest", "known", "expected"),
    [
        pytest.param(date(2026, 1, 1), (), (2025, 2026), id="first-half"),
        pytest.param(date(2025, 6, 1), (), (2024, 2025), id="june"),
        pytest.param(date(2025, 7, 1), (), (2025, 2026), id="july"),
        pytest.param(date(2025, 2, 1), (2026,), (2025, 2026), id="a-line-of-the-next-year"),
    ],
)
def test_the_years_a_checklist_opens_with(newest, known, expected):
    assert budget_years(newest, known) == expected
