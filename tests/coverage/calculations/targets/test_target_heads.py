"""A target in heads: as printed, else computed from its share, and so called."""

from decimal import Decimal

import pytest

from coverage.calculations.targets.target_heads import TargetHeads, target_heads
from tests.coverage.calculations.published import line, target

PRINTED, SHARED = target(target_people=998_000), target(target_ratio=Decimal("0.3839"))


@pytest.mark.parametrize(
    ("aim", "potential", "expected"),
    [
        pytest.param(PRINTED, 3_058_943, TargetHeads(998_000), id="printed-before-computed"),
        pytest.param(PRINTED, None, TargetHeads(998_000), id="printed-without-a-potential"),
        pytest.param(target(target_people=0), 1_000, TargetHeads(0), id="printed-zero"),
        pytest.param(SHARED, 3_058_943, TargetHeads(1_174_328, True), id="lampung"),
        pytest.param(SHARED, 5_000, TargetHeads(1_920, True), id="halves-up"),
        pytest.param(SHARED, 0, TargetHeads(0, True), id="potential-of-nobody"),
        pytest.param(SHARED, None, TargetHeads(), id="potential-unknown"),
        pytest.param(target(target_ratio=None), 1_000, TargetHeads(), id="neither-printed"),
        pytest.param(None, 1_000, TargetHeads(), id="no-target"),
    ],
)
def test_target_heads(aim, potential, expected):
    assert target_heads(aim, line(potential_workers=potential)) == expected


def test_a_region_without_a_line_has_only_printed_people():
    assert target_heads(PRINTED, None) == TargetHeads(998_000)
    assert target_heads(SHARED, None) == TargetHeads()
