from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.outlook import line_through
from coverage.calculations.pace.paths import Former, effort, even_path, month_ends, planned_path
from coverage.calculations.pace.points import points_of
from tests.coverage.calculations.lines import DECEMBER, counted, jambi, point, printed
from tests.coverage.calculations.published import line

END = date(2025, 12, 31)
GOAL = Decimal("0.53")


def test_what_jambi_had_to_do():
    """102.750 people in 29 days are 3.543 a day, against 802: 4,4 times the speed it had."""
    slope = line_through(points_of(jambi())).slope * 100
    found = effort(jambi()[-1], GOAL, 2024, slope)
    assert (found.days_left, found.people) == (29, 102_750)
    assert round(found.per_day) == 3_543
    assert round(found.per_week) == 24_802
    assert found.per_month == 102_750
    assert round(found.observed_people) == 802
    assert round(found.times, 1) == 4.4


def test_people_of_a_part_of_the_way_are_known_by_a_finer_unit():
    """800.000 of about 3 million are missing in 29 days: in a day some ten thousands, in a month all."""
    row = counted(DECEMBER, 500_001, 3_000_000, gap_to_target_people=800_000)
    found = effort(row, Decimal("0.4333"), 2024, None)
    assert found.unit == 1_000_000
    assert [found.unit_within(Fraction(days)) for days in (1, 7, 31)] == [10_000, 100_000, 1_000_000]


def test_a_week_and_a_month_of_an_even_way():
    """72.800 people in 364 days are 200 a day, 1.400 a week."""
    found = effort(counted(date(2025, 1, 1), 0, 145_600), Decimal("0.5"), 2025, None)
    assert (found.days_left, found.per_day, found.per_week) == (364, 200, 1_400)
    assert found.per_month == pytest.approx(200 * 365 / 12)
    assert (found.observed_points, found.observed_people, found.times) == (None, None, None)


@pytest.mark.parametrize("active", [530_000, 540_000, 1_260_000])
def test_nothing_is_asked_of_who_has_arrived(active):
    found = effort(counted(date(2025, 6, 30), active), GOAL, 2025, 0.01)
    assert found.people == 530_000 - active
    assert (found.per_day, found.per_week, found.per_month, found.required_points) == (0, 0, 0, 0)
    assert found.times is None


@pytest.mark.parametrize("observed", [None, 0.0, -0.02])
def test_no_multiple_of_standing_still(observed):
    assert effort(counted(date(2025, 6, 30), 400_000), GOAL, 2025, observed).times is None


def test_a_printed_share_knows_points_but_no_people():
    row = printed(date(2025, 8, 13), 0.245, active_participants=687_000, potential_workers=2_800_000)
    found = effort(row, Decimal("0.3839"), 2025, 0.01)
    assert (found.people, found.per_day, found.per_week, found.per_month) == (None, None, None, None)
    assert found.observed_people is None
    assert found.required_points == pytest.approx(13.89 / 140)
    assert found.times == pytest.approx(13.89 / 1.4)


@pytest.mark.parametrize(
    ("row", "goal"),
    [
        pytest.param(line("15", as_of=date(2025, 6, 30)), GOAL, id="not-reported"),
        pytest.param(counted(date(2025, 6, 30), 1), None, id="no-target"),
        pytest.param(counted(date(2025, 6, 30), 1), Decimal(0), id="target-of-zero"),
        pytest.param(counted(END, 1), GOAL, id="no-day-left"),
        pytest.param(counted(date(2024, 6, 30), 1), GOAL, id="another-year"),
        pytest.param(line("15", ratio=0.4, as_of=None), GOAL, id="no-day"),
    ],
)
def test_no_effort_without_a_way_ahead(row, goal):
    assert effort(row, goal, 2025, 0.01) is None


@given(st.integers(0, 10**6), st.dates(date(2025, 1, 1), date(2025, 12, 30)))
def test_no_span_asks_for_more_than_is_missing(active, day):
    found = effort(counted(day, active), GOAL, 2025, None)
    missing = max(found.people, 0)
    assert 0 <= found.per_day <= found.per_week <= found.per_month <= missing
    assert found.per_day * found.days_left == pytest.approx(missing)


def test_the_plan_goes_straight_from_baseline_to_target():
    path = even_path(point(date(2024, 12, 31), "0.4"), Decimal("0.5"), 2025)
    assert [step.day for step in path] == [date(2024, 12, 31), *month_ends(date(2024, 12, 31), END)]
    assert len(path) == 13
    assert (path[0].coverage, path[-1].coverage) == (0.4, 0.5)
    assert path[6].coverage == pytest.approx(0.4 + 0.1 * 181 / 365)


def test_jambis_way_to_catch_up():
    path = even_path(points_of(jambi())[-1], GOAL, 2024)
    assert [step.day for step in path] == [DECEMBER, date(2024, 12, 31)]
    assert path[-1].coverage == 0.53


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        pytest.param(point(date(2025, 1, 1), "0.5"), Decimal("0.5"), id="tie"),
        pytest.param(point(date(2025, 1, 1), "0.6"), Decimal("0.5"), id="passed"),
        pytest.param(point(date(2025, 1, 1), "0.4"), None, id="no-target"),
        pytest.param(point(date(2025, 1, 1), "0.4"), 0.0, id="target-of-zero"),
        pytest.param(point(END, "0.4"), Decimal("0.5"), id="year-over"),
    ],
)
def test_no_path_where_there_is_no_way_up(start, goal):
    assert even_path(start, goal, 2025) == ()


@given(st.dates(date(2024, 10, 1), date(2025, 12, 30)))
def test_days_of_a_path_rise_to_the_end(day):
    days = list(month_ends(day, END))
    assert days == sorted(set(days))
    assert day < days[0]
    assert days[-1] == END


class TestPlannedPath:
    """40 % on 31 December 2024; 50 % was the target until 1 July 2025, 60 % since."""

    START = point(date(2024, 12, 31), "0.40")
    OLD = Former(Decimal("0.50"), date(2025, 7, 1))

    def test_without_a_change_it_is_the_even_way(self):
        assert planned_path(self.START, [], Decimal("0.60"), 2025) == even_path(
            self.START, Decimal("0.60"), 2025
        )

    def test_a_change_redraws_only_what_comes_after_it(self):
        before = even_path(self.START, Decimal("0.50"), 2025)
        path = planned_path(self.START, [self.OLD], Decimal("0.60"), 2025)
        kept = [place for place in path if place.day < self.OLD.until]
        assert kept == [place for place in before if place.day < self.OLD.until]
        assert len(kept) == 7  # the start and six month ends
        bend = next(place for place in path if place.day == self.OLD.until)
        assert bend.coverage == pytest.approx(0.40 + 0.10 * 182 / 365)
        assert (path[-1].day, path[-1].coverage) == (END, 0.60)

    def test_a_change_on_a_months_last_day_is_one_place(self):
        """The way before it ends there, the way after it begins there."""
        path = planned_path(self.START, [Former(Decimal("0.50"), date(2025, 6, 30))], Decimal("0.60"), 2025)
        assert [place.day for place in path] == [
            place.day for place in even_path(self.START, Decimal("0.60"), 2025)
        ]

    @pytest.mark.parametrize("day", [date(2024, 12, 1), date(2024, 12, 31), END, date(2026, 3, 1)])
    def test_a_change_outside_the_year_bends_nothing(self, day):
        late = Former(Decimal("0.50"), day)
        assert planned_path(self.START, [late], Decimal("0.60"), 2025) == planned_path(
            self.START, [], Decimal("0.60"), 2025
        )

    @pytest.mark.parametrize("ratio", [None, Decimal(0), Decimal("0.30"), Decimal("0.40")])
    def test_a_former_target_without_a_way_bends_nothing(self, ratio):
        useless = Former(ratio, date(2025, 7, 1))
        assert planned_path(self.START, [useless], Decimal("0.60"), 2025)[-1].coverage == 0.60
        assert len(planned_path(self.START, [useless], Decimal("0.60"), 2025)) == 13

    def test_two_changes_bend_twice(self):
        second = Former(Decimal("0.55"), date(2025, 10, 1))
        path = planned_path(self.START, [second, self.OLD], Decimal("0.60"), 2025)
        assert [place.day for place in path] == sorted({place.day for place in path})
        assert {self.OLD.until, second.until} <= {place.day for place in path}
