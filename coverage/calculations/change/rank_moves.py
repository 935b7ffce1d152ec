"""Why a region's rank differs between two months: itself, those who passed, the list, the potentials."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from msgspec import Struct

from coverage.calculations.ranking import ranks
from coverage.calculations.ratios import coverage_ratio
from coverage.rows.figures import CoverageRow


class _Dated(Protocol):
    """A line, or less of one: its day and its share."""

    @property
    def as_of(self) -> date | None: ...
    @property
    def coverage_ratio(self) -> float | None: ...


Lines = Mapping[str, CoverageRow]
Dated = TypeVar("Dated", bound=_Dated)


class Place(Struct, frozen=True):
    """A rank among those ranked. regions: how many the month's whole list has, ranked or not."""

    rank: int
    of: int
    regions: int


class Rival(Struct, frozen=True):
    """Another region in both months."""

    before: CoverageRow
    after: CoverageRow

    @property
    def potential_changed(self) -> bool:
        """Whether both its shares are counted, on two different potentials."""
        return _rebased(self.before, self.after)


class RankMove(Struct, frozen=True):
    """How one region's rank came from one month's list to another's.

    own: its line in both months; all_before, all_after: its place among all that are ranked in the month;
    same_before, same_after: among the regions ranked in both months.
    passed_by: were not above it and now are; passed: were above it and no longer are, ahead or level.
    joined, left: ranked in one month only, as they stand in that month; joined_above, left_above: those of
    them that stand above the region there.
    own_potential_kept, potentials_kept: the place among all after, had the region (had every region whose
    shares are counted in both months) kept its former potential; None when no potential changed.
    Always: all_after.rank − all_before.rank = passed_by − passed + joined_above − left_above.
    """

    own: Rival
    all_before: Place
    all_after: Place
    same_before: Place
    same_after: Place
    passed_by: tuple[Rival, ...]
    passed: tuple[Rival, ...]
    joined: tuple[CoverageRow, ...]
    left: tuple[CoverageRow, ...]
    joined_above: int
    left_above: int
    rebased: tuple[Rival, ...]
    own_potential_kept: Place | None
    potentials_kept: Place | None

    @property
    def others_rebased(self) -> bool:
        """Whether the potential of another region changed."""
        return any(rival.after.region.code != self.own.after.region.code for rival in self.rebased)

    @property
    def change(self) -> int:
        """Places gained among all; negative: lost."""
        return self.all_before.rank - self.all_after.rank

    @property
    def change_of_same(self) -> int:
        """Places gained among the regions ranked in both months."""
        return self.same_before.rank - self.same_after.rank


class MonthList(Struct, frozen=True):
    """The lines that speak for one month, one a region; those without a share are not ranked.

    regions: how many the list has, ranked or not.
    """

    rows: Sequence[CoverageRow]
    regions: int


def rank_move(code: str, before: MonthList, after: MonthList) -> RankMove | None:
    """The movement of one region between the lists of two months.

    Lists of regions are in the order of the later ranks, then of codes. None when the region is not ranked
    in both months. Source: docs/methods.md, "Mengapa peringkat berubah".
    """
    former, latter = _ranked(before.rows), _ranked(after.rows)
    if code not in former or code not in latter:
        return None
    both = {key for key in former if key in latter}
    above_before, above_after = _above(code, former), _above(code, latter)
    rivals = {key: Rival(former[key], latter[key]) for key in both}
    rebased = [key for key in _ordered(both, latter) if rivals[key].potential_changed]
    joined, left = latter.keys() - both, former.keys() - both
    return RankMove(
        own=rivals[code],
        all_before=_place(code, former, before.regions),
        all_after=_place(code, latter, after.regions),
        same_before=_place(code, {key: former[key] for key in both}, before.regions),
        same_after=_place(code, {key: latter[key] for key in both}, after.regions),
        passed_by=tuple(rivals[key] for key in _ordered(both & (above_after - above_before), latter)),
        passed=tuple(rivals[key] for key in _ordered(both & (above_before - above_after), latter)),
        joined=tuple(latter[key] for key in _ordered(joined, latter)),
        left=tuple(former[key] for key in _ordered(left, former)),
        joined_above=len(joined & above_after),
        left_above=len(left & above_before),
        rebased=tuple(rivals[key] for key in rebased),
        own_potential_kept=_kept(code, former, latter, [code], after.regions) if code in rebased else None,
        potentials_kept=_kept(code, former, latter, rebased, after.regions) if rebased else None,
    )


def place_of(code: str, found: MonthList) -> Place | None:
    """A region's place in one month's list; None when it is not ranked there."""
    lines = _ranked(found.rows)
    return _place(code, lines, found.regions) if code in lines else None


def speaking(rows: Iterable[Dated], after: date) -> list[Dated]:
    """Those of a month's lines that are recent enough to be ranked: dated after this day, with a share."""
    return [
        row for row in rows if row.as_of is not None and row.as_of > after and row.coverage_ratio is not None
    ]


def _ranked(rows: Iterable[CoverageRow]) -> dict[str, CoverageRow]:
    return {row.region.code: row for row in rows if row.coverage_ratio is not None}


def _share(row: CoverageRow) -> float:
    assert row.coverage_ratio is not None  # _ranked left the others out
    return row.coverage_ratio


def _above(code: str, lines: Lines) -> set[str]:
    return {key for key, row in lines.items() if _share(row) > _share(lines[code])}


def _place(code: str, lines: Lines, regions: int, share: Callable[[CoverageRow], float] = _share) -> Place:
    return Place(ranks({key: share(row) for key, row in lines.items()})[code], len(lines), regions)


def _ordered(codes: Iterable[str], lines: Lines) -> list[str]:
    return sorted(codes, key=lambda code: (-_share(lines[code]), code))


def _kept(code: str, former: Lines, latter: Lines, rebased: list[str], regions: int) -> Place:
    """The place with the later participants of some regions on their former potentials."""

    def share(row: CoverageRow) -> float:
        key = row.region.code
        if key not in rebased:
            return _share(row)
        ratio = coverage_ratio(row.active_participants, former[key].potential_workers)
        assert ratio is not None  # both shares are counted
        return ratio

    return _place(code, latter, regions, share)


def _rebased(before: CoverageRow, after: CoverageRow) -> bool:
    counted = before.printed_ratio is None and after.printed_ratio is None
    return counted and before.potential_workers != after.potential_workers
