"""The village lever, and people implied by a share and those left."""

from decimal import Decimal

import pytest

from coverage.calculations.programmes.villages import Implied, implied_people, lever


@pytest.mark.parametrize(
    ("villages", "workers", "expected"),
    [
        pytest.param(2_446, 100, 244_600, id="lampung"),
        pytest.param(0, 100, 0, id="no-villages"),
        pytest.param(None, 100, None, id="villages-unknown"),
        pytest.param(2_446, None, None, id="rule-unknown"),
    ],
)
def test_lever(villages, workers, expected):
    assert lever(villages, workers) == expected


@pytest.mark.parametrize(
    ("left", "ratio", "decimals", "expected"),
    [
        pytest.param(65_875, "0.3302", 2, Implied(98_343, 98_358), id="jambi"),
        pytest.param(0, "0.3302", 2, Implied(0, 0), id="nobody-left"),
        pytest.param(100, "0", 0, Implied(100, 101), id="nobody-protected"),
        pytest.param(None, "0.3302", 2, None, id="left-unknown"),
        pytest.param(65_875, None, None, None, id="share-unknown"),
        pytest.param(5, "1", 0, None, id="may-be-the-whole"),
        pytest.param(5, "0.996", 0, None, id="rounds-to-the-whole"),
        pytest.param(5, "0.995", 0, None, id="the-whole-is-its-edge"),
    ],
)
def test_implied_people(left, ratio, decimals, expected):
    assert implied_people(left, ratio and Decimal(ratio), decimals) == expected
