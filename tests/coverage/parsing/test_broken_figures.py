"""Figures files that are refused: where and why, line by line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.figures import COLUMNS, MOST_BYTES, MOST_ROWS, read_figures
from coverage.parsing.problems import Problem, Reason
from coverage.parsing.words import placed, sentence
from tests.coverage.parsing.figure_files import NAMES, file, places, refusal


class TestBrokenFiles:
    def test_a_missing_column(self):
        content = file({}, header=[name for name in COLUMNS if name != "basis"])
        problem = refusal(content)
        assert (problem.line, problem.column) == (1, "basis")

    def test_an_unknown_column(self):
        problem = refusal(file({}, header=[*COLUMNS, "provinsi"]))
        assert (problem.line, problem.column) == (1, "provinsi")

    def test_a_column_twice(self):
        problem = refusal(file({}, header=[*COLUMNS, "coverage_pct"]))
        assert (problem.line, problem.column, sentence(problem.reason)) == (
            1,
            "coverage_pct",
            "kolom ini ada dua kali",
        )

    def test_all_that_is_wrong_with_a_header_is_told(self):
        assert places(file({}, header=["region_code", "x", *COLUMNS[2:], "notes"])) == [
            (1, "region_name"),
            (1, "x"),
            (1, "notes"),
        ]

    @pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
    def test_bytes_that_are_no_utf8(self, start):
        problem = refusal(start + file({"source_title": "Angka é"}, {}) + b"\xff\n")
        assert (problem.line, problem.column) == (4, "")
        assert "UTF-8" in sentence(problem.reason)

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-8-sig"])
    def test_other_encodings_are_read(self, encoding):
        content = file({"source_title": "Angka – é"}).decode().encode(encoding)
        table = read_figures(content, NAMES)
        assert not table.problems
        assert table.rows[0].source_title == "Angka – é"

    @pytest.mark.parametrize("first", ["sep=,\r\n", "SEP=,\n"])
    def test_the_line_in_which_excel_names_the_separator_is_no_row(self, first):
        table = read_figures(first.encode() + file({}), NAMES)
        assert not table.problems
        assert table.rows[0].line == 3

    def test_tabulators_stand_between_cells_too(self):
        assert not read_figures(file({}).replace(b",", b"\t"), NAMES).problems

    def test_a_nul_byte(self):
        assert "byte kosong" in sentence(refusal(file({"notes": "a\0b"})).reason)

    def test_a_workbook_is_no_csv(self):
        assert sentence(refusal(b"PK\x03\x04\x14\x00\x06\x00").reason)

    @pytest.mark.parametrize(
        ("line", "width"),
        [("18,Lampung", 2), (file({}).decode().splitlines()[1] + ",x", 21), ("Catatan kaki", 1)],
    )
    def test_a_ragged_row_and_its_neighbours(self, line, width):
        found = read_figures(file({}) + f"{line}\n".encode() + file({}).partition(b"\n")[2], NAMES)
        assert [row.line for row in found.rows] == [2, 4]
        assert [placed(problem) for problem in found.problems] == [f"baris 3: {width} kolom, seharusnya 20"]

    @pytest.mark.parametrize("line", ['18,"Lampung', '18,"Lam"pung,', '"'])
    def test_a_quote_gone_wrong(self, line):
        found = read_figures(file({}) + line.encode(), NAMES)
        assert [(problem.line, problem.column) for problem in found.problems] == [(3, "")]
        assert "CSV" in sentence(found.problems[0].reason)

    def test_a_cell_without_end(self):
        assert [line for line, _ in places(file({}, {"notes": "x" * 200_000}))] == [3]

    def test_a_file_too_large(self):
        assert "5 MB" in sentence(refusal(b"x" * (MOST_BYTES + 1)).reason)

    def test_too_many_rows(self):
        short = file({"source_title": "s", "notes": ""}).partition(b"\n")[2]
        kept = read_figures(file() + short * MOST_ROWS, NAMES)
        assert (len(kept.rows), kept.problems) == (MOST_ROWS, ())
        assert str(MOST_ROWS) in sentence(refusal(file() + short * (MOST_ROWS + 1)).reason)

    def test_too_many_rows_count_the_bad_ones_too(self):
        assert str(MOST_ROWS) in sentence(refusal(file() + b"x\n" * (MOST_ROWS + 1)).reason)


class TestBadCells:
    @pytest.mark.parametrize(
        ("column", "text"),
        [
            pytest.param("active_participants", "tidak ada", id="text-in-a-number"),
            pytest.param("active_participants", "1.14", id="thousand-or-decimal"),
            pytest.param("active_participants", "-760468", id="negative"),
            pytest.param("active_participants", "9" * 5_000, id="endless"),
            pytest.param("active_participants", "=1+1", id="formula-in-a-number"),
            pytest.param("active_participants", "760468.5", id="decimal-people"),
            pytest.param("potential_workers", "3,1 juta", id="rounded-in-words"),
            pytest.param("potential_workers", "99999999999", id="more-than-there-are"),
            pytest.param("coverage_pct", "-24.86", id="negative-share"),
            pytest.param("coverage_pct", "1000", id="share-too-large"),
            pytest.param("coverage_pct", "dua puluh", id="share-in-words"),
            pytest.param("target_pct", "1.149,5", id="no-share"),
            pytest.param("target_workers", "1,174,328", id="english"),
            pytest.param("target_year", "25", id="short-year"),
            pytest.param("target_year", "9" * 5_000, id="endless-year"),
            pytest.param("gap_people", "-237359", id="negative-gap"),
            pytest.param("rank", "16 dari 34", id="rank-in-words"),
            pytest.param("rank_of", "1.5", id="half-a-rank"),
            pytest.param("rank", "10001", id="rank-beyond-all-places"),
            pytest.param("source_title", "x" * 401, id="endless-title"),
            pytest.param("notes", "x" * 2_001, id="endless-note"),
            pytest.param("notes", "category: " + "x" * 101, id="endless-category"),
            pytest.param("source_url", "https://x/" + "x" * 1_000, id="endless-address"),
            pytest.param("source_url", "javascript:alert(1)", id="script-as-address"),
            pytest.param("source_url", "lampost.co/artikel", id="address-without-its-beginning"),
            pytest.param("source_url", "https://lampost.co/dua kata", id="blank-in-an-address"),
            pytest.param("as_of", "09/24/2024", id="other-date"),
            pytest.param("as_of", "2024-09-31", id="no-such-day"),
            pytest.param("as_of_precision", "week", id="unknown-precision"),
            pytest.param("segment", "total", id="segment-in-small-letters"),
            pytest.param("segment", "", id="no-segment"),
            pytest.param("segment", "PBPU", id="unknown-segment"),
            pytest.param("basis", "domisili", id="unknown-basis"),
            pytest.param("basis", "", id="no-basis"),
            pytest.param("gap_meaning", "kesenjangan", id="unknown-meaning"),
            pytest.param("source_title", "", id="no-source"),
            pytest.param("source_title", "   ", id="blank-source"),
            pytest.param("region_code", "11.1", id="a-spreadsheet-cut-11.10"),
            pytest.param("region_code", "1871", id="bps-code"),
            pytest.param("region_code", "18.99", id="nobodys-code"),
            pytest.param("region_code", "18,71", id="comma-in-a-code"),
            pytest.param("region_code", "Lampung", id="name-as-code"),
            pytest.param("region_name", "Jambi", id="name-against-its-code"),
            pytest.param("region_name", "Kota Bandar Lampung", id="name-of-another-level"),
        ],
    )
    def test_is_named_by_line_and_column(self, column, text):
        found = read_figures(file({}, {column: text}), NAMES)
        assert [(problem.line, problem.column) for problem in found.problems] == [(3, column)]
        assert [row.line for row in found.rows] == [2]
        assert len(placed(found.problems[0])) < 400

    def test_all_bad_cells_of_all_rows_are_told(self):
        content = file(
            {"region_code": "1871", "active_participants": "x", "coverage_pct": "-1"}, {"basis": "x"}, {}
        )
        assert sorted(places(content)) == [
            (2, "active_participants"),
            (2, "coverage_pct"),
            (2, "region_code"),
            (3, "basis"),
        ]

    def test_a_name_against_its_code_spells_both_out(self):
        (problem,) = read_figures(file({"region_name": "Jambi"}), NAMES).problems
        assert "Lampung" in sentence(problem.reason)
        assert "Jambi" in sentence(problem.reason)

    def test_a_cut_code_gets_a_suggestion_and_no_repair(self):
        (problem,) = read_figures(file({"region_code": "11.1", "region_name": ""}), NAMES).problems
        assert "11.10" in sentence(problem.reason)

    def test_a_bps_code_is_called_one(self):
        (problem,) = read_figures(file({"region_code": "1871", "region_name": ""}), NAMES).problems
        assert "BPS" in sentence(problem.reason)

    @pytest.mark.parametrize(
        ("written", "name", "column"),
        [
            pytest.param("", "Bandung", "region_name", id="two-places"),
            pytest.param("", "Jambi", "region_name", id="province-or-city"),
            pytest.param("", "Atlantis", "region_name", id="unknown-name"),
            pytest.param("", "", "region_code", id="neither"),
            pytest.param("11.1", "Kabupaten Aceh Singkil", "region_code", id="a-name-repairs-no-code"),
        ],
    )
    def test_a_region_is_never_guessed(self, written, name, column):
        assert places(file({"region_code": written, "region_name": name})) == [(2, column)]


def test_a_problem_says_where_it_is():
    assert placed(Problem(3, "rank", Reason.said("bukan jumlah"))) == "baris 3, kolom rank: bukan jumlah"
    assert placed(Problem(1, "", Reason.said("bukan teks"))) == "baris 1: bukan teks"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_answered(content):
    found = read_figures(content, NAMES)
    assert found.rows == ()
    assert found.problems


@given(st.lists(st.lists(st.text(max_size=12), min_size=18, max_size=22), max_size=4))
def test_any_cells_are_rows_or_problems(cells):
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *cells])
    found = read_figures(text.getvalue().encode("utf-8", "replace"), NAMES)
    assert {row.line for row in found.rows}.isdisjoint(problem.line for problem in found.problems)
