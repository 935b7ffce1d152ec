"""The rows a text makes, and what is said to be uncertain about them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coverage.parsing.prose.drafts import NO_PLACE
from tests.coverage.parsing.prose.judging import read

TEXTS = Path("tests/coverage/parsing/texts")


def drafts(name: str):
    return read((TEXTS / name).read_text(encoding="utf-8")).drafts


def test_one_row_holds_what_a_text_says_of_a_region_and_day():
    before, newest, next_year = sorted(
        drafts("jambiekspres_2024-12-04.txt"), key=lambda draft: draft.row.as_of or date.max
    )
    assert (before.row.as_of, before.row.printed_ratio) == (date(2024, 10, 1), Decimal("0.4138"))
    row = newest.row
    assert (row.region_code, row.as_of, row.as_of_precision) == ("15", date(2024, 12, 2), "day")
    assert (row.active_participants, row.potential_workers) == (592_806, 1_312_370)
    assert (row.printed_ratio, row.printed_decimals) == (Decimal("0.4517"), 2)
    assert (row.target_year, row.target_ratio, row.target_decimals) == (2024, Decimal("0.53"), 0)
    assert (row.gap_people, row.gap_meaning) == (102_750, "target")
    assert (row.rank, row.rank_of, row.category) == (16, 34, "rendah")
    assert (next_year.row.target_year, next_year.row.target_ratio) == (2025, Decimal("0.55"))
    assert next_year.row.as_of is None


def test_a_region_named_twice_gets_two_rows():
    rows = [draft.row for draft in drafts("lampost_2024-09-26.txt")]
    assert [row.line for row in rows] == list(range(1, len(rows) + 1))
    twice = [row for row in rows if row.region_code == "18.03"]
    assert [row.printed_ratio for row in twice] == [Decimal("0.256"), Decimal("0.266")]


def test_a_group_of_workers_makes_no_row():
    assert drafts("metropolis_2025_bandar_lampung.txt") == ()


def test_an_ambiguous_name_is_asked_never_guessed():
    (draft,) = read("Cakupan Bandung per 1 Mei 2025 sebesar 40,1 persen.").drafts
    assert draft.row.region_code == ""
    assert draft.regions == ("32.04", "32.73")
    assert NO_PLACE in draft.doubts


@pytest.mark.parametrize(
    ("name", "code"), [("Kota Jambi", "15.71"), ("Provinsi Jambi", "15"), ("Pemkot Jambi", "15.71")]
)
def test_the_kind_before_a_name_decides(name, code):
    (draft,) = read(f"Cakupan {name} per 1 Mei 2025 sebesar 40,1 persen.").drafts
    assert draft.row.region_code == code


def test_numbers_that_do_not_fit_their_regions_stay_nobodys():
    for draft in read(
        "Kota Metro, Mesuji dan Tanggamus masing-masing cakupan 30 persen dan 31 persen."
    ).drafts:
        assert draft.row.region_code == ""
        assert any("masing-masing" in doubt for doubt in draft.doubts)


def test_a_figure_without_a_day_says_so_and_gets_none():
    (draft,) = read("Jakarta, Kamis (2/1/2025). Cakupan Kota Metro 32,9 persen.").drafts
    assert draft.row.as_of is None
    assert "teks tidak menyebut per tanggal berapa" in draft.doubts


def test_a_rounded_count_is_doubted():
    (draft,) = read("Peserta aktif Provinsi Bali per Mei 2025 sekitar 1,1 juta orang.").drafts
    assert draft.row.active_participants == 1_100_000
    assert {"angka dibulatkan", "disebut “sekitar” atau semacamnya"} <= set(draft.doubts)


def test_a_headline_is_not_a_second_row():
    text = "Cakupan Wonogiri 31,99 Persen\n\nPer 31 Oktober 2025 cakupan Kabupaten Wonogiri baru 31,99%."
    assert len(read(text).drafts) == 1


def test_a_segment_gets_a_row_of_its_own():
    text = "Per Mei 2025 peserta aktif Kota Metro 50.000 orang, di antaranya 20.000 peserta BPU."
    assert {draft.row.segment: draft.row.active_participants for draft in read(text).drafts} == {
        "TOTAL": 50_000,
        "BPU": 20_000,
    }
