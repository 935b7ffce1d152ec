"""What a meeting about one region looks at, put together from rows: the page and its files show the same."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.meeting.agenda import Agenda, agenda
from coverage.calculations.meeting.extremes import Extremes, extremes
from coverage.calculations.meeting.gap_makers import GapMakers, gap_makers
from coverage.calculations.meeting.officials import OfficialLine, official_line, official_lines
from coverage.calculations.pace.misses import NO_RANGES, Ranges
from coverage.calculations.pace.progress import Progress, progress
from coverage.calculations.precision import missing_people
from coverage.calculations.programmes.cost_to_target import Closing, closing
from coverage.calculations.rollup import Rollup, rollup
from coverage.calculations.schemes import Measure, Scheme
from coverage.rows.figures import CoverageRow, FlagRow, RegionRow, Severity
from coverage.rows.records import ActionRow, BenefitRow, ProgrammeRow, RateRow, VillageRow

RECENT = 13  # months: a year, and where it starts


class Records(Struct, frozen=True):
    """What is stored beside the counts: of the region first, then of the regions of its table."""

    programmes: Sequence[ProgrammeRow] = ()
    villages: Sequence[VillageRow] = ()
    benefits: Sequence[BenefitRow] = ()
    actions: Sequence[ActionRow] = ()
    rates: Sequence[RateRow] = ()


class Meeting(Struct, frozen=True):
    """One region before a meeting.

    row: its own line; peer: the same in the list of its peers, which may speak for another month; of: how
    many of them have a rank, peers: how many they are. whole: the line of the area the table is about, with
    its own figure (the region itself; for a regency its province);
    total: the sum of the table. lines: ranked ones first. flags: open ones, the gravest first.
    """

    region: RegionRow
    row: CoverageRow
    peer: CoverageRow | None
    of: int
    peers: int
    history: tuple[CoverageRow, ...]
    whole: OfficialLine
    total: Rollup
    lines: tuple[OfficialLine, ...]
    bands: Scheme | None
    extremes: Extremes
    makers: GapMakers
    progress: Progress | None
    closing: tuple[Closing, ...]
    records: Records
    agenda: Agenda
    flags: tuple[FlagRow, ...]

    @property
    def ranked(self) -> tuple[OfficialLine, ...]:
        return tuple(line for line in self.lines if line.row.rank is not None)

    @property
    def unranked(self) -> tuple[OfficialLine, ...]:
        return tuple(line for line in self.lines if line.row.rank is None)

    @property
    def recent(self) -> tuple[CoverageRow, ...]:
        """The last figures of the region with a share, oldest first: a year of months and its start."""
        return tuple(row for row in self.history if row.coverage_ratio is not None)[-RECENT:]

    @property
    def heads_to_close(self) -> int | None:
        """People missing to the region's target, in their unit; None when unknown."""
        return _heads_to_close(self.row)


def meeting(
    row: CoverageRow,
    rows: Sequence[CoverageRow],
    whole: CoverageRow,
    history: Sequence[CoverageRow],
    *,
    peers: Sequence[CoverageRow],
    schemes: Mapping[Measure, Scheme],
    records: Records,
    flags: Sequence[FlagRow],
    until: date,
    day: date,
    ranges: Ranges = NO_RANGES,
) -> Meeting:
    """Put a region's meeting together.

    rows: of the table, ranked first. whole: of the area they lie in. history: of the region, up to `until`,
    the end of the month asked for. day: actions due before it are late. ranges: of back-tests.
    """
    bands = schemes.get(Measure.ATTAINMENT)
    return Meeting(
        region=row.region,
        row=row,
        peer=next((peer for peer in peers if peer.region.code == row.region.code), None),
        of=sum(peer.rank is not None for peer in peers),
        peers=len(peers),
        history=tuple(history),
        whole=official_line(whole, bands),
        total=rollup(rows),
        lines=official_lines(rows, bands),
        bands=bands,
        extremes=extremes(rows),
        makers=gap_makers(rows),
        progress=progress(row, history, schemes, until, ranges=ranges),
        closing=closing(_heads_to_close(row), row.as_of, records.rates),
        records=records,
        agenda=agenda(records.actions, day),
        flags=open_flags(flags, row.region.code),
    )


def _heads_to_close(row: CoverageRow) -> int | None:
    return missing_people(row) if row.unranked_reason is None else None


def open_flags(flags: Sequence[FlagRow], code: str) -> tuple[FlagRow, ...]:
    """Flags nobody has answered: contradictions, then warnings, then remarks.

    Among equals those about the region with this code first, then the newest day.
    """
    order = {Severity.CONFLICT: 0, Severity.WARNING: 1, Severity.INFO: 2}
    found = [flag for flag in flags if flag.state == "open"]
    found.sort(key=lambda flag: (flag.region_code, flag.code, flag.message))
    found.sort(key=lambda flag: flag.as_of or date.min, reverse=True)
    return tuple(sorted(found, key=lambda flag: (order[Severity(flag.severity)], flag.region_code != code)))
