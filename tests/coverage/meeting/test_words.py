"""Sentences of a meeting pack against its numbers."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.calculations.meeting.officials import official_line
from coverage.calculations.meeting.pack import Records
from coverage.meeting.words import meeting as meeting_words
from coverage.rows.records import RateRow
from coverage.words import formats
from tests.coverage.calculations.thresholds import BANDS
from tests.coverage.meeting.meetings import PROVINCE, counted, pack, region

RATE = RateRow("JKK+JKM", "BPU", date(2025, 1, 1), 16_800, 7)
JANUARY = date(2025, 1, 31)


@pytest.mark.parametrize(
    ("active", "percent", "expected"),
    [
        pytest.param(250, "50", "sampai 50%", id="exactly-half"),
        pytest.param(251, "50", "50–65%", id="above-half"),
        pytest.param(450, "50", "75–90%", id="exactly-ninety"),
        pytest.param(499, "50", "di atas 90%", id="just-short"),
        pytest.param(500, "50", "tercapai", id="reached"),
        pytest.param(0, "50", "sampai 50%", id="zero"),
        pytest.param(250, None, "—", id="no-target"),
        pytest.param(None, "50", "—", id="not-reported"),
    ],
)
def test_category(active, percent, expected):
    line = official_line(counted(region(1), active, 1_000, percent), BANDS)
    assert meeting_words.band(line, BANDS) == expected
    assert meeting_words.band(line, None) == "—"


@given(active=st.integers(0, 1_300), percent=st.integers(1, 120))
def test_reached_only_when_it_is(active, percent):
    line = official_line(counted(region(1), active, 1_000, str(percent)), BANDS)
    assert (meeting_words.band(line, BANDS) == "tercapai") == (active * 100 >= percent * 1_000)


def test_rank_among_those_ranked():
    made = replace(pack(counted(region(1), 5, 10)), of=8, peers=10)
    assert meeting_words.standing(made) == "Peringkat 1 dari 8 yang punya angka. 2 lain tanpa peringkat."
    assert meeting_words.beside_rank(made) == "2 lain tanpa peringkat."
    few = replace(made, of=7)
    assert meeting_words.standing(few) == "Urutan 1 di antara 7 yang punya angka. 3 lain tanpa peringkat."
    assert meeting_words.standing(replace(made, of=3, peers=3)) == ""
    absent = pack(own=counted(PROVINCE, None, None))
    assert meeting_words.standing(absent) == "Belum diperingkat: belum melapor."


@given(
    active=st.integers(0, 1_200),
    before=st.integers(0, 1_200),
    percent=st.integers(1, 110),
)
def test_a_week_agrees_with_the_gap(active, before, percent):
    own = counted(PROVINCE, active, 1_000, str(percent))
    made = pack(own=own, history=(counted(PROVINCE, before, 1_000, str(percent), JANUARY), own))
    week = meeting_words.weekly(made.progress)
    missing = own.gap_to_target_people
    assert (week.asked == "tidak ada") == (active * 100 >= percent * 1_000)
    if missing > 0:
        asked = int(week.asked.replace(".", "")) if week.asked.isdigit() else 1
        assert 0 < asked <= missing
    if week.seen != "—":
        gained = active - before
        assert week.seen.startswith("+") <= (gained > 0)
        assert week.seen.startswith("−") <= (gained < 0)
    assert meeting_words.needed(made.progress)


def test_without_a_figure_nothing_is_asked():
    made = pack(own=counted(PROVINCE, None, None))
    assert meeting_words.weekly(made.progress) == ("—", "", "—")
    assert "tidak dapat dihitung" in meeting_words.pace(made.progress)


def test_costs_come_out_to_the_rupiah():
    """1.000 people short: 1.000 × Rp 16.800 × 12 = Rp 201.600.000."""
    own = counted(PROVINCE, 4_000, 10_000, "50")
    (said,) = meeting_words.costs(pack(own=own, records=Records(rates=[RATE])))
    assert formats.rupiah(201_600_000) in said
    assert "1.000 orang" in said


@pytest.mark.parametrize(
    ("own", "rates", "expected"),
    [
        pytest.param(counted(PROVINCE, 4_000, 10_000, "50"), [], "Iuran belum ada", id="no-rate"),
        pytest.param(counted(PROVINCE, 4_000, 10_000), [RATE], "belum dapat dihitung", id="no-target"),
        pytest.param(counted(PROVINCE, 5_000, 10_000, "50"), [RATE], "sudah tercapai", id="on-target"),
        pytest.param(counted(PROVINCE, 9_000, 10_000, "50"), [RATE], "sudah tercapai", id="past-target"),
        pytest.param(counted(PROVINCE, None, None), [RATE], "belum dapat dihitung", id="no-figure"),
    ],
)
def test_without_a_sum_the_reason_is_said(own, rates, expected):
    (said,) = meeting_words.costs(pack(own=own, records=Records(rates=rates)))
    assert expected in said
    assert "Rp" not in said


def test_empty_cells_are_explained():
    rows = [
        counted(region(1), 5, 10, "60"),
        counted(region(2), 4, 10, day=date(2025, 2, 28)),
        counted(region(3), None, None),
    ]
    notes = meeting_words.table_notes(pack(*rows))
    assert notes == [
        "Angka dari hari yang berbeda, 28 Februari 2025 sampai 31 Maret 2025.",
        "1 dari 2 kabupaten/kota tidak bertarget dalam dokumen mana pun untuk tahun angkanya.",
    ]
    assert meeting_words.table_notes(pack(rows[2])) == []
    alike = meeting_words.table_notes(pack(rows[0]))
    assert alike == ["Semua angka per 31 Maret 2025.", "Semua diukur terhadap Target RPJMD 2025."]


def test_the_sum_says_how_many_it_holds():
    made = pack(counted(region(1), 5, 10), counted(region(2), None, None), counted(region(3), 3, None))
    assert meeting_words.summed(made.total, "regency") == "Jumlah 1 dari 3 kabupaten/kota"
    assert not re.search(r"None|nan", " ".join(meeting_words.table_notes(made)))
