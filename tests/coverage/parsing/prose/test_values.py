"""Numbers and dates as people write them in running text."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.audit.words import MONTHS, people
from coverage.parsing.prose.days import find_days
from coverage.parsing.prose.numbers import Type, find_numbers, read_amount, read_people


def only(text: str):
    (number,) = find_numbers(text, [])
    return number


@pytest.mark.parametrize(
    ("text", "type", "value"),
    [
        ("38,39%", Type.PERCENT, Decimal("38.39")),
        ("45,17 persen", Type.PERCENT, Decimal("45.17")),
        ("38.39 %", Type.PERCENT, Decimal("38.39")),
        ("53 prosen", Type.PERCENT, Decimal("53.0")),
        ("3,79 poin", Type.POINTS, Decimal("3.79")),
        ("1.149.447 orang", Type.COUNT, 1_149_447),
        ("2.951 pengurus", Type.COUNT, 2_951),
        ("1,7 juta", Type.COUNT, 1_700_000),
        ("1.7 juta pekerja", Type.COUNT, 1_700_000),
        ("389 ribu", Type.COUNT, 389_000),
        ("57,55 juta", Type.COUNT, 57_550_000),
        ("Rp 42.000.000,00", Type.MONEY, Decimal("42000000.00")),
        ("Rp16.800", Type.MONEY, Decimal("16800.0")),
        ("Rp 2,8 miliar", Type.MONEY, Decimal("2800000000.0")),
        ("10.000 rupiah", Type.MONEY, Decimal("10000.0")),
        ("peringkat ke-16 dari 34 provinsi", Type.PLACE, 16),
        ("posisi 34 dari 38", Type.PLACE, 34),
        ("diposisi 34 dari 38", Type.PLACE, 34),
        ("urutan kedua", Type.PLACE, 2),
        ("12,5 orang", Type.UNREAD, 0),
        ("1.149 juta orang", Type.UNREAD, 0),
        ("99999999999999999999999 orang", Type.UNREAD, 0),
    ],
)
def test_spellings(text, type, value):
    number = only(text)
    assert (number.type, number.value) == (type, value)


@pytest.mark.parametrize(
    ("text", "type", "value"),
    [
        ("dua juta delapan ratus ribu orang", Type.COUNT, 2_800_000),
        ("enam ratus lima puluh ribu", Type.COUNT, 650_000),
        ("2 juta 800 ribu pekerja", Type.COUNT, 2_800_000),
        ("satu setengah juta", Type.COUNT, 1_500_000),
        ("dua koma delapan juta", Type.COUNT, 2_800_000),
        ("seribu dua ratus", Type.COUNT, 1_200),
        ("dua puluh tiga persen", Type.PERCENT, Decimal(23)),
        ("sembilan koma tujuh persen", Type.PERCENT, Decimal("9.7")),
        ("tiga belas koma nol lima persen", Type.PERCENT, Decimal("13.05")),
        ("38 koma 4 persen", Type.PERCENT, Decimal("38.4")),
        ("dua belas miliar rupiah", Type.MONEY, Decimal(12 * 10**9)),
        ("urutan ketiga puluh satu dari tiga puluh delapan", Type.PLACE, 31),
    ],
)
def test_numbers_in_words(text, type, value):
    number = only(text)
    assert (number.type, number.value) == (type, value)


@pytest.mark.parametrize(
    "text", ["dua tiga orang", "juta ribu", "puluh", "dua orang", "koma dua", "ribu dua juta"]
)
def test_words_that_are_no_number(text):
    assert [one for one in find_numbers(text, []) if one.type == Type.COUNT and one.value > 10**6] == []


@pytest.mark.parametrize("text", ["P3KE", "RW03", "COVID-19", "a/12", "posisi 31 Desember 2024 ini"])
def test_digits_in_words_are_no_numbers(text):
    days = [(day.start, day.end) for day in find_days(text)]
    assert find_numbers(text, days) == []


def test_the_length_of_the_ranking_is_kept():
    assert only("Peringkat: 34 dari 38").of == 38
    assert only("peringkat 5").of is None


@given(st.integers(min_value=0, max_value=10**10))
def test_a_grouped_number_is_read_back(count):
    assert read_people(people(count)) == (count, "")
    assert read_people(str(count)) == (count, "")


@given(st.integers(min_value=1, max_value=9_999), st.sampled_from([10**3, 10**6]))
def test_tenths_of_a_scale_are_exact(tenths, scale):
    text = f"{tenths // 10},{tenths % 10}"
    assert read_people(text, scale) == (tenths * scale // 10, "")


@given(st.text("0123456789.,", min_size=1, max_size=30), st.sampled_from([1, 10**3, 10**6]))
def test_no_digits_break_the_readers(digits, scale):
    count, _ = read_people(digits, scale)
    assert count is None or 0 <= count <= 10**10
    amount = read_amount(digits, scale)
    assert amount is None or amount >= 0


@given(st.decimals(min_value=0, max_value=999, places=2))
def test_percentages_keep_their_decimals(value):
    number = only(f"{value}%".replace(".", ","))
    assert (number.value, number.decimals) == (value, 2)


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_every_way_to_write_a_day_is_read(day):
    month = MONTHS[day.month - 1]
    for text in (
        f"per {day.day} {month} {day.year} sebesar",
        f"per {day.day} {month[:3].lower()} {day.year},",
        f"per {day.day}-{month[:3]}-{day.year}",
        f"({day:%d-%m-%Y})",
        f"{day:%d/%m/%Y}",
        f"{day.day} {month} tahun {day.year}",
        f"{day.isoformat()}",
    ):
        (found,) = find_days(text)
        assert (found.day.value, found.day.precision) == (day, "day"), text


@given(DAYS)
def test_months_and_years_stand_on_their_last_day(day):
    (month,) = find_days(f"hingga {MONTHS[day.month - 1]} {day.year}")
    assert month.day.precision == "month"
    assert (month.day.value + timedelta(days=1)).day == 1
    assert month.day.value.month == day.month
    (year,) = find_days(f"tahun {day.year}")
    assert (year.day.value, year.day.precision) == (date(day.year, 12, 31), "year")


@pytest.mark.parametrize(
    "text", ["31 Februari 2025", "45/13/2025", "RPJMD 2025-2029", "pukul 07.43 WIB", "20251", "2.025 orang"]
)
def test_no_day_is_made_up(text):
    assert [found for found in find_days(text) if found.day.precision == "day"] == []
    assert text.startswith("31") or find_days(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("pada Senin, 8 Desember 2025", True),
        ("Rabu 04-12-2024,07:43 WIB", True),
        ("Kamis (13/3/2025)", True),
        ("per 24 September 2024", False),
    ],
)
def test_days_of_meetings_are_told_from_days_of_figures(text, event):
    assert [found.event for found in find_days(text)] == [event]
