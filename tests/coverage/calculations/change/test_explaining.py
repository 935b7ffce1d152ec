"""Why a coverage changed: exact parts, and what is said when there are none."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coverage.calculations.change.explaining import Unsplit, explain, lack_of
from coverage.calculations.change.trend import changes, parts
from tests.coverage.calculations.lines import DECEMBER, OCTOBER, counted, printed
from tests.coverage.calculations.published import JAMBI_ACTIVE, JAMBI_POTENTIAL, line

AUGUST = date(2024, 8, 12)
COUNT, WORKERS = st.integers(0, 10**9), st.integers(1, 10**9)


def test_jambi_august_to_december_is_all_participants():
    """518.632, then 592.806 of 1.312.370 (Infojambi; Jambi Ekspres): 74.174 ÷ 1.312.370 = 5,65 points."""
    told = explain(
        counted(AUGUST, 518_632, JAMBI_POTENTIAL), counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL)
    )
    assert (told.participants, told.potential, told.potential_changed) == (74_174, 0, False)
    assert told.points == told.participants_points == pytest.approx(5.6519, abs=1e-4)
    assert told.potential_points == 0
    assert told.lacking == ()


def test_jambi_october_to_december_is_not_split():
    """41,38 % was printed without counts: 3,79 points, of which nobody knows the parts."""
    before = printed(OCTOBER, 0.4138)
    told = explain(before, counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL))
    assert told.points == pytest.approx(3.7907, abs=1e-4)
    assert (told.participants_points, told.potential_points) == (None, None)
    assert (told.participants, told.potential, told.potential_changed) == (None, None, None)
    assert told.lacking == ((before, Unsplit.NO_COUNTS),)
    assert not told.is_split


def test_both_causes_by_hand():
    """100 of 1.003, then 180 of 1.204: 80 ÷ 1.003 = 7,976; 180 × (1 ÷ 1.204 − 1 ÷ 1.003) = −2,996."""
    told = explain(counted(OCTOBER, 100, 1_003), counted(DECEMBER, 180, 1_204))
    assert told.participants_points == pytest.approx(7.9761, abs=1e-4)
    assert told.potential_points == pytest.approx(-2.9960, abs=1e-4)
    assert told.points == pytest.approx(4.9801, abs=1e-4)
    assert told.potential_changed
    assert told.is_split


@pytest.mark.parametrize(
    ("row", "lack"),
    [
        pytest.param(counted(OCTOBER, 5, 10), None, id="counted"),
        pytest.param(counted(OCTOBER, 0, 10), None, id="reported-zero"),
        pytest.param(printed(OCTOBER, 0.4), Unsplit.NO_COUNTS, id="share-alone"),
        pytest.param(
            printed(OCTOBER, 0.4, potential_workers=99), Unsplit.NO_PARTICIPANTS, id="share-and-potential"
        ),
        pytest.param(
            printed(OCTOBER, 0.4, active_participants=39), Unsplit.NO_POTENTIAL, id="share-and-participants"
        ),
        pytest.param(line("15", active_participants=39), Unsplit.NO_POTENTIAL, id="participants-alone"),
        pytest.param(
            line("15", active_participants=39, potential_workers=0), Unsplit.ZERO_POTENTIAL, id="potential-0"
        ),
        pytest.param(
            printed(OCTOBER, 0.44, active_participants=580_000, potential_workers=1_300_000),
            Unsplit.ROUNDED,
            id="rounded",
        ),
    ],
)
def test_what_a_date_lacks(row, lack):
    assert lack_of(row) == lack


def test_an_unknown_share_leaves_only_the_participants():
    """Central Sulawesi printed 518.141 participants and no potential in March 2024."""
    told = explain(counted(OCTOBER, 327_272, 978_084), counted(DECEMBER, 518_141, 1, coverage_ratio=None))
    assert told.points is None
    assert told.participants == 190_869


def test_rounded_counts_make_no_change_in_people():
    before = printed(OCTOBER, 0.44, active_participants=580_000, potential_workers=1_300_000)
    told = explain(before, counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL))
    assert (told.participants, told.potential) == (None, None)


def test_equal_shares_have_not_changed():
    told = explain(counted(OCTOBER, 5, 10), counted(DECEMBER, 5, 10))
    assert (told.points, told.participants_points, told.potential_points) == (0, 0, 0)


def test_the_change_is_known_by_the_rougher_share():
    told = explain(printed(OCTOBER, 0.4, ratio_decimals=0), counted(DECEMBER, 5, 10))
    assert told.decimals == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(counted(DECEMBER, 5, 10), counted(OCTOBER, 5, 10), id="backwards"),
        pytest.param(counted(OCTOBER, 5, 10), counted(OCTOBER, 6, 10), id="one-day"),
        pytest.param(counted(OCTOBER, 5, 10), counted(DECEMBER, 5, 10, code="18"), id="two-regions"),
        pytest.param(counted(OCTOBER, 5, 10), counted(DECEMBER, 5, 10, segment="PU"), id="two-segments"),
        pytest.param(counted(OCTOBER, 5, 10), counted(DECEMBER, 5, 10, basis="registration"), id="two-bases"),
        pytest.param(line("15", as_of=None), counted(DECEMBER, 5, 10), id="undated"),
    ],
)
def test_what_cannot_be_compared(before, after):
    with pytest.raises(ValueError, match=r"compared|later"):
        explain(before, after)


@given(COUNT, WORKERS, COUNT, WORKERS)
def test_the_parts_are_the_change_exactly(active, potential, former_active, former_potential):
    counts = [Fraction(count) for count in (active, potential, former_active, former_potential)]
    assert sum(parts(*counts)) == Fraction(active, potential) - Fraction(former_active, former_potential)


@given(COUNT, WORKERS, COUNT, WORKERS)
@example(active=1, potential=1, former_active=950_000_000, former_potential=1_000_000_000)
def test_it_agrees_with_the_step_by_step_series(active, potential, former_active, former_potential):
    exact = {"active_exact": True, "potential_exact": True}  # else 950.000.000 of 1.000.000.000 are rounded
    former = counted(OCTOBER, former_active, former_potential, **exact)
    rows = [former, counted(DECEMBER, active, potential, **exact)]
    told, step = explain(*rows), changes(rows)[1]
    near = {"rel": 1e-9, "abs": 1e-9 * (1 + 100 * active / min(potential, former_potential))}
    assert told.points == pytest.approx(step.points, **near)
    assert told.participants_points == pytest.approx(step.participants_points, **near)
    assert told.potential_points == pytest.approx(step.potential_points, **near)


@pytest.mark.parametrize(
    ("former", "latter", "disagree"),
    [
        pytest.param(2_800_000, 3_100_000, True, id="Lampung, August and December 2025"),
        pytest.param(1_312_370, 1_300_000, False, id="one is the other, rounded"),
        pytest.param(946_261, 978_084, True, id="exact ones"),
        pytest.param(946_261, 946_261, False, id="the same"),
        pytest.param(None, 946_261, False, id="unknown"),
    ],
)
def test_whether_a_potential_was_replaced(former, latter, disagree):
    before = printed(OCTOBER, 0.4, potential_workers=former)
    assert explain(before, printed(DECEMBER, 0.4, potential_workers=latter)).potentials_disagree is disagree


@pytest.mark.parametrize(
    ("before", "after", "unsure"),
    [
        pytest.param(
            (date(2025, 12, 24), "day"), (date(2025, 12, 31), "month"), True, id="a day of the month"
        ),
        pytest.param((date(2025, 11, 30), "day"), (date(2025, 12, 31), "month"), False, id="a day before it"),
        pytest.param((date(2025, 11, 30), "month"), (date(2025, 12, 31), "month"), False, id="two months"),
        pytest.param((date(2025, 3, 1), "day"), (date(2025, 12, 31), "year"), True, id="a day of the year"),
        pytest.param((date(2025, 12, 31), "year"), (date(2026, 1, 1), "day"), False, id="the year before"),
        pytest.param((date(2025, 12, 1), "day"), (date(2025, 12, 2), "day"), False, id="two days"),
    ],
)
def test_a_date_known_roughly_may_not_be_later(before, after, unsure):
    """West Kalimantan: 37 % on 24 December 2025 and 27 % "in December 2025"."""
    rows = [printed(day, 0.3, as_of_precision=precision) for day, precision in (before, after)]
    assert explain(*rows).order_is_unsure is unsure
