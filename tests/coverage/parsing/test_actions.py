"""A file of agreed actions: each bad cell told with its line and column."""

from datetime import date
from pathlib import Path

import pytest

from coverage.parsing.actions import COLUMNS, read_actions
from coverage.parsing.words import sentence
from regions.names import NameIndex, RegionName

PUBLISHED = Path("fixtures/published/actions.csv")
TODAY = date(2026, 1, 31)
TEXTS = (
    "kutipan_2025-09-18.txt",
    "lampost_2024-09-26.txt",
    "jambiekspres_2024-12-04.txt",
    "metropolis_2025-12-08.txt",
)
SEEDS = [
    (Path("tests/coverage/parsing/texts") / name).read_text(encoding="utf-8").casefold() for name in TEXTS
]
GOOD = {
    "region_code": "18",
    "agreed_on": "2025-09-18",
    "meeting": "Rapat",
    "action": "Melapor",
    "source_title": "Notulen (Bappeda, 2025-09-18)",
}


@pytest.fixture(scope="module")
def names():
    regions = [("00", "Indonesia"), ("15", "Provinsi Jambi"), ("18", "Provinsi Lampung")]
    return NameIndex.build([RegionName(code, name) for code, name in regions], [])


def content(**cells) -> bytes:
    values = GOOD | cells
    return (",".join(COLUMNS) + "\n" + ",".join(f'"{values.get(name, "")}"' for name in COLUMNS)).encode()


def test_the_published_actions_stand_in_their_text_word_by_word(names):
    read = read_actions(PUBLISHED.read_bytes(), names, TODAY)

    assert read.problems == ()
    days = [date(2025, 9, 18), date(2025, 12, 8), date(2024, 12, 3), date(2024, 9, 26)]
    assert list(dict.fromkeys(line.agreed_on for line in read.rows)) == days
    for line in read.rows:
        assert any(line.action.rstrip(".").casefold() in text for text in SEEDS), line.action
    assert {(line.due_on, line.budget) for line in read.rows} == {(None, None)}


def test_nothing_was_agreed_tomorrow(names):
    read = read_actions(content(agreed_on="2025-09-18"), names, date(2025, 9, 17))

    assert [problem.column for problem in read.problems] == ["agreed_on"]
    assert "belum tiba" in sentence(read.problems[0].reason)


def test_a_zero_budget_is_not_a_blank_one(names):
    budgets = [
        read_actions(content(budget=text), names, TODAY).rows[0].budget
        for text in ("", "0", "Rp 10.080.000.000")
    ]
    assert budgets == [None, 0, 10_080_000_000]


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("region_code", "99", "99"),
        ("agreed_on", "", "kosong"),
        ("agreed_on", "09/18/2025", "bukan tanggal"),
        ("due_on", "2025-09-17", "sebelum hari kesepakatan"),
        ("meeting", "", "rapat kosong"),
        ("action", "", "tindakan kosong"),
        ("action", "x" * 1001, "paling banyak 1000"),
        ("budget", "10 miliar", "bukan jumlah"),
        ("state", "selesai", "open, running, done, dropped"),
        ("source_title", "", "sumber kosong"),
        ("source_url", "javascript:alert(1)", "bukan alamat web"),
    ],
)
def test_a_bad_cell_is_named(names, column, text, said):
    read = read_actions(content(**{column: text}), names, TODAY)

    assert [(problem.line, problem.column) for problem in read.problems] == [(2, column)]
    assert said in sentence(read.problems[0].reason)
    assert read.rows == ()
