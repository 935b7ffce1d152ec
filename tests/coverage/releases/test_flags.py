"""Rows not yet published are audited beside their own provinces only, with the same findings."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coverage.models import Statement
from coverage.parsing.prose import read_prose
from coverage.releases import flags as flagging
from regions.codes import NATION, level_of, province_code
from regions.directory import name_index
from tests.factories import publish, statement

TEXTS = sorted(Path("tests/coverage/parsing").glob("*/*.txt"))

pytestmark = pytest.mark.usefixtures("published")


def rows_of(text: str):
    return [draft.row for draft in read_prose(text, name_index()).drafts if draft.row.region_code]


def beside_everything(rows):
    """The slow, obvious way: compared with every published figure."""
    return flagging.find(rows, Statement.objects.current().statement_rows()) if rows else []


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_a_text_is_found_to_be_as_beside_everything(file):
    rows = rows_of(file.read_text(encoding="utf-8"))
    assert flagging.found_beside_published(rows) == beside_everything(rows)


def test_so_are_changed_figures_of_every_region():
    """The published rows as somebody might file them anew: other counts, shares, ranks and targets."""
    published = Statement.objects.current().statement_rows()
    found = 0
    for code in {row.region_code for row in published}:
        rows = [
            replace(
                row,
                id=None,
                source_id=None,
                source_title="Kiriman uji",
                published_in=None,
                active_participants=row.active_participants and row.active_participants * 11 // 10,
                target_people=row.target_people and row.target_people + 12_345,
                rank=row.rank and row.rank + 2,
            )
            for row in published
            if row.region_code == code
        ]
        flags = flagging.found_beside_published(rows)
        assert flags == beside_everything(rows), code
        found += len(flags)
    assert found > 100, "the comparison has something to compare"


@pytest.mark.parametrize(
    ("text", "provinces"),
    [
        pytest.param("Per 1 Mei 2025 cakupan Kota Metro 42,68%.", {"18"}, id="a-city"),
        pytest.param("Per 1 Mei 2025 cakupan Provinsi Jambi 42,68%.", {"15"}, id="a-province"),
        pytest.param("Per 1 Mei 2025 cakupan Indonesia 42,68%.", set(), id="indonesia"),
    ],
)
def test_regencies_of_other_provinces_are_not_read(monkeypatch, text, provinces):
    read = []
    monkeypatch.setattr(flagging, "audit", lambda rows, regions, known, *rest: read.extend(known) or [])
    flagging.found_beside_published(rows_of(text))
    codes = {row.region_code for row in read}
    assert NATION in codes
    assert {province_code(code) for code in codes if level_of(code) == "regency"} == provinces


@pytest.mark.parametrize(
    ("row", "levels"),
    [
        pytest.param(
            {"as_of": "2025-12-31", "active_participants": 41_234_567}, {"nation", "province"}, id="count"
        ),
        pytest.param(
            {"as_of": None, "target_year": 2026, "target_document": "RPJMN", "target": "55"},
            {"nation", "province", "regency"},
            id="target",
        ),
    ],
)
def test_a_national_figure_reaches_regencies_by_its_target_alone(monkeypatch, row, levels):
    read = []
    monkeypatch.setattr(flagging, "find", lambda rows: read.extend(rows) or [])
    publish(statement(NATION, **row))
    assert {level_of(one.region_code) for one in read} == levels
