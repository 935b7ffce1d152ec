from datetime import date
from decimal import Decimal

import pytest

from coverage.charts.series import series, ticks
from coverage.charts.svg import series_drawing, year_marks
from coverage.charts.traces import series_traces
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow

JAMBI = RegionRow("15", "Jambi", "province", "provinsi", "00")


def point(day, ratio, potential=1_000):
    return CoverageRow(JAMBI, as_of=day, coverage_ratio=ratio, potential_workers=potential)


def target(year, share, document="RPJMD"):
    return TargetRow("15", year, document, Decimal(share), 2, None)


MARCH, JUNE, SEPTEMBER = date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)


def test_points_on_one_potential_are_joined_firmly():
    plan = series([point(MARCH, 0.4), point(JUNE, 0.5)])
    assert [link.firm for link in plan.links] == [True]
    assert plan.rebased == ()


def test_a_rounded_potential_that_may_be_the_same_is_joined_loosely():
    plan = series([point(MARCH, 0.4, potential=1_312_370), point(JUNE, 0.5, potential=1_300_000)])
    assert [link.firm for link in plan.links] == [False]
    assert plan.rebased == ()


def test_a_new_potential_breaks_the_line():
    plan = series([point(MARCH, 0.4), point(JUNE, 0.5, potential=1_100)])
    assert plan.links == ()
    assert plan.rebased == (JUNE,)


def test_an_unknown_potential_joins_loosely():
    plan = series([point(MARCH, 0.4), point(JUNE, 0.5, potential=None), point(SEPTEMBER, 0.6)])
    assert [link.firm for link in plan.links] == [False, False]


def test_a_point_without_a_share_is_not_drawn():
    plan = series([point(MARCH, None), point(JUNE, 0.5)])
    assert [spot.day for spot in plan.points] == [JUNE]
    assert series([point(MARCH, None)]) is None


def test_goals_are_the_targets_in_force_and_others_those_that_differ():
    targets = [
        target(2024, "0.53"),
        target(2024, "0.58", "KEMENDAGRI"),
        target(2025, "0.55", "KEMENDAGRI"),
        target(2025, "0.55"),
        target(2045, "0.99"),
    ]
    plan = series([point(MARCH, 0.4)], targets)
    assert [(goal.target.document, goal.target.year) for goal in plan.goals] == [
        ("RPJMD", 2024),
        ("RPJMD", 2025),
    ]
    assert [goal.ratio for goal in plan.others] == [0.58]


def test_there_is_room_above_the_highest_mark():
    plan = series([point(MARCH, 1.26)], [target(2024, "0.53")])
    assert plan.top > 1.26
    assert 0 < plan.up(1.26) < 1
    assert 0 < plan.across(MARCH) < plan.across(date(2024, 12, 31)) < 1


@pytest.mark.parametrize("top", [0.05, 0.11, 0.3, 0.6, 1.0, 1.3, 4.0])
def test_ticks_start_at_zero_and_stay_below_the_top(top):
    marks = ticks(top)
    assert marks[0] == 0
    assert marks[-1] <= top
    assert 2 <= len(marks) <= 7


@pytest.mark.parametrize(
    ("start", "end", "most", "labels"),
    [
        pytest.param("2025-01-15", "2025-04-20", 5, "Feb 2025, Mar 2025, Apr 2025", id="months"),
        pytest.param("2024-12-15", "2025-08-20", 5, "Jan 2025, Apr 2025, Jul 2025", id="quarters"),
        pytest.param("2024-12-15", "2026-01-20", 3, "Jan 2025, Jul 2025, Jan 2026", id="narrow"),
        pytest.param("2022-12-15", "2026-02-01", 5, "2023, 2024, 2025, 2026", id="years"),
        pytest.param("2014-12-15", "2026-02-01", 5, "2016, 2018, 2020, 2022, 2024, 2026", id="every-other"),
    ],
)
def test_a_time_axis_carries_a_tick_at_every_label(start, end, most, labels):
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    marks = year_marks(first, last, most)
    assert ", ".join(label for label, _day in marks) == labels
    assert all(day.day == 1 and first <= day <= last for _label, day in marks)


def test_a_reached_target_is_written_below_its_dot():
    targets = [target(2024, "0.55"), target(2029, "0.80")]
    reached = series([point(JUNE, 0.40), point(SEPTEMBER, 0.60)], targets)
    missed = series([point(JUNE, 0.40), point(SEPTEMBER, 0.50)], targets)
    for plan, place, dy in ((reached, "bottom center", 18), (missed, "top center", -9)):
        goals = next(trace for trace in series_traces(plan, {}) if trace["mode"] == "lines+markers+text")
        assert goals["textposition"] == [place, "top center"]
        assert f'dy="{dy}" class="middle">55,00%</text>' in series_drawing(plan)
