from datetime import date

import pytest
from msgspec.structs import replace

from coverage.calculations.pace.points import Reason
from coverage.calculations.pace.progress import progress
from coverage.calculations.pace.status import NOT_ENOUGH_DATA, REACHED, UNSURE
from coverage.calculations.schemes import Measure
from tests.coverage.calculations.lines import counted, jambi, missed, typed
from tests.coverage.calculations.published import line
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

SCHEMES = {Measure.ATTAINMENT: BANDS, Measure.PACE: SPEEDS}
MONTHS = [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30)]


def known(*actives, target=0.53, until=date(2024, 9, 30)):
    rows = [typed(day, n, target_ratio=target) for day, n in zip(MONTHS, actives, strict=False)]
    return progress(rows[-1], rows, SCHEMES, until, ranges=missed())


def test_jambi_on_its_two_points():
    """85,2 % of the target, 3.543 people a day against 802, pace and outlook unknown."""
    rows = jambi()
    found = progress(rows[-1], rows, SCHEMES, date(2024, 12, 31))
    assert found.level.attainment == pytest.approx(0.852, abs=0.0005)
    assert (found.pace.code, found.pace.reason) == (NOT_ENOUGH_DATA, Reason.NO_BASELINE)
    assert (found.outlook.code, found.outlook.reason) == (NOT_ENOUGH_DATA, Reason.FEW_POINTS)
    assert (round(found.effort.per_day), round(found.effort.observed_people)) == (3_543, 802)
    assert found.effort.times == pytest.approx(4.4, abs=0.05)
    assert found.move.straight == pytest.approx(0.4694, abs=0.00005)
    assert found.is_late
    assert (found.plan, len(found.catch_up)) == ((), 2)


def test_a_whole_year_has_every_answer():
    found = known(400_000, 430_000, 460_000, 498_000)
    assert (found.level.code, found.pace.code, found.outlook.code) == ("above_90", "on_track", "projected")
    assert found.move is None
    assert found.effort.observed_points == found.outlook.slope
    assert [row.as_of for row in found.shown] == MONTHS
    assert (found.plan[0].day, found.catch_up[0].day) == (MONTHS[0], MONTHS[3])
    assert not found.is_late


def test_a_reached_target_asks_for_nothing():
    found = known(400_000, 430_000, 500_000, 540_000)
    assert (found.level.code, found.effort.required_points, found.catch_up) == (REACHED, 0, ())


def test_nothing_is_asked_where_nobody_can_say_whether_the_target_is_reached():
    rows = [counted(day, n, target_ratio=0.53) for day, n in zip(MONTHS, (400_000, 530_000), strict=False)]
    found = progress(rows[-1], rows, SCHEMES, MONTHS[1], ranges=missed())
    assert (found.level.code, found.effort, found.catch_up) == (UNSURE, None, ())
    below = counted(MONTHS[1], 520_000, target_ratio=0.53)  # 515.000 to 525.000 of 950.000 to 1.050.000
    assert progress(below, [below], SCHEMES, MONTHS[1]).catch_up == ()


def test_the_last_day_closes_the_year():
    rows = [counted(date(2024, 12, 31), 500_000, target_ratio=0.53)]
    found = progress(rows[0], rows, SCHEMES, date(2024, 12, 31))
    assert found.is_closed
    assert not found.is_late
    assert (found.effort, found.outlook.reason) == (None, Reason.YEAR_OVER)


def test_without_a_target_there_is_still_an_outlook():
    found = known(400_000, 430_000, 460_000, 490_000, target=None)
    assert (found.target, found.effort, found.plan, found.catch_up) == (None, None, (), ())
    assert found.outlook.code == "projected"


def test_without_thresholds_neither_level_nor_pace():
    rows = [counted(MONTHS[1], 430_000, target_ratio=0.53)]
    found = progress(rows[0], rows, {}, MONTHS[1])
    assert (found.level, found.pace, found.bands, found.speeds) == (None, None, None, None)


def test_nothing_is_said_without_a_figure():
    assert progress(line("15"), [], SCHEMES, MONTHS[1]) is None
    assert progress(replace(counted(MONTHS[1], 1), coverage_ratio=None), [], SCHEMES, MONTHS[1]) is None
    disputed = replace(counted(MONTHS[1], 1), unranked_reason="conflict")
    assert progress(disputed, [disputed], SCHEMES, MONTHS[1]) is None


class TestAnotherPotential:
    """37,15 % on 980.001 people at the start, then on 1.000.001: the year starts at 36,40 %."""

    def known(self, start=364_003):
        later = zip(MONTHS[1:], (380_001, 400_003, 420_007), strict=True)
        rows = [counted(MONTHS[0], start, 980_001, target_ratio=0.53)]
        rows += [counted(day, people, 1_000_001, target_ratio=0.53) for day, people in later]
        return progress(rows[-1], rows, SCHEMES, MONTHS[-1], ranges=missed())

    def test_start_plan_and_pace_stand_on_it(self):
        found = self.known()
        start = 364_003 / 1_000_001
        assert found.is_rebased
        assert float(found.baseline.coverage) == pytest.approx(start)
        assert found.plan[0].coverage == pytest.approx(start)
        assert found.pace.baseline == found.baseline
        assert found.shown[0].coverage_ratio == pytest.approx(364_003 / 980_001)
        assert len(found.outlook.points) == 4

    def test_the_last_figure_s_potential_counts(self):
        figures = ((364_003, 980_001), (380_001, 1_000_001), (400_003, 1_000_001), (420_007, 1_100_003))
        rows = [
            counted(day, people, workers, target_ratio=0.53)
            for day, (people, workers) in zip(MONTHS, figures, strict=True)
        ]
        found = progress(rows[-1], rows, SCHEMES, MONTHS[-1])
        assert float(found.baseline.coverage) == pytest.approx(364_003 / 1_100_003)

    def test_a_start_that_cannot_be_put_there_stays_as_printed(self):
        found = self.known(364_000)
        assert not found.is_rebased
        assert found.plan[0].coverage == pytest.approx(364_000 / 980_001)
        assert (found.pace.code, found.pace.reason) == (NOT_ENOUGH_DATA, Reason.COUNT_ROUNDED)

    def test_on_one_potential_nothing_is_rebased(self):
        assert not known(400_000, 430_000, 460_000).is_rebased
