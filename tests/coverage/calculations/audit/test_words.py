from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from coverage.calculations.audit import words
from tests.factories import statement


@pytest.mark.parametrize(
    ("count", "text"),
    [
        pytest.param(0, "0", id="zero"),
        pytest.param(999, "999", id="small"),
        pytest.param(1_149_447, "1.149.447", id="dots"),
        pytest.param(-1_500, "−1.500", id="negative"),
        pytest.param(Fraction(5, 2), "3", id="half-up"),
        pytest.param(Decimal("2994131.4"), "2.994.131", id="decimal"),
    ],
)
def test_people(count, text):
    assert words.people(count) == text


@pytest.mark.parametrize(
    ("ratio", "decimals", "text"),
    [
        pytest.param(Decimal("0.2486"), 2, "24,86%", id="two"),
        pytest.param(Decimal("0.36"), 0, "36%", id="whole"),
        pytest.param(Decimal("0.36"), None, "36%", id="unknown"),
        pytest.param(Fraction(1, 3), 1, "33,3%", id="computed"),
        pytest.param(Decimal("0.019"), 1, "1,9%", id="small"),
        pytest.param(Decimal("12.34567"), 1, "1.234,6%", id="above-a-thousand"),
        pytest.param(Decimal("-0.0021"), 2, "−0,21%", id="negative"),
        pytest.param(Decimal(0), 2, "0,00%", id="zero"),
        pytest.param(Decimal("-0.00001"), 2, "0,00%", id="too-small-to-be-negative"),
    ],
)
def test_percent(ratio, decimals, text):
    assert words.percent(ratio, decimals) == text


def test_points_are_not_per_cent():
    assert words.points(Decimal("0.1453")) == "14,53 poin"


@pytest.mark.parametrize(
    ("precision", "text"),
    [("day", "24 September 2024"), ("month", "September 2024"), ("year", "2024")],
)
def test_days_are_written_as_exactly_as_they_are_known(precision, text):
    assert words.day(date(2024, 9, 24), precision) == text


def test_a_row_without_a_day_says_so():
    assert words.dated(statement(as_of=None)) == "tanpa tanggal"


def test_a_target_is_named_by_document_and_year():
    assert words.target_name(statement(target_year=2025, target_document="RPJMD")) == "RPJMD 2025"
    assert words.target_name(statement(target_year=2025)) == "2025 tanpa nama dokumen"


@pytest.mark.parametrize(
    ("items", "text"),
    [(["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b dan c")],
)
def test_listing(items, text):
    assert words.listing(items) == text


def test_a_long_list_counts_its_tail():
    assert words.listing(list("abcdefgh")) == "a, b, c, d, e, f dan 2 lainnya"
