"""Ranks by coverage, the order of a table, and how a rank moved."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec.structs import replace

from coverage.rows.figures import CoverageRow, Unranked

FEWEST = 4  # ranked regions from which on a rank is put into words: among three it says nothing


class Order(StrEnum):
    """What a ranking table is sorted by; the rank itself always goes by coverage."""

    COVERAGE = "coverage"
    ATTAINMENT = "attainment"
    GAP = "gap"
    GROWTH = "growth"


def ranks(values: Mapping[str, float | None]) -> dict[str, int]:
    """Rank by key, highest value first; equal values share a rank (1, 2, 2, 4); None is not ranked."""
    given = sorted((value for value in values.values() if value is not None), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(given, 1)))}
    return {key: first[value] for key, value in values.items() if value is not None}


def ranked(
    rows: Iterable[CoverageRow],
    *,
    before: Mapping[str, float] | None = None,
    year_start: Mapping[str, float] | None = None,
    by: str = Order.COVERAGE,
) -> list[CoverageRow]:
    """Rows with their ranks, in the order asked for, unranked ones last: old figures by their value, then the
    others by their reason and their code.

    before, year_start: coverage by region code in the month before and at the year's start. movement compares
    only regions that have a value both times, so that a newcomer moves nobody; previous_rank is today's rank
    with the movement taken back; growth_points is since the year's start.
    A row without the measure that is sorted by stands behind those that have it.
    """
    kept = [row for row in rows if row.unranked_reason is None and row.coverage_ratio is not None]
    left = [row for row in rows if row.unranked_reason is not None or row.coverage_ratio is None]
    now = {row.region.code: row.coverage_ratio for row in kept}
    place = ranks(now)
    moved = movements(now, before or {})
    start = year_start or {}
    result = []
    for row in kept:
        code = row.region.code
        movement = moved.get(code)
        result.append(
            replace(
                row,
                rank=place[code],
                movement=movement,
                previous_rank=None if movement is None else place[code] + movement,
                growth_points=_growth(row.coverage_ratio, start.get(code)),
            )
        )
    result.sort(key=lambda row: _sorting(row, by))
    return result + sorted(left, key=_below)


def _below(row: CoverageRow) -> tuple[int, float, str]:
    """Old figures first, the highest share on top, those without a share behind; the rest by reason."""
    if row.unranked_reason == Unranked.STALE:
        return -1, -(row.coverage_ratio if row.coverage_ratio is not None else -1.0), row.region.code
    reasons = list(Unranked)
    reason = row.unranked_reason or Unranked.NO_POTENTIAL
    return reasons.index(Unranked(reason)), 0.0, row.region.code


def movements(now: Mapping[str, float | None], before: Mapping[str, float]) -> dict[str, int]:
    """Places gained by key since before, both times ranked over the keys that have a value both times."""
    both = {key for key, value in now.items() if value is not None and key in before}
    current = ranks({key: now[key] for key in both})
    former = ranks({key: before[key] for key in both})
    return {key: former[key] - current[key] for key in both}


def _growth(now: float | None, start: float | None) -> float | None:
    return None if now is None or start is None else (now - start) * 100


def _sorting(row: CoverageRow, by: str) -> tuple[bool, float, int, str]:
    value = {
        Order.COVERAGE: row.coverage_ratio,
        Order.ATTAINMENT: row.attainment_ratio,
        Order.GAP: row.gap_to_target_points,
        Order.GROWTH: row.growth_points,
    }[Order(by)]
    return (value is None, -(value or 0.0), row.rank or 0, row.region.code)


def ranked_count(rows: Sequence[CoverageRow]) -> int:
    """How many of the rows have a rank."""
    return sum(row.rank is not None for row in rows)


def has_quorum(ranked: int, regions: int) -> bool:
    """Whether enough regions of a list have a rank for it to be called one: four fifths."""
    return ranked * 5 >= regions * 4
