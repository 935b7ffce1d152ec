"""No word of the outlook may contradict its number."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.calculations.pace.progress import progress
from coverage.words.outlook import outlook_answer
from tests.coverage.calculations.lines import missed, typed
from tests.coverage.words.progresses import COUNTS, MONTHS, SCHEMES, known, rebased, shown_share


@pytest.mark.parametrize(
    ("actives", "shape", "word"),
    [
        ((400_000, 430_000, 460_000, 490_000), "◆", "target 53,00% di dalam rentang"),
        ((400_000, 410_000, 420_000, 430_000), "▼", "di bawah target 53,00%"),
        ((400_000, 440_000, 480_000, 520_000), "▲", "mencapai target 53,00%"),
        ((400_000, 430_000, 460_000, 490_000, 540_000), "●", "ditutup, target tercapai"),
        ((400_000, 430_000, 460_000, 490_000, 500_000), "▼", "ditutup di bawah target"),
    ],
)
def test_outlook_is_put_beside_the_target(actives, shape, word):
    rows = [
        typed(
            day,
            n,
            target_ratio=0.53,
            gap_to_target_points=53 - n / 10_000,
        )
        for day, n in zip(MONTHS, actives, strict=False)
    ]
    found = progress(rows[-1], rows, SCHEMES, MONTHS[-1], ranges=missed())
    answer = outlook_answer(found)
    assert (answer.shape, answer.word) == (shape, word)


@given(st.lists(COUNTS, min_size=4, max_size=4), st.integers(1, 100))
def test_the_printed_range_agrees_with_its_word(actives, target):
    found = known(*actives, target=target / 100)
    answer = outlook_answer(found)
    low, high = re.search(r"rentang (.+)–(.+)\. Pada", answer.said).groups()
    goal = Fraction(target)
    if answer.shape == "▲" and not low.startswith("sedikit"):
        assert shown_share(low) >= goal
    if answer.shape == "▼" and not high.startswith("sedikit"):
        assert shown_share(high) < goal


def test_without_a_range_what_is_asked_stands_beside_what_was_seen():
    answer = outlook_answer(rebased(364_003, 380_001, 400_003, 420_007))
    assert (answer.shape, answer.word) == ("○", "rentang belum dapat diukur")
    assert answer.said.startswith("Diperlukan 3,64 poin sebulan; teramati naik 0,63 poin sebulan")
    assert "garis 4 angka terakhir" in answer.said


def test_a_range_says_how_often_such_ranges_held():
    said = outlook_answer(known(400_000, 410_000, 420_000, 430_000)).said
    assert said.endswith("Pada uji balik rentang seperti ini bertahan 162 dari 202 kali.")
