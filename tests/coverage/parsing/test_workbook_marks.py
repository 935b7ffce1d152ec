"""A refused workbook comes back with its bad cells marked and nothing else changed."""

import io

import pytest
from openpyxl import load_workbook

from coverage.parsing.problems import Unreadable
from coverage.parsing.workbook_marks import marked
from tests.coverage.parsing.workbooks import filled, plain_book, read, said, values


def test_bad_cells_are_coloured_and_say_why():
    bad = filled({"D3": "1.14", "C3": "besok"})
    back = marked(bad, read(bad).refusals)
    sheet = load_workbook(io.BytesIO(back))["Isian"]
    assert "bisa berarti ribuan" in sheet["D3"].comment.text
    assert "bukan tanggal" in sheet["C3"].comment.text
    assert sheet["D3"].fill.start_color.rgb == "FFF4B6B6"
    assert sheet["D2"].comment is None
    assert sheet["A2"].protection.locked
    assert not sheet["D2"].protection.locked


def test_the_marked_file_can_be_mended_and_read():
    bad = filled({"D3": "1.14"})
    mended = filled({"D3": 1149}, marked(bad, read(bad).refusals))
    file = read(mended)
    assert not file.refusals
    assert file.has_key
    assert values(file)["18.03"]["PU"] == 1149


def test_what_is_refused_twice_says_both():
    bad = plain_book(("99", "Lampung", "2025-10-31"), ("18", "Lampung", "2025-10-31"))
    refusals = read(bad).refusals
    back = load_workbook(io.BytesIO(marked(bad, [*refusals, *refusals]))).active
    assert back["A2"].comment.text.count("99") >= 2
    assert said(bad)[0].startswith("sel A2: ")


def test_a_text_is_no_workbook():
    with pytest.raises(Unreadable):
        marked(b"kode;wilayah", [])
