"""Regions that are like others: of one kind, of about one size, with about the same part of BPU."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from coverage.rows.figures import CoverageRow, RegionRow

MOST_TIMES = 2.0  # a region twice as large as another has other means; beyond it nothing is called similar
SHARE_LIKE_DOUBLE = 0.2  # so much more BPU sets regions as far apart as twice the size does: our choice
MOST_SIMILAR = 4  # a comparison holds six regions, the chosen ones among them


@dataclass(frozen=True, slots=True)
class Profile:
    """What a region is like. potential: workers; bpu_share: BPU among active participants, None: unknown."""

    region: RegionRow
    potential: int
    bpu_share: float | None = None


def profiles(rows: Iterable[CoverageRow], bpu: Iterable[CoverageRow]) -> list[Profile]:
    """What the regions of these lines are like; those without a potential are left out.

    rows: all participants, one line a region; bpu: the same segment BPU. A share is known where both were
    counted on one day.
    """
    alone = {(row.region.code, row.as_of): row.active_participants for row in bpu}
    return [
        Profile(row.region, row.potential_workers, _share(alone.get((row.region.code, row.as_of)), row))
        for row in rows
        if row.potential_workers
    ]


def _share(bpu: int | None, row: CoverageRow) -> float | None:
    return None if bpu is None or not row.active_participants else bpu / row.active_participants


def similar(chosen: Sequence[Profile], among: Iterable[Profile], most: int = MOST_SIMILAR) -> list[Profile]:
    """Regions like at least one of the chosen, the most alike first; the chosen are never among them.

    Provinces are compared with provinces, kabupaten with kabupaten, kota with kota.
    """
    taken = {profile.region.code for profile in chosen}
    near = [
        (min(distances), other.region.code, other)
        for other in among
        if other.region.code not in taken and (distances := _distances(chosen, other))
    ]
    return [other for _distance, _code, other in sorted(near, key=lambda found: found[:2])[:most]]


def _distances(chosen: Iterable[Profile], other: Profile) -> list[float]:
    found = (distance(one, other) for one in chosen)
    return [value for value in found if value is not None]


def distance(one: Profile, other: Profile) -> float | None:
    """How unlike two regions are: 0 for twins, 1 for twice the size; None when they are not to be compared.

    Where a share of BPU is unknown, size alone decides.
    """
    apart = abs(log2(one.potential / other.potential))
    if one.region.kind != other.region.kind or apart > log2(MOST_TIMES):
        return None
    if one.bpu_share is None or other.bpu_share is None:
        return apart
    return apart + abs(one.bpu_share - other.bpu_share) / SHARE_LIKE_DOUBLE
