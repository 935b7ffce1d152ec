"""What meetings agreed for a region, the open ones first, and what became of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coverage.actions.queries import FormerRow, formers
from coverage.queries import places, sources
from coverage.queries.records import actions
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import RegionRow
from coverage.rows.records import ActionRow, MeetingRow


@dataclass(frozen=True, slots=True)
class Agreed:
    """One action. formers: what it was before, newest first; late: due before the month data speak for."""

    row: ActionRow
    formers: tuple[FormerRow, ...]
    late: bool

    @property
    def steps(self) -> tuple[tuple[ActionRow | FormerRow, FormerRow | None], ...]:
        """Every version with the change that brought it (None: as it was put on record), newest first."""
        versions: tuple[ActionRow | FormerRow, ...] = (self.row, *self.formers)
        return tuple(zip(versions, (*self.formers, None), strict=True))


@dataclass(frozen=True)
class ActionsPage:
    """month: the newest with figures, None when there are none; an action due before it is called late."""

    region: RegionRow
    parent: RegionRow | None
    month: date | None
    actions: tuple[Agreed, ...]
    sources: Mapping[int, SourceRow]

    @property
    def open_count(self) -> int:
        return sum(agreed.row.is_open for agreed in self.actions)

    @property
    def late_count(self) -> int:
        return sum(agreed.late for agreed in self.actions)


def actions_page(code: str, release: ReleaseRow | None) -> ActionsPage | None:
    """The whole log of one region; None for an unknown region. Five queries at most."""
    region = places.region_row(code)
    if region is None:
        return None
    rows = open_first(actions([code]))
    changed = formers([row.id for row in rows])
    month = release.newest_month if release else None
    return ActionsPage(
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        month=month,
        actions=tuple(Agreed(row, tuple(changed.get(row.id, ())), is_late(row, month)) for row in rows),
        sources=sources.sources({row.source_id for row in rows if row.source_id is not None}),
    )


def agreed_for(code: str, until: date | None, month: date) -> tuple[Agreed, ...]:
    """What was agreed for a region, without the history, open ones first. One query.

    until: the last day asked for, None for all; month: what overdue actions are late against.
    """
    rows = open_first(actions([code], until=until))
    return tuple(Agreed(row, (), is_late(row, month)) for row in rows)


def meetings(agreed: Iterable[Agreed]) -> tuple[MeetingRow, ...]:
    """The meetings that agreed something, the oldest first."""
    found = Counter((item.row.agreed_on, item.row.meeting) for item in agreed)
    return tuple(MeetingRow(day, name, count) for (day, name), count in sorted(found.items()))


def open_first(rows: Iterable[ActionRow]) -> list[ActionRow]:
    """Open actions by their due day, those without one last; behind them the others, newest first."""
    rows = list(rows)
    left = [row for row in rows if row.is_open]
    done = [row for row in rows if not row.is_open]
    left.sort(key=lambda row: (row.due_on is None, row.due_on or row.agreed_on, row.agreed_on, row.id))
    done.sort(key=lambda row: (row.agreed_on, row.id), reverse=True)
    return left + done


def is_late(row: ActionRow, month: date | None) -> bool:
    """Whether an open action was due before the first day of the month that figures speak for.

    Nothing depends on today's clock: the newest figures are from that month, so the day is past.
    """
    return row.is_open and row.due_on is not None and month is not None and row.due_on < month
