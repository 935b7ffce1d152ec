"""Lists of regions and of numbers: each region its own number, or nobody's when they are not as many."""

import pytest

from tests.coverage.parsing.prose.judging import read

TOLD = "per 1 Mei 2025 masing-masing mencatat cakupan"
DOUBT = "jumlah wilayah dan angka dalam “masing-masing” tidak sama"


def shares(text: str) -> dict[str, str]:
    """Coverage in per cent by region."""
    return {draft.row.region_code: f"{draft.row.printed_ratio:.0%}" for draft in read(text).drafts}


@pytest.mark.parametrize(
    ("names", "numbers", "expected"),
    [
        pytest.param(
            "Kota Metro dan Mesuji", "30 persen dan 31 persen", {"18.72": "30%", "18.11": "31%"}, id="two"
        ),
        pytest.param(
            "Kota Metro, Mesuji dan Tanggamus",
            "30 persen, 31 persen dan 32 persen",
            {"18.72": "30%", "18.11": "31%", "18.06": "32%"},
            id="three",
        ),
        pytest.param(
            "Di Lampung, Kota Metro dan Mesuji",
            "30 persen dan 31 persen",
            {"18.72": "30%", "18.11": "31%"},
            id="under-their-province",
        ),
        pytest.param(
            "Provinsi Lampung, Provinsi Bali dan Provinsi Riau",
            "30 persen, 31 persen dan 32 persen",
            {"18": "30%", "51": "31%", "14": "32%"},
            id="provinces",
        ),
        pytest.param(
            "Provinsi Lampung, Kota Metro dan Mesuji",
            "29 persen, 30 persen dan 31 persen",
            {"18": "29%", "18.72": "30%", "18.11": "31%"},
            id="a-province-with-a-number-of-its-own",
        ),
    ],
)
def test_as_many_numbers_as_names_are_each_its_own(names, numbers, expected):
    text = f"{names} {TOLD} {numbers}."
    assert shares(text) == expected
    assert not any(DOUBT in draft.doubts for draft in read(text).drafts)


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        pytest.param("Kota Metro, Mesuji dan Tanggamus", "30 persen dan 31 persen", id="a-name-too-many"),
        pytest.param(
            "Kota Metro, Mesuji dan Tanggamus",
            "30 persen, 31 persen, 32 persen dan 33 persen",
            id="a-number-too-many",
        ),
        pytest.param("Kota Metro dan Mesuji", "30 persen", id="one-number-for-two"),
        pytest.param(
            "Di Lampung, Kota Metro, Mesuji dan Tanggamus",
            "30 persen dan 31 persen",
            id="two-too-many-with-their-province",
        ),
        pytest.param(
            "Provinsi Lampung, Provinsi Bali dan Provinsi Riau",
            "30 persen dan 31 persen",
            id="a-province-too-many-heads-no-list-of-provinces",
        ),
        pytest.param(
            "Provinsi Lampung, Kabupaten Tabanan dan Kabupaten Badung",
            "30 persen dan 31 persen",
            id="a-province-too-many-heads-no-list-of-anothers-regencies",
        ),
    ],
)
def test_numbers_of_another_count_are_nobodys(names, numbers):
    drafts = read(f"{names} {TOLD} {numbers}.").drafts
    assert drafts
    assert {draft.row.region_code for draft in drafts} == {""}
    assert all(DOUBT in draft.doubts for draft in drafts)


def test_numbers_of_one_name_are_all_its_own():
    drafts = read(f"Kota Metro {TOLD} 30 persen dan 31 persen.").drafts
    assert [draft.row.region_code for draft in drafts] == ["18.72", "18.72"]


def test_names_that_stand_at_their_numbers_are_no_list():
    text = "Kota Metro dan Mesuji naik, masing-masing Kota Metro 30 persen dan Mesuji 31 persen cakupannya."
    assert not any(DOUBT in draft.doubts for draft in read(text).drafts)
