import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.ratios import attainment_ratio, coverage_ratio

COUNTS = st.integers(0, 10**10)


@pytest.mark.parametrize(
    ("active", "potential", "expected"),
    [
        pytest.param(760_468, 3_058_943, 0.248605, id="lampung-2024-09-24"),
        pytest.param(592_806, 1_312_370, 0.451706, id="jambi-2024-12-02"),
        pytest.param(0, 1_000, 0.0, id="reported-zero"),
        pytest.param(7_881, 6_627, 1.189226, id="above-one-bone-bolango-jakon-2020"),
        pytest.param(None, 1_000, None, id="not-reported"),
        pytest.param(605, None, None, id="unknown-potential"),
        pytest.param(605, 0, None, id="zero-potential"),
        pytest.param(0, 0, None, id="nobody-of-nobody"),
        pytest.param(None, None, None, id="nothing-known"),
    ],
)
def test_coverage_ratio(active, potential, expected):
    ratio = coverage_ratio(active, potential)
    assert ratio is None if expected is None else ratio == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(("active", "potential"), [(-1, 1_000), (605, -1), (-1, None), (None, -1)])
def test_coverage_ratio_refuses_negative_counts(active, potential):
    with pytest.raises(ValueError, match="never negative"):
        coverage_ratio(active, potential)


@given(COUNTS, st.integers(1, 10**10))
def test_more_participants_never_lower_the_coverage(active, potential):
    assert coverage_ratio(active, potential) <= coverage_ratio(active + 1, potential)


@given(COUNTS, st.integers(1, 10**10))
def test_coverage_passes_one_exactly_when_participants_pass_the_potential(active, potential):
    assert (coverage_ratio(active, potential) > 1) is (active > potential)


@pytest.mark.parametrize(
    ("coverage", "target", "expected"),
    [
        pytest.param(592_806 / 1_312_370, 0.53, 0.8523, id="jambi-85.2-percent-of-its-target"),
        pytest.param(760_468 / 3_058_943, 0.3262, 0.7621, id="lampung-76.2-percent-of-its-target"),
        pytest.param(0.6, 0.5, 1.2, id="passed"),
        pytest.param(0.0, 0.5, 0.0, id="reported-zero"),
        pytest.param(None, 0.5, None, id="no-coverage"),
        pytest.param(0.5, None, None, id="no-target"),
        pytest.param(0.5, 0.0, None, id="target-of-zero"),
    ],
)
def test_attainment_ratio(coverage, target, expected):
    ratio = attainment_ratio(coverage, target)
    assert ratio is None if expected is None else ratio == pytest.approx(expected, abs=5e-5)
