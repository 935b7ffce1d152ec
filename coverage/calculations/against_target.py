"""How many regions of a list stand below the target of their year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coverage.rows.figures import CoverageRow


class Stand(StrEnum):
    """Where a current share stands against its target."""

    BELOW = "below"
    REACHED = "reached"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """Regions with a current share by where they stand. unknown: no target to measure them against."""

    below: int
    reached: int
    unknown: int

    @property
    def regions(self) -> int:
        return self.below + self.reached + self.unknown


def stand(row: CoverageRow) -> Stand | None:
    """Where a line stands; None without a current share."""
    if row.unranked_reason is not None or row.coverage_ratio is None:
        return None
    if row.gap_to_target_points is None:
        return Stand.UNKNOWN
    return Stand.BELOW if row.gap_to_target_points > 0 else Stand.REACHED


def against_target(rows: Iterable[CoverageRow]) -> AgainstTarget:
    """The count of a list's regions by where they stand."""
    counted = Counter(map(stand, rows))
    return AgainstTarget(counted[Stand.BELOW], counted[Stand.REACHED], counted[Stand.UNKNOWN])
