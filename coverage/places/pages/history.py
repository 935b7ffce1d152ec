"""A region's points, each with what moved since the point before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coverage.calculations.change.trend import changes
from coverage.rows.figures import CoverageRow


@dataclass(frozen=True, slots=True)
class Change:
    """One point of a region's history and what moved since the point before, in percentage points."""

    row: CoverageRow
    points: float | None
    participants_points: float | None
    potential_points: float | None
    potential_changed: bool
    before: CoverageRow | None = None

    @property
    def since(self) -> date | None:
        """The day of the point before."""
        return self.before.as_of if self.before else None

    @property
    def since_precision(self) -> str | None:
        return self.before.as_of_precision if self.before else None

    @property
    def decimals(self) -> int:
        """How many decimals the change is known by: as many as the rougher of the two shares."""
        rows = [self.row, self.before] if self.before else [self.row]
        return min(row.ratio_decimals for row in rows if row)


def changes_of(history: Sequence[CoverageRow]) -> list[Change]:
    """The points of one region with their changes, oldest first."""
    if not history:
        return []
    frame = changes(history)
    columns = ("change_points", "participants_points", "potential_points")
    numbers = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return [
        Change(row, points, participants, potential, bool(changed), before)
        for row, points, participants, potential, changed, before in zip(
            history,
            *(numbers[name] for name in columns),
            frame["potential_changed"],
            [None, *history[:-1]],
            strict=True,
        )
    ]
