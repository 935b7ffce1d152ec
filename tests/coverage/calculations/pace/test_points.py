from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.points import Reason, baseline_of, breaks, points_of, rebased, year_starts
from tests.coverage.calculations.lines import counted, point, printed, typed
from tests.coverage.calculations.published import line

DAY = date(2024, 12, 31)


def test_rows_without_a_share_or_a_day_are_gaps():
    rows = [line("15", as_of=DAY), line("15", ratio=0.3, as_of=None), counted(DAY, 0)]
    assert [found.coverage for found in points_of(rows)] == [0]


def test_a_rounded_count_is_no_count():
    row = printed(DAY, 0.245, active_participants=687_000, potential_workers=2_800_000)
    (found,) = points_of([row])
    assert (found.coverage, found.potential, found.active) == (Fraction(245, 1000), 2_800_000, None)


def test_refuses_two_regions_and_two_figures_of_one_day():
    with pytest.raises(ValueError, match="one region"):
        points_of([counted(DAY, 1, code="15"), counted(DAY, 1, code="18")])
    with pytest.raises(ValueError, match="one figure"):
        points_of([counted(DAY, 1), counted(DAY, 2)])


@given(st.permutations([date(2024, month, 1) for month in range(1, 9)]))
def test_points_come_oldest_first_whatever_the_order(days):
    assert [found.day for found in points_of([counted(day, 1) for day in days])] == sorted(days)


def test_points_of_one_day_stay_in_their_order():
    rows = [counted(DAY, 2), counted(DAY, 1, basis="registration")]
    assert [found.basis for found in points_of(rows)] == ["domicile", "registration"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([date(2024, 12, 31)], date(2024, 12, 31), id="the-day-itself"),
        pytest.param([date(2024, 9, 30)], date(2024, 9, 30), id="92-days"),
        pytest.param([date(2024, 9, 29)], None, id="93-days"),
        pytest.param([date(2025, 1, 1)], None, id="of-the-year"),
        pytest.param(
            [date(2024, 10, 1), date(2024, 11, 30), date(2025, 1, 31)], date(2024, 11, 30), id="last"
        ),
        pytest.param([], None, id="none"),
    ],
)
def test_baseline(days, expected):
    found = baseline_of([point(day, "0.4") for day in days], 2025)
    assert (found.day if found else None) == expected


@pytest.mark.parametrize(
    ("potentials", "expected"),
    [
        pytest.param([100, 100, 100], None, id="one"),
        pytest.param([100, None, 100], None, id="unknown-between"),
        pytest.param([100, 90, 100], Reason.POTENTIAL_CHANGED, id="another-between"),
        pytest.param([90, 100], Reason.POTENTIAL_CHANGED, id="changed"),
        pytest.param([1_312_370, 1_300_000], Reason.POTENTIAL_ROUNDED, id="the-same-rounded"),
        pytest.param([3_058_943, 2_800_000], Reason.POTENTIAL_CHANGED, id="not-rounded-to-it"),
        pytest.param([990_000, 1_312_370, 1_300_000], Reason.POTENTIAL_CHANGED, id="one-is-another"),
        pytest.param([0, 1], Reason.POTENTIAL_CHANGED, id="from-nobody-to-one"),
        pytest.param([1, 0], Reason.POTENTIAL_CHANGED, id="from-one-to-nobody"),
        pytest.param([None, 100], Reason.POTENTIAL_UNKNOWN, id="unknown-first"),
        pytest.param([100, None], Reason.POTENTIAL_UNKNOWN, id="unknown-last"),
        pytest.param([None, None], Reason.POTENTIAL_UNKNOWN, id="unknown-both"),
    ],
)
def test_breaks_of_the_potential(potentials, expected):
    days = [date(2024, month, 1) for month in range(1, 4)]
    assert (
        breaks([point(day, "0.4", workers) for day, workers in zip(days, potentials, strict=False)])
        == expected
    )


def test_another_basis_or_segment_breaks():
    for fields in ({"basis": "registration"}, {"segment": "PU"}):
        rows = [counted(date(2024, 1, 31), 1, **fields), counted(DAY, 2)]
        assert breaks(points_of(rows)) == Reason.BASIS_CHANGED


class TestRebased:
    """41,38 % of 1.200.000 people, put on the potential of a later figure."""

    def placed(self, first, last):
        return rebased(*points_of([first, last]))

    def test_people_over_the_latest_potential(self):
        found = self.placed(counted(date(2024, 10, 1), 496_561, 1_200_003), counted(DAY, 592_806, 1_312_370))
        assert (found.coverage, found.potential) == (Fraction(496_561, 1_312_370), 1_312_370)
        assert found.day == date(2024, 10, 1)

    def test_on_one_potential_a_point_stays_whatever_is_rounded(self):
        first = printed(date(2024, 10, 1), 0.41, active_participants=533_000, potential_workers=1_300_000)
        found = self.placed(first, counted(DAY, 592_806, 1_300_000))
        assert found.coverage == Fraction(41, 100)

    def test_a_rounded_potential_of_its_own_does_not_matter(self):
        first = printed(date(2024, 10, 1), 0.41, active_participants=533_017, potential_workers=1_300_000)
        assert self.placed(first, counted(DAY, 592_806, 1_312_370)).coverage == Fraction(533_017, 1_312_370)

    @pytest.mark.parametrize(
        ("first", "last", "reason"),
        [
            pytest.param(
                (533_000, 1_290_001), (592_806, 1_312_370), Reason.COUNT_ROUNDED, id="people-rounded"
            ),
            pytest.param(
                (533_017, 1_290_001), (592_806, 1_300_000), Reason.COUNT_ROUNDED, id="latest-rounded"
            ),
            pytest.param((None, None), (592_806, 1_312_370), Reason.COUNT_UNKNOWN, id="share-alone"),
            pytest.param(
                (533_017, 1_290_001), (None, None), Reason.POTENTIAL_UNKNOWN, id="latest-share-alone"
            ),
        ],
    )
    def test_what_cannot_be_put_there(self, first, last, reason):
        rows = [
            printed(day, 0.4) if workers is None else counted(day, people, workers)
            for day, (people, workers) in ((date(2024, 10, 1), first), (DAY, last))
        ]
        assert self.placed(*rows) == reason


def test_years_start_on_the_potential_of_their_figure():
    september, last = date(2024, 9, 30), date(2023, 12, 31)
    latest = {code: counted(september, 420_007, 1_000_001, code=code) for code in ("15", "16", "17", "18")}
    before = {
        "15": counted(last, 364_003, 980_001),
        "16": counted(last, 364_000, 980_001, code="16"),
        "17": counted(date(2023, 9, 29), 364_003, 980_001, code="17"),
        "19": counted(last, 364_003, 980_001, code="19"),
    }
    assert year_starts(latest, before) == {"15": pytest.approx(364_003 / 1_000_001)}


class TestTypedZeros:
    """What an officer typed is exact, whatever its last digits."""

    def test_typed_people_stand_on_a_typed_potential(self):
        before = counted(date(2024, 12, 31), 364_000, 1_000_000, active_exact=True, potential_exact=True)
        latest = counted(date(2025, 6, 30), 400_000, 1_100_000, active_exact=True, potential_exact=True)
        (start,), (end,) = points_of([before]), points_of([latest])
        assert rebased(start, end).coverage == Fraction(364_000, 1_100_000)
        assert breaks([start, end]) == Reason.POTENTIAL_CHANGED
        assert rebased(start, end._replace(potential_exact=False)) == Reason.COUNT_ROUNDED
        assert rebased(start._replace(counted_exact=False), end) == Reason.COUNT_ROUNDED

    def test_a_point_that_is_put_on_a_typed_potential_stands_on_a_typed_one(self):
        (start,) = points_of([counted(date(2024, 12, 31), 364_003, 990_001)])
        (end,) = points_of([typed(date(2025, 6, 30), 400_000, potential=1_100_000)])
        assert (start.potential_exact, rebased(start, end).potential_exact) == (False, True)


class TestGrowthOfTheYear:
    """Growth is told only where the movement is: docs/methods.md, "Naik, turun, atau bertentangan"."""

    CLOSE, LATER = date(2024, 12, 31), date(2025, 6, 30)

    def starts(self, before, latest):
        return year_starts({"15": latest}, {"15": before})

    def test_none_between_rounded_counts_that_may_be_one(self):
        before, latest = counted(self.CLOSE, 400_000), counted(self.LATER, 410_000)
        assert self.starts(before, latest) == {}

    def test_between_the_same_counts_typed_there_is(self):
        before, latest = typed(self.CLOSE, 400_000), typed(self.LATER, 410_000)
        assert self.starts(before, latest) == {"15": 0.4}

    def test_between_rounded_counts_that_cannot_be_one_there_is(self):
        before, latest = counted(self.CLOSE, 400_000), counted(self.LATER, 600_000)
        assert self.starts(before, latest) == {"15": 0.4}

    @pytest.mark.parametrize(
        ("before", "latest", "start"),
        [
            pytest.param(
                printed(CLOSE, 0.41, active_participants=533_017, potential_workers=1_300_000),
                counted(LATER, 538_072, 1_312_370),
                533_017 / 1_312_370,
                id="from-a-printed-share",
            ),
            pytest.param(
                counted(CLOSE, 533_017, 1_300_000),
                counted(LATER, 538_072, 1_312_370),
                533_017 / 1_312_370,
                id="from-a-rounded-potential",
            ),
            pytest.param(
                counted(CLOSE, 364_003, 990_001),
                typed(LATER, 370_003, potential=1_100_000),
                364_003 / 1_100_000,
                id="to-a-typed-one",
            ),
        ],
    )
    def test_between_exact_counts_on_the_latest_potential_there_is(self, before, latest, start):
        assert self.starts(before, latest) == {"15": start}

    def test_none_between_printed_shares_that_may_be_one(self):
        before = printed(self.CLOSE, 0.4, ratio_decimals=0, potential_workers=1_000_000)
        assert (
            self.starts(before, printed(self.LATER, 0.404, ratio_decimals=0, potential_workers=1_000_000))
            == {}
        )
        assert self.starts(
            before, printed(self.LATER, 0.42, ratio_decimals=0, potential_workers=1_000_000)
        ) == {"15": 0.4}
