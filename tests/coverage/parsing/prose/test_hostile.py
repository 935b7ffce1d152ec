"""Texts nobody meant to be read: huge, odd, or made to take long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverage.parsing.prose.cleaning import MOST_TEXT
from tests.coverage.parsing.prose.judging import read

SECONDS = 8  # measured: under 2; a busy machine gets some room


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1 ",
        "1.",
        "1,1 ",
        "12% ",
        "a ",
        " ",
        ".",
        "\n",
        "(",
        "Rp ",
        "Kabupaten ",
        "Kab. Kota ",
        "Lampung ",
        "target cakupan ",
        "belum ",
        "masing-masing 1% ",
        "surat ",
        "per 1 Mei 2025 ",
        "peringkat ke-1 dari 3 ",
        "naik dari 1% menjadi 2% ",
        "1.149.447 orang atau 38,39% ",
        "<b>Lampung</b> 24%; ",
        "Lampung Barat, Mesuji, ",
        "‮٣٤٪ ",
        "Kota Metro 1.000 2% 3\n",
        "Kota Metro | 1.000 | 2%\n",
        "Metro\t1\t2\n",
        "a\t",
        "Metro\n1\n2\n",
        "1\n",
        "Metro\n",
        "|",
        "Kota - - - ",
        "Target Gap Cakupan\n",
        "dua puluh juta ",
        "koma dua ",
        "2 juta ",
        "tahun ini ",
        "triwulan I 2025 ",
    ],
)
def test_any_text_is_read_in_bounded_time(piece):
    text = piece * (1_000_000 // len(piece))
    began = time.process_time()  # without waiting for a busy machine
    reading = read(text)
    assert time.process_time() - began < SECONDS
    assert reading.cut
    assert len(reading.text) <= MOST_TEXT


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    reading = read(text)
    assert all(0 <= span.start < span.end <= len(reading.text) for span in reading.spans)


TEXT = (
    "Lampung Provinsi Kabupaten Kota Metro Jambi cakupan target gap sebesar 24,86% 1.149.447 orang pekerja"
    " per 24 September 2024 Mei 2025 peringkat ke-16 dari 34 masing-masing dan , . ; : ( ) atau naik Rp"
)
WORDS = st.sampled_from(["\n", *TEXT.split()])


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_order_of_its_words_breaks_it(text):
    reading = read(text)
    assert all(draft.row.region_code in ("", *draft.regions) for draft in reading.drafts)


def test_marks_nobody_sees_change_nothing():
    plain = read("Cakupan Provinsi Lampung per 24 September 2024 sebesar 24,86 persen.")
    odd = read(
        "\ufeffCakupan Provinsi\u00a0Lampung\u200b per 24\u2009September 2024 sebesar ２４,８６ persen.\r\n"
    )
    assert odd.text == plain.text
    assert odd.found == plain.found


def test_tags_are_text():
    reading = read("<script>alert(1)</script> Cakupan <b>Kota Metro</b> per 1 Mei 2025 <i>32,9%</i>")
    assert "<script>" in reading.text
    (found,) = reading.found
    assert (found.region, str(found.value)) == ("18.72", "32.9")


def test_tabs_become_bars_that_everybody_sees():
    reading = read("Kab/Kota\tAktif\tCakupan\nKota Metro\t24.000\t30%\nMesuji\t\t10%")
    assert reading.text.splitlines()[2] == "Mesuji |  | 10%"
    assert read(reading.text).found == reading.found
