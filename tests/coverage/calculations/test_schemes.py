from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.schemes import Measure, Scheme, Step, scheme_in_force
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

BIT = Fraction(1, 10**12)


@pytest.mark.parametrize(
    ("limit", "at", "beyond"),
    [
        pytest.param("0.50", "up_to_50", "up_to_65", id="50"),
        pytest.param("0.65", "up_to_65", "up_to_75", id="65"),
        pytest.param("0.75", "up_to_75", "up_to_90", id="75"),
        pytest.param("0.90", "up_to_90", "above_90", id="90"),
    ],
)
def test_a_band_holds_its_upper_limit(limit, at, beyond):
    assert BANDS.code_of(Fraction(limit)) == at
    assert BANDS.code_of(Fraction(limit) + BIT) == beyond


@pytest.mark.parametrize(
    ("limit", "at", "beyond"),
    [
        pytest.param("0.95", "on_track", "needs_acceleration", id="0.95"),
        pytest.param("0.60", "needs_acceleration", "limited", id="0.60"),
        pytest.param("0", "limited", "going_back", id="0"),
    ],
)
def test_a_speed_holds_its_lower_limit(limit, at, beyond):
    assert SPEEDS.code_of(Fraction(limit)) == at
    assert SPEEDS.code_of(Fraction(limit) - BIT) == beyond


@given(st.fractions(-2, 2), st.fractions(-2, 2))
def test_more_is_never_a_lower_answer(one, other):
    low, high = sorted((one, other))
    bands = [step.code for step in BANDS.steps]
    speeds = [step.code for step in SPEEDS.steps]
    assert bands.index(BANDS.code_of(low)) <= bands.index(BANDS.code_of(high))
    assert speeds.index(SPEEDS.code_of(low)) >= speeds.index(SPEEDS.code_of(high))


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param([], id="none"),
        pytest.param(["0.5"], id="no-rest"),
        pytest.param([None, None], id="two-rests"),
        pytest.param(["0.5", "0.5", None], id="tie"),
        pytest.param(["0.6", "0.5", None], id="wrong-way"),
    ],
)
def test_refuses_steps_that_are_not_in_order(limits):
    steps = tuple(
        Step(str(place), None if limit is None else Decimal(limit)) for place, limit in enumerate(limits)
    )
    with pytest.raises(ValueError, match="limit"):
        Scheme(Measure.ATTAINMENT, "x", "1", date(2017, 1, 1), steps)


def test_the_latest_thresholds_before_a_day_hold():
    later = replace(BANDS, version="2", valid_from=date(2025, 1, 1))
    schemes = [later, SPEEDS, BANDS]
    assert scheme_in_force(schemes, Measure.ATTAINMENT, date(2024, 12, 31)) == BANDS
    assert scheme_in_force(schemes, Measure.ATTAINMENT, date(2025, 1, 1)) == later
    assert scheme_in_force(schemes, Measure.PACE, date(2025, 1, 1)) == SPEEDS
    assert scheme_in_force(schemes, Measure.PACE, date(2016, 1, 1)) is None
