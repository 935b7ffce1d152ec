"""How many regions of a list stand below the target of their year."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from coverage.calculations.precision import Verdict, verdict
from coverage.rows.figures import CoverageRow


class Stand(StrEnum):
    """Where a current share stands against its target."""

    BELOW = "below"
    REACHED = "reached"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


STANDS = {
    Verdict.MISSED: Stand.BELOW,
    Verdict.REACHED: Stand.REACHED,
    Verdict.UNSURE: Stand.UNSURE,
    None: Stand.UNKNOWN,
}


class AgainstTarget(Struct, frozen=True):
    """Regions with a current share by where they stand.

    unsure: rounded counts leave it open; unknown: no target to measure them against.
    """

    below: int
    reached: int
    unsure: int
    unknown: int

    @property
    def regions(self) -> int:
        return self.below + self.reached + self.unsure + self.unknown


def stand(row: CoverageRow) -> Stand | None:
    """Where a line stands; None without a current share."""
    if row.unranked_reason is not None or row.coverage_ratio is None:
        return None
    return STANDS[verdict(row)]


def against_target(rows: Iterable[CoverageRow]) -> AgainstTarget:
    """The count of a list's regions by where they stand."""
    counted = Counter(map(stand, rows))
    return AgainstTarget(
        *(counted[place] for place in (Stand.BELOW, Stand.REACHED, Stand.UNSURE, Stand.UNKNOWN))
    )
