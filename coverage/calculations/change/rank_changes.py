"""How ranks differ between two states of the same month: an earlier release and a later one."""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from coverage.calculations.ranking import ranks


class RankChange(Struct, frozen=True):
    """One region's rank before and after, among those of its group that have a value both times.

    group: what it is ranked within; of: how many those are; former_ratio, ratio: its coverage.
    """

    code: str
    group: str
    former: int
    rank: int
    of: int
    former_ratio: float
    ratio: float

    @property
    def movement(self) -> int:
        """Places gained; lost when negative."""
        return self.former - self.rank


class RankChanges(Struct, frozen=True):
    """moved: the largest movements first within each group; joined, left: codes with a value only once."""

    moved: tuple[RankChange, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]


def rank_changes(
    now: Mapping[str, float], before: Mapping[str, float], groups: Mapping[str, str]
) -> RankChanges:
    """Compare two rankings, group by group, over the regions that have a value in both.

    now, before: coverage by code; groups: what each code is ranked within. A newcomer moves nobody.
    Source: docs/methods.md, "Peringkat".
    """
    members: dict[str, list[str]] = defaultdict(list)
    for code in now:
        if code in before:
            members[groups[code]].append(code)
    moved = []
    for group, codes in members.items():
        current = ranks({code: now[code] for code in codes})
        former = ranks({code: before[code] for code in codes})
        moved += [
            RankChange(code, group, former[code], current[code], len(codes), before[code], now[code])
            for code in codes
            if former[code] != current[code]
        ]
    moved.sort(key=lambda one: (one.group, -abs(one.movement), one.rank, one.code))
    joined = sorted(now.keys() - before.keys())
    return RankChanges(tuple(moved), tuple(joined), tuple(sorted(before.keys() - now.keys())))
