"""Several regions' figures laid out for one chart: what joins their points, the axes, where names stand."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from coverage.calculations.change.since import moved_since
from coverage.charts.series import MOST_LINES, STEPS, same_potential, series
from coverage.rows.figures import CoverageRow, RegionRow

APART = 0.095  # of the height: what a name needs on a telephone
MOST_MARKS = 12  # of a region: more would run into each other on a telephone
LOW_ENOUGH = 0.3  # of the highest share: an axis that would start below starts at 0


class Spot(Struct, frozen=True):
    """A figure and its height: a share, or the points gained as a ratio. decimals: of those points."""

    row: CoverageRow
    day: date
    value: float
    decimals: int = 2

    @property
    def iso(self) -> str:
        return self.day.isoformat()


class Track(Struct, frozen=True):
    """One region's spots, oldest first; links: two neighbours, and whether surely on one potential."""

    region: RegionRow
    spots: tuple[Spot, ...]
    links: tuple[tuple[Spot, Spot, bool], ...]

    @property
    def marked(self) -> tuple[Spot, ...]:
        """The spots that carry the region's mark: all of a few, else the last and those on no line."""
        if len(self.spots) <= MOST_MARKS:
            return self.spots
        joined = {spot.day for before, after, _firm in self.links for spot in (before, after)}
        return tuple(s for s in self.spots if s is self.spots[-1] or s.day not in joined)


class Plan(Struct, frozen=True):
    """tracks: those with a spot, in the order asked; missing: names of the others.

    heights: where each name stands, 0 to 1 from the bottom, by region code. since: the month points start in.
    """

    tracks: tuple[Track, ...]
    missing: tuple[str, ...]
    heights: Mapping[str, float]
    since: date | None
    start: date
    end: date
    bottom: float
    top: float

    def across(self, day: date) -> float:
        """Place of a day on the horizontal axis, 0 to 1."""
        return (day - self.start) / (self.end - self.start)

    def up(self, value: float) -> float:
        """Place of a value on the upright axis, 0 to 1."""
        return (value - self.bottom) / (self.top - self.bottom)


def share_tracks(histories: Mapping[str, Sequence[CoverageRow]]) -> list[tuple[RegionRow, Track | None]]:
    """Each region's shares, joined where the potential is one."""
    return [(history[0].region, _shares(history)) for history in histories.values() if history]


def _shares(history: Sequence[CoverageRow]) -> Track | None:
    plan = series(history)
    if plan is None:
        return None
    spots = {point.day: Spot(point.row, point.day, point.ratio) for point in plan.points}
    links = tuple((spots[link.before.day], spots[link.after.day], link.firm) for link in plan.links)
    return Track(history[0].region, tuple(spots.values()), links)


def points_tracks(
    histories: Mapping[str, Sequence[CoverageRow]], since: date
) -> list[tuple[RegionRow, Track | None]]:
    """Each region's points since a month."""
    return [(history[0].region, _points(history, since)) for history in histories.values() if history]


def _points(history: Sequence[CoverageRow], since: date) -> Track | None:
    moved = moved_since(history, since)
    if len(moved) < 2:
        return None
    decimals = min(row.ratio_decimals for row, _value in moved)
    spots = [Spot(row, row.as_of, value, decimals) for row, value in moved if row.as_of is not None]
    links = tuple((a, b, same_potential(a.row, b.row)) for a, b in pairwise(spots))
    return Track(history[0].region, tuple(spots), links)


def plan_of(found: Iterable[tuple[RegionRow, Track | None]], since: date | None) -> Plan | None:
    """Lay out the chart; None when no region has figures of two days: a table says as much."""
    named = list(found)
    tracks = tuple(track for _region, track in named if track is not None)
    if all(len(track.spots) < 2 for track in tracks):
        return None
    spots = [spot for track in tracks for spot in track.spots]
    days, values = [spot.day for spot in spots], [spot.value for spot in spots]
    margin = max(timedelta(days=15), (max(days) - min(days)) / 40)
    bottom, top = _range(min(values), max(values), since is not None)
    ends = {track.region.code: (track.spots[-1].value - bottom) / (top - bottom) for track in tracks}
    return Plan(
        tracks,
        tuple(region.name for region, track in named if track is None),
        spread(ends),
        since,
        min(days) - margin,
        max(days) + margin / 3,
        bottom,
        top,
    )


def _range(low: float, high: float, moved: bool) -> tuple[float, float]:
    """Points from their lowest, 0 always in sight; shares from 0, unless they all lie far above it."""
    room = max((high - low) * 0.1, 0.005)
    if moved:
        return min(low, 0.0) - room, max(high, 0.0) + room
    if low - room <= high * LOW_ENOUGH:
        return 0.0, high + room
    step = next((step for step in STEPS if (high - low + 3 * room) / step <= MOST_LINES), STEPS[-1])
    return max(math.floor((low - room) / step) * step, 0.0), high + room


def spread(ends: Mapping[str, float], apart: float = APART) -> dict[str, float]:
    """Heights of names beside their lines, moved no further than keeps them apart and within the chart."""
    order = sorted(ends, key=lambda code: (ends[code], code))
    heights: dict[str, float] = {}
    lowest = 0.0
    for code in order:
        heights[code] = max(ends[code], lowest)
        lowest = heights[code] + apart
    highest = 1.0
    for code in reversed(order):
        heights[code] = min(heights[code], highest)
        highest = heights[code] - apart
    return heights
