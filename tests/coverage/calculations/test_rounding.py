"""Numbers are rounded and written in one way, for pages as for the sentences of the audit."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.template.defaultfilters import floatformat
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.rounding import MINUS, rounded, whole, written
from coverage.words import formats

NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 6)),  # floatformat writes 1e-244 as it is
    st.decimals(-(10**9), 10**9, places=4),
)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        pytest.param(1_149_447, 0, "1.149.447", id="threes"),
        pytest.param(-1_149_447.5, 1, "−1.149.447,5", id="negative"),
        pytest.param(0.145, 2, "0,15", id="a-float-as-it-prints"),
        pytest.param(Decimal("-0.145"), 2, "−0,15", id="halves-away-from-zero"),
        pytest.param(Fraction(1, 8), 2, "0,13", id="fraction"),
        pytest.param(Fraction(-1, 1_000), 2, "0,00", id="zero-has-no-sign"),
        pytest.param(10**25 + 1, 0, "10.000.000.000.000.000.000.000.001", id="no-digit-is-lost"),
        pytest.param(
            Decimal(10**28 + 1), 2, "10.000.000.000.000.000.000.000.000.001,00", id="nor-one-with-decimals"
        ),
    ],
)
def test_written(value, places, text):
    assert written(value, places) == text


def test_people_are_counted_upwards():
    assert [whole(Fraction(half, 2)) for half in (-5, -3, 3, 5)] == [-2, -1, 2, 3]
    assert [whole(Fraction(quarter, 4)) for quarter in (-9, -7, 0, 7, 9)] == [-2, -2, 0, 2, 2]
    assert rounded(Fraction(-5, 2)) == -3


@given(NUMBERS, st.integers(0, 4), st.sampled_from(["id", "en"]))
def test_pages_write_as_django_does(value, places, language):
    with translation.override(language):
        assert formats.number(value, places) == floatformat(value, f"{places}g").replace("-", MINUS)
