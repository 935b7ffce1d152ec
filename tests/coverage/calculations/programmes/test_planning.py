"""Planning documents: what was looked at, and what others print of them, each by its name."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.programmes.planning import PlanState, plan_cell, tally
from coverage.rows.figures import TargetRow
from coverage.rows.records import PlanRow


def plan(document="RPJMD", year=2025, has=True, day=date(2025, 11, 3), **fields):
    given = {"until": None, "page": "", "source_id": 1, **fields}
    source = given.pop("source_id")
    return PlanRow("18", "Lampung", source, day, "day", document, year, has_indicator=has, **given)


def target(document="RPJMD", year=2025, share="0.3839"):
    return TargetRow("18", year, document, Decimal(share), 2, None, (7,))


@pytest.mark.parametrize(
    ("first", "until", "year", "state"),
    [
        (2025, 2029, 2025, PlanState.HAS),
        (2025, 2029, 2029, PlanState.HAS),
        (2025, 2029, 2030, PlanState.UNKNOWN),
        (2025, 2029, 2024, PlanState.UNKNOWN),
        (2021, None, 2025, PlanState.HAS),
        (2021, None, 2026, PlanState.UNKNOWN),
    ],
)
def test_an_rpjmd_speaks_for_the_years_of_its_period(first, until, year, state):
    assert plan_cell("RPJMD", year, [plan(year=first, until=until)], []).state == state


def test_an_rkpd_speaks_for_its_own_year_alone():
    rows = [plan("RKPD", 2026)]
    assert [plan_cell("RKPD", year, rows, []).state for year in (2025, 2026, 2027)] == [
        "belum",
        "ada",
        "belum",
    ]


def test_a_printed_target_of_the_year_says_that_the_document_has_it():
    cell = plan_cell("RPJMD", 2025, [], [target(), target(year=2026), target("RKPD")])
    assert (cell.state, cell.plan, len(cell.printed)) == (PlanState.PRINTED, None, 1)
    assert plan_cell("RPJMD", 2025, [plan(has=False)], [target()]).state == PlanState.HAS_NOT


def test_looked_at_without_the_indicator_is_not_the_same_as_not_looked_at():
    assert plan_cell("RPJMD", 2025, [plan(has=False)], []).state == PlanState.HAS_NOT
    assert plan_cell("RPJMD", 2025, [plan(has=None, page="3")], []).state == PlanState.UNKNOWN


def test_of_looks_without_an_answer_the_newest_is_shown():
    newest, older = plan(has=None, day=date(2026, 1, 2)), plan(has=None)
    assert plan_cell("RPJMD", 2025, [newest, older], []).plan == newest


def test_the_newest_look_that_says_something_counts():
    rows = [plan(has=None, day=date(2026, 1, 2)), plan(has=True), plan(has=False, day=date(2024, 1, 2))]
    assert plan_cell("RPJMD", 2025, rows, []).state == PlanState.HAS


def test_the_target_of_the_year_is_shown_where_a_document_has_several():
    rows = [plan(target_year=2026, target_people=2), plan(target_year=2025, target_people=0)]
    cell = plan_cell("RPJMD", 2025, rows, [])
    assert cell.plan.target_people == 0


def test_regions_are_counted_by_state():
    cells = [
        plan_cell("RPJMD", 2025, [plan()], [target()]),
        plan_cell("RPJMD", 2025, [plan(has=False)], []),
        plan_cell("RPJMD", 2025, [], [target()]),
        plan_cell("RPJMD", 2025, [], []),
    ]
    counted = tally(cells)
    assert (counted.has, counted.has_not, counted.unknown, counted.printed, counted.count) == (1, 1, 1, 1, 4)
    assert counted.held == 2
