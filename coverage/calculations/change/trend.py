"""How coverage moved between two dates, and why: more participants, or another potential."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.movement import TOLD, movement
from coverage.calculations.precision import on_one_potential
from coverage.rows.figures import CoverageRow


class Change(Struct, frozen=True):
    """A line and what moved since the one before it (None: it is the first), in percentage points.

    points: None when a share is unknown, and where the two may not be compared (of one time, or not precise
    enough). participants_points, potential_points: its two parts, ΔA/N₀ and A₁(1/N₁ − 1/N₀), None unless both
    shares are computed from counts; together they are points. potential_changed: whether it stands on another
    potential than the last one known before it; told of lines in a row.
    """

    row: CoverageRow
    before: CoverageRow | None = None
    points: float | None = None
    participants_points: float | None = None
    potential_points: float | None = None
    potential_changed: bool = False

    @property
    def since(self) -> date | None:
        """The day of the line before."""
        return self.before.as_of if self.before else None

    @property
    def since_precision(self) -> str | None:
        return self.before.as_of_precision if self.before else None

    @property
    def decimals(self) -> int:
        """How many decimals the change is known by: as many as the rougher of the two shares."""
        return min(row.ratio_decimals for row in (self.row, self.before) if row)


def parts(active: Any, potential: Any, former_active: Any, former_potential: Any) -> tuple[Any, Any]:
    """A change of coverage as shares of one: ΔA/N₀ by participants, A₁(1/N₁ − 1/N₀) by another potential.

    Fractions or numbers, people; potentials above 0. Together the two are the change, exactly for fractions.
    Source: docs/methods.md, "Perubahan antara dua tanggal".
    """
    return (active - former_active) / former_potential, active * (1 / potential - 1 / former_potential)


def change(before: CoverageRow | None, row: CoverageRow) -> Change:
    """What moved between two lines of one region, segment and basis.

    Source: docs/methods.md, "Perubahan antara dua tanggal".
    """
    if before is None or movement(before, row) not in TOLD:
        return Change(row, before)
    assert before.coverage_ratio is not None  # else nothing is told
    assert row.coverage_ratio is not None
    points = (row.coverage_ratio - before.coverage_ratio) * 100
    if before.printed_ratio is not None or row.printed_ratio is not None:
        return Change(row, before, points)
    by_participants, by_potential = parts(*_counts(row), *_counts(before))
    return Change(row, before, points, by_participants * 100, by_potential * 100)


def _counts(row: CoverageRow) -> tuple[int, int]:
    assert row.active_participants is not None  # its share is the quotient of both
    assert row.potential_workers is not None
    return row.active_participants, row.potential_workers


def changes(rows: Sequence[CoverageRow]) -> list[Change]:
    """Each line with what moved since the one before; of one region, segment and basis, oldest first."""
    moved = map(change, [None, *rows], rows)
    return [
        replace(one, potential_changed=rebased) for one, rebased in zip(moved, _rebased(rows), strict=True)
    ]


def _rebased(rows: Iterable[CoverageRow]) -> Iterator[bool]:
    """Whether each line stands on another potential than the last one known before it; one that can be the
    same number, rounded, is not another.
    """
    known: CoverageRow | None = None
    for row in rows:
        yield known is not None and on_one_potential(known, row) is False
        known = known if row.potential_workers is None else row
