"""Points since a month, each on the potential of the figure that is reached."""

from datetime import date

import pytest

from coverage.calculations.change.since import moved_since
from coverage.rows.figures import CoverageRow, RegionRow

LAMPUNG = RegionRow("18", "Lampung", "province", "provinsi")


def row(day: str, active: int | None, potential: int | None, share: float | None = None) -> CoverageRow:
    ratio = share if share is not None else active / potential if active is not None and potential else None
    return CoverageRow(
        LAMPUNG,
        as_of=date.fromisoformat(day),
        as_of_precision="day",
        active_participants=active,
        potential_workers=potential,
        coverage_ratio=ratio,
        printed_ratio=share,
    )


def points(found) -> list[tuple[str, float]]:
    return [(str(each.as_of), pytest.approx(value * 100)) for each, value in found]


def test_counts_from_the_last_figure_of_the_month():
    history = [row("2024-11-30", 301, 1_001), row("2024-12-31", 311, 1_001), row("2025-03-31", 331, 1_001)]
    found = moved_since(history, date(2024, 12, 1))
    assert points(found) == [("2024-12-31", 0.0), ("2025-03-31", 20 / 1_001 * 100)]


def test_a_new_potential_moves_the_start_with_it():
    history = [row("2024-12-31", 311, 1_001), row("2025-03-31", 331, 1_103)]
    assert points(moved_since(history, date(2024, 12, 1)))[1] == ("2025-03-31", 20 / 1_103 * 100)


def test_an_older_figure_speaks_for_a_month_without_one():
    history = [row("2024-02-29", 311, 1_001), row("2025-03-31", 331, 1_001)]
    assert [str(each.as_of) for each, _ in moved_since(history, date(2025, 1, 1))] == [
        "2024-02-29",
        "2025-03-31",
    ]


@pytest.mark.parametrize(
    "history",
    [
        pytest.param([], id="no-figures"),
        pytest.param([row("2025-03-31", 331, 1_001)], id="only-later"),
        pytest.param([row("2023-12-31", 311, 1_001)], id="older-than-a-year"),
    ],
)
def test_without_a_start_there_is_nothing(history):
    assert moved_since(history, date(2024, 12, 1)) == []


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(row("2025-03-31", None, None, 0.35), id="printed-share-alone"),
        pytest.param(row("2025-03-31", 331, 2_000), id="rounded-potential"),
        pytest.param(row("2025-03-31", 331, None), id="no-share"),
    ],
)
def test_what_nobody_can_tell_is_left_out(later):
    assert points(moved_since([row("2024-12-31", 311, 1_001), later], date(2024, 12, 1))) == [
        ("2024-12-31", 0.0)
    ]
