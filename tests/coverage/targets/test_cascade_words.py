"""The cascade in a sentence: its words are made from the numbers of the table."""

import pytest
from django.utils import translation

from coverage.calculations.targets.allocation import Infeasible, Obstacle
from coverage.calculations.targets.cascade import Comparison
from coverage.targets.words import OBSTACLES, infeasible, listed, opening

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


def test_what_cannot_be_spread_is_said_with_names():
    said = infeasible(Infeasible(Obstacle.NO_TARGET, ["18.72", "18.01"]), {"18.72": "Kota Metro"})
    assert said == "Dikunci tanpa target: Kota Metro, 18.01."


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Infeasible(Obstacle.NO_COUNTS, ["18.01"]), "Potensi atau peserta aktif tidak diketahui: Metro."),
        (Infeasible(Obstacle.OTHER_SUM, locked=700, total=1_800), "jumlahnya 700, bukan 1.800."),
        (
            Infeasible(Obstacle.BELOW_TODAY, total=1_149_447, rest=-12_345, least=500),
            "Target 1.149.447 orang tidak dapat dibagi: untuk wilayah yang tidak dikunci tersisa −12.345, "
            "padahal peserta aktifnya sudah 500.",
        ),
        (
            Infeasible(Obstacle.ABOVE_EVERYONE, total=2_000, rest=1_501, most=1_500),
            "tersisa 1.501, padahal potensinya hanya 1.500.",
        ),
    ],
)
def test_what_cannot_be_spread_is_said_with_its_people(problem, expected):
    assert expected in infeasible(problem, {"18.01": "Metro"})


def test_every_obstacle_is_said_in_english():
    with translation.override("en"):
        assert all(
            str(said).startswith(("Locked", "Potential", "All", "A target")) for said in OBSTACLES.values()
        )
    assert set(OBSTACLES) == set(Obstacle)


def test_long_lists_are_counted():
    assert listed(["A", "B", "C"], most=2) == "A, B, dan 1 lagi"
    assert listed([]) == ""
