"""How coverage moved between two dates, and why: more participants, or another potential."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from coverage.calculations.movement import TOLD, movement
from coverage.calculations.precision import on_one_potential
from coverage.rows.figures import CoverageRow

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "as_of",
    "active_participants",
    "potential_workers",
    "coverage_ratio",
    "computed",
)


def parts(active: Any, potential: Any, former_active: Any, former_potential: Any) -> tuple[Any, Any]:
    """A change of coverage as shares of one: ΔA/N₀ by participants, A₁(1/N₁ − 1/N₀) by another potential.

    Fractions or series of numbers, people; potentials above 0. Together the two are the change, exactly for
    fractions. Source: docs/methods.md, "Perubahan antara dua tanggal".
    """
    return (active - former_active) / former_potential, active * (1 / potential - 1 / former_potential)


def changes(rows: Sequence[CoverageRow]) -> "pd.DataFrame":
    """The change of coverage from each point to the next.

    rows: one region, segment and basis, oldest first.
    Returns a frame with one line a row, in their order, and the columns
    - change_points: percentage points since the point before, NaN for the first, when a share is unknown, and
      where the two may not be compared (of one time, or not precise enough);
    - participants_points, potential_points: its two parts, ΔA/N₀ and A₁(1/N₁ − 1/N₀), NaN unless both
      shares are computed from counts; together they are change_points;
    - potential_changed: whether the potential under the count is another one than the last known before; one
      that can be the same number, rounded, is not.
    Source: docs/methods.md, "Perubahan antara dua tanggal".
    """
    import pandas as pd

    frame = pd.DataFrame(
        [
            (
                row.as_of,
                row.active_participants,
                row.potential_workers,
                row.coverage_ratio,
                row.coverage_ratio is not None and row.printed_ratio is None,
            )
            for row in rows
        ],
        columns=list(COLUMNS),
    )
    active, potential, ratio = (
        pd.to_numeric(frame[name]).astype("float64")
        for name in ("active_participants", "potential_workers", "coverage_ratio")
    )
    split = frame["computed"] & frame["computed"].shift(fill_value=False)
    by_participants, by_potential = parts(active, potential, active.shift(), potential.shift())
    told = pd.Series([False, *(movement(*pair) in TOLD for pair in pairwise(rows))][: len(rows)], dtype=bool)
    frame["change_points"] = ((ratio - ratio.shift()) * 100).where(told)
    frame["participants_points"] = (by_participants * 100).where(split & told)
    frame["potential_points"] = (by_potential * 100).where(split & told)
    frame["potential_changed"] = list(_rebased(rows))
    return frame


def _rebased(rows: Sequence[CoverageRow]) -> Iterator[bool]:
    """Whether each line stands on another potential than the last one known before it."""
    known: CoverageRow | None = None
    for row in rows:
        yield known is not None and on_one_potential(known, row) is False
        known = known if row.potential_workers is None else row
