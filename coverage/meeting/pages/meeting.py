"""What a meeting about one region lays on the table, from one release."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.meeting.pack import Meeting, Records, meeting
from coverage.calculations.shown import dated_by, days_of, up_to
from coverage.calculations.verdicts import judged
from coverage.programmes.pages.checklist import Checklist, budget_checklist
from coverage.queries import figures, known_years, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.list_months import MonthChoice
from coverage.queries.peers import RegionList, lists, own_line
from coverage.queries.records import actions, benefits, programmes, rates, villages
from coverage.queries.releases import ReleaseRow
from coverage.queries.schemes import schemes
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, carried
from coverage.rows.figures import (
    CoverageRow,
    FlagRow,
    RegionRow,
    Severity,
    StatementRow,
    TargetRow,
)
from coverage.rows.periods import month_end, month_of, window
from coverage.rows.records import BenefitRow, ProgrammeRow, VillageRow

MOST_RECORDS = 8  # as many as one printed page holds beside the counts
MOST_FLAGS = 6  # what a meeting can talk about; the rest is counted
MOST_SOURCES = 24  # what two columns of a printed page hold; the rest is counted
StoredRow = TypeVar("StoredRow", ProgrammeRow, VillageRow, BenefitRow)


class Record(Struct, frozen=True):
    """A stored record. kind: "programme", "village" or "benefit"."""

    kind: str
    row: ProgrammeRow | VillageRow | BenefitRow


class MeetingPage(Struct, frozen=True, dict=True):
    """The pack of one region. pack: what it shows; whole: the area of its table, the region or its province.

    disputed: the two sides of each contradiction by region code; sources: all that is cited, by id, those of
    the region's own figures first.
    """

    region: RegionRow
    whole: RegionRow
    asked: Asked
    release: ReleaseRow
    month: date
    pack: Meeting
    targets: tuple[TargetRow, ...]
    disputed: Mapping[str, Sequence[StatementRow]]
    sources: Mapping[int, SourceRow]
    budgets: Checklist
    months: MonthChoice | None = None

    @property
    def until(self) -> date:
        """The newest month the pack speaks of: its table's, or that of a newer figure of its region."""
        own = self.pack.row.as_of
        return max(self.month, month_of(own)) if own else self.month

    @property
    def records(self) -> tuple[Record, ...]:
        """The first stored records beside the counts, of the region itself before those of others."""
        return self._records[:MOST_RECORDS]

    @property
    def records_left(self) -> int:
        """How many more there are."""
        return max(len(self._records) - MOST_RECORDS, 0)

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        found = self.pack.records
        records = [Record("programme", row) for row in found.programmes]
        records += [Record("village", row) for row in found.villages]
        records += [Record("benefit", row) for row in found.benefits]
        return tuple(sorted(records, key=lambda record: record.row.region_code != self.region.code))

    @cached_property
    def _grave(self) -> tuple[FlagRow, ...]:
        return tuple(flag for flag in self.pack.flags if flag.severity != Severity.INFO)

    @property
    def grave_flags(self) -> tuple[FlagRow, ...]:
        """The first contradictions and warnings nobody has answered."""
        return self._grave[:MOST_FLAGS]

    @property
    def grave_flags_left(self) -> int:
        return max(len(self._grave) - MOST_FLAGS, 0)

    @property
    def cited(self) -> tuple[SourceRow, ...]:
        """The first documents the pack rests on, those of the region's own figures before others."""
        return tuple(self.sources.values())[:MOST_SOURCES]

    @property
    def cited_left(self) -> int:
        return max(len(self.sources) - MOST_SOURCES, 0)

    @property
    def query(self) -> str:
        """The query string of the same pack as a file."""
        return carried(self.asked)

    @property
    def lasting(self) -> str:
        """The query string under which these figures stay as they are: with their release spelled out."""
        return carried(replace(self.asked, release=self.release.number))


def meeting_page(code: str, asked: Asked, release: ReleaseRow) -> MeetingPage:
    """The pack of one place in a release. Its queries do not grow with the regions.

    Raises NoSuchRegion, NoSuchMonth.
    """
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    whole = region
    if region.level == "regency" and region.parent_code:
        whole = places.region_row(region.parent_code) or region
    until = month_end(chosen_month(asked, release))
    peers, below = lists(region, asked, release)
    table = below or peers
    rows = table.rows if table else ()
    every = figures.history(region, release, asked)
    history, row = _own(region, every, asked, release, peers)
    targets = sources.targets(code, release)
    newest = release.newest_month or month_of(until)
    row = judged(row, targets, newest, asked.document, days_of(every))
    codes = [code, *(other.region.code for other in rows if other.region.code != code)]
    records = _records(code, codes if below else [code], asked, release)
    month = table.month if table else month_of(until)
    pack = meeting(
        row,
        rows,
        row if whole is region else _own(whole, figures.history(whole, release, asked), asked, release)[1],
        history,
        peers=peers.rows if peers else (),
        schemes=schemes(row.as_of or until),
        records=records,
        flags=_flags({code: row.as_of, **{other.region.code: other.as_of for other in rows}}, month, release),
        until=until,
        day=month_of(until),
        ranges=known_years.ranges(release, asked),
    )
    disputed = sources.disputed(codes, release)
    cited = _cited(pack, rows, disputed)
    found = sources.sources(cited)
    budgets = budget_checklist(region, release)
    return MeetingPage(
        region=region,
        whole=whole,
        asked=asked,
        release=release,
        month=month,
        months=table.months if table else None,
        pack=pack,
        targets=tuple(targets),
        disputed=disputed,
        budgets=budgets,
        sources={number: found[number] for number in cited if number in found} | budgets.documents,
    )


def _own(
    region: RegionRow,
    every: Sequence[CoverageRow],
    asked: Asked,
    release: ReleaseRow,
    peers: RegionList | None = None,
) -> tuple[list[CoverageRow], CoverageRow]:
    """A region's figures up to the one it leads with, and that one. every: all of its figures."""
    history = dated_by(every, month_end(asked.month) if asked.month else None)
    row = own_line(region, history, asked, release, peers)
    return up_to(history, row), row


def _records(code: str, codes: Collection[str], asked: Asked, release: ReleaseRow) -> Records:
    """What was known by the month asked for, if one is. Five queries."""
    until = month_end(asked.month) if asked.month else date.max
    return Records(
        programmes=_own_first(programmes(release, codes), code, until),
        villages=_own_first(villages(release, codes), code, until),
        benefits=_own_first(benefits(release, codes), code, until),
        actions=actions([code], until=until if asked.month else None),
        rates=rates(),
    )


def _own_first(rows: Sequence[StoredRow], code: str, until: date) -> list[StoredRow]:
    """The rows up to a day, the region's own before those of the regions in it."""
    known = [row for row in rows if row.as_of is None or row.as_of <= until]
    return sorted(known, key=lambda row: row.region_code != code)


def _flags(shown: Mapping[str, date | None], month: date, release: ReleaseRow) -> list[FlagRow]:
    """Flags about figures that speak for the month, or about no day. Two queries.

    shown: the day of each region's figure; flags of the time of one too old for the month count too.
    """
    return [
        flag
        for flag in sources.flags(release, regions=list(shown))
        if flag.as_of is None
        or _speaks(flag.as_of, month)
        or _speaks(flag.as_of, month_of(shown[flag.region_code] or month))
    ]


def _speaks(day: date, month: date) -> bool:
    after, until = window(month)
    return after < day <= until


def _cited(
    pack: Meeting, rows: Sequence[CoverageRow], disputed: Mapping[str, Sequence[StatementRow]]
) -> list[int]:
    """Every document something in the pack rests on, those of the region's own figures first."""
    records = pack.records
    found = [*sorted(source_ids([pack.row, pack.whole.row]))]
    for stored in (records.programmes, records.villages, records.benefits):
        found += [row.source_id for row in stored]
    found += [closing.rate.source_id for closing in pack.closing]
    found += [row.source_id for row in pack.agenda.open if row.source_id is not None]
    found += sorted(source_ids(rows))
    found += [side.source_id for sides in disputed.values() for side in sides if side.source_id is not None]
    return list(dict.fromkeys([*found, *sorted(source_ids(pack.recent))]))
