from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.programmes.budget import (
    Affordable,
    Payer,
    Rate,
    affordable,
    cost,
    cost_by_payer,
    coverage_reached,
    rate_on,
    rupiah_a_head,
)

TWO, THREE = "JKK+JKM", "JKK+JKM+JHT"
RATES = [Rate(TWO, 16_800, date(2015, 7, 1)), Rate(THREE, 36_800, date(2015, 7, 1))]
JANUARY = date(2026, 1, 1)


def payer(heads, months=12, name="APBD", programmes=TWO, start=JANUARY, counted=False):
    return Payer(name, heads, start, months, programmes, counted)


@pytest.mark.parametrize(
    ("heads", "months", "rupiah"),
    [
        pytest.param(50_000, 12, 10_080_000_000, id="NTT-2026"),
        pytest.param(12_051, 12, 2_429_481_600, id="Bengkayang-2024"),
        pytest.param(1, 1, 16_800, id="one"),
        pytest.param(0, 12, 0, id="nobody"),
        pytest.param(50_000, 0, 0, id="no-month"),
    ],
)
def test_cost_to_the_rupiah(heads, months, rupiah):
    assert cost(payer(heads, months), RATES) == rupiah


def test_with_old_age_savings():
    assert cost(payer(100, 12, programmes=THREE), RATES) == 44_160_000


def test_each_month_at_its_own_rate():
    """Made up: 20.000 from July 2026 on; six months of each, then of the new one only."""
    rates = [Rate(TWO, 20_000, date(2026, 7, 1)), *RATES]
    assert rupiah_a_head(rates, TWO, JANUARY, 12) == 6 * 16_800 + 6 * 20_000
    assert rupiah_a_head(rates, TWO, date(2026, 7, 1), 2) == 40_000
    assert rate_on(rates, TWO, date(2026, 6, 1)).rupiah == 16_800


def test_a_rate_that_starts_within_a_month_holds_from_the_next():
    rates = [*RATES, Rate(TWO, 20_000, date(2026, 1, 2))]
    assert rupiah_a_head(rates, TWO, JANUARY, 2) == 36_800


@pytest.mark.parametrize(
    ("programmes", "month"),
    [pytest.param("JKP", JANUARY, id="unknown"), pytest.param(TWO, date(2015, 6, 1), id="too-early")],
)
def test_a_rate_is_never_guessed(programmes, month):
    with pytest.raises(LookupError, match="no rate of"):
        rate_on(RATES, programmes, month)


@pytest.mark.parametrize(
    ("rupiah", "expected"),
    [
        pytest.param(10_080_000_000, Affordable(50_000, 0), id="NTT-2026"),
        pytest.param(2_429_520_000, Affordable(12_051, 38_400), id="Bengkayang-as-printed"),
        pytest.param(2_429_481_599, Affordable(12_050, 201_599), id="a-rupiah-short"),
        pytest.param(0, Affordable(0, 0), id="nothing"),
    ],
)
def test_heads_of_a_budget(rupiah, expected):
    assert affordable(rupiah, RATES, TWO, JANUARY, 12) == expected


def test_a_rupiah_a_head_pays_for_heads():
    assert affordable(5, [Rate(TWO, 1, JANUARY)], TWO, JANUARY, 1) == Affordable(5, 0)


def test_refuses_what_makes_no_sense():
    with pytest.raises(ValueError, match="negative"):
        affordable(-1, RATES, TWO, JANUARY, 12)
    with pytest.raises(ValueError, match="divide"):
        affordable(1, RATES, TWO, JANUARY, 0)
    with pytest.raises(ValueError, match="negative"):
        payer(-1)
    with pytest.raises(ValueError, match="negative"):
        payer(1, -1)
    with pytest.raises(ValueError, match="first of a month"):
        payer(1, start=date(2026, 1, 2))


def test_several_payers_each_pay_their_own():
    payers = [payer(100), payer(50, name="DBH sawit"), payer(10, 6, name="APBD"), payer(0, name="CSR")]
    assert cost_by_payer(payers, RATES) == {"APBD": 21_168_000, "DBH sawit": 10_080_000, "CSR": 0}
    assert cost_by_payer([], RATES) == {}


@pytest.mark.parametrize(
    ("active", "potential", "expected"),
    [
        pytest.param(200, 1_000, 0.35, id="plain"),
        pytest.param(0, 1_000, 0.15, id="reported-zero"),
        pytest.param(None, 1_000, None, id="not-reported"),
        pytest.param(200, None, None, id="unknown-potential"),
        pytest.param(200, 0, None, id="potential-of-zero"),
        pytest.param(950, 1_000, 1.1, id="above-one"),
    ],
)
def test_coverage_reached(active, potential, expected):
    """100 and 50 are new; 30 are participants already."""
    payers = [payer(100), payer(50, name="CSR"), payer(30, counted=True)]
    assert coverage_reached(active, potential, payers) == (
        None if expected is None else pytest.approx(expected)
    )


@given(st.integers(0, 10**13), st.integers(1, 36), st.sampled_from([TWO, THREE]))
def test_a_budget_pays_for_its_heads_and_not_for_one_more(rupiah, months, programmes):
    found = affordable(rupiah, RATES, programmes, JANUARY, months)
    spent = cost(payer(found.heads, months, programmes=programmes), RATES)
    assert spent + found.left == rupiah
    assert cost(payer(found.heads + 1, months, programmes=programmes), RATES) > rupiah


@given(st.integers(0, 10**7), st.integers(0, 36))
def test_there_and_back(heads, months):
    rupiah = cost(payer(heads, months), RATES)
    assert rupiah == heads * 16_800 * months
    if months:
        assert affordable(rupiah, RATES, TWO, JANUARY, months) == Affordable(heads, 0)
