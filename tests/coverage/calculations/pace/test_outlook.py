from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.misses import Kind, Misses
from coverage.calculations.pace.outlook import METHOD, PROJECTED, UNMEASURED, VERSION, line_through, outlook
from coverage.calculations.pace.points import Reason, points_of
from coverage.calculations.pace.status import NOT_ENOUGH_DATA
from tests.coverage.calculations.lines import counted, counts, jambi, missed, point, printed
from tests.coverage.calculations.published import line

END = date(2025, 12, 31)
MONTHS = [date(2025, month, 28) for month in range(1, 9)]
RISE = [410_000, 420_000, 430_000]


def test_the_straight_line_of_jambi():
    """3,79 points in 62 days, 29 days more: 46,94 %."""
    straight = line_through(points_of(jambi()))
    assert straight.at(date(2024, 12, 31)) == pytest.approx(0.4694, abs=5e-5)


def test_jambis_two_points_are_not_enough():
    found = outlook(jambi(), 2024)
    assert (found.code, found.reason, found.projected) == (NOT_ENOUGH_DATA, Reason.FEW_POINTS, None)
    assert len(found.points) == 2


def test_three_points_by_hand():
    """40, 42 and 42 % on days −20, −10 and 0, ten days before the end.

    Mean day −10, mean 41⅓: slope (10 × ⅔ + 10 × 1⅓) ÷ 200 = 0.1 point a day; at the end 41⅓ + 20 × 0.1.
    Other years missed by −1 to 3 points, evenly: the median 1, the outer tenths −0.6 and 2.6.
    """
    days = [END - timedelta(30), END - timedelta(20), END - timedelta(10)]
    found = outlook(counts(days, [400_000, 420_000, 420_000]), 2025, missed(-0.01, 0.03))
    line = 0.43 + 1 / 300
    assert (found.code, found.reason) == (PROJECTED, None)
    assert found.projected == pytest.approx(line + 0.01)
    assert (found.low, found.high) == (pytest.approx(line - 0.006), pytest.approx(line + 0.026))
    assert found.slope == pytest.approx(0.1)
    assert (found.method, found.version) == (METHOD, VERSION)
    assert (found.held, found.of) == (162, 202)


def test_without_tries_there_is_a_line_and_no_number():
    found = outlook(counts(MONTHS[:3], [400_000, 420_000, 420_000]), 2025)
    assert (found.code, found.projected, found.low, found.high, found.fan) == (UNMEASURED, *[None] * 3, ())
    assert found.slope > 0
    assert len(found.points) == 3


def test_the_year_itself_is_no_measure():
    rows = counts(MONTHS[:3], [400_000, 420_000, 420_000])
    assert outlook(rows, 2025, missed(years=[2025])).code == UNMEASURED
    assert outlook(rows, 2025, missed(years=[2024])).code == PROJECTED


def test_a_line_is_measured_by_those_with_as_many_months_left():
    """From March nine whole months are left."""
    rows = counts(MONTHS[:3], [400_000, 420_000, 420_000])
    codes = [
        outlook(rows, 2025, Misses({Kind(left, False): {2024: (0.01,) * 101}}).ranges()).code
        for left in (11, 10, 9, 8)
    ]
    assert codes == [UNMEASURED, UNMEASURED, PROJECTED, UNMEASURED]


def test_points_before_another_basis_are_left_out():
    rows = counts(MONTHS[1:4], RISE)
    found = outlook([counted(MONTHS[0], 1, basis="registration"), *rows], 2025)
    assert [used.day for used in found.points] == MONTHS[1:4]
    assert found == outlook(rows, 2025)


def test_points_that_stand_still_stay():
    found = outlook(counts(MONTHS[:3], [0, 0, 0]), 2025, missed(0, 0))
    assert (found.projected, found.low, found.high, found.slope) == (0, 0, 0, 0)


def test_only_the_last_six_points_count():
    found = outlook(counts(MONTHS, [900_000, 1, 400_000, 410_000, 420_000, 430_000, 440_000, 450_000]), 2025)
    assert [used.day for used in found.points] == MONTHS[2:]


def test_neither_cut_at_everyone_nor_at_nobody():
    assert outlook(counts(MONTHS[:3], [700_000, 850_000, 1_000_000]), 2025, missed()).projected > 2
    assert outlook(counts(MONTHS[:3], [300_000, 200_000, 100_000]), 2025, missed()).projected < 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param([], Reason.NO_FIGURE, id="nothing"),
        pytest.param([line("15")], Reason.NO_FIGURE, id="not-reported"),
        pytest.param(counts([date(2024, 12, 31)], [1]), Reason.NO_FIGURE, id="none-of-the-year"),
        pytest.param(counts([*MONTHS[:3], END], [1, 2, 3, 4]), Reason.YEAR_OVER, id="year-over"),
        pytest.param(counts(MONTHS[:2], [1, 2]), Reason.FEW_POINTS, id="two-points"),
        pytest.param(
            [*counts(MONTHS[:3], RISE), counted(MONTHS[3], 1, 990_001)],
            Reason.COUNT_ROUNDED,
            id="rounded-on-another-potential",
        ),
        pytest.param(
            [*counts(MONTHS[:3], RISE), printed(MONTHS[3], 0.44)], Reason.POTENTIAL_UNKNOWN, id="share-alone"
        ),
        pytest.param(
            [*counts(MONTHS[:3], RISE), counted(MONTHS[3], 1, basis="registration")],
            Reason.BASIS_CHANGED,
            id="another-basis",
        ),
    ],
)
def test_no_outlook_without_enough_data(rows, reason):
    found = outlook(rows, 2025, missed())
    assert (found.code, found.reason, found.projected, found.fan) == (NOT_ENOUGH_DATA, reason, None, ())


def test_a_share_of_unknown_potential_is_passed_over():
    rows = counts([MONTHS[0], MONTHS[2], MONTHS[3]], RISE)
    assert outlook([*rows, printed(MONTHS[1], 0.9)], 2025) == outlook(rows, 2025)


def test_a_line_runs_through_another_potential():
    """397.503 of 990.001, on 1.000.001: 39,75 %."""
    later = zip(MONTHS[:3], (410_003, 420_001, 430_007), strict=True)
    rows = [counted(day, people, 1_000_001) for day, people in later]
    before = counted(date(2024, 12, 31), 397_503, 990_001)
    found = outlook([before, *rows], 2025)
    assert float(found.points[0].coverage) == pytest.approx(397_503 / 1_000_001)
    assert {used.potential for used in found.points} == {1_000_001}


def test_rounded_points_on_another_potential_are_passed_over():
    rows = [counted(date(2024, 12, 31), 100_000, 990_001), *counts(MONTHS[:3], RISE)]
    assert outlook(rows, 2025) == outlook(rows[1:], 2025)


def test_the_fan_opens_from_the_latest_point_to_the_end():
    found = outlook(counts(MONTHS[:3], [410_000, 425_000, 430_000]), 2025, missed())
    assert [step.day for step in found.fan[:3]] == [date(2025, 3, 28), date(2025, 3, 31), date(2025, 4, 30)]
    first, last = found.fan[0], found.fan[-1]
    assert first.low == first.middle == first.high
    assert (last.day, last.middle, last.low, last.high) == (END, found.projected, found.low, found.high)
    widths = [step.high - step.low for step in found.fan]
    assert widths == sorted(widths)


RUNS = st.lists(st.integers(0, 10**6), min_size=3, max_size=8)


@given(RUNS)
def test_the_range_holds_the_projection_on_every_day(actives):
    fan = outlook(counts(MONTHS[: len(actives)], actives), 2025, missed(-0.03, 0.01)).fan
    assert fan
    assert all(step.low <= step.middle <= step.high for step in fan)


@given(RUNS)
def test_agrees_with_the_textbook_formula(actives):
    run = points_of(counts(MONTHS[: len(actives)], actives))[-6:]
    days, shares = [(used.day - END).days for used in run], [float(used.coverage) for used in run]
    mean_day, mean = sum(days) / len(run), sum(shares) / len(run)
    slope = sum((x - mean_day) * (y - mean) for x, y in zip(days, shares, strict=True)) / sum(
        (x - mean_day) ** 2 for x in days
    )
    found = outlook(counts(MONTHS[: len(actives)], actives), 2025, missed(0, 0))
    assert found.projected == pytest.approx(mean - slope * mean_day, abs=1e-9)
    assert found.slope == pytest.approx(slope * 100, abs=1e-9)


@given(st.permutations(counts(MONTHS, range(1, 9))))
def test_outlook_knows_no_order(rows):
    assert outlook(rows, 2025) == outlook(counts(MONTHS, range(1, 9)), 2025)


def test_a_line_through_two_points():
    straight = line_through([point(date(2025, 1, 1), "0.4"), point(date(2025, 1, 11), "0.5")])
    assert straight.at(date(2025, 1, 21)) == pytest.approx(0.6)
