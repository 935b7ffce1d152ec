"""How the invented places grow: actives and potentials of every place, month and segment.

Each place draws from a generator of its own (seed and code), so that a part of the places has the same
figures as the whole.
"""

from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from coverage.demo.seed import ProvinceSeed, Seed, SegmentSeed
from coverage.rows.figures import PARTS, Segment

NATION = "00"
MOST = 0.93  # coverage a segment starts with at most, unless its story is to pass 100 %
RAMP = {3: 0.2, 4: 0.4, 5: 0.6, 6: 0.8}  # how far cover paid by a regency's budget has come, by month


class Place(Struct, frozen=True):
    """A region to invent figures for. name: the official one; population: people."""

    code: str
    name: str
    level: str
    province: str | None
    population: int


class Series(Struct, frozen=True):
    """People by segment, one number a month of the seed."""

    active: Mapping[Segment, Sequence[int]]
    potential: Mapping[Segment, Sequence[int]]

    def coverage(self, month: int) -> float:
        return self.active[Segment.TOTAL][month] / self.potential[Segment.TOTAL][month]


def grow(seed: Seed, places: Sequence[Place]) -> dict[str, Series]:
    """Series of every place by code: regencies grow, provinces and Indonesia gather theirs."""
    series = {place.code: _regency(seed, place) for place in places if place.level == "regency"}
    provinces = [place for place in places if place.level == "province"]
    for place in provinces:
        own = [series[other.code] for other in places if other.province == place.code]
        series[place.code] = _gathered(own, seed.provinces[place.code].unmapped_ratio)
    nation = _gathered([series[place.code] for place in provinces], 0.0)
    series[NATION] = Series(nation.active, _since_january(seed, nation.potential))
    return series


def _regency(seed: Seed, place: Place) -> Series:
    random = Random(f"{seed.number}:{place.code}")
    province = seed.provinces[place.province or ""]
    level = province.coverage_ratio * (1.35 if place.code[3] == "7" else 0.92) * _between(random, 0.75, 1.25)
    falling = random.random() < seed.chances["falling"]
    active, potential = {}, {}
    for segment in PARTS:
        workers = _potential(seed, province, place, seed.segments[segment], random)
        share = min(level * seed.segments[segment].coverage_factor * _between(random, 0.9, 1.1), MOST)
        if place.code in seed.stories["above_one"]:
            share = 0.985
        rise = province.yearly_rise * seed.segments[segment].rise_factor
        path = _path(seed, segment, -0.05 if falling else rise, random)
        active[segment] = [round(workers[0] * share * height) for height in path]
        potential[segment] = workers
    if place.code in seed.stories["zero_jakon"]:
        active[Segment.JAKON] = [0] * len(seed.months)
    return _with_total(active, potential)


def _potential(
    seed: Seed, province: ProvinceSeed, place: Place, segment: SegmentSeed, random: Random
) -> list[int]:
    """Counted anew once a year, mostly a little higher, sometimes by several per cent."""
    now = place.population * province.workers_share * segment.workers_share * _between(random, 0.95, 1.05)
    found = []
    for place_in_row, month in enumerate(seed.months):
        if place_in_row and month.month == province.rebase_month:
            large = random.random() < seed.chances["large_rebase"]
            now *= 1 + (_between(random, -0.05, 0.09) if large else _between(random, -0.005, 0.024))
        found.append(max(round(now), 40))
    return found


def _path(seed: Seed, segment: Segment, yearly: float, random: Random) -> list[float]:
    """Multiples of the first month: a steady rise or fall, with the segment's seasons on it."""
    season = [1.0] * 12
    if segment == Segment.JAKON:
        steep = 2.2 if random.random() < seed.chances["steep_season"] else 1.0
        season = [1 + (height - 1) * steep for height in seed.jakon_season]
    if segment == Segment.BPU and random.random() < seed.chances["paid_cover"]:
        paid = _between(random, 0.15, 0.45)
        season = [1 + paid * (RAMP.get(month, 1.0) if month > 2 else 0.0) for month in range(1, 13)]
    level, heights = 1.0, []
    for month in seed.months:
        level *= 1 + yearly / 12 * _between(random, 0.3, 1.7) + _between(random, -0.001, 0.001)
        heights.append(level * season[month.month - 1])
    return heights


def _gathered(parts: Sequence[Series], unmapped: float) -> Series:
    """The sum of the parts, and what no part counts on top of its PU."""
    active = {name: _sum([part.active[name] for part in parts]) for name in PARTS}
    potential = {name: _sum([part.potential[name] for part in parts]) for name in PARTS}
    active[Segment.PU] = [round(count * (1 + unmapped)) for count in active[Segment.PU]]
    potential[Segment.PU] = [round(count * (1 + unmapped)) for count in potential[Segment.PU]]
    return _with_total(active, potential)


def _with_total(
    active: Mapping[Segment, Sequence[int]], potential: Mapping[Segment, Sequence[int]]
) -> Series:
    exact = {name: [_unrounded(count) for count in counts] for name, counts in potential.items()}
    total = _sum(list(exact.values()))
    if any(whole % 1000 == 0 for whole in total):
        pairs = zip(exact[Segment.BPU], total, strict=True)
        exact[Segment.BPU] = [count + (whole % 1000 == 0) for count, whole in pairs]
        total = _sum(list(exact.values()))
    return Series({**active, Segment.TOTAL: _sum(list(active.values()))}, {**exact, Segment.TOTAL: total})


def _unrounded(count: int) -> int:
    """A potential that ends in 000 would pass for a rounded one."""
    return count + 7 if count % 1000 == 0 else count


def _since_january(seed: Seed, potential: Mapping[Segment, Sequence[int]]) -> dict[Segment, list[int]]:
    """Indonesia's potential is counted in January, whatever month a province counts its own."""
    january = [max(place - month.month + 1, 0) for place, month in enumerate(seed.months)]
    return {name: [counts[place] for place in january] for name, counts in potential.items()}


def _sum(columns: Sequence[Sequence[int]]) -> list[int]:
    return [sum(counts) for counts in zip(*columns, strict=True)]


def _between(random: Random, low: float, high: float) -> float:
    return low + (high - low) * random.random()
