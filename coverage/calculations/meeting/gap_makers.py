"""Which regions make half of what is missing to the targets."""

from collections.abc import Iterable
from itertools import accumulate

from msgspec import Struct

from coverage.calculations.precision import is_unsure, people_unit
from coverage.rows.figures import CoverageRow


class GapMakers(Struct, frozen=True):
    """The fewest regions whose missing people are at least half of all that are missing.

    rows: the widest gap first; equals: those left out whose gap is that of the last one taken.
    people: missing in rows; total: in all regions that miss any. short: how many miss any;
    known: how many have a gap in people, reached or not; of: among how many regions.
    """

    rows: tuple[CoverageRow, ...]
    equals: tuple[CoverageRow, ...]
    people: int
    total: int
    short: int
    known: int
    of: int

    @property
    def share(self) -> float | None:
        """people ÷ total; None when nothing is missing."""
        return self.people / self.total if self.total else None

    @property
    def unit(self) -> int:
        """The unit of both sums: of the roughest gap named."""
        return max((people_unit(row) for row in self.rows), default=1)


def gap_makers(rows: Iterable[CoverageRow]) -> GapMakers:
    """Take regions by their gap to the target in people, the widest first, until they make half of it.

    A gap that is not known counts for nothing and a target that is passed lends nothing to others: the whole
    is the sum of what is missing. Figures that do not speak for the month are not known. Equal gaps are taken
    in the order of their codes. Source: docs/methods.md, "Bahan rapat".
    """
    rows = list(rows)
    gaps = [
        (row, row.gap_to_target_people) for row in rows if row.unranked_reason is None and not is_unsure(row)
    ]
    known = [(row, gap) for row, gap in gaps if gap is not None]
    short = sorted(
        ((row, gap) for row, gap in known if gap > 0), key=lambda pair: (-pair[1], pair[0].region.code)
    )
    total = sum(gap for _, gap in short)
    sums = list(accumulate(gap for _, gap in short))
    count = next((place for place, people in enumerate(sums, 1) if 2 * people >= total), 0)
    last = short[count - 1][1] if count else 0
    return GapMakers(
        rows=tuple(row for row, _ in short[:count]),
        equals=tuple(row for row, gap in short[count:] if gap == last),
        people=sums[count - 1] if count else 0,
        total=total,
        short=len(short),
        known=len(known),
        of=len(rows),
    )
