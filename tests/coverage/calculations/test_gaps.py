from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.gaps import (
    gap_to_target_people,
    gap_to_target_points,
    heads_of_share,
    unprotected_people,
)

SHARES = st.decimals(0, 10, places=9)
WORKERS = st.integers(0, 10**10)


@pytest.mark.parametrize(
    ("share", "workers", "expected"),
    [
        pytest.param("0.3262", 3_058_943, 997_827, id="lampung-997827.2"),
        pytest.param("0.53", 1_312_370, 695_556, id="jambi-695556.1"),
        pytest.param("0.3839", 3_058_943, 1_174_328, id="lampung-2025-as-printed"),
        pytest.param("0.5", 1, 1, id="half-up"),
        pytest.param("0.5", 3, 2, id="half-up-after-an-odd-number"),
        pytest.param("0.5", 5, 3, id="half-up-after-an-even-number"),
        pytest.param("0.145", 100, 15, id="half-up-where-binary-falls-short"),
        pytest.param("0.499999999", 1, 0, id="just-under-half"),
        pytest.param("0", 3_058_943, 0, id="share-of-zero"),
        pytest.param("1.26", 100, 126, id="above-one"),
    ],
)
def test_heads_of_share(share, workers, expected):
    assert heads_of_share(Decimal(share), workers) == expected


@given(SHARES, WORKERS)
def test_heads_of_share_is_exact_to_the_half_head(share, workers):
    assert heads_of_share(share, workers) == floor(Fraction(share) * workers + Fraction(1, 2))


@pytest.mark.parametrize(
    ("target", "potential", "active", "expected"),
    [
        pytest.param("0.3262", 3_058_943, 760_468, 237_359, id="lampung-2024-09-24"),
        pytest.param("0.53", 1_312_370, 592_806, 102_750, id="jambi-2024-12-02-as-printed"),
        pytest.param("0.5", 1_000, 500, 0, id="exactly-reached"),
        pytest.param("0.5", 1_000, 600, -100, id="passed"),
        pytest.param("0.5", 1_000, 0, 500, id="reported-zero"),
        pytest.param(None, 1_000, 600, None, id="no-target"),
        pytest.param("0.5", None, 600, None, id="unknown-potential"),
        pytest.param("0.5", 1_000, None, None, id="not-reported"),
    ],
)
def test_gap_to_target_people(target, potential, active, expected):
    share = None if target is None else Decimal(target)
    assert gap_to_target_people(share, potential, active) == expected


@pytest.mark.parametrize(
    ("coverage", "target", "expected"),
    [
        pytest.param(760_468 / 3_058_943, 0.3262, 7.76, id="lampung-2024-09-24"),
        pytest.param(592_806 / 1_312_370, 0.53, 7.83, id="jambi-2024-12-02"),
        pytest.param(0.5, 0.5, 0.0, id="exactly-reached"),
        pytest.param(0.6, 0.5, -10.0, id="passed"),
        pytest.param(0.0, 0.5, 50.0, id="reported-zero"),
        pytest.param(None, 0.5, None, id="no-coverage"),
        pytest.param(0.5, None, None, id="no-target"),
    ],
)
def test_gap_to_target_points(coverage, target, expected):
    points = gap_to_target_points(coverage, target)
    assert points is None if expected is None else points == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("potential", "active", "expected"),
    [
        pytest.param(3_058_943, 760_468, 2_298_475, id="lampung-2024-09-24"),
        pytest.param(1_000, 1_000, 0, id="everyone"),
        pytest.param(6_627, 7_881, -1_254, id="above-one-bone-bolango-jakon-2020"),
        pytest.param(1_000, 0, 1_000, id="reported-zero"),
        pytest.param(None, 600, None, id="unknown-potential"),
        pytest.param(1_000, None, None, id="not-reported"),
    ],
)
def test_unprotected_people(potential, active, expected):
    assert unprotected_people(potential, active) == expected


@given(WORKERS, WORKERS)
def test_a_target_of_everyone_leaves_the_unprotected(potential, active):
    assert gap_to_target_people(Decimal(1), potential, active) == unprotected_people(potential, active)
