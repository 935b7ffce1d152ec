"""Months as files and addresses write them: 2025-09."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.days import parse_month
from tests.coverage.parsing.refused import unreadable


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_reads_back_every_month(day):
    assert parse_month(f"{day:%Y-%m}") == day.replace(day=1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2025", id="year"),
        pytest.param("2025-9", id="short"),
        pytest.param("2025-13", id="thirteenth"),
        pytest.param("2025-00", id="zeroth"),
        pytest.param("2025-09-01", id="day"),
        pytest.param("2025/09", id="slash"),
        pytest.param("09-2025", id="month-first"),
        pytest.param("2025-+9", id="plus"),
        pytest.param("2025- 9", id="blank-inside"),
        pytest.param(" 025-09", id="blank-before"),
        pytest.param("2_25-09", id="underscore"),
        pytest.param("2025-09\n", id="line-end"),
        pytest.param("٢٠٢٥-٠٩", id="arabic-digits"),
        pytest.param("2025-0９", id="wide-digit"),
        pytest.param("0000-01", id="no-such-year"),
        pytest.param("0001-01", id="no-window-fits-before-it"),
        pytest.param("9999-12", id="no-month-fits-after-it"),
    ],
)
def test_refuses_what_is_no_month(text):
    with unreadable("bulan ditulis seperti 2025-09"):
        parse_month(text)
