"""No word of the status may contradict its number."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.progress import progress
from coverage.calculations.pace.realism import Realism
from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus
from coverage.words import effort as effort_words
from coverage.words import formats
from coverage.words import status as status_words
from coverage.words.outlook import outlook_answer
from tests.coverage.calculations.lines import jambi
from tests.coverage.calculations.thresholds import BANDS, SPEEDS
from tests.coverage.words.progresses import COUNTS, SCHEMES, known, rebased, shown_share


def jambi_now():
    rows = jambi()
    return progress(rows[-1], rows, SCHEMES, date(2024, 12, 31))


def test_jambi_in_words():
    found = jambi_now()
    level = status_words.level_answer(found)
    assert (level.word, level.said) == (
        "85,2% dari target",
        "Cakupan 45,17%, target 53,00%: rentang di atas 75% sampai 90%.",
    )
    pace, outlook = status_words.pace_answer(found), outlook_answer(found)
    assert (pace.shape, pace.word, outlook.shape, outlook.word) == ("○", "data belum cukup") * 2
    assert "30 September dan 31 Desember 2023" in pace.said
    assert outlook.said == "Baru 2 angka dengan potensi yang sama, diperlukan paling sedikit 3."
    assert effort_words.needed(found) == [
        "Sampai 31 Desember 2024, 29 hari sesudah angka terakhir, diperlukan 102.750 peserta lagi: "
        "24.802 seminggu atau 3.543 sehari.",
        "Itu 4,4 kali laju sekarang, 802 orang sehari, menurut dua angka terakhir.",
    ]
    assert effort_words.worked_example(found).endswith(
        "naik 3,79 poin dalam 62 hari. Garis lurusnya 46,94% pada 31 Desember 2024; "
        "dua angka tidak cukup untuk prakiraan."
    )


@pytest.mark.parametrize(
    ("actives", "shape", "word", "said"),
    [
        (
            (400_000, 430_000, 460_000, 498_000),
            "▲",
            "sesuai jalur",
            "kali laju yang diperlukan: naik 9,80 poin",
        ),
        ((400_000, 410_000, 440_000, 465_000), "◆", "perlu percepatan", "0,67 kali laju"),
        ((400_000, 410_000, 415_000, 420_000), "▼", "terbatas", "0,21 kali laju"),
        ((400_000, 400_000, 400_000, 400_000), "▼", "terbatas", "0,00 kali laju"),
        ((400_000, 395_000, 392_000, 390_000), "✕", "mundur", "Turun 1,00 poin"),
        ((540_000, 541_000, 542_000, 543_000), "○", "target di bawah titik awal", "tidak di atas titik awal"),
    ],
)
def test_pace_has_a_word_a_shape_and_its_numbers(actives, shape, word, said):
    answer = status_words.pace_answer(known(*actives))
    assert (answer.shape, answer.word) == (shape, word)
    assert said in answer.said


@given(COUNTS, st.integers(1, 100))
def test_the_printed_attainment_stands_in_its_band(active, target):
    found = known(active, target=target / 100)
    answer = status_words.level_answer(found)
    text = answer.said if answer.word == "tercapai" else answer.word
    share = shown_share(text)
    assert (answer.word == "tercapai") == (Fraction(active, 10**6) >= Fraction(target, 100))
    if share is not None:
        assert BANDS.code_of(share / 100) == found.level.band
        assert (share >= 100) == (answer.word == "tercapai")


@given(st.lists(COUNTS, min_size=4, max_size=4), st.integers(1, 100))
def test_the_printed_ratio_agrees_with_its_word(actives, target):
    found = known(*actives, target=target / 100)
    answer = status_words.pace_answer(found)
    if found.pace.ratio is None or answer.word == "mundur":
        return
    share = shown_share(answer.said)
    if share is not None:
        assert SPEEDS.code_of(share) == found.pace.code


class TestAnotherPotential:
    """The year starts on 980.001 people and goes on with 1.000.001."""

    def test_the_pace_says_that_its_start_was_rebased(self):
        said = status_words.pace_answer(rebased(364_003, 380_001, 400_003, 420_007)).said
        assert "naik 5,60 poin dalam 274 hari" in said
        assert said.endswith("Titik awal dihitung ulang dengan potensi 1.000.001: 36,40%, semula 37,14%.")

    def test_a_target_below_the_start_as_it_is_now(self):
        answer = status_words.pace_answer(rebased(364_003, 380_001, 400_003, 420_007, target=0.364))
        assert answer.word == "target di bawah titik awal"
        assert "Target 36,40% tidak di atas titik awal tahun, 36,4003%." in answer.said
        assert "semula 37,14%" in answer.said

    def test_a_rounded_count_is_the_reason(self):
        answer = status_words.pace_answer(rebased(364_000, 380_001, 400_003, 420_007))
        assert answer.word == "data belum cukup (angka dibulatkan)"
        assert "titik awal tidak dapat dihitung ulang" in answer.said


def test_a_list_counts_its_paces():
    held = ["on_track"] * 9 + ["needs_acceleration"] * 21
    found = {str(place): RegionStatus(code) for place, code in enumerate(held)}
    without = {f"x{place}": UNKNOWN for place in range(8)}
    told = [f"{count} {answer.word}" for answer, count in status_words.pace_counts(found | without)]
    assert ", ".join(told) == "9 sesuai jalur, 21 perlu percepatan, 8 data belum cukup"
    assert status_words.pace_counts(without) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9496, "0,9496"),
        (0.9499999, "sedikit di bawah 0,95"),
        (0.95, "0,95"),
        (0.951, "0,951"),
        (0.97, "0,97"),
    ],
)
def test_decimals_keep_a_number_on_its_side(value, text):
    assert status_words.beside(value, [Decimal("0.95"), Decimal("0.60")], formats.number, 2) == text


def test_needs_for_a_reached_target_a_fall_and_a_closed_year():
    assert effort_words.needed(known(400_000, 540_000)) == [
        "Target 2024 sudah tercapai; tidak ada lagi yang diperlukan."
    ]
    falling = effort_words.needed(known(400_000, 395_000, 392_000, 390_000))
    assert falling[1].startswith("Tidak ada kenaikan untuk dibandingkan: laju sekarang turun")
    assert effort_words.needed(known(1, target=None)) == ["Tanpa target 2023 tidak ada yang dapat dihitung."]
    closed = known(*[400_000] * 5)
    assert effort_words.needed(closed)[0].startswith("Tahun 2024 sudah ditutup")


def test_less_than_one_a_day_is_not_nothing():
    assert effort_words.heads(0.4) == "kurang dari 1"
    assert effort_words.heads(0) == "0"


def test_realism_says_how_few_it_knows():
    found = known(400_000, 430_000)
    assert "2 dari 3 kasus serupa" in effort_words.realistic(found, Realism(2, 3, 10 / 365))[0]
    assert "Contohnya sedikit" in effort_words.realistic(found, Realism(2, 3, 10 / 365))[1]
    assert len(effort_words.realistic(found, Realism(2, 10, 10 / 365))) == 1
    assert "belum ada kasus serupa" in effort_words.realistic(found, Realism(0, 0, 10 / 365))[0]
    assert "tidak ada titik awal" in effort_words.realistic(jambi_now(), None)[0]
