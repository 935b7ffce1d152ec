"""A file of agreed actions: each bad cell told with its line and column."""

from datetime import date
from pathlib import Path

import pytest

from coverage.parsing.actions import COLUMNS, read_actions
from regions.names import NameIndex, RegionName

PUBLISHED = Path("fixtures/published/actions.csv")
SEED = (Path("tests/coverage/parsing/texts") / "kutipan_2025-09-18.txt").read_text(encoding="utf-8")
GOOD = {
    "region_code": "18",
    "agreed_on": "2025-09-18",
    "meeting": "Rapat",
    "action": "Melapor",
    "source_title": "Notulen (Bappeda, 2025-09-18)",
}


@pytest.fixture(scope="module")
def names():
    return NameIndex.build([RegionName("00", "Indonesia"), RegionName("18", "Provinsi Lampung")], [])


def content(**cells) -> bytes:
    values = GOOD | cells
    return (",".join(COLUMNS) + "\n" + ",".join(f'"{values.get(name, "")}"' for name in COLUMNS)).encode()


def test_the_published_actions_stand_in_their_text_word_by_word(names):
    read = read_actions(PUBLISHED.read_bytes(), names)

    assert read.problems == ()
    assert [line.region_code for line in read.rows] == ["18"] * 3
    assert {line.agreed_on for line in read.rows} == {date(2025, 9, 18)}
    assert all(line.action in SEED for line in read.rows)
    assert {(line.office, line.due_on, line.budget) for line in read.rows} == {("", None, None)}


def test_a_zero_budget_is_not_a_blank_one(names):
    budgets = [
        read_actions(content(budget=text), names).rows[0].budget for text in ("", "0", "Rp 10.080.000.000")
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
    read = read_actions(content(**{column: text}), names)

    assert [(problem.line, problem.column) for problem in read.problems] == [(2, column)]
    assert said in read.problems[0].message
    assert read.rows == ()
