"""What a typed row does to the published target: a target is replaced as a whole, never by halves."""

from decimal import Decimal

from msgspec import Struct

from coverage.parsing.cells import Retract
from coverage.parsing.problems import Fault, Reason
from coverage.parsing.target_cells import Share, TypedTarget
from coverage.rows.figures import TargetRow


class TargetChange(Struct, frozen=True):
    """The target as it will stand. changes: whether it differs from the published one.

    share and people None: it is taken back (when it changes). problem, column: why it cannot be used.
    """

    share: Share | None = None
    people: int | None = None
    changes: bool = False
    problem: Reason | None = None
    column: str = ""

    @property
    def retracts(self) -> bool:
        return self.changes and self.share is None and self.people is None


def target_change(typed: TypedTarget, published: TargetRow | None) -> TargetChange:
    """The published target with what was typed; blank changes nothing, zero is a number.

    A share and its heads belong together: when one of two published numbers changes, the other is asked
    for. A share typed again with fewer decimals is no change.
    """
    share_now = _share(published)
    people_now = published.target_people if published else None
    for column, value, now in (("persen", typed.share, share_now), ("orang", typed.people, people_now)):
        if value is Retract.FIGURE and now is None:
            return TargetChange(problem=Reason(Fault.NO_TARGET_THERE), column=column)
    share = _kept(typed.share, share_now)
    people = typed.people if isinstance(typed.people, int) else people_now
    if typed.people is Retract.FIGURE:
        people = None
    if isinstance(share, tuple) and share_now and _same(share, share_now):
        share = share_now
    other_value = (share and share[0]) != (share_now and share_now[0])
    half = _half(typed, other_value, people != people_now, share_now, people_now)
    return half or TargetChange(share, people, (share, people) != (share_now, people_now))


def _share(published: TargetRow | None) -> Share | None:
    if published is None or published.target_ratio is None:
        return None
    return published.target_ratio, published.target_decimals or 0


def _kept(typed: Share | Retract | None, now: Share | None) -> Share | None:
    if typed is None:
        return now
    return typed if isinstance(typed, tuple) else None


def _same(typed: Share, now: Share) -> bool:
    return Decimal(typed[0]) == Decimal(now[0]) and typed[1] <= now[1]


def _half(
    typed: TypedTarget, new_share: bool, new_people: bool, share_now: Share | None, people_now: int | None
) -> TargetChange | None:
    """The refusal of half a change: one of two published numbers is new and nothing is said of the other."""
    if new_share and share_now and people_now is not None and typed.people is None:
        fault = Fault.TAKE_BACK_BOTH if typed.share is Retract.FIGURE else Fault.PEOPLE_LEFT
        return TargetChange(problem=Reason(fault), column="orang")
    if new_people and people_now is not None and share_now and typed.share is None:
        fault = Fault.TAKE_BACK_BOTH if typed.people is Retract.FIGURE else Fault.SHARE_LEFT
        return TargetChange(problem=Reason(fault), column="persen")
    return None
