"""Between which ranks a region stands when nothing but the vintage of the potentials is changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.agreement import Interval, is_rounded
from coverage.calculations.change.rank_moves import MonthList
from coverage.calculations.exact import exact_coverage
from coverage.rows.figures import CoverageRow, PotentialRow


class RankRange(Struct, frozen=True):
    """The best and the worst rank of a region, and the one it has.

    of: regions ranked; vintages: different potentials known for the region itself, at least one;
    varied: how many regions of the list have more than one, itself included; fixed: how many stand on a
    printed share, which no potential can move; rounded: how many of the potentials tried are rounded.
    regions: how many the list has, ranked or not.
    """

    best: int
    worst: int
    rank: int
    of: int
    vintages: int
    varied: int
    fixed: int
    rounded: int
    regions: int


def rank_range(code: str, found: MonthList, potentials: Iterable[PotentialRow]) -> RankRange | None:
    """The lowest and highest rank a region can have when only potentials' vintages change.

    potentials: all that the release knows for these regions.
    Each region's participants stay; its denominator may be any of its potentials of the same segment and
    basis, whatever its day, each region for itself. A rounded potential counts as printed; a printed share
    stays as it is.
    None when the region is not ranked, or when its own share is printed.
    Source: docs/methods.md, "Rentang peringkat".
    """
    ranked = {row.region.code: row for row in found.rows if row.coverage_ratio is not None}
    own = ranked.get(code)
    if own is None or not _is_counted(own):
        return None
    potentials = list(potentials)
    known = _vintages(ranked, potentials)
    typed = {(row.region_code, row.potential_workers) for row in potentials if row.exact}
    shares = {key: _reach(row, known[key]) for key, row in ranked.items()}
    mine, others = shares[code], [share for key, share in shares.items() if key != code]
    actual = {key: exact_coverage(row) or Fraction(0) for key, row in ranked.items()}
    return RankRange(
        best=1 + sum(other.low > mine.high for other in others),
        worst=1 + sum(other.high > mine.low for other in others),
        rank=1 + sum(share > actual[code] for share in actual.values()),
        of=len(ranked),
        vintages=len(known[code]),
        varied=sum(len(workers) > 1 for workers in known.values()),
        fixed=sum(not _is_counted(row) for row in ranked.values()),
        rounded=sum(
            is_rounded(workers, (code, workers) in typed)
            for code, vintages in known.items()
            for workers in vintages
        ),
        regions=found.regions,
    )


def _is_counted(row: CoverageRow) -> bool:
    return row.printed_ratio is None and row.active_participants is not None and bool(row.potential_workers)


def _vintages(
    ranked: Mapping[str, CoverageRow], potentials: Iterable[PotentialRow]
) -> dict[str, frozenset[int]]:
    """Every potential that may divide each region's count: its own and the others known; none if printed."""
    found = defaultdict(set)
    for potential in potentials:
        row = ranked.get(potential.region_code)
        if (
            row is not None
            and potential.potential_workers
            and (potential.segment, potential.basis) == (row.segment, row.basis)
        ):
            found[potential.region_code].add(potential.potential_workers)
    return {
        code: frozenset(found[code] | {row.potential_workers or 0}) if _is_counted(row) else frozenset()
        for code, row in ranked.items()
    }


def _reach(row: CoverageRow, vintages: Collection[int]) -> Interval:
    """The lowest and highest share of a line over its potentials; a printed share is one point."""
    if not _is_counted(row):
        share = exact_coverage(row) or Fraction(0)
        return Interval(share, share)
    active = row.active_participants or 0
    return Interval(Fraction(active, max(vintages)), Fraction(active, min(vintages)))
