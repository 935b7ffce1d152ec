"""Targets spread over any province: sums, bounds and order hold in every case."""

import gc
import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.targets.allocation import Infeasible, Spread, allocate
from coverage.calculations.targets.cascade import Part
from tests.coverage.calculations.lampung import PARTS, TARGET

EVERY = pytest.mark.parametrize("spread", Spread)


def heads(total, parts, spread):
    return [found.heads for found in allocate(total, parts, spread)]


def under_50_milliseconds(total, parts, spread):
    """What allocate answers. A collection of what other tests left behind is not its time."""
    gc.disable()
    try:
        started = time.process_time()
        found = allocate(total, parts, spread)
        assert time.process_time() - started < 0.05
    finally:
        gc.enable()
    return found


@EVERY
def test_agrees_with_trying_every_rate(spread):
    """The slow version: raise everybody together in small steps until the total is passed."""
    parts = [replace(PARTS[0], target=100_000), *PARTS[1:]]
    found = {part.code: part.heads for part in allocate(TARGET, parts, spread)}
    low, high = -10.0, 10.0
    for _ in range(200):
        rate = (low + high) / 2
        tried = {part.code: slow(part, spread, rate) for part in parts}
        low, high = (rate, high) if sum(tried.values()) < TARGET else (low, rate)
    assert all(abs(found[code] - value) < 1 for code, value in tried.items())


def slow(part, spread, rate):
    start = part.active if part.target is None else part.target
    wanted = {
        Spread.POTENTIAL: start + rate * part.potential,
        Spread.UNPROTECTED: start + rate * (part.potential - part.active),
        Spread.EQUAL_POINTS: part.active + rate * part.potential,
        Spread.EQUAL_SHARE: rate * part.potential,
    }[spread]
    return min(max(wanted, part.active), part.potential)


REGENCIES = st.lists(
    st.tuples(
        st.integers(0, 10) | st.integers(0, 10**6),
        st.integers(0, 1_500),
        st.none() | st.integers(0, 10**6),
        st.booleans(),
    ),
    min_size=1,
    max_size=38,
)


def province(regencies, room):
    """A total that can be reached, and regencies: some locked, some above everyone.

    regencies: (potential, actives in thousandths of it, target, locked); room: thousandths of the way
    from the least that can be spread to the most.
    """
    parts = [
        Part(f"18.{place:02}", workers, workers * covered // 1000, target, locked and target is not None)
        for place, (workers, covered, target, locked) in enumerate(regencies, 1)
    ]
    free = [part for part in parts if not part.locked]
    least = sum(part.active for part in free)
    most = sum(max(part.potential, part.active) for part in free)
    return sum(part.target for part in parts if part.locked) + least + (most - least) * room // 1000, parts


@settings(max_examples=500, deadline=None)
@given(REGENCIES, st.integers(0, 1_000), st.randoms(use_true_random=True))
def test_every_case_adds_up_and_keeps_its_bounds(regencies, room, random):
    total, parts = province(regencies, room)
    shuffled = random.sample(parts, len(parts))
    for spread in Spread:
        found = under_50_milliseconds(total, parts, spread)
        assert sum(part.heads for part in found) == total
        assert allocate(total, shuffled, spread) == found
        for part, allotment in zip(parts, found, strict=True):
            if part.locked:
                assert allotment.heads == part.target
            else:
                assert part.active <= allotment.heads <= max(part.potential, part.active)


@settings(deadline=None)
@given(REGENCIES, st.integers(0, 1_000))
def test_more_heads_for_the_province_cost_nobody_more_than_a_head(regencies, room):
    """Largest remainders may move a head back; no more than that."""
    total, parts = province(regencies, room)
    for spread in Spread:
        try:
            after = heads(total + 1, parts, spread)
        except Infeasible:
            return
        assert all(new >= old - 1 for old, new in zip(heads(total, parts, spread), after, strict=True))


@EVERY
def test_the_order_of_a_province_is_nothing(spread):
    answers = {allocate(TARGET // 2, order, spread) for order in permutations(PARTS[:5])}
    assert len(answers) == 1


@EVERY
def test_a_large_province_takes_under_50_milliseconds(spread):
    parts = [
        Part(
            f"33.{number:02}",
            900_001 - 13_337 * number,
            200_003 + 7 * number,
            300_000 if number % 3 else None,
        )
        for number in range(1, 39)
    ]
    under_50_milliseconds(12_000_001, parts, spread)
