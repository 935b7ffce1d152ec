"""Why a region has no rank, how many have one, and how a rank moved, in words."""

from datetime import date

import pytest

from coverage.rows.figures import CoverageRow, RegionRow
from coverage.words import ranks

JAMBI = RegionRow("15", "Jambi", "province", "provinsi", "00")


def test_ranking_count_names_every_reason():
    rows = [
        CoverageRow(JAMBI, rank=1),
        CoverageRow(JAMBI, unranked_reason="not_reported"),
        CoverageRow(JAMBI, unranked_reason="not_reported"),
        CoverageRow(JAMBI, unranked_reason="stale"),
    ]
    assert ranks.ranking_count(rows) == "4 wilayah: 1 diperingkat, 1 angkanya lama, 2 belum melapor"
    assert ranks.ranking_count(rows[1:2]) == "1 wilayah: 0 diperingkat, 1 belum melapor"


@pytest.mark.parametrize(
    ("ranked", "regions", "cell", "phrase"),
    [
        pytest.param(3, 3, "—", "", id="among-three-it-says-nothing"),
        pytest.param(4, 5, "2 dari 4", "peringkat 2 dari 4 yang punya angka", id="four-of-five"),
        pytest.param(
            4,
            6,
            "urutan 2 di antara 4 yang punya angka",
            "urutan 2 di antara 4 yang punya angka",
            id="too-few",
        ),
    ],
)
def test_a_rank_is_told_among_four_or_more(ranked, regions, cell, phrase):
    assert ranks.rank_cell(2, ranked, regions) == cell
    assert ranks.rank_phrase(2, ranked, regions) == phrase
    assert (ranks.rank_cell(None, ranked, regions), ranks.rank_phrase(None, ranked, regions)) == ("—", "")


def test_reason_of_a_stale_figure_names_its_day():
    stale = CoverageRow(JAMBI, as_of=date(2024, 12, 2), as_of_precision="day", unranked_reason="stale")
    assert ranks.reason(stale) == "angka lama, per 2 Des 2024"
    assert ranks.reason(CoverageRow(JAMBI)) == ""


@pytest.mark.parametrize(
    ("movement", "expected"),
    [
        (2, "naik 2 tingkat dari bulan sebelumnya"),
        (-1, "turun 1 tingkat dari bulan sebelumnya"),
        (0, "tetap dari bulan sebelumnya"),
        (None, ""),
    ],
)
def test_moved(movement, expected):
    assert ranks.moved(CoverageRow(JAMBI, movement=movement)) == expected
