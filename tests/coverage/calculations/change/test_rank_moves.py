"""Why a rank moved: every place is somebody's, and a potential's part is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.change.rank_moves import MonthList, Place, Rival, place_of, rank_move, speaking
from coverage.rows.figures import CoverageRow
from tests.coverage.calculations.lines import DECEMBER, OCTOBER, counted, printed
from tests.coverage.calculations.published import line


def months(before: dict[str, float | None], after: dict[str, float | None]):
    """Two months' lists from printed shares by code."""
    return (
        listed(line(code, share, printed_ratio=share, as_of=OCTOBER) for code, share in before.items()),
        listed(line(code, share, printed_ratio=share, as_of=DECEMBER) for code, share in after.items()),
    )


def listed(lines) -> MonthList:
    """A list of these regions alone."""
    rows = list(lines)
    return MonthList(rows, len(rows))


def codes(rivals) -> list[str]:
    return [rival.after.region.code for rival in rivals]


def test_who_passed_and_who_fell_behind():
    """11 rises over 15; 12 falls behind it; 13 stays above."""
    move = rank_move(
        "15",
        *months({"11": 0.3, "12": 0.5, "13": 0.6, "15": 0.4}, {"11": 0.5, "12": 0.4, "13": 0.6, "15": 0.45}),
    )
    assert move is not None
    assert (move.all_before, move.all_after) == (Place(3, 4, 4), Place(3, 4, 4))
    assert (codes(move.passed_by), codes(move.passed)) == (["11"], ["12"])
    assert (move.change, move.joined, move.left) == (0, (), ())


def test_a_longer_list_moves_a_rank_that_nobody_passed():
    """Second of 3; two newcomers above: fourth of 5, and still second of the three."""
    move = rank_move(
        "15",
        *months({"11": 0.5, "12": 0.3, "15": 0.4}, {"11": 0.5, "12": 0.3, "13": 0.8, "14": 0.9, "15": 0.4}),
    )
    assert move is not None
    assert (move.all_before, move.all_after) == (Place(2, 3, 3), Place(4, 5, 5))
    assert (move.same_before, move.same_after, move.change_of_same) == (Place(2, 3, 3), Place(2, 3, 5), 0)
    assert [row.region.code for row in move.joined] == ["14", "13"]
    assert (move.joined_above, move.left_above, move.passed_by) == (2, 0, ())


def test_those_who_left_are_told_with_their_last_figure():
    move = rank_move("15", *months({"11": 0.5, "12": 0.3, "15": 0.4}, {"11": None, "15": 0.4}))
    assert move is not None
    assert (move.all_after, move.change, move.change_of_same) == (Place(1, 1, 2), 1, 0)
    assert [(row.region.code, row.coverage_ratio) for row in move.left] == [("11", 0.5), ("12", 0.3)]
    assert move.left_above == 1


def test_to_draw_level_is_to_be_no_longer_above():
    move = rank_move("15", *months({"11": 0.5, "15": 0.4}, {"11": 0.5, "15": 0.5}))
    assert move is not None
    assert (move.all_before, move.all_after, codes(move.passed)) == (Place(2, 2, 2), Place(1, 2, 2), ["11"])


def test_from_level_to_above_is_to_pass():
    move = rank_move("15", *months({"11": 0.4, "15": 0.4}, {"11": 0.5, "15": 0.4}))
    assert move is not None
    assert (move.all_before, move.all_after, codes(move.passed_by)) == (
        Place(1, 2, 2),
        Place(2, 2, 2),
        ["11"],
    )


@pytest.mark.parametrize("share", [None, 0.4])
def test_without_a_rank_in_both_months_there_is_no_movement(share):
    before, after = months({"11": 0.5, "15": share}, {"11": 0.5, "15": None})
    assert rank_move("15", before, after) is None
    assert rank_move("19", before, after) is None


def test_a_smaller_potential_of_ones_own():
    """760.468 of 3.058.943 is 24,86 %; of 2.807.112 it is 27,09 %, above 26 %. With the old one: second."""
    rival = {"code": "11", "active": 26, "potential": 100}
    move = rank_move(
        "18",
        listed([counted(OCTOBER, 760_468, 3_058_943, "18"), counted(OCTOBER, **rival)]),
        listed([counted(DECEMBER, 760_468, 2_807_112, "18"), counted(DECEMBER, **rival)]),
    )
    assert move is not None
    assert (move.all_before, move.all_after) == (Place(2, 2, 2), Place(1, 2, 2))
    assert move.own.potential_changed
    assert move.own_potential_kept == move.potentials_kept == Place(2, 2, 2)
    assert codes(move.rebased) == ["18"]
    assert not move.others_rebased


def test_a_smaller_potential_of_the_one_who_passed():
    own = {"code": "18", "active": 25, "potential": 100}
    move = rank_move(
        "18",
        listed([counted(OCTOBER, **own), counted(OCTOBER, 24, 100, "11")]),
        listed([counted(DECEMBER, **own), counted(DECEMBER, 24, 90, "11")]),
    )
    assert move is not None
    assert (codes(move.passed_by), move.passed_by[0].potential_changed) == (["11"], True)
    assert move.own_potential_kept is None
    assert move.potentials_kept == Place(1, 2, 2)
    assert move.others_rebased


def test_printed_shares_tell_nothing_of_potentials():
    move = rank_move("15", *months({"11": 0.5, "15": 0.4}, {"11": 0.5, "15": 0.6}))
    assert move is not None
    assert (move.rebased, move.own_potential_kept, move.potentials_kept) == ((), None, None)
    assert not move.others_rebased


def test_a_printed_share_beside_a_counted_one_tells_nothing_of_potentials():
    share = printed(DECEMBER, 0.4, potential_workers=90, active_participants=36)
    before, after = counted(OCTOBER, 36, 100), share
    assert not Rival(before, after).potential_changed
    assert not Rival(after, before).potential_changed


def test_ones_own_potential_and_another_s_may_change_at_once():
    move = rank_move(
        "18",
        listed([counted(OCTOBER, 25, 100, "18"), counted(OCTOBER, 24, 100, "11")]),
        listed([counted(DECEMBER, 25, 101, "18"), counted(DECEMBER, 24, 101, "11")]),
    )
    assert move is not None
    assert (codes(move.rebased), move.others_rebased) == (["18", "11"], True)


def test_a_place_in_one_month_s_list():
    found, _ = months({"11": 0.5, "12": None, "15": 0.4, "16": 0.4}, {})
    assert [place_of(code, found) for code in ("11", "12", "16", "19")] == [
        Place(1, 3, 4),
        None,
        Place(2, 3, 4),
        None,
    ]


def test_what_speaks_for_a_month():
    rows = [line("11", 0.1, as_of=OCTOBER), line("12", 0.1, as_of=DECEMBER), line("13", as_of=DECEMBER)]
    assert [row.region.code for row in speaking([*rows, CoverageRow(rows[0].region)], OCTOBER)] == ["12"]


NAMES = [f"{number}" for number in range(11, 19)]
SHARES = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(0, 6).map(lambda n: n / 6))


def by_counting(code: str, shares: dict[str, float | None]) -> int:
    return 1 + sum(share is not None and share > shares[code] for share in shares.values())


@given(SHARES, SHARES)
def test_every_place_is_accounted_for(before, after):
    for code in NAMES:
        move = rank_move(code, *months(before, after))
        if before.get(code) is None or after.get(code) is None:
            assert move is None
            continue
        assert move is not None
        assert move.all_before.rank == by_counting(code, before)
        assert move.all_after.rank == by_counting(code, after)
        assert move.change_of_same == len(move.passed) - len(move.passed_by)
        assert move.change == move.change_of_same - move.joined_above + move.left_above
        assert move.all_after.of - move.all_before.of == len(move.joined) - len(move.left)


@given(SHARES)
def test_a_month_against_itself_moves_nobody(shares):
    for code in NAMES:
        move = rank_move(code, *months(shares, shares))
        if move is not None:
            assert (move.change, move.passed, move.passed_by, move.joined, move.left) == (0, (), (), (), ())


COUNTS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 50), st.integers(1, 50)), min_size=1, max_size=8
)


@given(COUNTS)
def test_with_the_former_potentials_only_participants_move_a_rank(counts):
    """The same participants on any new potentials: with all potentials kept, everybody stands as before."""
    before = [
        counted(OCTOBER, active, old, code) for code, (active, old, _) in zip(NAMES, counts, strict=False)
    ]
    after = [
        counted(DECEMBER, active, new, code) for code, (active, _, new) in zip(NAMES, counts, strict=False)
    ]
    for row in before:
        move = rank_move(row.region.code, listed(before), listed(after))
        assert move is not None
        assert move.potentials_kept in (None, move.all_before)
        assert (move.potentials_kept is None) == (move.rebased == ())
