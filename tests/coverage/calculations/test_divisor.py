"""Which potential a count is divided by, and when the printed share is the figure instead."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.calculations.assembling import Divisor, coverage_row, divisor_of, is_printed_figure
from tests.coverage.calculations.published import DAY, POTENTIAL, potential, region, snapshot

OWN = {"document_potential": None}
LAST_YEAR = date(2023, 6, 30)


def test_it_is_the_documents_own_potential_before_any_other():
    own = snapshot(document_potential=3_050_000)
    assert divisor_of(own, [potential()]) == Divisor(3_050_000, DAY, (1,))


def test_else_it_is_the_one_in_force_with_its_own_day_and_source():
    made = snapshot(**OWN, as_of=date(2024, 12, 31), printed_ratio=None)
    assert divisor_of(made, [potential()]) == Divisor(POTENTIAL, DAY, (2,))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"potential_workers": 3_050_000}, id="rounded"),
        pytest.param({"valid_from": date(2022, 12, 31)}, id="two-years-old"),
        pytest.param({"valid_from": date(2024, 9, 25)}, id="of-the-day-after"),
        pytest.param({"segment": "TOTAL_EXCL_JAKON"}, id="of-another-segment"),
        pytest.param({"basis": "registration"}, id="of-another-basis"),
    ],
)
def test_it_never_borrows_a_potential(fields):
    made = snapshot(**OWN, printed_ratio=None)
    assert divisor_of(made, [potential(**fields)]) is None
    assert coverage_row(region("18"), made, [potential(**fields)], None).coverage_ratio is None


def test_it_does_not_fall_back_behind_the_one_in_force():
    known = [potential(valid_from=LAST_YEAR), potential(potential_workers=3_050_000)]
    assert divisor_of(snapshot(**OWN, printed_ratio=None), known) is None


def test_a_share_that_another_potential_must_have_given_refuses_the_one_in_force():
    """Lampung's count over 2.807.112 would print 27,09 %, not 24,86 %: another vintage."""
    assert divisor_of(snapshot(**OWN), [potential(potential_workers=2_807_112)]) is None
    assert divisor_of(snapshot(**OWN), [potential()]).workers == POTENTIAL


@pytest.mark.parametrize(
    ("percent", "decimals", "workers", "divides"),
    [
        pytest.param("24.86", 2, 3_050_001, False, id="24.93-is-not-24.86"),
        pytest.param("25", 0, POTENTIAL, True, id="24.86-is-25-without-decimals"),
        pytest.param("25", None, POTENTIAL, True, id="not-said-is-without-decimals"),
        pytest.param("25", 1, POTENTIAL, False, id="24.86-is-not-25.0"),
    ],
)
def test_a_share_is_as_exact_as_it_was_printed(percent, decimals, workers, divides):
    made = snapshot(**OWN, printed_ratio=Decimal(percent) / 100, printed_decimals=decimals)
    assert (divisor_of(made, [potential(potential_workers=workers)]) is not None) is divides


def test_without_a_count_there_is_nothing_to_divide():
    assert divisor_of(snapshot(**OWN, active_participants=None), [potential()]) is None


def test_count_and_potential_entered_side_by_side_belong_together():
    made = snapshot(**OWN, printed_ratio=None, source_ids=(2,))
    assert divisor_of(made, [potential(potential_workers=3_050_000)]).workers == 3_050_000
    older = potential(potential_workers=3_050_000, valid_from=date(2024, 8, 31))
    assert divisor_of(made, [older]) is None


@pytest.mark.parametrize(
    ("fields", "workers", "expected"),
    [
        pytest.param({}, POTENTIAL, False, id="exact-counts"),
        pytest.param({"printed_ratio": None}, POTENTIAL, False, id="no-share-printed"),
        pytest.param({"active_participants": None}, POTENTIAL, True, id="no-count"),
        pytest.param({}, None, True, id="no-potential"),
        pytest.param({}, 0, True, id="zero-potential"),
        pytest.param({"active_participants": 687_000}, POTENTIAL, True, id="rounded-count"),
        pytest.param({}, 3_050_000, True, id="rounded-potential"),
        pytest.param(
            {"printed_ratio": None, "active_participants": 687_000}, 2_800_000, False, id="only-counts"
        ),
        pytest.param(
            {"active_participants": 0, "printed_ratio": Decimal(0)}, POTENTIAL, False, id="reported-zero"
        ),
    ],
)
def test_the_printed_share_is_the_figure_when_a_count_is_missing_or_rounded(fields, workers, expected):
    divisor = None if workers is None else Divisor(workers, DAY, ())
    assert is_printed_figure(snapshot(**fields), divisor) is expected
