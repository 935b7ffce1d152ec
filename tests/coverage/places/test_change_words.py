"""Sentences on why a coverage and a rank changed: what they say matches their numbers."""

from datetime import date

import pytest

from coverage.calculations.change.explaining import explain
from coverage.calculations.change.rank_moves import MonthList, Place, rank_move
from coverage.calculations.change.rank_range import RankRange
from coverage.places.words import change as change_words
from coverage.places.words import rank as rank_words
from tests.coverage.calculations.lines import DECEMBER, OCTOBER, counted, printed
from tests.coverage.calculations.published import JAMBI_ACTIVE, JAMBI_POTENTIAL, line

AUGUST = date(2024, 8, 12)
MONTHS = (date(2024, 10, 1), date(2024, 12, 1))


def told(before, after) -> str:
    found = explain(before, after)
    return f"{change_words.changed_between(found)} {change_words.causes(found)}"


def test_participants_alone():
    before = counted(AUGUST, 518_632, JAMBI_POTENTIAL)
    assert told(before, counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL)) == (
        "Cakupan Wilayah 15 naik 5,65 poin dari 12 Agustus 2024 sampai 2 Desember 2024: "
        "dari 39,52% menjadi 45,17%. Seluruhnya karena peserta (+74.174 orang); potensinya tetap 1.312.370."
    )


def test_potential_alone():
    assert told(counted(OCTOBER, 760_468, 3_058_943), counted(DECEMBER, 760_468, 2_807_112)).endswith(
        "Seluruhnya karena potensi berganti dari 3.058.943 menjadi 2.807.112; pesertanya tetap 760.468."
    )


def test_both():
    """Central Sulawesi, end of 2020 to December 2021 (VOI; Tribun Timur)."""
    assert told(counted(OCTOBER, 231_145, 946_261), counted(DECEMBER, 327_272, 978_084)).endswith(
        "Peserta (+96.127 orang) memberi +10,16 poin; "
        "potensi yang berganti dari 946.261 menjadi 978.084 memberi −1,13 poin."
    )


def test_parts_of_rounded_counts_are_approximate():
    """West Sumatra, November 2024 to August 2025: 610.715 of 2.900.000 (Harian Haluan)."""
    text = told(counted(OCTOBER, 700_552, 2_844_925), counted(DECEMBER, 610_715, 2_900_000))
    assert "Peserta (−89.837 orang) memberi −3,16 poin" in text
    assert text.endswith(
        "menjadi sekitar 2,9 juta memberi −0,41 poin. "
        "Ada jumlah yang dibulatkan, jadi bagian-bagiannya kira-kira."
    )
    assert "(dari sekitar 39,35 juta menjadi sekitar 40 juta)" in told(
        counted(OCTOBER, 39_350_000, 101_810_000), counted(DECEMBER, 40_000_000, 101_810_000)
    )


@pytest.mark.parametrize(
    ("change", "rounded", "text"), [(74_174, False, "+74.174"), (55_075, True, "—"), (None, False, "—")]
)
def test_a_difference_of_rounded_counts_is_not_written(change, rounded, text):
    assert change_words.people_moved(change, rounded=rounded) == text


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        pytest.param(
            printed(date(2025, 12, 24), 0.37, ratio_decimals=0),
            printed(date(2025, 12, 31), 0.27, ratio_decimals=0, as_of_precision="month"),
            "disebut 37% (24 Desember 2025) dan 27% (Desember 2025): keduanya tentang waktu yang sama",
            id="kalbar-one-december",
        ),
        pytest.param(
            counted(OCTOBER, 2_700_000, 6_000_000, ratio_decimals=0),
            counted(DECEMBER, 2_800_000, 6_000_000, ratio_decimals=0),
            "ketelitiannya tidak cukup untuk mengatakan naik atau turun",
            id="rounded-counts",
        ),
    ],
)
def test_what_may_not_be_called_a_rise_or_a_fall_is_not(before, after, words):
    text = change_words.changed_between(explain(before, after))
    assert words in text
    assert "poin" not in text


def test_a_printed_share_says_what_is_lacking():
    text = told(printed(OCTOBER, 0.4138), counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL))
    assert text.strip() == (
        "Cakupan Wilayah 15 naik 3,79 poin dari 1 Oktober 2024 sampai 2 Desember 2024: dari 41,38% menjadi "
        "45,17%; pembagiannya belum diketahui karena untuk 1 Oktober 2024 dokumennya hanya menyebut "
        "persentase."
    )


def test_the_reason_stands_in_the_sentence_once():
    found = explain(printed(OCTOBER, 0.4138), counted(DECEMBER, JAMBI_ACTIVE, JAMBI_POTENTIAL))
    assert change_words.causes(found) == ""


def test_an_unchanged_share_says_apart_what_is_lacking():
    text = told(printed(OCTOBER, 0.4), printed(DECEMBER, 0.4))
    assert "tidak dapat dipecah menjadi bagian peserta dan bagian potensi." in text
    assert "pembagiannya" not in text


def test_two_dates_that_lack_the_same_share_a_sentence():
    assert "karena untuk 1 Oktober 2024 dan 2 Desember 2024 dokumennya hanya menyebut persentase." in told(
        printed(OCTOBER, 0.4), printed(DECEMBER, 0.3)
    )


def test_an_unknown_share_is_no_zero():
    after = line("15", as_of=DECEMBER, active_participants=518_141)
    assert told(counted(OCTOBER, 327_272, 978_084), after) == (
        "Perubahan cakupan Wilayah 15 dari 1 Oktober 2024 sampai 2 Desember 2024 tidak dapat dihitung. "
        "Untuk 2 Desember 2024 potensinya tidak diketahui. Pesertanya bertambah 190.869 orang."
    )


def test_rounded_potentials_that_cannot_be_one_are_told():
    """Lampung, August and December 2025: about 2,8 and about 3,1 million (Berdikari; Sinarlampung)."""
    rounded = {"active_participants": 687_000, "potential_workers": 2_800_000, "ratio_decimals": 1}
    text = told(printed(OCTOBER, 0.245, **rounded), printed(DECEMBER, 0.2527, potential_workers=3_100_000))
    assert "jumlahnya dibulatkan" in text
    assert text.endswith("Potensinya berganti dari sekitar 2,8 juta menjadi sekitar 3,1 juta.")


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (counted(DECEMBER, 5, 10), "tetap 50,00% dari 1 Oktober 2024 sampai 2 Desember 2024."),
        (counted(DECEMBER, 4, 10), "turun 10,00 poin"),
    ],
)
def test_the_direction(after, says):
    assert says in told(counted(OCTOBER, 5, 10), after)


def test_a_change_that_rounds_to_nothing_is_not_called_none():
    assert "naik di bawah 0,01 poin" in told(counted(OCTOBER, 1, 10**6), counted(DECEMBER, 2, 10**6))


@pytest.mark.parametrize(
    ("active", "note"),
    [
        pytest.param(103, "Bagian-bagiannya dibulatkan sendiri-sendiri.", id="3,40 and 0,38 are not 3,77"),
        pytest.param(104, "", id="3,43 and 0,38 are 3,81"),
    ],
)
def test_parts_that_do_not_add_up_are_explained(active, note):
    found = explain(counted(OCTOBER, 1, 3_003), counted(DECEMBER, active, 2_707))
    assert change_words.rounding_note(found) == note


def listed(rows) -> MonthList:
    """A list of these regions alone."""
    return MonthList(rows, len(rows))


def move(before: dict[str, float], after: dict[str, float]):
    found = rank_move(
        "15",
        listed([line(code, share, as_of=OCTOBER, printed_ratio=share) for code, share in before.items()]),
        listed([line(code, share, as_of=DECEMBER, printed_ratio=share) for code, share in after.items()]),
    )
    assert found is not None
    return rank_words.moved_between(found, *MONTHS)


def test_a_rank_that_nobody_moved():
    assert move({"11": 0.5, "15": 0.4}, {"11": 0.5, "15": 0.4}) == (
        "Wilayah 15: tetap satu dari hanya 2 wilayah yang punya angka, "
        "pada Oktober 2024 maupun Desember 2024. "
        "Tidak ada yang menyusul atau tersusul."
    )


def test_who_passed_and_how_the_list_grew():
    text = move({"11": 0.3, "12": 0.5, "15": 0.4}, {"11": 0.5, "12": 0.3, "13": 0.9, "14": 0.1, "15": 0.4})
    assert text == (
        "Wilayah 15: satu dari hanya 3 wilayah yang punya angka pada Oktober 2024 dan "
        "peringkat 3 dari 5 yang punya angka pada Desember 2024. "
        "Di antara 3 yang diperingkat pada kedua bulan urutannya tetap 2. "
        "Yang menyusul: Wilayah 11. Yang tersusul: Wilayah 12. "
        "2 wilayah baru melapor, 1 di antaranya berada di atas."
    )


def test_who_left():
    assert move({"11": 0.5, "12": 0.1, "15": 0.4}, {"12": 0.1, "15": 0.4}).endswith(
        "1 wilayah keluar dari daftar, 1 tadinya di atasnya."
    )


def test_alone_in_both_months():
    assert "Tidak ada wilayah lain yang diperingkat pada kedua bulan itu." in move(
        {"15": 0.4}, {"15": 0.4, "11": 0.5}
    )


def test_many_names_are_cut():
    rows = [line(str(code), 0.1) for code in range(11, 19)]
    assert rank_words.names(rows).endswith("Wilayah 15, dan 3 lain")
    assert rank_words.names(rows[:2]) == "Wilayah 11 dan Wilayah 12"


def test_potentials_kept():
    own = {"code": "15", "active": 25, "potential": 101}
    found = rank_move(
        "15",
        listed([counted(OCTOBER, **own), counted(OCTOBER, 24, 101, "11")]),
        listed([counted(DECEMBER, **own), counted(DECEMBER, 24, 90, "11")]),
    )
    assert found is not None
    assert rank_words.potentials(found) == (
        "Potensi berganti: Wilayah 11; dengan potensi lama satu dari hanya 2 wilayah yang punya angka."
    )


@pytest.mark.parametrize(
    ("before", "after", "since", "says"),
    [
        (
            None,
            Place(4, 7, 7),
            MONTHS[0],
            "Pada Oktober 2024 X tidak diperingkat; pada Desember 2024 peringkat 4",
        ),
        (Place(4, 7, 7), None, MONTHS[0], "X: peringkat 4 dari 7 yang punya angka pada Oktober 2024; pada"),
        (None, None, MONTHS[0], "Pada Oktober 2024 dan Desember 2024 X tidak diperingkat."),
        (
            Place(4, 7, 7),
            Place(4, 7, 7),
            MONTHS[1],
            "dalam satu bulan; X pada Desember 2024: peringkat 4 dari 7 yang punya angka.",
        ),
        (None, None, MONTHS[1], "Pada Desember 2024 X tidak diperingkat."),
    ],
)
def test_ranks_without_a_movement(before, after, since, says):
    assert says in rank_words.unmoved("X", before, after, since, MONTHS[1])


def test_a_range():
    reach = RankRange(best=14, worst=19, rank=16, of=38, vintages=2, varied=5, fixed=3, rounded=1, regions=38)
    assert rank_words.reach_sentence(reach) == (
        "Peringkat 16 dari 38 yang punya angka; antara 14 dan 19 bila hanya tahun potensinya berganti."
    )
    assert rank_words.reach_assumptions(reach).endswith(
        "5 wilayah punya lebih dari satu potensi. 3 cakupan tercetak tidak bergeser. "
        "1 potensi yang dibulatkan dihitung seperti tercetak."
    )


def test_below_the_quorum_it_is_an_order():
    reach = RankRange(best=3, worst=4, rank=4, of=8, vintages=2, varied=2, fixed=0, rounded=0, regions=38)
    assert rank_words.reach_sentence(reach) == (
        "Urutan 4 di antara 8 yang punya angka; antara 3 dan 4 bila hanya tahun potensinya berganti."
    )
    assert rank_words.placed(Place(4, 8, 38)) == "urutan 4 di antara 8 yang punya angka"
    assert rank_words.place(Place(4, 8, 38)) == "urutan 4 di antara 8 yang punya angka"
    assert rank_words.place(Place(4, 8, 10)) == "4 dari 8"


def test_a_range_of_one_rank():
    reach = RankRange(best=3, worst=3, rank=3, of=7, vintages=1, varied=2, fixed=0, rounded=0, regions=7)
    assert rank_words.reach_sentence(reach) == (
        "Peringkat 3 dari 7 yang punya angka, tetap bila hanya tahun potensinya berganti."
    )


def test_a_range_that_nothing_can_try():
    reach = RankRange(best=3, worst=3, rank=3, of=7, vintages=1, varied=0, fixed=7, rounded=0, regions=7)
    assert "belum dapat diuji" in rank_words.reach_sentence(reach)
    assert rank_words.reach_assumptions(reach) == ""
