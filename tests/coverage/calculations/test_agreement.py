"""Rule 7: a share agrees with what rounds to it, a count within one head, a rounded count within its unit.

Its interval is half of that; neither reaches beyond 5 % of the count, and a typed count has none.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coverage.calculations.agreement import (
    Interval,
    agree_closely,
    all_meet,
    count_interval,
    count_tolerance,
    is_rounded,
    potentials_agree,
    ratio_interval,
    share_interval,
    snapshots_agree,
    target_shares_agree,
    unit_of,
    zeros_are_meant,
)
from tests.coverage.calculations.published import stated

COUNTS = st.integers(0, 10**9)
SHARES = st.integers(0, 5).flatmap(
    lambda places: st.tuples(st.decimals(0, 2, places=places + 2), st.just(places))
)


def shares(*texts: str) -> list[tuple[Decimal, int]]:
    """Shares out of percentages as printed: "32.60" has two decimals."""
    return [(Decimal(text) / 100, len(text.partition(".")[2])) for text in texts]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(760_468, False, id="exact"),
        pytest.param(661_500, False, id="hundreds-are-exact"),
        pytest.param(687_000, True, id="thousands"),
        pytest.param(2_800_000, True, id="millions"),
        pytest.param(1_000, True, id="one-thousand"),
        pytest.param(0, False, id="reported-zero"),
        pytest.param(None, False, id="not-reported"),
    ],
)
def test_is_rounded_from_three_zeros_on(count, expected):
    assert is_rounded(count) is expected


@pytest.mark.parametrize(
    ("count", "typed", "meant"),
    [
        pytest.param(90_000, True, True, id="typed"),
        pytest.param(90_000, False, False, id="printed"),
        pytest.param(90_001, True, False, id="no-zeros"),
        pytest.param(None, True, False, id="not-reported"),
    ],
)
def test_zeros_are_meant_where_an_officer_typed_them(count, typed, meant):
    assert zeros_are_meant(count, typed) is meant


@pytest.mark.parametrize("count", [90_000, 1_000, 3_000_000])
def test_no_count_that_an_officer_typed_is_rounded(count):
    assert not is_rounded(count, exact=True)
    assert unit_of(count, exact=True) == 1
    assert count_interval(count, exact=True) == Interval(Fraction(count), Fraction(count))
    assert count_tolerance(count, exact=True) == Interval(Fraction(count - 1), Fraction(count + 1))


@pytest.mark.parametrize(
    ("count", "unit"),
    [
        pytest.param(760_468, 1, id="exact"),
        pytest.param(661_500, 1, id="two-zeros-are-exact"),
        pytest.param(687_000, 1_000, id="thousands"),
        pytest.param(3_050_000, 10_000, id="ten-thousands"),
        pytest.param(2_900_000, 100_000, id="hundred-thousands"),
        pytest.param(40_000_000, 10_000_000, id="ten-millions"),
        pytest.param(0, 1, id="reported-zero"),
        pytest.param(None, 1, id="not-reported"),
    ],
)
def test_the_unit_of_a_count(count, unit):
    assert unit_of(count) == unit


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        pytest.param(760_468, 760_468, 760_468, id="exact"),
        pytest.param(661_500, 661_500, 661_500, id="two-zeros-are-exact"),
        pytest.param(687_000, 686_500, 687_500, id="thousands"),
        pytest.param(2_700_000, 2_650_000, 2_750_000, id="banten-active"),
        pytest.param(6_000_000, 5_700_000, 6_300_000, id="banten-potential-five-per-cent"),
        pytest.param(2_900_000, 2_850_000, 2_950_000, id="sumatera-barat-potential"),
        pytest.param(1_000, 950, 1_050, id="one-thousand-five-per-cent"),
        pytest.param(0, 0, 0, id="reported-zero"),
    ],
)
def test_count_interval_is_half_a_unit_and_at_most_five_per_cent(count, low, high):
    assert count_interval(count) == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        pytest.param(760_468, 760_467, 760_469, id="one-head"),
        pytest.param(661_500, 661_499, 661_501, id="two-zeros-are-exact"),
        pytest.param(687_000, 686_000, 688_000, id="thousands"),
        pytest.param(3_050_000, 3_040_000, 3_060_000, id="ten-thousands"),
        pytest.param(2_800_000, 2_700_000, 2_900_000, id="hundred-thousands"),
        pytest.param(40_000_000, 38_000_000, 42_000_000, id="ten-millions-five-per-cent"),
        pytest.param(1_000, 950, 1_050, id="one-thousand-five-per-cent"),
        pytest.param(7, 6, 8, id="a-few"),
        pytest.param(0, -1, 1, id="reported-zero"),
    ],
)
def test_count_tolerance_is_a_whole_unit_and_at_most_five_per_cent(count, low, high):
    assert count_tolerance(count) == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("percent", "low", "high"),
    [
        pytest.param("24.86", "0.24855", "0.24865", id="two-decimals"),
        pytest.param("32.9", "0.3285", "0.3295", id="one-decimal"),
        pytest.param("40", "0.395", "0.405", id="whole"),
        pytest.param("32.60", "0.32595", "0.32605", id="a-printed-zero-counts"),
        pytest.param("118.9", "1.1885", "1.1895", id="above-one"),
    ],
)
def test_share_interval(percent, low, high):
    assert share_interval(*shares(percent)[0]) == Interval(Fraction(low), Fraction(high))


def test_ratio_interval_reaches_from_fewest_of_most_to_most_of_fewest():
    found = ratio_interval(count_tolerance(687_000), count_tolerance(2_800_000))
    assert found == Interval(Fraction(686_000, 2_900_000), Fraction(688_000, 2_700_000))


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        pytest.param(Interval(0, 9), False, id="below"),
        pytest.param(Interval(0, 10), True, id="touching"),
        pytest.param(Interval(0, 15), True, id="overlapping"),
        pytest.param(Interval(12, 13), True, id="inside"),
        pytest.param(Interval(20, 30), True, id="touching-above"),
        pytest.param(Interval(21, 30), False, id="above"),
    ],
)
def test_intervals_meet_also_where_they_touch(other, meets):
    assert Interval(10, 20).meets(other) is meets
    assert other.meets(Interval(10, 20)) is meets


@pytest.mark.parametrize("potential", [pytest.param(0, id="zero"), pytest.param(1, id="can-be-zero")])
def test_ratio_interval_is_unknown_over_a_potential_that_can_be_zero(potential):
    assert ratio_interval(count_tolerance(5), count_tolerance(potential)) is None


def test_ratio_interval_over_a_potential_of_one_at_least_is_known():
    """4 to 6 of 1 to 3."""
    assert ratio_interval(count_tolerance(5), count_tolerance(2)) == Interval(Fraction(4, 3), Fraction(6))


def test_ratio_interval_of_nobody_starts_at_zero():
    assert ratio_interval(count_tolerance(0), count_tolerance(1_000_500)).low == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(3_058_943, 3_050_000, True, id="antara-3.05-million-lampung-2024"),
        pytest.param(3_058_943, 3_000_000, True, id="three-million"),
        pytest.param(1_058_943, 1_000_000, False, id="beyond-five-per-cent"),
        pytest.param(3_058_943, 3_040_000, False, id="beyond-the-unit-of-ten-thousand"),
        pytest.param(41_550_000, 41_560_000, True, id="one-unit-apart-indonesia-2023"),
        pytest.param(41_550_000, 41_570_000, False, id="two-units-apart"),
        pytest.param(760_468, 760_469, True, id="one-head-apart"),
        pytest.param(760_468, 760_470, False, id="two-heads-apart"),
        pytest.param(661_500, 661_502, False, id="two-zeros-are-no-rounding"),
        pytest.param(1_174_328, 1_149_447, False, id="lampung-2025-target-heads"),
        pytest.param(0, 1, True, id="zero-and-one"),
        pytest.param(0, 2, False, id="zero-and-two"),
    ],
)
def test_potentials_agree(one, other, expected):
    said = [stated(potential_workers=one), stated(potential_workers=other)]
    assert potentials_agree(said) is expected
    assert potentials_agree(reversed(said)) is expected


@pytest.mark.parametrize(
    ("one", "other", "closely"),
    [
        pytest.param(3_058_943, 3_050_000, False, id="antara-cut-lampung-2024"),
        pytest.param(3_058_943, 3_060_000, True, id="rounded"),
        pytest.param(41_550_000, 41_560_000, False, id="one-unit-apart-indonesia-2023"),
        pytest.param(760_468, 760_469, True, id="one-head-apart"),
        pytest.param(760_468, 760_468, True, id="equal"),
    ],
)
def test_what_agrees_only_when_digits_were_cut_does_not_agree_closely(one, other, closely):
    potentials = [stated(potential_workers=one), stated(potential_workers=other)]
    actives = [stated(active_participants=one), stated(active_participants=other)]
    assert potentials_agree(potentials)
    assert snapshots_agree(actives)
    assert agree_closely(potentials, "potential_workers") is closely
    assert agree_closely(actives, "active_participants") is closely


def test_a_typed_count_agrees_within_one_head_whatever_its_zeros():
    typed = stated(active_participants=90_000, entered=True)
    assert snapshots_agree([typed, stated(active_participants=90_001)])
    assert not snapshots_agree([typed, stated(active_participants=90_400)])
    assert snapshots_agree([stated(active_participants=90_000), stated(active_participants=90_400)])


def test_a_count_that_a_verifier_chose_is_the_documents_own():
    chosen = stated(active_participants=90_000, entered=True, decided=True)
    assert snapshots_agree([chosen, stated(active_participants=90_400)])


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(["38.39", "38.39"], True, id="equal"),
        pytest.param(["38.39", "38.4"], True, id="more-precise"),
        pytest.param(["38.35", "38.4"], True, id="half-rounds-up"),
        pytest.param(["38.45", "38.4"], True, id="half-cut"),
        pytest.param(["55.05", "55"], True, id="riau-road-map"),
        pytest.param(["40", "41"], False, id="neighbours"),
        pytest.param(["25.6", "25.7"], False, id="neighbours-with-a-decimal"),
        pytest.param(["25.6", "26.6"], False, id="lampung-utara-twice"),
        pytest.param(["38.39", "32.6"], False, id="lampung-2025-targets"),
        pytest.param(["38.3", "38.34", "38"], True, id="three-that-share-a-value"),
        pytest.param(["38.34", "38.3", "38.4"], False, id="one-of-three-elsewhere"),
        pytest.param(["0", "0.0"], True, id="reported-zero"),
        pytest.param(["0", "0.6"], False, id="zero-and-more"),
        pytest.param(["118.9", "119"], True, id="above-one"),
        pytest.param([], True, id="nothing-printed"),
    ],
)
def test_target_shares_agree(printed, expected):
    assert target_shares_agree(shares(*printed)) is expected


def test_a_missing_share_agrees_with_every_share():
    assert target_shares_agree([(None, None), *shares("38.39")])


@given(st.lists(SHARES, max_size=4))
def test_agreement_of_shares_knows_no_order(printed):
    assert target_shares_agree(printed) is target_shares_agree(reversed(printed))


@given(SHARES, SHARES)
def test_shares_agree_when_some_value_rounds_to_both(one, other):
    def rounding(share, decimals):
        """First of the values that round to a share, and the first behind them."""
        half = Fraction(1, 2 * 100 * 10**decimals)
        return Fraction(share) - half, Fraction(share) + half

    (low, end), (other_low, other_end) = rounding(*one), rounding(*other)
    assert target_shares_agree([one, other]) is (max(low, other_low) < min(end, other_end))


@given(SHARES)
def test_a_share_agrees_with_itself(share):
    assert target_shares_agree([share, share])


@given(SHARES, st.integers(0, 5))
def test_a_share_agrees_with_its_own_rounding(share, decimals):
    assume(decimals <= share[1])
    rounded = share[0].quantize(Decimal(1).scaleb(-2 - decimals), ROUND_HALF_UP)
    assert target_shares_agree([share, (rounded, decimals)])


@given(COUNTS, st.integers(3, 8))
def test_a_count_agrees_with_its_own_rounding_and_cutting(count, zeros):
    """As long as that moves it by less than 5 %."""
    unit = 10**zeros
    rounded, cut = (count + unit // 2) // unit * unit, count // unit * unit
    for printed in {rounded, cut} - {0}:
        assume(abs(printed - count) * 20 < printed)
        assert potentials_agree([stated(potential_workers=count), stated(potential_workers=printed)])


@given(COUNTS, COUNTS)
def test_exact_counts_agree_within_one_head(one, other):
    assume(not is_rounded(one) and not is_rounded(other))
    said = [stated(potential_workers=one), stated(potential_workers=other)]
    assert potentials_agree(said) is (abs(one - other) <= 1)


@given(COUNTS, st.integers(-2, 2))
def test_near_counts_agree_within_one_head(count, step):
    other = max(count + step, 0)
    assume(not is_rounded(count) and not is_rounded(other))
    said = [stated(active_participants=count), stated(active_participants=other)]
    assert snapshots_agree(said) is (abs(count - other) <= 1)


def test_all_meet_wants_one_value_for_all_of_them():
    assert all_meet([])
    assert all_meet([None, None])
    assert all_meet([None, count_tolerance(7)])
    assert all_meet(map(count_tolerance, [7, 8]))
    assert not all_meet(map(count_tolerance, [7, 8, 9]))
