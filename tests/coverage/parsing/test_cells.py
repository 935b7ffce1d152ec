from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.cells import MOST_SOURCE, Cell, Retract, read_cell
from coverage.parsing.words import sentence

MONTH = date(2025, 10, 1)


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        pytest.param("total", "760468", 760_468, id="plain"),
        pytest.param("potensi", "3.058.943", 3_058_943, id="indonesian"),
        pytest.param("PU", "0", 0, id="reported-zero"),
        pytest.param("PU", "", None, id="blank-changes-nothing"),
        pytest.param("PU", "  ", None, id="blanks-change-nothing"),
        pytest.param("total", "hapus", Retract.FIGURE, id="taken-back"),
        pytest.param("total", " Hapus ", Retract.FIGURE, id="taken-back-in-any-letters"),
        pytest.param("per_tanggal", "2025-10-31", date(2025, 10, 31), id="day"),
        pytest.param("per_tanggal", "31/10/2025", date(2025, 10, 31), id="indonesian-day"),
        pytest.param("per_tanggal", "1.10.2025", date(2025, 10, 1), id="dotted-day"),
        pytest.param("per_tanggal", "31 Oktober 2025", date(2025, 10, 31), id="day-in-words"),
        pytest.param("per_tanggal", "45961", date(2025, 10, 31), id="day-number-of-a-spreadsheet"),
        pytest.param("per_tanggal", "", None, id="no-day"),
        pytest.param("sumber", " BPJS Lampung ", "BPJS Lampung", id="source"),
        pytest.param("sumber", "hapus", "hapus", id="a-source-is-only-a-text"),
        pytest.param("sumber", "x" * MOST_SOURCE, "x" * MOST_SOURCE, id="longest-source"),
    ],
)
def test_reads(column, text, value):
    assert read_cell(column, text, MONTH) == Cell(text.strip(), value)


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        pytest.param("total", "1.14", "ribuan atau desimal", id="thousand-or-decimal"),
        pytest.param("total", "nihil", "tulis 0 atau kosongkan", id="none"),
        pytest.param("total", "-5", "negatif", id="negative"),
        pytest.param("total", "banyak", "bukan jumlah", id="text"),
        pytest.param("total", "hapus saja", "bukan jumlah", id="more-than-the-word"),
        pytest.param("per_tanggal", "2025-09-30", "di luar bulan", id="the-month-before"),
        pytest.param("per_tanggal", "2024-10-31", "di luar bulan", id="the-year-before"),
        pytest.param("per_tanggal", "10/31/2025", "bukan tanggal", id="american-day"),
        pytest.param("per_tanggal", "31/11/2025", "bukan tanggal", id="no-such-day"),
        pytest.param("per_tanggal", "hapus", "bukan tanggal", id="a-day-is-not-taken-back"),
        pytest.param("sumber", "x" * (MOST_SOURCE + 1), "lebih panjang", id="endless-source"),
    ],
)
def test_keeps_what_it_cannot_read_and_says_why(column, text, why):
    cell = read_cell(column, text, MONTH)
    assert (cell.text, cell.value) == (text, None)
    assert why in sentence(cell.problem)


@given(st.sampled_from(["total", "PU", "potensi", "per_tanggal", "sumber"]), st.text(max_size=30))
def test_any_text_has_a_value_a_problem_or_a_note_unless_blank(column, text):
    cell = read_cell(column, text, MONTH)
    assert (cell.value is not None) + bool(cell.problem) + bool(cell.note) == bool(text.strip())


@pytest.mark.parametrize("text", ["-", "–", "n/a"])
@pytest.mark.parametrize("column", ["total", "per_tanggal"])
def test_a_sign_for_nothing_is_blank_and_says_so(column, text):
    cell = read_cell(column, text, MONTH)
    assert cell.is_blank
    assert cell.note == f"“{text}” dibaca sebagai kosong"


@given(st.dates(MONTH, date(2025, 10, 31)))
def test_reads_every_day_of_the_month_in_both_orders(day):
    for text in (f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}"):
        assert read_cell("per_tanggal", text, MONTH).value == day
