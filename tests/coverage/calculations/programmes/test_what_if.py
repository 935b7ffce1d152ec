from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.programmes.budget import Payer, Rate, affordable, cost
from coverage.calculations.programmes.cover import cliffs
from coverage.calculations.programmes.what_if import missing_rates, rank_reached, spans, what_if

TWO, THREE = "JKK+JKM", "JKK+JKM+JHT"
RATES = [Rate(TWO, 16_800, date(2025, 3, 1)), Rate(THREE, 36_800, date(2025, 3, 1))]
JANUARY, DECEMBER = date(2026, 1, 1), date(2025, 12, 31)


def payer(heads=50_000, months=12, name="APBD", programmes=TWO, start=JANUARY, counted=False):
    return Payer(name, heads, start, months, programmes, counted)


def test_published_budget_of_ntt_to_the_rupiah():
    found = what_if(None, None, DECEMBER, [payer()], RATES)
    assert found.rupiah == 10_080_000_000
    assert [(span.start, span.months, span.rupiah) for span in found.costs[0].spans] == [
        (JANUARY, 12, 201_600)
    ]
    assert found.peak is None


def test_bengkayang_to_the_rupiah():
    assert what_if(None, None, DECEMBER, [payer(12_051)], RATES).rupiah == 2_429_481_600


def test_nobody_and_nothing_asked():
    assert what_if(1_000, 2_000, DECEMBER, [payer(0)], RATES).rupiah == 0
    assert what_if(1_000, 2_000, DECEMBER, [], RATES).rupiah == 0


def test_a_new_rate_opens_a_new_span():
    rates = [*RATES, Rate(TWO, 20_000, date(2026, 7, 1))]
    found = spans(rates, TWO, JANUARY, 12)
    assert [(span.rate.rupiah, span.start, span.months) for span in found] == [
        (16_800, JANUARY, 6),
        (20_000, date(2026, 7, 1), 6),
    ]
    assert what_if(None, None, DECEMBER, [payer(10)], rates).rupiah == 10 * 6 * (16_800 + 20_000)


def test_a_missing_rate_is_named_and_nothing_is_guessed():
    found = what_if(1_000, 2_000, DECEMBER, [payer(start=date(2025, 1, 1), months=3)], RATES)
    assert found.missing == ((TWO, date(2025, 1, 1)), (TWO, date(2025, 2, 1)))
    assert (found.rupiah, found.steps, found.peak) == (None, (), None)
    assert missing_rates(RATES, [("JKP", JANUARY, 1)]) == (("JKP", JANUARY),)


def test_missing_rates_are_named_month_by_month():
    february = date(2026, 2, 1)
    asked = [("JKP", JANUARY, 2), *((programme, february, 1) for programme in ("JP", "JKM", "JHT", "JKK"))]
    named = [(programme, february) for programme in ("JHT", "JKK", "JKM", "JKP", "JP")]
    assert missing_rates(RATES, asked) == (("JKP", JANUARY), *named)


def test_the_peak_and_the_cliff():
    found = what_if(10_000, 100_000, DECEMBER, [payer(5_000), payer(2_000, 6, "CSR")], RATES)
    assert (found.peak.month, found.peak.active, found.peak.coverage) == (JANUARY, 17_000, 0.17)
    assert [(step.month, step.lost) for step in cliffs(found.steps)] == [
        (date(2026, 7, 1), 2_000),
        (date(2027, 1, 1), 5_000),
    ]


def test_who_pays_one_after_the_other_is_never_covered_together():
    found = what_if(
        10_000, 100_000, DECEMBER, [payer(5_000, 6), payer(3_000, 6, start=date(2026, 7, 1))], RATES
    )
    assert found.peak.active == 15_000


def test_paying_for_participants_adds_nobody_but_ends():
    found = what_if(10_000, 100_000, DECEMBER, [payer(4_000, counted=True)], RATES)
    assert found.peak.active == 10_000
    assert found.steps[-1].active == 6_000


def test_participants_of_an_unknown_potential_make_no_steps_of_coverage():
    found = what_if(1_000, None, DECEMBER, [payer(10)], RATES)
    assert (found.counted, found.peak, found.rupiah) == (False, None, 2_016_000)
    assert [step.active for step in found.steps][:2] == [0, 10]


def test_who_is_counted_already_ends_even_where_nobody_knows_the_count():
    found = what_if(None, None, DECEMBER, [payer(4_000, counted=True)], RATES)
    assert [(step.month, step.lost) for step in cliffs(found.steps)] == [(date(2027, 1, 1), 4_000)]


@pytest.mark.parametrize(("coverage", "rank"), [(0.10, 4), (0.30, 2), (0.25, 3), (0.5, 1), (None, None)])
def test_rank_reached_among_unchanged_peers(coverage, rank):
    """A tie shares its rank; a peer without a value takes no place; the own former value does not count."""
    peers = {"11": 0.4, "12": 0.3, "13": 0.2, "14": None, "18": 0.9}
    assert rank_reached(peers, "18", coverage) == rank


@given(
    rupiah=st.integers(0, 10**13),
    programmes=st.sampled_from([TWO, THREE]),
    months=st.integers(1, 60),
)
def test_rupiah_to_heads_to_rupiah_never_exceeds(rupiah, programmes, months):
    there = affordable(rupiah, RATES, programmes, JANUARY, months)
    back = cost(payer(there.heads, months, programmes=programmes), RATES)
    assert back <= rupiah
    assert back + there.left == rupiah
    assert cost(payer(there.heads + 1, months, programmes=programmes), RATES) > rupiah


@given(
    heads=st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 24)), max_size=5),
    active=st.integers(0, 10**7),
)
def test_money_by_month_adds_up_to_the_payers(heads, active):
    payers = [payer(count, months) for count, months in heads]
    found = what_if(active, 10**7, DECEMBER, payers, RATES)
    assert sum(step.rupiah for step in found.steps) == found.rupiah
    assert found.steps[-1].active == active
