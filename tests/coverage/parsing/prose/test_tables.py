"""Tables pasted as lines: with headings, with bars or tabs, with blanks, and without any heading."""

from decimal import Decimal

import pytest

from coverage.parsing.prose import FIGURES
from tests.coverage.parsing.prose.judging import read

TITLE = "Cakupan Jamsostek Provinsi Lampung per 31 Oktober 2025\n"
HEADING = "No Kab/Kota Potensi Aktif Cakupan Target RPJMD 2025 Gap\n"
ROWS = "1 Kota Metro 80.000 24.000 30,00% 40,00% 8.000\n2 Kab. Mesuji 100.000 10.000 10,00% 20,00% 10.000\n"
STACKED = (
    "No\nKab/Kota\nPotensi\nAktif\nCakupan\nTarget RPJMD 2025\nGap\n"
    "1\nKota Metro\n80.000\n24.000\n30,00%\n40,00%\n8.000\n"
    "2\nKab. Mesuji\n100.000\n10.000\n10,00%\n20,00%\n10.000\n"
)
METRO = {
    "as_of": "2025-10-31",
    "potential_workers": "80000",
    "active_participants": "24000",
    "printed_ratio": "0.3",
    "target_ratio": "0.4",
    "target_document": "RPJMD",
    "target_year": "2025",
    "gap_people": "8000",
    "gap_meaning": "target",
}


def rows(text: str) -> dict[str, dict[str, str]]:
    """Every stated field of every draft row, by region."""
    return {draft.row.region_code: fields(draft.row) for draft in read(text).drafts}


def _written(name: str, value) -> str:
    return f"{value:f}".rstrip("0") if "ratio" in name else str(value)


def fields(row) -> dict[str, str]:
    names = ("as_of", "potential_workers", "active_participants", "printed_ratio", "rank", "gap_people")
    told = {name: getattr(row, name) for name in names}
    told |= {"target_ratio": row.target_ratio, "target_year": row.target_year}
    stated = {
        name: f"{value:f}".rstrip("0") if "ratio" in name else str(value)
        for name, value in told.items()
        if value
    }
    words = {"target_document": row.target_document, "gap_meaning": row.gap_meaning}
    return stated | {name: value for name, value in words.items() if value}


@pytest.mark.parametrize(
    "table",
    [
        HEADING + ROWS,
        HEADING + ROWS.replace("%", ""),
        HEADING + ROWS.replace("00%", "0").replace("1 Kota", "1. Kota"),
        HEADING.replace(" ", "\n").replace("RPJMD\n2025", "RPJMD 2025") + ROWS,
        HEADING + "\n" + ROWS.replace("\n", "\n\n"),
        "No;Kab/Kota;Potensi;Aktif;Cakupan;Target RPJMD 2025;Gap\n"
        "1;Kota Metro;80.000;24.000;30,00%;40,00%;8.000\n2;Kab. Mesuji;100.000;10.000;10,00%;20,00%;10.000",
        "| No | Kab/Kota | Potensi | Aktif | Cakupan | Target RPJMD 2025 | Gap |\n|--|--|--|--|--|--|--|\n"
        "| 1 | Kota Metro | 80.000 | 24.000 | 30,00% | 40,00% | 8.000 |\n"
        "| 2 | Mesuji | 100.000 | 10.000 | 10,00% | 20,00% | 10.000 |",
        "Kabupaten/Kota\tPotensi Pekerja\tPeserta Aktif\tCakupan (%)\tTarget RPJMD 2025 (%)\tGap\n"
        "Kota Metro\t80.000\t24.000\t30,00\t40,00\t8.000\nMesuji\t100.000\t10.000\t10,00\t20,00\t10.000",
        STACKED,
        STACKED.replace("\n1\n", "\n").replace("\n2\n", "\n"),
    ],
    ids=[
        "blanks",
        "no signs",
        "points",
        "heading down",
        "spread",
        "semicolons",
        "bars",
        "tabs",
        "stacked",
        "stacked without numbers",
    ],
)
def test_a_table_is_read_by_its_headings(table):
    read_rows = rows(TITLE + table)
    assert set(read_rows) == {"18.72", "18.11"}
    assert read_rows["18.72"] == METRO
    assert read_rows["18.11"]["gap_people"] == "10000"


def test_columns_without_headings_are_told_by_their_arithmetic_and_doubted():
    drafts = read(TITLE + ROWS).drafts
    metro = [draft.row for draft in drafts if draft.row.region_code == "18.72"]
    counted = next(row for row in metro if row.as_of)
    assert (counted.potential_workers, counted.active_participants, counted.gap_people) == (
        80_000,
        24_000,
        8_000,
    )
    assert {row.target_ratio for row in metro} == {Decimal("0.4"), None}
    assert all(any("dihitung dari angkanya" in doubt for doubt in draft.doubts) for draft in drafts)


def test_columns_that_fit_nothing_stay_unread():
    odd = "Kota Metro 12.345 77,1% 45,2%\nMesuji 54.321 12,3% 99,1%\n"
    assert read(TITLE + odd).drafts == ()


def test_people_of_people_and_their_share_fit_each_other():
    odd = "1. Kota Metro: 24.000 / 80.000 = 30,00%\n2. Mesuji: 10.000 / 100.000 = 10,00%\n"
    metro = rows(TITLE + odd)["18.72"]
    assert (metro["active_participants"], metro["potential_workers"]) == ("24000", "80000")


def test_a_blank_cell_is_not_the_next_one():
    table = HEADING + ROWS.replace("80.000 24.000 30,00%", "- 24.000 30,00%")
    metro = rows(TITLE + table)["18.72"]
    assert "potential_workers" not in metro
    assert metro["active_participants"] == "24000"
    tabs = "Kab/Kota\tPotensi\tAktif\tCakupan\nKota Metro\t\t24.000\t30%\nMesuji\t100.000\t10.000\t10%"
    assert "potential_workers" not in rows(TITLE + tabs)["18.72"]


def test_a_share_of_a_target_is_no_coverage():
    table = "Kab/Kota Target Realisasi %\nKota Metro 40.000 24.000 60,00%\nMesuji 20.000 10.000 50,00%\n"
    metro = rows(TITLE + table)
    assert all("printed_ratio" not in row for row in metro.values())


def test_columns_of_two_years_keep_their_days():
    table = (
        "Kab/Kota | Cakupan Des 2024 | Cakupan Okt 2025\nKota Metro | 28,1% | 30,0%\nMesuji | 9,1% | 10,0%"
    )
    metro = [draft.row for draft in read(TITLE + table).drafts if draft.row.region_code == "18.72"]
    assert [(row.as_of.year, f"{row.printed_ratio:.3f}") for row in metro] == [
        (2024, "0.281"),
        (2025, "0.300"),
    ]


def test_a_ranking_numbers_its_lines():
    table = "Peringkat Provinsi Aktif Cakupan\n1 Bali 1.200.000 57,4%\n2 Jambi 600.000 45,2%\n"
    told = rows("UCJ per 31 Oktober 2025\n" + table)
    assert (told["51"]["rank"], told["15"]["rank"]) == ("1", "2")


def test_a_total_is_of_the_region_named_before_and_doubted():
    drafts = read(TITLE + HEADING + ROWS + "Jumlah 180.000 34.000 18,89% 30,00% 20.000\n").drafts
    (total,) = [draft for draft in drafts if draft.row.region_code == "18"]
    assert total.row.potential_workers == 180_000
    assert any("baris jumlah" in doubt for doubt in total.doubts)


def test_lines_that_name_no_region_are_no_table():
    prices = "Beras 14.000 12.100 13.000\nGula 15.000 13.100 14.000\n"
    assert [one.kind for one in read(TITLE + prices).found if one.kind in FIGURES] == []


@pytest.mark.parametrize(("heading", "code"), [("Provinsi", "75"), ("Kab/Kota", "")])
def test_the_heading_of_the_names_tells_their_level(heading, code):
    table = f"{heading} Aktif Cakupan\nGorontalo 120.000 27,4%\nBali 60.000 45,2%\n"
    assert read("UCJ per 31 Oktober 2025\n" + table).drafts[0].row.region_code == code
