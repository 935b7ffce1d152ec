"""A province's target heads spread over its regencies, to the last head."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from coverage.calculations.targets.cascade import Part


class Spread(StrEnum):
    """How heads are spread over the regencies that are not locked.

    POTENTIAL, UNPROTECTED: what is unallocated comes on top of the target so far (without one: of today's
    participants), in proportion to the potential or to the workers not yet protected.
    EQUAL_POINTS: every coverage rises from today by the same points.
    EQUAL_SHARE: every target is the same share.
    """

    POTENTIAL = "potential"
    UNPROTECTED = "unprotected"
    EQUAL_POINTS = "equal_points"
    EQUAL_SHARE = "equal_share"


class Obstacle(StrEnum):
    """What stands in the way of spreading heads."""

    NO_TARGET = "no_target"
    NO_COUNTS = "no_counts"
    OTHER_SUM = "other_sum"
    BELOW_TODAY = "below_today"
    ABOVE_EVERYONE = "above_everyone"


class Infeasible(ValueError):
    """The heads cannot be spread. codes: of the parts in the way; heads: people to be named."""

    def __init__(self, why: Obstacle, codes: Sequence[str] = (), **heads: int):
        super().__init__(f"{why} {', '.join(codes)}{heads or ''}")
        self.why, self.codes, self.heads = why, tuple(codes), heads


class Allotment(Struct, frozen=True):
    """A regency's target after spreading.

    heads: people; ratio: of its potential, None when that is 0 or unknown.
    added: heads above today's participants, None when those are unknown; the other two tell of a locked
    target that it lies below today's participants, or above everyone.
    """

    code: str
    heads: int
    ratio: float | None
    added: int | None
    locked: bool
    below_today: bool = False
    above_everyone: bool = False


class _Share(Struct, frozen=True):
    """A regency that is not locked: base + rate × weight, held between floor and cap."""

    code: str
    base: int
    weight: int
    floor: int
    cap: int

    def at(self, rate: Fraction) -> Fraction | int:
        reached = self.base + rate * self.weight
        if reached <= self.floor:
            return self.floor
        return self.cap if reached >= self.cap else reached


def allocate(total: int, parts: Iterable[Part], spread: Spread) -> tuple[Allotment, ...]:
    """Spread a province's target heads over its regencies so that they add up to it exactly.

    total: people. parts: one a regency, in any order; a locked one keeps its target whatever it is, the
    others get at least today's participants and at most their potential, or today's participants where those
    are more.
    Returns one allotment a part, by code: the same for every order of the parts. Whole heads go by
    largest remainder, equal ones to the lower code.
    Raises Infeasible when a regency that is not locked lacks a count, a locked one lacks its target, or
    the locks, floors and caps leave no way to the total; ValueError when a code is given twice.
    Source: docs/methods-status.md, "Membagi sisa target".
    """
    ordered = sorted(parts, key=lambda part: part.code)
    _check(ordered)
    kept = {part.code: part.target for part in ordered if part.locked and part.target is not None}
    shares = [_share(part, spread) for part in ordered if not part.locked]
    rest = total - sum(kept.values())
    _check_room(total, rest, shares)
    heads = kept | _whole(shares, rest)
    return tuple(_allotment(part, heads[part.code]) for part in ordered)


def _check(parts: Sequence[Part]) -> None:
    twice = [code for code, count in Counter(part.code for part in parts).items() if count > 1]
    if twice:
        raise ValueError(f"given twice: {', '.join(twice)}")
    unset = [part.code for part in parts if part.locked and part.target is None]
    if unset:
        raise Infeasible(Obstacle.NO_TARGET, unset)
    free = [part for part in parts if not part.locked]
    unknown = [part.code for part in free if part.potential is None or part.active is None]
    if unknown:
        raise Infeasible(Obstacle.NO_COUNTS, unknown)


def _share(part: Part, spread: Spread) -> _Share:
    active, potential = part.active or 0, part.potential or 0
    base = active if part.target is None else part.target
    weight = potential
    if spread == Spread.UNPROTECTED:
        weight = max(potential - active, 0)
    elif spread == Spread.EQUAL_POINTS:
        base = active
    elif spread == Spread.EQUAL_SHARE:
        base = 0
    return _Share(part.code, base, weight, active, max(potential, active))


def _check_room(total: int, rest: int, shares: Sequence[_Share]) -> None:
    """Whether the regencies that are not locked can hold the rest."""
    least, most = sum(share.floor for share in shares), sum(share.cap for share in shares)
    if not shares and rest:
        raise Infeasible(Obstacle.OTHER_SUM, locked=total - rest, total=total)
    if rest < least:
        raise Infeasible(Obstacle.BELOW_TODAY, total=total, rest=rest, least=least)
    if rest > most:
        raise Infeasible(Obstacle.ABOVE_EVERYONE, total=total, rest=rest, most=most)


def _whole(shares: Sequence[_Share], rest: int) -> dict[str, int]:
    """Whole heads by largest remainder; a remainder is only there strictly between floor and cap."""
    if not shares:
        return {}
    rate = _rate(shares, rest)
    parted = {share.code: divmod(share.at(rate), 1) for share in shares}
    heads = {code: int(whole) for code, (whole, _) in parted.items()}
    by_remainder = sorted(parted, key=lambda code: (-parted[code][1], code))
    for code in by_remainder[: rest - sum(heads.values())]:
        heads[code] += 1
    return heads


def _rate(shares: Sequence[_Share], rest: int) -> Fraction:
    """The rate at which the shares come to the rest: their sum rises in lines from floors to caps."""

    def total(rate: Fraction) -> Fraction:
        return Fraction(sum(share.at(rate) for share in shares))

    edges = sorted(
        {Fraction(end - s.base, s.weight) for s in shares if s.weight for end in (s.floor, s.cap)}
    ) or [Fraction(0)]
    place = bisect_left(edges, Fraction(rest), key=total)
    high, reached = edges[place], total(edges[place])
    if reached == rest:  # as at the first edge, where everybody stands at the floor
        return high
    low = edges[place - 1]
    before = total(low)
    return low + (rest - before) * (high - low) / (reached - before)


def _allotment(part: Part, heads: int) -> Allotment:
    active, potential = part.active, part.potential
    return Allotment(
        part.code,
        heads,
        heads / potential if potential else None,
        None if active is None else heads - active,
        part.locked,
        part.locked and active is not None and heads < active,
        part.locked and potential is not None and heads > max(potential, active or 0),
    )
