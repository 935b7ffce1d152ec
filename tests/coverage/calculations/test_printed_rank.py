"""Which printed ranks count all regions there were."""

import pytest

from coverage.calculations.printed_rank import speaks_of_all


@pytest.mark.parametrize(
    ("printed", "expected", "level", "all_of_them"),
    [
        pytest.param(34, 38, "province", True, id="provinces-of-before-2022"),
        pytest.param(33, 38, "province", False, id="fewer-provinces"),
        pytest.param(9, 15, "regency", True, id="six-tenths"),
        pytest.param(8, 15, "regency", False, id="less"),
        pytest.param(6, 11, "regency", False, id="a-little-less"),
        pytest.param(30, 15, "regency", True, id="twice-as-many"),
        pytest.param(31, 15, "regency", False, id="more"),
    ],
)
def test_of_how_many(printed, expected, level, all_of_them):
    assert speaks_of_all(printed, expected, level) is all_of_them
