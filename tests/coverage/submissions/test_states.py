"""The life of a submission as plain data: which move starts where, and who makes it."""

import pytest

from coverage.rows.scope import Role, Scope
from coverage.submissions.states import (
    MONTHLY,
    MOVES,
    OPEN,
    PUBLISH,
    REVIEWED,
    RULES,
    UNDER_WAY,
    WAITING,
    Kind,
    State,
    may,
)

ME, OTHER = 7, 8
HERE, ELSEWHERE = frozenset({"18"}), frozenset({"15"})
# Who asks: roles, regions, whether they may publish documents, who handed the part in.
PEOPLE = {
    "stranger": (Scope(), False, OTHER),
    "reader": (Scope(ME, frozenset({Role.READER}), HERE), False, OTHER),
    "operator": (Scope(ME, frozenset({Role.OPERATOR}), HERE), False, ME),
    "operator elsewhere": (Scope(ME, frozenset({Role.OPERATOR}), ELSEWHERE), False, ME),
    "verifier": (Scope(ME, frozenset({Role.VERIFIER}), HERE), False, OTHER),
    "verifier elsewhere": (Scope(ME, frozenset({Role.VERIFIER}), ELSEWHERE), False, OTHER),
    "both, own": (Scope(ME, frozenset({Role.OPERATOR, Role.VERIFIER}), HERE), False, ME),
    "publisher": (Scope(ME), True, OTHER),
    "publisher, own": (Scope(ME), True, ME),
    "admin": (Scope(ME, frozenset({Role.ADMIN})), True, OTHER),
    "admin, own": (Scope(ME, frozenset({Role.ADMIN})), True, ME),
}
ENTER = {"operator", "both, own", "admin", "admin, own"}
VERIFY = {"verifier", "both, own", "admin", "admin, own"}
ANOTHER = {"verifier", "admin"}
PUBLISHERS = {"publisher", "publisher, own", "admin", "admin, own"}

# The same life told a second time, by hand: what can be done from where (None: not there yet), by whom.
GRID = {
    None: {"begin": ENTER, "offer": VERIFY},
    State.DRAFT: {"hand_in": ENTER, "withdraw": ENTER},
    State.SUBMITTED: {"recall": ENTER, "withdraw": ENTER, "give_back": VERIFY, "publish": ANOTHER},
    State.RETURNED: {"hand_in": ENTER, "withdraw": ENTER},
}
TARGETS = {
    None: {"hand_in_rows": ENTER, "offer": VERIFY},
    State.DRAFT: {"empty": ENTER, "withdraw": ENTER},
    State.SUBMITTED: GRID[State.SUBMITTED],
    State.RETURNED: {"empty": ENTER, "withdraw": ENTER},
}
LIFE = {
    Kind.GRID: GRID,
    Kind.WORKBOOK: GRID,
    Kind.TARGETS: TARGETS,
    Kind.RECORDS: TARGETS | {None: TARGETS[None] | {"file_records": set()}},
    Kind.DOCUMENT: {None: {"file": PUBLISHERS}, State.SUBMITTED: {"publish_document": PUBLISHERS}},
    Kind.DECISION: {None: {"settle": VERIFY}, State.SUBMITTED: {"publish_decision": VERIFY}},
}


@pytest.mark.parametrize("state", [None, *State])
@pytest.mark.parametrize("kind", Kind)
def test_every_move_from_every_state_by_everybody(kind, state):
    starts = [
        move
        for move in MOVES
        if kind in move.kinds and (move.fits(kind, state) if state else not move.before)
    ]
    told = LIFE[kind].get(state, {})
    assert {move.name for move in starts} == told.keys()
    for who, (scope, publishes, submitted_by) in PEOPLE.items():
        given = {"submitted_by": submitted_by, "publishes": publishes}
        made = {move.name for move in starts if may(move, scope, "18.71", **given)}
        assert made == {name for name, people in told.items() if who in people}, who


def test_figures_of_a_command_are_anybodys_to_publish():
    verifier, *_ = PEOPLE["verifier"]
    assert may(PUBLISH, verifier, "18", submitted_by=None)


def test_nothing_leaves_an_end():
    ends = {state for state in State if not any(state in move.before for move in MOVES)}
    assert ends == {State.PUBLISHED, State.WITHDRAWN} == set(State) - set(UNDER_WAY)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_comes_to_a_release(kind):
    reached: set[State] = set()
    for _step in State:
        moves = (move for move in MOVES if kind in move.kinds)
        reached |= {move.after for move in moves if not move.before or reached & set(move.before)}
    assert State.PUBLISHED in reached


def test_under_way_is_with_its_officer_or_with_its_verifier():
    assert set(OPEN) | set(WAITING) == set(UNDER_WAY)
    assert not set(OPEN) & set(WAITING)


def test_every_state_that_waits_can_be_published_and_no_other():
    publishing = [move for move in MOVES if move.after == State.PUBLISHED]
    assert {move.before for move in publishing} == {WAITING}
    assert {move.leaves for move in publishing} == {PUBLISH.leaves}  # one query marks parts of all kinds
    assert sorted(kind for move in publishing for kind in move.kinds) == sorted(Kind)


def test_only_reviewed_kinds_come_back():
    back = [move for move in MOVES if move.after in (State.DRAFT, State.RETURNED) and move.before]
    assert {move.kinds for move in back} == {REVIEWED}
    assert set(MONTHLY) <= set(REVIEWED)


def test_every_kind_has_its_rules():
    assert set(RULES) == set(Kind)


def test_moves_have_names_of_their_own():
    assert len({move.name for move in MOVES}) == len(MOVES)
