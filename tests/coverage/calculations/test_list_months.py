"""Which month a list speaks for: the fullest recent picture."""

from collections import defaultdict
from datetime import date

import pytest

from coverage.calculations import list_months as calculations
from coverage.calculations.list_months import ListMonths, MonthHeld


def list_months(found: list[tuple[str, date]], regions: int) -> ListMonths:
    """The months of a list of these figures: region code and month, in any order, repeated or not."""
    months = defaultdict(set)
    for code, month in found:
        months[code].add(month)
    return calculations.list_months([(held, 1) for held in months.values()], regions)


def figures(**months: str) -> list[tuple[str, date]]:
    """Region codes ("A") with their months ("2024-09 2025-05")."""
    return [
        (code, date.fromisoformat(f"{month}-01")) for code, text in months.items() for month in text.split()
    ]


def many(count: int, month: str, first: int = 0) -> list[tuple[str, date]]:
    """Figures of one month in so many regions."""
    return [(f"R{place}", date.fromisoformat(f"{month}-01")) for place in range(first, first + count)]


def month_of(found: list[tuple[str, date]], regions: int) -> str:
    return f"{list_months(found, regions).month:%Y-%m}"


def test_a_list_without_figures_has_no_month():
    found = list_months([], 15)

    assert (found.month, found.whole, found.held, found.regions) == (None, False, (), 15)


def test_the_newest_month_that_four_fifths_report():
    known = many(38, "2025-11") + many(31, "2025-12") + many(1, "2026-01")

    assert month_of(known, 38) == "2025-12"


def test_a_month_of_less_than_four_fifths_is_not_whole():
    known = many(38, "2025-11") + many(30, "2025-12")

    assert month_of(known, 38) == "2025-11"


def test_exactly_four_fifths_is_whole():
    assert month_of(many(5, "2025-11") + many(4, "2025-12"), 5) == "2025-12"


def test_a_whole_month_older_than_the_last_twelve_does_not_count():
    known = many(38, "2024-12") + many(30, "2025-12")

    assert month_of(known, 38) == "2025-12"


def test_a_whole_month_eleven_months_before_the_newest_still_counts():
    known = many(38, "2025-01") + many(1, "2025-12")

    assert month_of(known, 38) == "2025-01"


def test_one_late_figure_does_not_empty_a_sparse_list():
    """Ten of one month and three of the next, then one of eighteen months later."""
    known = many(10, "2024-08") + many(3, "2024-09", 10) + many(1, "2026-03")
    found = list_months(known, 15)

    assert found.month == date(2025, 7, 1)
    assert found.of(date(2025, 7, 1)) == MonthHeld(date(2025, 7, 1), own=0, current=13)
    assert found.of(date(2026, 3, 1)) == MonthHeld(date(2026, 3, 1), own=1, current=1)


def test_seventy_per_cent_of_the_fullest_month_is_enough():
    """Ten regions speak until August 2025; the seven of March 2025 alone are 70 % of them."""
    known = many(3, "2024-09") + many(7, "2025-03", 3)

    assert month_of([*known, *many(1, "2026-02", 3)], 40) == "2026-02"
    assert month_of([*known, *many(1, "2026-03", 3)], 40) == "2026-02"


def test_sixty_five_per_cent_are_not():
    """Twenty regions speak until August 2025, the thirteen of March 2025 alone until February 2026."""
    known = many(7, "2024-09") + many(13, "2025-03", 7) + many(1, "2026-02", 7)

    assert month_of(known, 80) == "2025-08"


@pytest.mark.parametrize(("newest", "month"), [("2023-11", "2020-12"), ("2023-12", "2023-12")])
def test_the_newest_month_and_the_35_before_it_are_looked_at(newest: str, month: str):
    """Twenty figures of January 2020 speak until that December."""
    assert month_of(many(20, "2020-01") + many(2, newest), 40) == month


def test_months_before_the_last_36_are_not_looked_at():
    known = many(20, "2020-01") + many(2, "2025-06")

    assert month_of(known, 40) == "2025-06"


def test_a_region_with_two_figures_in_a_window_counts_once():
    found = list_months(figures(A="2025-01 2025-01 2025-03", B="2025-02"), 10)

    assert [(f"{held.month:%m}", held.own, held.current) for held in found.held] == [
        ("03", 1, 2),
        ("02", 1, 2),
        ("01", 1, 1),
    ]


@pytest.mark.parametrize(("last", "count"), [("2025-12", 1), ("2026-01", 0)])
def test_a_figure_speaks_for_its_month_and_eleven_more(last: str, count: int):
    month = date.fromisoformat(f"{last}-01")
    found = list_months([*figures(A="2025-01"), ("B", month)], 10)

    held = found.of(month)
    assert held is not None
    assert held.current - 1 == count


def test_months_are_offered_with_their_own_count_only_where_they_are_whole():
    whole = list_months(many(38, "2025-12") + many(1, "2026-01"), 38)
    sparse = list_months(many(3, "2025-12") + many(1, "2026-01"), 38)

    assert [whole.count(held) for held in whole.held] == [1, 38]
    assert [sparse.count(held) for held in sparse.held] == [3, 3]
