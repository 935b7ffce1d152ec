"""The life of a submission's regions as plain data: states, moves, who makes each and what it leaves.

What the database does with it stands beside it, in moving and filing; the picture in docs is made from it.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from coverage.rows.scope import Scope


class State(StrEnum):
    """Where one region of a submission stands, as the models store it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


NEW: tuple[State, ...] = ()  # the region is not in the submission yet
OPEN = (State.DRAFT, State.RETURNED)  # its officer goes on with it
WAITING = (State.SUBMITTED,)  # its verifier decides
UNDER_WAY = (State.DRAFT, State.SUBMITTED, State.RETURNED)  # neither published nor withdrawn


class Kind(StrEnum):
    """What is handed in, as the models store it: five kinds of entry, and a verifier's decision."""

    DOCUMENT = "document"
    GRID = "grid"
    WORKBOOK = "workbook"
    TARGETS = "targets"
    RECORDS = "records"
    DECISION = "decision"


class KindRules(Struct, frozen=True):
    """How one kind goes its way.

    reviewed: an officer answers for it, so another person publishes it, who may also return it.
    by_region: who reads it before it is published goes by their regions; a document is shown whole to who
    filed it and to who publishes documents.
    of_a_month: a region and month is filled cell by cell, in one part under way at a time.
    drops: the states on whose way a part loses its draft figures. A grid makes them again from its cells;
    targets have no cells, and programme records are kept as they were written even when withdrawn.
    """

    reviewed: bool
    by_region: bool
    of_a_month: bool = False
    drops: tuple[State, ...] = ()


_BACK = (State.DRAFT, State.RETURNED, State.WITHDRAWN)
RULES: Mapping[Kind, KindRules] = {
    Kind.DOCUMENT: KindRules(reviewed=False, by_region=False),
    Kind.GRID: KindRules(reviewed=True, by_region=True, of_a_month=True, drops=_BACK),
    # An uploaded workbook fills the grid and is handed in as one: no road makes this kind.
    Kind.WORKBOOK: KindRules(reviewed=True, by_region=True, of_a_month=True, drops=_BACK),
    Kind.TARGETS: KindRules(reviewed=True, by_region=True, drops=(State.WITHDRAWN,)),
    Kind.RECORDS: KindRules(reviewed=True, by_region=True),
    Kind.DECISION: KindRules(reviewed=False, by_region=True),
}
MONTHLY = tuple(kind for kind, rules in RULES.items() if rules.of_a_month)
REVIEWED = tuple(kind for kind, rules in RULES.items() if rules.reviewed)


class Who(StrEnum):
    """Who makes a move, for the region it is about."""

    OFFICER = "officer"
    VERIFIER = "verifier"
    ANOTHER = "another"  # a verifier who did not hand it in
    PUBLISHER = "publisher"  # who may publish documents, of whatever region
    COMMAND = "command"  # nobody at an address: whoever runs the server


class Move(Struct, frozen=True):
    """One step of a region in a submission.

    before: the states it starts from, none when the step puts the region into the submission.
    leaves: the columns of the region's part that it writes, beside the state.
    """

    name: str
    before: tuple[State, ...]
    after: State
    who: Who
    kinds: tuple[Kind, ...]
    leaves: tuple[str, ...] = ()

    def fits(self, kind: str, state: str) -> bool:
        """Whether a part of this kind can make the move from this state."""
        return kind in self.kinds and state in self.before


_DECIDED = ("reason", "decided_by", "decided_at")
_RELEASED = ("release", "decided_by", "decided_at")
_ROWS = (Kind.TARGETS, Kind.RECORDS)

BEGIN = Move("begin", NEW, State.DRAFT, Who.OFFICER, MONTHLY)
HAND_IN = Move(
    "hand_in",
    OPEN,
    State.SUBMITTED,
    Who.OFFICER,
    MONTHLY,
    ("reason", "seen_release", "submitted_by", "submitted_at"),
)
HAND_IN_ROWS = Move(
    "hand_in_rows",
    NEW,
    State.SUBMITTED,
    Who.OFFICER,
    _ROWS,
    ("seen_release", "submitted_by", "submitted_at"),
)
OFFER = Move("offer", NEW, State.DRAFT, Who.VERIFIER, REVIEWED)
FILE = Move("file", NEW, State.SUBMITTED, Who.PUBLISHER, (Kind.DOCUMENT,))
# A programmes file is reviewed like an officer's rows, so it keeps who brought it; when, its submission says.
FILE_RECORDS = Move(
    "file_records", NEW, State.SUBMITTED, Who.COMMAND, (Kind.RECORDS,), ("seen_release", "submitted_by")
)
SETTLE = Move("settle", NEW, State.SUBMITTED, Who.VERIFIER, (Kind.DECISION,))
RECALL = Move("recall", WAITING, State.DRAFT, Who.OFFICER, REVIEWED, _DECIDED)
GIVE_BACK = Move("give_back", WAITING, State.RETURNED, Who.VERIFIER, REVIEWED, _DECIDED)
WITHDRAW = Move("withdraw", UNDER_WAY, State.WITHDRAWN, Who.OFFICER, REVIEWED, _DECIDED)
EMPTY = Move("empty", OPEN, State.WITHDRAWN, Who.OFFICER, _ROWS, _DECIDED)
PUBLISH = Move("publish", WAITING, State.PUBLISHED, Who.ANOTHER, REVIEWED, _RELEASED)
PUBLISH_DOCUMENT = Move(
    "publish_document", WAITING, State.PUBLISHED, Who.PUBLISHER, (Kind.DOCUMENT,), _RELEASED
)
PUBLISH_DECISION = Move(
    "publish_decision", WAITING, State.PUBLISHED, Who.VERIFIER, (Kind.DECISION,), _RELEASED
)
MOVES = (
    BEGIN,
    HAND_IN,
    HAND_IN_ROWS,
    OFFER,
    FILE,
    FILE_RECORDS,
    SETTLE,
    RECALL,
    GIVE_BACK,
    WITHDRAW,
    EMPTY,
    PUBLISH,
    PUBLISH_DOCUMENT,
    PUBLISH_DECISION,
)


def may(
    move: Move, scope: Scope, code: str, *, submitted_by: int | None = None, publishes: bool = False
) -> bool:
    """Whether somebody may make a move for a region, whatever state it is in.

    submitted_by: who handed it in, None when a command did; publishes: whether they may publish documents.
    """
    if move.who == Who.OFFICER:
        return scope.may_enter(code)
    if move.who == Who.VERIFIER:
        return scope.may_review(code)
    if move.who == Who.ANOTHER:
        return scope.may_publish(code, submitted_by)
    return move.who == Who.PUBLISHER and publishes
