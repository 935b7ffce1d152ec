"""A target spread over the regencies that are known, and what is left for those that are not.

And where none is known in people: shares, every regency the same part of its way.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.exact import exact
from coverage.calculations.targets.cascade import Part

PERIOD = 5  # years: a target beyond the term of an RPJMD is no way to plan by


class RestBy(StrEnum):
    """How much the unknown regencies have to take: by the rest of the province's potential, by its target
    share of the known potentials, or by their number where neither is known.
    """

    POTENTIAL = "potential"
    SHARE = "share"
    COUNT = "count"


class Rest(Struct, frozen=True):
    """What regencies without counts would have to take together.

    people: heads; codes: of these regencies; potential: what of the province's is theirs, None when unknown.
    """

    people: int
    codes: tuple[str, ...]
    by: RestBy
    potential: int | None = None

    @property
    def ratio(self) -> float | None:
        """The share of their potential that would be; None when that is unknown or 0."""
        return self.people / self.potential if self.potential else None


def rest_of(
    total: int, parts: Iterable[Part], *, potential: int | None = None, ratio: float | None = None
) -> Rest | None:
    """What is set aside for the parts that lack a count; None when none does.

    total: people, the kept parts' heads among them. potential, ratio: the province's own, None when unknown.
    The known parts get at least their participants and at most everyone they have, never more than is left.
    Source: docs/methods-status.md, "Bila sebagian belum diketahui".
    """
    parts = list(parts)
    free = [part for part in parts if not part.locked]
    known = [
        (part.potential, part.active)
        for part in free
        if part.potential is not None and part.active is not None
    ]
    codes = tuple(sorted(part.code for part in free if part.potential is None or part.active is None))
    if not codes:
        return None
    left = total - sum(part.target or 0 for part in parts if part.locked)
    held = sum(workers for workers, _ in known)
    others = _others(potential, parts)
    if others:
        by, theirs = RestBy.POTENTIAL, Fraction(left * held, held + others)
    elif ratio is not None:
        by, theirs = RestBy.SHARE, exact(ratio) * held
    else:
        by, theirs = RestBy.COUNT, Fraction(left * len(known), len(free))
    least = sum(active for _, active in known)
    most = sum(max(counts) for counts in known)
    given = min(max(round(theirs), least), most, left)
    return Rest(left - given, codes, by, others if others else None)


def _others(potential: int | None, parts: Sequence[Part]) -> int:
    """What the province's potential leaves for parts without one; 0 when it leaves nothing or is unknown."""
    if potential is None or not any(part.potential is None for part in parts):
        return 0
    return max(potential - sum(part.potential or 0 for part in parts), 0)


class SharePlan(Struct, frozen=True):
    """Shares proposed where heads cannot be computed.

    way: the part of its way every region goes, of one. end: the province's target the way leads to, its
    year. shares: by code; missing: codes of regions without a share of today.
    """

    way: float
    end: float
    end_year: int
    shares: Mapping[str, float]
    missing: tuple[str, ...]


def share_plan(
    today: Mapping[str, float | None], own: float | None, target: float, later: Mapping[int, float], year: int
) -> SharePlan:
    """Every region goes the same part of its way to the province's last target as the province itself does.

    today: each region's share; own: the province's; target: its share for the year; later: its targets of
    later years. Without a higher one within five years the way is the whole one to this year's. A region at
    or beyond the end stays where it is. Source: docs/methods-status.md, "Bila sebagian belum diketahui".
    """
    ahead = {after: share for after, share in later.items() if year < after <= year + PERIOD}
    end_year = max((after for after, share in ahead.items() if share > target), default=year)
    end, way = target, 1.0
    if end_year > year and own is not None and own < target:
        end = ahead[end_year]
        way = (target - own) / (end - own)
    else:
        end_year = year
    known = {code: share for code, share in today.items() if share is not None}
    shares = {code: max(share, share + way * (end - share)) for code, share in known.items()}
    return SharePlan(way, end, end_year, shares, tuple(sorted(today.keys() - known.keys())))
