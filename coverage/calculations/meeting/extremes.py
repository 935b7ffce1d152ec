"""The highest and the lowest of a ranking, equal ones together, nobody on both sides."""

from collections.abc import Iterable

from msgspec import Struct

from coverage.rows.figures import CoverageRow

EACH = 3  # as many as meetings name aloud


class Extremes(Struct, frozen=True):
    """best: highest first; worst: lowest first; of: how many are ranked.

    Either side holds more than were asked for when the last one shares its coverage.
    """

    best: tuple[CoverageRow, ...]
    worst: tuple[CoverageRow, ...]
    of: int

    @property
    def all_equal(self) -> bool:
        """Whether several are ranked and nobody stands out."""
        return self.of > 1 and not self.best and not self.worst


def extremes(rows: Iterable[CoverageRow], count: int = EACH) -> Extremes:
    """The regions with the highest and the lowest coverage among those that have a rank.

    count: on either side, fewer when not twice as many are ranked: of 5 the best and the worst 2, of 1 none.
    Whoever equals the last one belongs to the side too. When both sides end at one value, its regions stand
    on neither, or on the side that would be empty; when all are equal, both are empty.
    Source: docs/methods.md, "Bahan rapat".
    """
    ranked = sorted((row for row in rows if row.rank is not None), key=_place)
    each = min(count, len(ranked) // 2)
    if not each or ranked[0].coverage_ratio == ranked[-1].coverage_ratio:
        return Extremes((), (), len(ranked))
    top, bottom = _share(ranked[each - 1]), _share(ranked[-each])
    above = [row for row in ranked if _share(row) > top or (_share(row) == top and top != bottom)]
    below = [row for row in ranked if _share(row) < bottom or (_share(row) == bottom and top != bottom)]
    between = [row for row in ranked if _share(row) == top] if top == bottom else []
    best, worst = above or between, below or between
    return Extremes(tuple(best), tuple(sorted(worst, key=_from_below)), len(ranked))


def _share(row: CoverageRow) -> float:
    assert row.coverage_ratio is not None
    return row.coverage_ratio


def _place(row: CoverageRow) -> tuple[float, str]:
    return (-_share(row), row.region.code)


def _from_below(row: CoverageRow) -> tuple[float, str]:
    return (_share(row), row.region.code)
