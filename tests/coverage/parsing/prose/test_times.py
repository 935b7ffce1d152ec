"""Parts of years, "this year", and how far the document of a target reaches."""

from datetime import date

import pytest

from coverage.parsing.prose.days import find_days
from coverage.parsing.prose.timing import RELATIVE_YEAR
from tests.coverage.parsing.prose.judging import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("triwulan III 2025", date(2025, 9, 30)),
        ("TW I tahun 2025", date(2025, 3, 31)),
        ("TW-2/2024", date(2024, 6, 30)),
        ("kuartal keempat 2024", date(2024, 12, 31)),
        ("Q3-2025", date(2025, 9, 30)),
        ("semester I 2025", date(2025, 6, 30)),
        ("paruh kedua tahun 2024", date(2024, 12, 31)),
    ],
)
def test_part_of_a_year_stands_on_its_last_month(text, day):
    (found,) = find_days(f"Pada {text} cakupannya")
    assert (found.day.value, found.day.precision, found.position) == (day, "month", True)


@pytest.mark.parametrize("text", ["semester III 2025", "Q5 2025", "triwulan III", "tahun ini"])
def test_no_part_is_made_up(text):
    assert [found for found in find_days(text) if found.day.precision != "year"] == []


@pytest.mark.parametrize(
    ("said", "year"), [("ini", 2025), ("berjalan", 2025), ("depan", 2026), ("lalu", 2024)]
)
def test_this_year_is_that_of_the_text(said, year):
    text = f"Jambi, Rabu (12/3/2025). Target Provinsi Jambi tahun {said} 38,5 persen."
    (draft,) = read(text).drafts
    assert draft.row.target_year == year
    assert RELATIVE_YEAR in draft.doubts


def test_this_year_of_a_text_without_a_day_stays_open():
    (draft,) = read("Target Provinsi Jambi tahun ini 38,5 persen.").drafts
    assert draft.row.target_year is None


def test_the_document_of_one_region_sets_no_target_of_another():
    city, nation = (
        "Target Kota Metro sesuai RPJMD 60 persen pada 2026.",
        "Secara nasional targetnya 99 persen pada 2045.",
    )
    documents = {
        draft.row.region_code: draft.row.target_document for draft in read(f"{city} {nation}").drafts
    }
    assert documents == {"18.72": "RPJMD", "00": ""}


def test_the_document_of_a_heading_is_that_of_its_list():
    text = "Target RPJMD tahun 2026:\n- Kota Metro 40%\n- Mesuji 20%"
    assert {draft.row.target_document for draft in read(text).drafts} == {"RPJMD"}


@pytest.mark.parametrize("unit", ["org", "orang", "jiwa", "pkj", "TK", "naker", "pekerja", ""])
def test_every_unit_of_people_counts(unit):
    text = f"UCJ Prov. Kalsel per 31 Okt 2025:\nTarget 2025: 50,5% = 930.468 {unit}\nGap: 118.464 {unit}"
    (draft,) = read(text).drafts
    assert (draft.row.target_people, draft.row.gap_people) == (930_468, 118_464)
