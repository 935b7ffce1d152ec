"""Regions that are like others: of one kind and about one size, as urban, with about the same part of BPU."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log2
from typing import NamedTuple

from msgspec import Struct

from coverage.rows.figures import RegionRow

MOST_TIMES = 2.0  # a region twice as large as another has other means; beyond it nothing is called similar
SHARE_LIKE_DOUBLE = 0.2  # so much more BPU sets regions as far apart as twice the size does: our choice
URBAN_LIKE_DOUBLE = 0.4  # so much more of its villages being kelurahan counts like twice the size: our choice
MOST_SIMILAR = 4  # a comparison holds six regions, the chosen ones among them


class Profile(Struct, frozen=True):
    """What a region is like, None where it is unknown.

    potential: workers; bpu_share: BPU among active participants; population: people; urban: kelurahan among
    desa and kelurahan.
    """

    region: RegionRow
    potential: int | None = None
    bpu_share: float | None = None
    population: int | None = None
    urban: float | None = None


class Counts(NamedTuple):
    """What the figure that is shown of a region counts."""

    region: RegionRow
    as_of: date
    coverage_ratio: float | None
    active_participants: int | None
    potential_workers: int | None


class Made(Struct, frozen=True):
    """What the list of regions knows of one: people, desa and kelurahan."""

    population: int | None = None
    desa: int | None = None
    kelurahan: int | None = None

    @property
    def urban(self) -> float | None:
        """Kelurahan among desa and kelurahan; None when either is unknown or there are none."""
        if self.desa is None or self.kelurahan is None or not self.desa + self.kelurahan:
            return None
        return self.kelurahan / (self.desa + self.kelurahan)


def profiles(
    regions: Iterable[RegionRow],
    rows: Iterable[Counts],
    bpu: Iterable[Counts],
    made: Mapping[str, Made],
) -> list[Profile]:
    """What regions are like; those of which neither workers nor people are known are left out.

    rows: all participants, at most one a region; bpu: the same segment BPU; made: by code. A share is
    known where both were counted on one day.
    """
    alone = {(row.region.code, row.as_of): row.active_participants for row in bpu}
    lines = {row.region.code: row for row in rows}
    found = []
    for region in regions:
        row, known = lines.get(region.code), made.get(region.code, Made())
        share = _share(alone.get((region.code, row.as_of)), row) if row else None
        workers = (row.potential_workers or None) if row else None
        if workers or known.population:
            found.append(Profile(region, workers, share, known.population or None, known.urban))
    return found


def _share(bpu: int | None, row: Counts) -> float | None:
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

    Size is workers, people where the workers of one are unknown. Where a share of BPU or how urban one is is
    unknown, the rest decides.
    """
    apart = _sizes_apart(one, other)
    if one.region.kind != other.region.kind or apart is None or apart > log2(MOST_TIMES):
        return None
    if one.bpu_share is not None and other.bpu_share is not None:
        apart += abs(one.bpu_share - other.bpu_share) / SHARE_LIKE_DOUBLE
    if one.urban is not None and other.urban is not None:
        apart += abs(one.urban - other.urban) / URBAN_LIKE_DOUBLE
    return apart


def _sizes_apart(one: Profile, other: Profile) -> float | None:
    if one.potential and other.potential:
        return abs(log2(one.potential / other.potential))
    if one.population and other.population:
        return abs(log2(one.population / other.population))
    return None
