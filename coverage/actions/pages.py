"""Meetings, what they agreed for a region, the open actions first, and what became of each."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from coverage.actions import queries
from coverage.actions.queries import FormerRow, formers
from coverage.calculations.shown import days_of
from coverage.calculations.verdicts import judged
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.peers import own_line
from coverage.queries.records import actions
from coverage.queries.releases import ReleaseRow, months
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.rows.periods import month_end, month_of
from coverage.rows.records import ActionRow, DutyRow, HeldRow, MeetingRow


class Agreed(Struct, frozen=True):
    """One action. formers: what it was before, newest first; late: due before the month data speak for."""

    row: ActionRow
    formers: tuple[FormerRow, ...]
    late: bool

    @property
    def steps(self) -> tuple[tuple[ActionRow | FormerRow, FormerRow | None], ...]:
        """Every version with the change that brought it (None: as it was put on record), newest first."""
        versions: tuple[ActionRow | FormerRow, ...] = (self.row, *self.formers)
        return tuple(zip(versions, (*self.formers, None), strict=True))


class ActionsPage(Struct, frozen=True):
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


class Held(Struct, frozen=True):
    """A meeting in the list, with the actions it agreed."""

    row: HeldRow
    actions: tuple[ActionRow, ...]

    @property
    def open_count(self) -> int:
        return sum(action.is_open for action in self.actions)


class MeetingsPage(Struct, frozen=True):
    """Meetings of all regions or of one with what lies in it, the newest first, and what they rest on.

    region: None for all; places: regions that have a meeting, to choose from.
    """

    region: RegionRow | None
    held: tuple[Held, ...]
    duties: tuple[DutyRow, ...]
    sources: Mapping[int, SourceRow]
    places: Mapping[str, str]


class HeldPage(Struct, frozen=True):
    """One meeting. row: the figure its region led with at the month's end, None when the release has no such
    month; month: None then.
    """

    held: HeldRow
    region: RegionRow
    parent: RegionRow | None
    actions: tuple[Agreed, ...]
    duties: tuple[DutyRow, ...]
    row: CoverageRow | None
    month: date | None
    sources: Mapping[int, SourceRow]


def meetings_page(code: str | None) -> MeetingsPage:
    """All meetings, or those about a region and what lies in it. Six queries at most.

    Raises NoSuchRegion.
    """
    region = places.region_row(code) if code else None
    if code and region is None:
        raise NoSuchRegion(code)
    every = queries.meetings()
    shown = [row for row in every if region is None or _lies_in(row.region_code, region.code)]
    agreed = actions({row.region_code for row in shown})
    held = tuple(Held(row, tuple(action for action in agreed if row.agreed(action))) for row in shown)
    duties = tuple(queries.duties())
    return MeetingsPage(
        region=region,
        held=held,
        duties=duties,
        sources=_cited([*shown, *duties]),
        places=dict(sorted({row.region_code: row.region_name for row in every}.items())),
    )


def held_page(pk: int, release: ReleaseRow) -> HeldPage | None:
    """One meeting with the figures of its day; None when there is no such meeting."""
    found = queries.meetings(pk=pk)
    region = places.region_row(found[0].region_code) if found else None
    if region is None:
        return None
    held = found[0]
    month = month_of(held.held_on)
    row = _figure_of(region, month, release)
    late = release.newest_month
    agreed = [action for action in open_first(actions([region.code])) if held.agreed(action)]
    duties = tuple(queries.duties(held.regulations)) if held.regulations else ()
    return HeldPage(
        held=held,
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        actions=tuple(Agreed(action, (), is_late(action, late)) for action in agreed),
        duties=duties,
        row=row,
        month=month if row else None,
        sources=_cited([held, *duties, *agreed]),
    )


def _figure_of(region: RegionRow, month: date, release: ReleaseRow) -> CoverageRow | None:
    """What a region's page led with at a month's end; None outside the months of the release."""
    known = months(release)
    if not known or not known[-1] <= month <= known[0]:
        return None
    asked = Asked(month=month, release=None if release.is_newest else release.number)
    history = figures.history(region, release, asked, until=month_end(month))
    line = own_line(region, history, asked, release)
    return judged(line, sources.targets(region.code, release), known[0], own_days=days_of(history))


def _cited(rows: Iterable[HeldRow | DutyRow | ActionRow]) -> Mapping[int, SourceRow]:
    """The documents of rows, by number. One query."""
    return sources.sources({row.source_id for row in rows if row.source_id is not None})


def _lies_in(code: str, region: str) -> bool:
    return region in ("00", code) or code.startswith(f"{region}.")


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
        sources=_cited(rows),
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
