from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.programmes.budget import cost
from coverage.calculations.programmes.cover import cliffs, cover_by_month
from coverage.rows.periods import months_before
from tests.coverage.calculations.programmes.test_budget import RATES, TWO, payer

DAY = date(2025, 12, 8)
NEXT = date(2026, 1, 1)


def steps(*payers, active=1_000, potential=10_000, **fields):
    return cover_by_month(active, potential, DAY, payers, RATES, **fields)


def test_the_cliff_of_a_paid_quarter():
    """500 new people from January to March: 10 %, 15 % for three months, 10 % again."""
    found = steps(payer(500, 3))
    assert [step.month for step in found] == [months_before(date(2025, 12, 1), -n) for n in range(5)]
    assert [step.active for step in found] == [1_000, 1_500, 1_500, 1_500, 1_000]
    assert [step.coverage for step in found] == [0.1, 0.15, 0.15, 0.15, 0.1]
    assert [step.paid for step in found] == [0, 500, 500, 500, 0]
    assert [step.rupiah for step in found] == [0, 8_400_000, 8_400_000, 8_400_000, 0]
    assert [(step.month, step.lost) for step in cliffs(found)] == [(date(2026, 4, 1), 500)]


def test_who_is_counted_already_falls_out_at_the_end():
    found = steps(payer(400, 6, start=date(2025, 8, 1), counted=True))
    assert [step.active for step in found] == [1_000, 1_000, 600]
    assert [(step.month, step.lost) for step in cliffs(found)] == [(date(2026, 2, 1), 400)]


def test_nobody_is_lost_when_another_payer_goes_on():
    found = steps(payer(400, 1, start=date(2025, 12, 1), counted=True), payer(400, 3, name="CSR"))
    assert [step.active for step in found] == [1_000, 1_000, 1_000, 1_000, 600]
    assert [step.month for step in cliffs(found)] == [date(2026, 4, 1)]


def test_two_payers_end_one_after_the_other():
    found = steps(payer(500, 1), payer(300, 2, name="CSR"))
    assert [step.active for step in found] == [1_000, 1_800, 1_300, 1_000]
    assert [step.lost for step in found] == [0, 0, 500, 300]


def test_cover_that_ended_before_takes_nobody_away_twice():
    """A cover that was over when the figure was taken; whoever left is no longer among the participants."""
    found = steps(payer(400, 2, start=date(2025, 3, 1), counted=True))
    assert [step.active for step in found] == [1_000]
    assert cliffs(found) == []


def test_cover_that_ended_with_the_month_before_takes_nobody_away():
    found = steps(payer(400, 2, start=date(2025, 10, 1), counted=True))
    assert [(step.month, step.active) for step in found] == [(date(2025, 12, 1), 1_000)]


def test_without_payers_nothing_moves():
    assert [(step.active, step.lost, step.rupiah) for step in steps(months_after=3)] == [(1_000, 0, 0)] * 3


@pytest.mark.parametrize("potential", [None, 0])
def test_without_a_potential_people_alone(potential):
    found = steps(payer(500, 1), potential=potential)
    assert [step.active for step in found] == [1_000, 1_500, 1_000]
    assert {step.coverage for step in found} == {None}


def test_above_everyone_is_kept():
    assert steps(payer(9_500, 1))[1].coverage == 1.05


def test_a_month_without_a_rate_is_said():
    with pytest.raises(LookupError, match="JKP"):
        steps(payer(1, programmes="JKP"))


PAYERS = st.lists(
    st.builds(
        payer,
        st.integers(0, 10**5),
        st.integers(0, 18),
        start=st.integers(0, 12).map(lambda count: months_before(NEXT, -count)),
        programmes=st.just(TWO),
        counted=st.booleans(),
    ),
    max_size=4,
)


@given(PAYERS)
def test_months_follow_each_other_and_the_rupiah_add_up(payers):
    found = steps(*payers, active=10**6)
    months = [step.month for step in found]
    assert months == [months_before(months[0], -place) for place in range(len(months))]
    assert sum(step.rupiah for step in found) == sum(cost(one, RATES) for one in payers)
    assert found[-1].paid == 0


@given(PAYERS)
def test_in_the_end_only_the_counted_are_missing(payers):
    found = steps(*payers, active=10**6)
    assert found[-1].active == 10**6 - sum(one.heads for one in payers if one.counted)
    for before, after in pairwise(found):
        assert after.lost == max(before.active - after.active, 0)
