"""The cascade in a sentence: its words are made from the numbers of the table."""

import pytest

from coverage.calculations.targets.cascade import Comparison
from coverage.targets.words import listed, named, opening

KINDS = "kab"


@pytest.mark.parametrize(
    ("own", "total", "missing", "expected"),
    [
        pytest.param(
            1_149_447,
            None,
            ("18.01", "18.02"),
            "Belum satu pun dari 2 kab punya target dalam orang; 1.149.447 belum dialokasikan.",
            id="none",
        ),
        pytest.param(
            100, 60, ("18.01",), "Target 1 dari 2 kab berjumlah 60; 40 belum dialokasikan.", id="some"
        ),
        pytest.param(100, 0, (), "Target semua 2 kab berjumlah 0; 100 belum dialokasikan.", id="zero"),
        pytest.param(100, 100, (), "Target semua 2 kab berjumlah 100, tepat sama.", id="same"),
        pytest.param(100, 101, (), "berjumlah 101; 1 lebih banyak daripada target itu.", id="more"),
        pytest.param(
            None,
            60,
            ("18.01",),
            "belum diketahui dalam orang. Target 1 dari 2 kab berjumlah 60.",
            id="unknown",
        ),
    ],
)
def test_the_opening_says_what_is_left(own, total, missing, expected):
    text = opening("Lampung", "RPJMD 2025", Comparison(own, total, missing), 2, KINDS)
    assert text.startswith("Target RPJMD 2025 Lampung")
    assert text.endswith(expected)


def test_codes_become_names_and_people_stay_numbers():
    message = "Dikunci tanpa target: 18.72, 18.01. Sisa 1.149.447 dari 12.345."
    said = named(message, {"18.72": "Kota Metro"})
    assert said == "Dikunci tanpa target: Kota Metro, 18.01. Sisa 1.149.447 dari 12.345."


def test_long_lists_are_counted():
    assert listed(["A", "B", "C"], most=2) == "A, B, dan 1 lagi"
    assert listed([]) == ""
