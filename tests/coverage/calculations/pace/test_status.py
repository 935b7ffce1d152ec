from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.points import Reason
from coverage.calculations.pace.status import (
    NOT_ENOUGH_DATA,
    REACHED,
    TARGET_BELOW_BASELINE,
    UNSURE,
    level,
    pace,
)
from tests.coverage.calculations.lines import counted, jambi, printed, typed
from tests.coverage.calculations.published import line
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

CLOSE = date(2024, 12, 31)
YEAR = 2025


def in_year(*steps):
    """Figures of 2025: (days since 31 December 2024, people of a million)."""
    return [counted(CLOSE + timedelta(days), active) for days, active in steps]


def year_of(latest, start=400_000, days=146):
    """A year of three figures that starts with 40 % and stands at `latest` people after 146 of 365 days."""
    return [counted(CLOSE, start), *in_year((30, start), (60, start), (days, latest))]


def test_level_of_jambi():
    found = level(jambi()[-1], BANDS)
    assert (found.code, found.band) == ("up_to_90", "up_to_90")
    assert found.attainment == pytest.approx(0.852, abs=5e-4)
    assert (found.method, found.version) == ("Permendagri 86/2017", "1")


@pytest.mark.parametrize(
    ("active", "code"),
    [
        pytest.param(0, "up_to_50", id="reported-zero"),
        pytest.param(265_000, "up_to_50", id="50"),
        pytest.param(265_001, "up_to_65", id="above-50"),
        pytest.param(344_500, "up_to_65", id="65"),
        pytest.param(344_501, "up_to_75", id="above-65"),
        pytest.param(397_500, "up_to_75", id="75"),
        pytest.param(397_501, "up_to_90", id="above-75"),
        pytest.param(477_000, "up_to_90", id="90"),
        pytest.param(477_001, "above_90", id="above-90"),
        pytest.param(529_999, "above_90", id="below-100"),
        pytest.param(530_000, REACHED, id="100"),
        pytest.param(1_260_000, REACHED, id="above-everyone"),
    ],
)
def test_level_turns_exactly_at_its_edges(active, code):
    found = level(typed(CLOSE, active, target_ratio=0.53), BANDS)
    assert found.code == code
    assert found.band == ("above_90" if code == REACHED else code)


def test_a_level_that_rounding_leaves_open():
    """530.000 of a million against 53 %: either count stands for half a unit more or less."""
    found = level(counted(CLOSE, 530_000, target_ratio=0.53), BANDS)
    assert (found.code, found.band) == (UNSURE, "above_90")


@pytest.mark.parametrize("percent", [50, 65, 75, 90])
@given(target=st.integers(1, 10_000))
def test_an_edge_is_an_edge_for_every_target(percent, target):
    """target: in hundredths of a per cent; both shares are written as decimals, like printed ones."""
    row = line(
        ratio=target * percent / 10**6, printed_ratio=target * percent / 10**6, target_ratio=target / 10**4
    )
    assert level(row, BANDS).code == f"up_to_{percent}"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param(line(target_ratio=0.53), Reason.NO_FIGURE, id="not-reported"),
        pytest.param(line(ratio=0.4), Reason.NO_TARGET, id="no-target"),
        pytest.param(line(ratio=0.4, target_ratio=0.0), Reason.NO_TARGET, id="target-of-zero"),
        pytest.param(line(), Reason.NO_FIGURE, id="nothing"),
    ],
)
def test_no_level_without_both(row, reason):
    found = level(row, BANDS)
    assert (found.code, found.reason, found.band, found.attainment) == (NOT_ENOUGH_DATA, reason, None, None)


def test_thresholds_of_another_measure_are_refused():
    with pytest.raises(ValueError, match="pace"):
        level(line(), SPEEDS)
    with pytest.raises(ValueError, match="attainment"):
        pace([], 0.5, YEAR, BANDS)


def test_pace_by_hand():
    """From 40 % towards 50 % in 365 days, 43 % after 146: 3 ÷ 146 of 10 ÷ 365 is 0.75."""
    found = pace(year_of(430_000), 0.5, YEAR, SPEEDS)
    assert (found.code, found.ratio, found.points, found.days) == ("needs_acceleration", 0.75, 3, 146)
    assert found.observed == pytest.approx(3 / 146)
    assert found.required == pytest.approx(10 / 365)
    assert (found.baseline.day, found.latest.day) == (CLOSE, CLOSE + timedelta(146))
    assert (found.method, found.version, found.target) == ("Laju lurus", "1", 0.5)


@pytest.mark.parametrize(
    ("latest", "code"),
    [
        pytest.param(438_000, "on_track", id="0.95"),
        pytest.param(437_999, "needs_acceleration", id="below-0.95"),
        pytest.param(424_000, "needs_acceleration", id="0.60"),
        pytest.param(423_999, "limited", id="below-0.60"),
        pytest.param(400_000, "limited", id="0"),
        pytest.param(399_999, "going_back", id="below-0"),
    ],
)
def test_pace_turns_exactly_at_its_edges(latest, code):
    assert pace(year_of(latest), 0.5, YEAR, SPEEDS).code == code


def test_jambis_two_points_are_not_enough():
    found = pace(jambi(), 0.53, 2024, SPEEDS)
    assert (found.code, found.reason, found.ratio) == (NOT_ENOUGH_DATA, Reason.NO_BASELINE, None)


@pytest.mark.parametrize(
    ("rows", "target", "reason"),
    [
        pytest.param([], 0.5, Reason.NO_FIGURE, id="nothing"),
        pytest.param([counted(CLOSE, 400_000)], 0.5, Reason.NO_FIGURE, id="none-of-the-year"),
        pytest.param(year_of(430_000), None, Reason.NO_TARGET, id="no-target"),
        pytest.param(year_of(430_000), 0.0, Reason.NO_TARGET, id="target-of-zero"),
        pytest.param(year_of(430_000)[1:], 0.5, Reason.NO_BASELINE, id="no-baseline"),
        pytest.param(
            [counted(date(2024, 9, 29), 1), *year_of(2)[1:]], 0.5, Reason.NO_BASELINE, id="old-baseline"
        ),
        pytest.param(
            [counted(CLOSE, 1), *in_year((30, 1), (90, 2))], 0.5, Reason.FEW_POINTS, id="two-points"
        ),
        pytest.param(
            [counted(CLOSE, 1), *in_year((20, 1), (40, 1), (59, 2))], 0.5, Reason.SHORT_PERIOD, id="59-days"
        ),
        pytest.param(
            [counted(CLOSE, 400_000, 990_001), *year_of(430_000)[1:]],
            0.5,
            Reason.COUNT_ROUNDED,
            id="rounded-on-another-potential",
        ),
        pytest.param(
            [printed(CLOSE, 0.4), *year_of(430_000)[1:]],
            0.5,
            Reason.COUNT_UNKNOWN,
            id="start-is-a-share-alone",
        ),
        pytest.param(
            [counted(CLOSE, 400_000, basis="registration"), *year_of(430_000)[1:]],
            0.5,
            Reason.BASIS_CHANGED,
            id="basis-changed",
        ),
    ],
)
def test_no_pace_without_enough_data(rows, target, reason):
    found = pace(rows, target, YEAR, SPEEDS)
    assert (found.code, found.reason, found.ratio) == (NOT_ENOUGH_DATA, reason, None)


def test_sixty_days_are_enough():
    rows = [counted(CLOSE, 400_000), *in_year((20, 400_000), (40, 400_000), (60, 410_000))]
    assert pace(rows, 0.5, YEAR, SPEEDS).code == "needs_acceleration"


def test_a_share_of_unknown_potential_is_no_point_of_the_year():
    rows = [counted(CLOSE, 1), *in_year((30, 1), (90, 2)), printed(date(2025, 2, 28), 0.4)]
    assert pace(rows, 0.5, YEAR, SPEEDS).reason == Reason.FEW_POINTS


@pytest.mark.parametrize("target", [0.4, 0.39, 0.04])
def test_a_target_not_above_the_baseline(target):
    assert pace(year_of(430_000), target, YEAR, SPEEDS).code == TARGET_BELOW_BASELINE


class TestAnotherPotential:
    """40,05 % on 31 December; since January on 1.000.001 people, so that the year starts at 39,65 %."""

    def year(self, start=396_499, days=(30, 60, 146), first_of_year=400_003):
        later = zip(days, (first_of_year, 410_003, 430_001), strict=True)
        rows = [counted(CLOSE + timedelta(day), people, 1_000_001) for day, people in later]
        return [counted(CLOSE, start, 990_001), *rows]

    def test_the_year_starts_on_the_potential_of_the_last_figure(self):
        found = pace(self.year(), 0.5, YEAR, SPEEDS)
        start, latest = Fraction(396_499, 1_000_001), Fraction(430_001, 1_000_001)
        ratio = ((latest - start) / 146) / ((Fraction(1, 2) - start) / 365)
        assert found.ratio == pytest.approx(float(ratio))
        assert (found.code, found.points, found.days) == ("needs_acceleration", 3, 146)
        assert (found.baseline.coverage, found.baseline.potential) == (start, 1_000_001)

    def test_a_change_within_the_year_is_no_movement(self):
        moved = [*self.year()[:3], counted(CLOSE + timedelta(146), 430_001, 1_100_003)]
        found = pace(moved, 0.5, YEAR, SPEEDS)
        start, latest = Fraction(396_499, 1_100_003), Fraction(430_001, 1_100_003)
        assert found.observed == pytest.approx(float((latest - start) * 100 / 146))

    def test_the_target_is_put_beside_the_start_as_it_is_now(self):
        """0,4 lies below the 40,05 % that were printed, but above what they are now."""
        assert pace(self.year(), 0.4, YEAR, SPEEDS).code == "on_track"
        assert pace(self.year(), 0.3965, YEAR, SPEEDS).code == "on_track"
        assert pace(self.year(), 0.3964, YEAR, SPEEDS).code == TARGET_BELOW_BASELINE

    def test_a_rounded_point_on_another_potential_does_not_count(self):
        rows = self.year()
        rows[1] = counted(CLOSE + timedelta(30), 400_000, 990_001)
        assert pace(rows, 0.5, YEAR, SPEEDS).reason == Reason.FEW_POINTS

    def test_two_points_and_less_than_sixty_days_stay_too_little(self):
        assert pace(self.year()[:3], 0.5, YEAR, SPEEDS).reason == Reason.FEW_POINTS
        assert pace(self.year(days=(10, 20, 59)), 0.5, YEAR, SPEEDS).reason == Reason.SHORT_PERIOD

    def test_a_baseline_older_than_september_stays_too_old(self):
        rows = [counted(date(2024, 9, 29), 396_499, 990_001), *self.year()[1:]]
        assert pace(rows, 0.5, YEAR, SPEEDS).reason == Reason.NO_BASELINE


def test_the_last_day_of_the_year_is_of_the_year():
    found = pace(year_of(500_000, days=365), 0.5, YEAR, SPEEDS)
    assert (found.latest.day, found.days, found.ratio) == (date(2025, 12, 31), 365, 1)


def test_figures_after_the_year_are_left_aside():
    rows = [*year_of(430_000), counted(date(2026, 1, 31), 900_000, 2_000_000)]
    assert pace(rows, 0.5, YEAR, SPEEDS) == pace(year_of(430_000), 0.5, YEAR, SPEEDS)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(60, 365), st.integers(1, 99))
def test_who_is_on_the_planned_path_has_a_pace_of_one(start, latest, days, target):
    found = pace(year_of(latest, start, days + 1 if days == 60 else days), target / 100, YEAR, SPEEDS)
    if found.ratio is None:
        assert found.code == TARGET_BELOW_BASELINE
        assert target * 10_000 <= start
    else:
        planned = start + (target * 10_000 - start) * found.days / 365
        assert (found.ratio >= 1) == (latest >= planned) or latest == pytest.approx(planned)
        assert (found.code == "going_back") == (latest < start)


@given(st.permutations(year_of(430_000)))
def test_pace_knows_no_order(rows):
    assert pace(rows, 0.5, YEAR, SPEEDS) == pace(year_of(430_000), 0.5, YEAR, SPEEDS)
