"""When a month is due, whether it is closed, and where a region stands in it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from coverage.rows.periods import months_before

# The standing rule: the day of the following month on which a month is due, by the month it holds from.
# The 10th is a judgement until an office sets its own (docs/guide-operator.md).
DUE_DAYS = {date(2000, 1, 1): 10}


class State(StrEnum):
    """Where a region stands in a month, from done to missing."""

    PUBLISHED = "published"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DRAFT = "draft"
    LATE = "late"
    NONE = "none"
    NOT_OWED = "not_owed"


class PeriodRow(Struct, frozen=True):
    """A month with its deadline and, when it is closed, who closed it when and why, and whom to ask.

    exceptions: regions that may go on until a day, a province for all its regencies.
    """

    month: date
    due_on: date
    closed_on: date | None = None
    closed_by: str = ""
    reason: str = ""
    contact: str = ""
    exceptions: Mapping[str, date] = field(default_factory=dict)

    def is_closed(self, region_code: str, today: date) -> bool:
        """Whether a region can no longer be entered; an exception holds through its last day."""
        if self.closed_on is None:
            return False
        until = max(self.exceptions.get(code, date.min) for code in (region_code, region_code[:2]))
        return until < today


class Completeness(Struct, frozen=True):
    """Where a region stands in a month. days_late: after the deadline, 0 when in time or not known."""

    state: State
    days_late: int = 0

    @property
    def is_done(self) -> bool:
        """Whether the operator has nothing left to do."""
        return self.state in (State.PUBLISHED, State.SUBMITTED, State.NOT_OWED)


def default_due(month: date) -> date:
    """The deadline of a month without one of its own: the 10th of the month after."""
    day = DUE_DAYS[max(since for since in DUE_DAYS if since <= month)]
    return months_before(month, -1).replace(day=day)


def first_owed(entered: date | None, officer_since: date | None) -> date | None:
    """The first month a region has to report; None when it has not begun.

    entered: the first month it entered; officer_since: the day its first operator got an account, whose first
    month is the one with the next deadline.
    """
    months = [entered] if entered else []
    if officer_since:
        last = months_before(officer_since, 1)
        months.append(last if officer_since <= default_due(last) else months_before(last, -1))
    return min(months, default=None)


def completeness(
    *, published: bool, part: str | None, handed_in: date | None, due: date, today: date, owed: bool = True
) -> Completeness:
    """Where a region stands in a month.

    published: whether readers see a figure of that month; part: state of the newest part, None without
    one; handed_in: the day it was first submitted, None when a document was published; owed: whether the
    region had begun to report by then.
    """
    if published or part == State.PUBLISHED:
        return Completeness(State.PUBLISHED, _late(handed_in, due) if part == State.PUBLISHED else 0)
    if part == State.SUBMITTED:
        return Completeness(State.SUBMITTED, _late(handed_in, due))
    late = _late(today, due)
    if part in (State.RETURNED, State.DRAFT):
        return Completeness(State(part), late)
    if not owed:
        return Completeness(State.NOT_OWED)
    return Completeness(State.LATE if late else State.NONE, late)


def _late(day: date | None, due: date) -> int:
    return max((day - due).days, 0) if day else 0
