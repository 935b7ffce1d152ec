"""What earlier meetings agreed and is not done yet."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from coverage.rows.records import ActionRow


class Agenda(Struct, frozen=True):
    """Open actions, those past their day first.

    day: the first of the month that figures speak for; what was due before it is late, whatever the clock
    says. last: the day of the last meeting, None when none agreed
    anything; agreed: what it agreed, done or not. open: of all meetings.
    """

    day: date
    last: date | None
    agreed: tuple[ActionRow, ...]
    open: tuple[ActionRow, ...]

    @property
    def late(self) -> tuple[ActionRow, ...]:
        """Open actions that were due before the day."""
        return tuple(row for row in self.open if is_late(row, self.day))

    @property
    def still_open(self) -> int:
        """How many actions of the last meeting are open."""
        return sum(row.is_open for row in self.agreed)


def agenda(actions: Iterable[ActionRow], day: date) -> Agenda:
    """Sort what is open: late ones first by their day, then by the day they are due, undated ones last."""
    rows = list(actions)
    last = max((row.agreed_on for row in rows), default=None)
    return Agenda(
        day=day,
        last=last,
        agreed=tuple(row for row in rows if row.agreed_on == last),
        open=tuple(sorted((row for row in rows if row.is_open), key=_urgency)),
    )


def is_late(row: ActionRow, day: date) -> bool:
    """Whether an open action was due before a day; on the day itself it is in time."""
    return row.is_open and row.due_on is not None and row.due_on < day


def _urgency(row: ActionRow) -> tuple[date, date, int]:
    return (row.due_on or date.max, row.agreed_on, row.id)
