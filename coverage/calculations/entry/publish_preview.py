"""What waiting figures would change: coverage and rank of their regions, and of peers they pass."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.assembling import coverage_rows
from coverage.calculations.ranking import movements, ranks
from coverage.calculations.settling import potential_of, snapshot_of
from coverage.rows.figures import (
    Basis,
    CoverageRow,
    PotentialRow,
    RegionRow,
    Segment,
    SnapshotRow,
    StatementRow,
)
from coverage.rows.periods import window


class Standing(Struct, frozen=True):
    """A region's figure and its rank among its peers; None when there is no figure.

    of: how many of its peers are ranked, of so many regions, itself among them.
    """

    row: CoverageRow | None = None
    rank: int | None = None
    of: int = 0
    regions: int = 0

    @property
    def coverage(self) -> float | None:
        return self.row.coverage_ratio if self.row else None


NOWHERE = Standing()


class Prospect(Struct, frozen=True):
    """One region as of a month's end: now, and once the waiting figures are published.

    movement: places gained among those ranked both times, so that a newcomer moves nobody; None without both.
    """

    region: RegionRow
    now: Standing
    then: Standing
    movement: int | None = None

    @property
    def points(self) -> float | None:
        """Change of coverage in percentage points."""
        if self.now.coverage is None or self.then.coverage is None:
            return None
        return (self.then.coverage - self.now.coverage) * 100

    @property
    def decimals(self) -> int:
        """Those of the change: as many as the rougher share has."""
        return min(found.row.ratio_decimals for found in (self.now, self.then) if found.row)


def prospects(
    regions: Mapping[str, RegionRow],
    snapshots: Sequence[SnapshotRow],
    potentials: Sequence[PotentialRow],
    stated: Iterable[StatementRow],
    month: date,
) -> dict[str, Prospect]:
    """Each region before and after, by code.

    regions: with all their peers. snapshots, potentials: published, all segments together by domicile.
    stated: what waits, which replace the figure of their key; what takes a figure back removes it.
    """
    counted = [row for row in stated if row.segment == Segment.TOTAL and row.basis == Basis.DOMICILE]
    now = standings(regions, snapshots, potentials, month)
    then = standings(regions, *_with(snapshots, potentials, counted), month)
    moved = _movements(regions, now, then)
    return {code: Prospect(row, now[code], then[code], moved.get(code)) for code, row in regions.items()}


def _movements(
    regions: Mapping[str, RegionRow], now: Mapping[str, Standing], then: Mapping[str, Standing]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for parent in {region.parent_code for region in regions.values()}:
        peers = [code for code, region in regions.items() if region.parent_code == parent]
        before = {code: value for code in peers if (value := now[code].coverage) is not None}
        after = {code: value for code in peers if (value := then[code].coverage) is not None}
        found |= movements(after, before)
    return found


def standings(
    regions: Mapping[str, RegionRow],
    snapshots: Iterable[SnapshotRow],
    potentials: Iterable[PotentialRow],
    month: date,
) -> dict[str, Standing]:
    """Coverage and rank of each region as of a month's end, among the regions of the same parent."""
    after, until = window(month)
    speaking = [row for row in snapshots if after < row.as_of <= until]
    rows = coverage_rows(regions, sorted(speaking, key=lambda row: row.as_of), potentials, ())
    latest: dict[str | None, dict[str, CoverageRow]] = defaultdict(dict)
    for row in rows:
        latest[row.region.parent_code][row.region.code] = row
    found = dict.fromkeys(regions, NOWHERE)
    sizes = Counter(region.parent_code for region in regions.values())
    for peers in latest.values():
        places = ranks({code: row.coverage_ratio for code, row in peers.items()})
        for code, row in peers.items():
            found[code] = Standing(row, places.get(code), len(places), sizes[row.region.parent_code])
    return found


def _with(
    snapshots: Iterable[SnapshotRow], potentials: Iterable[PotentialRow], stated: Sequence[StatementRow]
) -> tuple[list[SnapshotRow], list[PotentialRow]]:
    """The published rows once the stated ones have replaced theirs."""
    counts = {row.region_code: row for row in stated if _speaks_of_count(row)}
    workers = {row.region_code: row for row in stated if not _speaks_of_count(row)}
    gone = {(row.region_code, row.as_of) for row in counts.values()}
    ended = {(row.region_code, row.as_of) for row in workers.values()}
    kept = [row for row in snapshots if (row.region_code, row.as_of) not in gone]
    standing = [row for row in potentials if (row.region_code, row.valid_from) not in ended]
    kept += [snapshot_of([row]) for row in counts.values() if not row.retracts]
    standing += [potential_of([row]) for row in workers.values() if not row.retracts]
    return kept, standing


def _speaks_of_count(row: StatementRow) -> bool:
    return row.active_participants is not None or row.retracts == "snapshot"
