"""Since when a finding stands, in releases."""

from datetime import date

import pytest

from coverage.calculations.flag_age import days_open, first_release


@pytest.mark.parametrize(
    ("spans", "release", "first"),
    [
        pytest.param([(1, None)], 5, 1, id="ever-since"),
        pytest.param([(5, None)], 5, 5, id="new"),
        pytest.param([(1, 3), (3, None)], 5, 1, id="another-cause-since-3"),
        pytest.param([(1, 2), (2, 4), (4, None)], 5, 1, id="twice-renewed"),
        pytest.param([(1, 3), (4, None)], 5, 4, id="gone-for-a-release"),
        pytest.param([(1, 3), (3, 6)], 5, 1, id="ended-later"),
        pytest.param([(1, 3), (7, None)], 2, 1, id="an-old-release"),
        pytest.param([(2, None), (1, None)], 2, 1, id="two-at-once"),
        pytest.param([(1, 3), (2, 3), (3, None)], 5, 1, id="two-that-ended-together"),
        pytest.param([(2, 4), (2, None)], 5, 2, id="two-that-came-together"),
    ],
)
def test_the_release_that_began_it(spans, release, first):
    assert first_release(spans, release) == first


def test_a_release_that_does_not_know_it():
    with pytest.raises(ValueError, match="does not know"):
        first_release([(1, 3)], 3)


def test_days_between_two_releases():
    assert days_open(date(2025, 9, 1), date(2025, 12, 1)) == 91
    assert days_open(date(2025, 9, 1), date(2025, 9, 1)) == 0
    assert days_open(date(2025, 12, 1), date(2025, 9, 1)) == 0
