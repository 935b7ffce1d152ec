import pytest

from coverage.calculations.audit import budget_mismatch


@pytest.mark.parametrize(
    ("rupiah", "workers", "months"),
    [
        pytest.param(10_080_000_000, 50_000, 12, id="nusa-tenggara-timur"),
        pytest.param(16_800, 1, 1, id="one-worker-one-month"),
        pytest.param(0, 0, 12, id="nobody"),
        pytest.param(100_000_000, 500, 12, id="rounded-rupiah"),
    ],
)
def test_budgets_that_add_up(rupiah, workers, months):
    assert budget_mismatch(rupiah, workers, 16_800, months) is None


def test_a_budget_off_by_less_than_a_head_is_only_told():
    """Bengkayang: 12.051 × 16.800 × 12 = 2.429.481.600, printed 2.429.520.000."""
    flag = budget_mismatch(2_429_520_000, 12_051, 16_800, 12, region_code="61.07")
    assert (flag.code, flag.severity, flag.region_code) == ("budget_mismatch", "info", "61.07")
    assert "= Rp 2.429.481.600 (selisih Rp 38.400)" in flag.message


def test_another_number_of_months_is_found():
    flag = budget_mismatch(389_239_200, 7_723, 16_800, 12)
    assert flag.severity == "warning"
    assert flag.likely_cause == "Tepat untuk 3 bulan, bukan 12."


def test_a_missing_zero_is_found():
    assert budget_mismatch(155_695_680, 7_723, 16_800, 12).likely_cause == "Kurang faktor 10 pada rupiah."
