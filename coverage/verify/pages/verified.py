"""What is said of a file or a code, and of a whole release against the newest."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from coverage.queries import places
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import RegionRow
from coverage.verify.queries import LaterChange, changes_since

MOST_SHOWN = 100  # the rest is counted


class Verdict(StrEnum):
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    ALTERED = "altered"
    FOREIGN = "foreign"


class Cell(Struct, frozen=True):
    """A cell that differs. region: None for rows of none; old, new: as pages write them.

    releases: those that brought the change; () for one in a file, or where only others moved.
    """

    region: RegionRow | None
    place: str
    column: str
    old: str
    new: str
    releases: tuple[int, ...] = ()


class Verified(Struct, frozen=True):
    """What is said of a file or a code.

    name: what it holds. problem: why it is foreign. cells: of a file, what differs; later: of a whole
    release, its figures that were replaced or ended; count: of all of them, shown or not. same: rows that
    still hold. compared: whether the file's cells were compared with its release; records: programmes,
    plans and the like that were replaced or ended since.
    """

    verdict: Verdict
    name: str = ""
    release: ReleaseRow | None = None
    problem: str = ""
    cells: Sequence[Cell] = ()
    later: Sequence[LaterChange] = ()
    count: int = 0
    same: int = 0
    compared: bool = True
    records: int = 0
    regions: Mapping[str, RegionRow] = field(default_factory=dict)

    @property
    def more(self) -> int:
        return self.count - len(self.cells) - len(self.later)


def foreign(problem: str) -> Verified:
    """A file or code this site did not give."""
    return Verified(Verdict.FOREIGN, problem=problem)


def whole(release: ReleaseRow, name: str) -> Verified:
    """Every figure of a release against the newest."""
    later = [] if release.is_newest else changes_since(release.number, release.newest)
    return told_later(later, release, name)


def told_later(later: Sequence[LaterChange], release: ReleaseRow, name: str) -> Verified:
    """Figures of a release that are others by now, told as far as they fit on a page."""
    listed = later[:MOST_SHOWN]
    regions = regions_of({one.change.region_code for one in listed})
    verdict = Verdict.SUPERSEDED if later else Verdict.UNCHANGED
    return Verified(verdict, name, release, later=listed, count=len(later), regions=regions)


def regions_of(codes: Collection[str]) -> dict[str, RegionRow]:
    """Regions by code. One query."""
    return {row.code: row for row in places.region_list(sorted(codes))}
