from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.exact import exact, exact_coverage, quotient
from tests.coverage.calculations.published import JAMBI_ACTIVE, JAMBI_POTENTIAL, line


@pytest.mark.parametrize("ratio", [0.53, Decimal("0.53"), Decimal("0.5300")])
def test_a_share_is_the_decimal_it_was_written_as(ratio):
    assert exact(ratio) == Fraction(53, 100)


@given(st.integers(0, 10**6))
def test_every_stored_share_comes_back_from_its_float(millionths):
    assert exact(float(Decimal(millionths) / 10**6)) == Fraction(millionths, 10**6)


@given(st.fractions(0, 3, max_denominator=10**9), st.fractions(Fraction(1, 10**6), 1))
def test_a_quotient_is_that_of_fractions(part, whole):
    assert quotient(part, whole) == float(part / whole)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(line(), None, id="not-reported"),
        pytest.param(line(ratio=0.0, active_participants=0, potential_workers=9), 0, id="reported-zero"),
        pytest.param(line(ratio=0.3), Fraction(3, 10), id="share-alone"),
        pytest.param(line(ratio=0.3, potential_workers=9), Fraction(3, 10), id="share-and-potential"),
        pytest.param(line(ratio=0.3, active_participants=9), Fraction(3, 10), id="share-and-participants"),
        pytest.param(
            line(
                ratio=JAMBI_ACTIVE / JAMBI_POTENTIAL, active_participants=592_806, potential_workers=1_312_370
            ),
            Fraction(592_806, 1_312_370),
            id="counts",
        ),
        pytest.param(
            line(ratio=0.245, printed_ratio=0.245, active_participants=687_000, potential_workers=2_800_000),
            Fraction(245, 1000),
            id="rounded-counts",
        ),
    ],
)
def test_exact_coverage(row, expected):
    assert exact_coverage(row) == expected
