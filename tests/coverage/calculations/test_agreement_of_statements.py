"""When two statements, potentials or targets agree, and which of them is the most precise."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.agreement import (
    Interval,
    coverage_interval,
    may_be_one,
    most_precise_count,
    potentials_agree,
    snapshots_agree,
    targets_agree,
)
from tests.coverage.calculations.published import stated

COUNTS = st.integers(0, 10**9)
SHARES = st.integers(0, 5).flatmap(
    lambda places: st.tuples(st.decimals(0, 2, places=places + 2), st.just(places))
)


@pytest.mark.parametrize(
    ("decimals", "low", "high"),
    [(2, "0.24855", "0.24865"), (0, "0.2436", "0.2536"), (None, "0.2436", "0.2536")],
)
def test_a_printed_share_agrees_with_what_rounds_to_it(decimals, low, high):
    printed = stated(printed_ratio=Decimal("0.2486"), printed_decimals=decimals)
    assert coverage_interval(printed) == Interval(Fraction(low), Fraction(high))


class TestSnapshotsAgree:
    def test_two_reports_of_one_meeting(self):
        """Lampost.co and ANTARA on Lampung, 24 September 2024."""
        told = {
            "active_participants": 760_468,
            "printed_ratio": Decimal("0.2486"),
            "printed_decimals": 2,
        }
        assert snapshots_agree(
            [stated(**told, potential_workers=3_058_943), stated(**told, potential_workers=3_050_000)]
        )

    def test_a_printed_share_against_counts(self):
        share = stated(printed_ratio=Decimal("0.249"), printed_decimals=1)
        assert snapshots_agree([share, stated(active_participants=760_468, potential_workers=3_058_943)])
        assert not snapshots_agree([share, stated(active_participants=780_468, potential_workers=3_058_943)])

    def test_equal_counts_of_different_potentials_contradict_each_other_by_their_shares(self):
        count = {"active_participants": 760_468}
        assert not snapshots_agree(
            [stated(**count, potential_workers=3_058_943), stated(**count, potential_workers=2_807_112)]
        )

    def test_equal_shares_of_different_counts_contradict_each_other(self):
        share = {"printed_ratio": Decimal("0.2486"), "printed_decimals": 2}
        assert not snapshots_agree(
            [stated(**share, active_participants=760_468), stated(**share, active_participants=760_486)]
        )

    def test_a_count_alone_agrees_with_a_share_alone(self):
        assert snapshots_agree(
            [stated(active_participants=760_468), stated(printed_ratio=Decimal("0.9"), printed_decimals=0)]
        )

    def test_a_reported_zero_is_a_value(self):
        zero = stated(active_participants=0)
        assert not snapshots_agree([zero, stated(active_participants=5)])
        assert snapshots_agree([zero, stated(printed_ratio=None)])

    def test_nothing_said_agrees(self):
        assert snapshots_agree([])
        assert snapshots_agree([stated()])


@given(COUNTS, st.none() | COUNTS, st.none() | SHARES)
def test_a_statement_agrees_with_itself(active, workers, share):
    printed, decimals = share or (None, None)
    said = stated(
        active_participants=active,
        potential_workers=workers,
        printed_ratio=printed,
        printed_decimals=decimals,
    )
    for agree in (snapshots_agree, potentials_agree, targets_agree):
        assert agree([said])
        assert agree([said, said])


STATEMENTS = st.builds(
    stated,
    active_participants=st.none() | st.sampled_from([760_468, 760_469, 760_000, 0]),
    potential_workers=st.none() | st.sampled_from([3_058_943, 3_050_000, 1_000_500]),
    printed_ratio=st.none() | st.sampled_from([Decimal("0.2486"), Decimal("0.249"), Decimal("0.76")]),
    printed_decimals=st.sampled_from([0, 1, 2]),
    target_ratio=st.none() | st.sampled_from([Decimal("0.3262"), Decimal("0.33")]),
    target_decimals=st.sampled_from([0, 1, 2]),
    target_people=st.none() | st.sampled_from([997_827, 998_000]),
)


@given(STATEMENTS, STATEMENTS)
def test_agreement_of_statements_is_symmetric(one, other):
    for agree in (snapshots_agree, potentials_agree, targets_agree):
        assert agree([one, other]) is agree([other, one])


@given(st.lists(STATEMENTS, min_size=1, max_size=4))
def test_who_agrees_with_all_agrees_with_each(said):
    for agree in (snapshots_agree, potentials_agree, targets_agree):
        if agree(said):
            assert all(agree([one, other]) for one in said for other in said)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"target_people": 1_149_447}, False, id="other-heads"),
        pytest.param({"target_people": 1_174_000}, True, id="rounded-heads"),
        pytest.param({"target_ratio": Decimal("0.38"), "target_decimals": 0}, True, id="rounded-share"),
        pytest.param({"target_ratio": Decimal("0.326"), "target_decimals": 1}, False, id="other-share"),
        pytest.param({}, True, id="says-nothing"),
    ],
)
def test_targets_agree_by_share_and_by_heads(fields, expected):
    """Against 38,39 % or 1.174.328 people, Lampung 2025 (Lampost.co)."""
    told = stated(target_ratio=Decimal("0.3839"), target_decimals=2, target_people=1_174_328)
    assert targets_agree([told, stated(**fields)]) is expected


def test_coverage_interval_of_a_printed_share():
    said = stated(
        printed_ratio=Decimal("0.4"), printed_decimals=0, active_participants=1, potential_workers=9_999
    )
    assert coverage_interval(said) == Interval(Fraction("0.395"), Fraction("0.405"))


@pytest.mark.parametrize(
    ("active", "workers", "expected"),
    [
        pytest.param(50, 99, Interval(Fraction(49, 100), Fraction(51, 98)), id="counts"),
        pytest.param(0, 99, Interval(Fraction(0), Fraction(1, 98)), id="reported-zero"),
        pytest.param(50, None, None, id="no-potential"),
        pytest.param(50, 0, None, id="zero-potential"),
        pytest.param(None, 99, None, id="not-reported"),
    ],
)
def test_coverage_interval_of_counts(active, workers, expected):
    assert coverage_interval(stated(active_participants=active, potential_workers=workers)) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([3_050_000, 3_058_943], 3_058_943, id="exact-before-rounded"),
        pytest.param([3_000_000, 3_050_000], 3_050_000, id="finer-unit"),
        pytest.param([760_468, 760_469], 760_468, id="first-of-equals"),
        pytest.param([None, 0], 0, id="reported-zero"),
        pytest.param([None], None, id="not-reported"),
        pytest.param([], None, id="none"),
    ],
)
def test_most_precise_count(counts, expected):
    assert most_precise_count(counts) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(1_312_370, 1_312_370, True, id="equal"),
        pytest.param(1_312_370, 1_300_000, True, id="jambi-rounded"),
        pytest.param(3_058_943, 2_800_000, False, id="lampung-2025"),
        pytest.param(1_000_000, 990_000, False, id="both-rounded"),
        pytest.param(1_312_370, 1_312_371, False, id="both-exact"),
        pytest.param(1_200_001, 1_000_000, False, id="agrees-but-far"),
        pytest.param(0, 0, True, id="zero"),
        pytest.param(970, 1_000, True, id="three-per-cent-apart"),
        pytest.param(969, 1_000, False, id="a-head-farther"),
        pytest.param(969_999, 1_000_000, False, id="a-head-farther-in-a-million"),
    ],
)
def test_potentials_that_may_be_one(one, other, expected):
    assert may_be_one(one, other) is expected
    assert may_be_one(other, one) is expected


def test_typed_potentials_that_look_rounded_are_two():
    """An officer's 1.300.000 is no rounded 1.312.370."""
    assert not may_be_one(1_312_370, 1_300_000, other_exact=True)
    assert not may_be_one(1_300_000, 1_312_370, one_exact=True)
    assert may_be_one(1_300_000, 1_300_000, one_exact=True)
