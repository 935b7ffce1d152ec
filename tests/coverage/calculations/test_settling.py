from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.settling import (
    Settled,
    potential_key,
    potential_of,
    settle,
    settle_potential,
    settle_snapshot,
    settle_target,
    snapshot_key,
    snapshot_of,
    target_key,
    target_of,
)
from tests.coverage.calculations.published import ACTIVE, ANTARA, DAY, LAMPOST, SHARE, stated

OTHER = stated(id=3, source_id=13, active_participants=760_486, published_in=2)
THIRD = stated(id=4, source_id=14, active_participants=760_846, published_in=3)


def entered(number: int, active: int, published_in: int):
    return stated(id=number, entered=True, active_participants=active, published_in=published_in)


class TestKeys:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            pytest.param({"active_participants": 5}, ("18", DAY, "TOTAL", "domicile"), id="count"),
            pytest.param({"active_participants": 0}, ("18", DAY, "TOTAL", "domicile"), id="reported-zero"),
            pytest.param({"printed_ratio": SHARE}, ("18", DAY, "TOTAL", "domicile"), id="share"),
            pytest.param(
                {"active_participants": 5, "segment": "PU", "basis": "registration"},
                ("18", DAY, "PU", "registration"),
                id="segment-and-basis",
            ),
            pytest.param({"active_participants": 5, "as_of": None}, None, id="undated"),
            pytest.param({"potential_workers": 5, "rank": 16}, None, id="only-potential-and-rank"),
        ],
    )
    def test_snapshot_key(self, fields, expected):
        assert snapshot_key(stated(**fields)) == expected

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            pytest.param({"potential_workers": 5}, ("18", "TOTAL", "domicile", DAY), id="printed"),
            pytest.param({"potential_workers": 0}, ("18", "TOTAL", "domicile", DAY), id="reported-zero"),
            pytest.param({"potential_workers": 5, "as_of": None}, None, id="undated"),
            pytest.param({"active_participants": 5}, None, id="none-printed"),
        ],
    )
    def test_potential_key(self, fields, expected):
        assert potential_key(stated(**fields)) == expected

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            pytest.param({"target_document": "RPJMD"}, ("18", 2025, "RPJMD", None), id="named"),
            pytest.param({"source_id": 7}, ("18", 2025, "", 7), id="unnamed-by-its-source"),
            pytest.param(
                {"target_document": "RPJMD", "source_id": 7}, ("18", 2025, "RPJMD", None), id="any-source"
            ),
            pytest.param(
                {"target_ratio": None, "target_people": 5, "source_id": 7}, ("18", 2025, "", 7), id="heads"
            ),
            pytest.param({"as_of": None, "source_id": 7}, ("18", 2025, "", 7), id="undated"),
            pytest.param({"target_year": None}, None, id="without-a-year"),
            pytest.param({"target_ratio": None}, None, id="no-target"),
            pytest.param({"segment": "TOTAL_EXCL_JAKON"}, None, id="without-jakon"),
            pytest.param({"basis": "registration"}, None, id="by-registration"),
        ],
    )
    def test_target_key(self, fields, expected):
        printed = {"target_year": 2025, "target_ratio": Decimal("0.3839"), "target_decimals": 2}
        assert target_key(stated(**printed | fields)) == expected


class TestDocuments:
    def test_agreeing_ones_are_one_figure(self):
        assert settle_snapshot([LAMPOST, ANTARA], ()) == Settled((LAMPOST, ANTARA), ())

    def test_disagreeing_ones_cancel_out_while_none_is_published(self):
        """Lampung Utara stands twice in one list, 25,6 % and 26,6 %, 24 September 2024."""
        twice = [
            stated(id=n, region_code="18.03", printed_ratio=Decimal(share), printed_decimals=1)
            for n, share in [(1, "0.256"), (2, "0.266")]
        ]
        assert settle_snapshot(twice, ()) == Settled((), tuple(twice))

    def test_two_that_agree_do_not_outvote_a_third(self):
        assert settle_snapshot([LAMPOST, ANTARA, OTHER], ()) == Settled((), (LAMPOST, ANTARA, OTHER))

    def test_a_newcomer_stands_beside_a_published_figure(self):
        assert settle_snapshot([LAMPOST, OTHER], {1}) == Settled((LAMPOST,), (OTHER,))

    def test_newcomers_never_outvote_a_published_figure(self):
        assert settle_snapshot([OTHER, LAMPOST, ANTARA], {3}) == Settled((OTHER,), (LAMPOST, ANTARA))

    def test_a_newcomer_that_agrees_joins(self):
        assert settle_snapshot([LAMPOST, OTHER, ANTARA], {1}) == Settled((LAMPOST, ANTARA), (OTHER,))

    def test_support_that_is_gone_supports_nothing(self):
        assert settle_snapshot([LAMPOST, OTHER], {99}) == Settled((), (LAMPOST, OTHER))

    def test_potentials_and_targets_settle_by_their_own_numbers(self):
        assert settle_potential([LAMPOST, ANTARA], ()).opposing == ()
        assert settle_potential([LAMPOST, stated(id=9, potential_workers=2_807_112)], {1}).agreeing == (
            LAMPOST,
        )
        shares = [
            stated(id=n, target_year=2025, target_ratio=Decimal(share), target_decimals=2)
            for n, share in [(1, "0.3839"), (2, "0.326")]
        ]
        assert settle_target(shares, ()) == Settled((), tuple(shares))


class TestEntries:
    def test_an_entry_replaces_what_was_published_before(self):
        entry = entered(5, 770_770, published_in=2)
        assert settle_snapshot([LAMPOST, entry], {1}) == Settled((entry,), ())

    def test_a_later_document_stands_beside_an_entry(self):
        entry = entered(5, 770_770, published_in=2)
        assert settle_snapshot([entry, THIRD], {5}) == Settled((entry,), (THIRD,))

    def test_a_document_of_the_same_release_stands_beside_an_entry(self):
        entry = entered(5, 770_770, published_in=2)
        assert settle_snapshot([OTHER, entry], ()) == Settled((entry,), (OTHER,))

    def test_a_document_that_agrees_joins_an_entry(self):
        entry = entered(5, ACTIVE, published_in=2)
        assert settle_snapshot([LAMPOST, entry], {1}) == Settled((entry, LAMPOST), ())

    def test_the_last_entry_answers_for_the_key(self):
        first, last = entered(5, 770_770, published_in=2), entered(6, 780_780, published_in=4)
        assert settle_snapshot([first, last], {5}) == Settled((last,), ())

    def test_an_entry_settles_a_conflict(self):
        entry = entered(5, 760_486, published_in=4)
        assert settle_snapshot([LAMPOST, OTHER, THIRD, entry], ()) == Settled((entry, OTHER), ())

    def test_a_reported_zero_is_an_entry(self):
        entry = entered(5, 0, published_in=2)
        assert settle_snapshot([LAMPOST, entry], {1}) == Settled((entry,), ())


class TestRetractions:
    TAKEN_BACK = stated(id=7, entered=True, retracts="snapshot", published_in=2)

    def test_a_retraction_leaves_no_figure(self):
        assert snapshot_key(self.TAKEN_BACK) == snapshot_key(LAMPOST)
        assert settle_snapshot([LAMPOST, OTHER, self.TAKEN_BACK], {1}) == Settled((), ())

    def test_it_takes_back_what_came_between_an_entry_and_itself(self):
        taken_back = replace(self.TAKEN_BACK, published_in=4)
        assert settle_snapshot([entered(8, 770_770, published_in=1), THIRD, taken_back], ()) == Settled(
            (), ()
        )

    def test_a_later_document_is_the_figure_again(self):
        assert settle_snapshot([LAMPOST, self.TAKEN_BACK, THIRD], ()) == Settled((THIRD,), ())

    def test_a_later_entry_is_the_figure_again(self):
        entry = entered(8, 770_770, published_in=3)
        assert settle_snapshot([LAMPOST, self.TAKEN_BACK, entry], ()) == Settled((entry,), ())

    def test_documents_after_it_that_disagree_leave_it_open(self):
        other = stated(id=9, active_participants=5, published_in=3)
        assert settle_snapshot([self.TAKEN_BACK, THIRD, other], ()) == Settled((), (THIRD, other))

    def test_a_newcomer_never_hides_what_was_published_after_it(self):
        newcomer = stated(id=9, active_participants=5, published_in=4)
        assert settle_snapshot([self.TAKEN_BACK, THIRD, newcomer], {4}) == Settled((THIRD,), (newcomer,))

    def test_only_the_figure_it_names_is_taken_back(self):
        assert potential_key(self.TAKEN_BACK) is None
        potential = stated(entered=True, retracts="potential")
        assert (snapshot_key(potential), potential_key(potential)) == (None, potential_key(LAMPOST))


ZEROS = {
    "snapshot": (snapshot_of, {"active_participants": 760_000}),
    "potential": (potential_of, {"potential_workers": 3_058_000}),
    "target": (target_of, {"target_year": 2024, "target_people": 998_000}),
}


@pytest.mark.parametrize("kind", ZEROS)
def test_zeros_are_meant_where_an_officer_typed_them(kind):
    """Not where an admin decided between documents."""
    made, said = ZEROS[kind]
    printed, typed = stated(**said), stated(id=2, source_id=12, entered=True, **said)
    decided = replace(typed, decided=True)
    for rows, exact in (([printed], False), ([printed, typed], True), ([typed], True), ([decided], False)):
        assert made(rows).exact is exact


def test_a_target_without_a_number_of_people_has_no_zeros_to_mean():
    typed = stated(entered=True, target_year=2024, target_ratio=SHARE, target_decimals=2)
    assert target_of([typed]).exact is False


@st.composite
def histories(draw):
    """Statements of one key in the order of their releases, and which of them the figure rests on."""
    releases = sorted(draw(st.lists(st.integers(1, 4), min_size=1, max_size=6)))
    rows = [
        stated(
            id=number,
            entered=draw(st.booleans()),
            active_participants=draw(st.sampled_from([100, 101, 200, 201])),
            published_in=release,
        )
        for number, release in enumerate(releases)
    ]
    return rows, draw(st.sets(st.sampled_from(range(len(rows)))))


def same_count(rows) -> bool:
    counts = [row.active_participants for row in rows]
    return not counts or max(counts) - min(counts) <= 1


@given(histories())
def test_settling_drops_nothing_but_what_an_entry_answers(history):
    rows, support = history
    settled = settle(rows, support, same_count)
    told = [row.id for row in (*settled.agreeing, *settled.opposing)]
    assert len(told) == len(set(told))
    entry = next((row for row in reversed(rows) if row.entered), None)
    for row in rows:
        if row.id not in told:
            assert entry is not None
            assert row.entered or row.published_in < entry.published_in


@given(histories())
def test_settling_opposes_nothing_that_could_join(history):
    rows, support = history
    settled = settle(rows, support, same_count)
    if settled.agreeing:
        assert all(not same_count([*settled.agreeing, row]) for row in settled.opposing)
    else:
        assert not same_count(settled.opposing)


@given(histories())
def test_a_figure_rests_on_the_last_entry_else_on_its_support(history):
    rows, support = history
    settled = settle(rows, support, same_count)
    entries = [row for row in rows if row.entered]
    if entries:
        assert settled.agreeing[0] == entries[-1]
    elif support:
        assert {row.id for row in settled.agreeing} >= support
    else:
        assert set(settled.agreeing) in (set(), set(rows))
