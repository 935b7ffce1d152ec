"""Figures files, good and hostile."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage.parsing.figures import COLUMNS, MOST_BYTES, MOST_ROWS, read_figures
from coverage.parsing.problems import Problem
from coverage.rows import StatementRow
from tests.regions.fixture_rows import full_index

PUBLISHED = Path(__file__).parents[3] / "fixtures" / "published" / "figures.csv"
SOURCE = "Angka coverage Jamsostek di Lampung per 24 September 2024 (Lampost.co, 2024-09-26)"
NAMES = full_index()

LAMPUNG = {
    "region_code": "18",
    "region_name": "Lampung",
    "as_of": "2024-09-24",
    "as_of_precision": "day",
    "segment": "TOTAL",
    "basis": "domicile",
    "active_participants": "760468",
    "potential_workers": "3058943",
    "coverage_pct": "24.86",
    "target_year": "2024",
    "target_pct": "32.62",
    "source_title": SOURCE,
    "notes": "category: rendah",
}


def file(*rows: dict[str, str], header=COLUMNS, delimiter=",", end="\n") -> bytes:
    """A figures file; each row is Lampung's, but for what it names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(header)
    writer.writerows([(LAMPUNG | row).get(name, "") for name in header] for row in rows)
    return text.getvalue().encode()


def read(*rows: dict[str, str], **form) -> StatementRow:
    """The last row of a file without problems."""
    found = read_figures(file(*rows, **form), NAMES)
    assert found.problems == ()
    assert len(found.rows) == len(rows)
    return found.rows[-1]


def places(content: bytes) -> list[tuple[int, str]]:
    """Where a file's problems are."""
    return [(problem.line, problem.column) for problem in read_figures(content, NAMES).problems]


def refusal(content: bytes) -> Problem:
    """The one problem of a file none of whose rows can be used."""
    found = read_figures(content, NAMES)
    assert found.rows == ()
    assert len(found.problems) == 1
    return found.problems[0]


class TestGoodFiles:
    def test_a_row_becomes_a_statement(self):
        assert read({}) == StatementRow(
            region_code="18",
            as_of=date(2024, 9, 24),
            as_of_precision="day",
            segment="TOTAL",
            basis="domicile",
            active_participants=760_468,
            potential_workers=3_058_943,
            printed_ratio=Decimal("0.2486"),
            printed_decimals=2,
            target_year=2024,
            target_ratio=Decimal("0.3262"),
            target_decimals=2,
            category="rendah",
            notes="category: rendah",
            source_title=SOURCE,
            line=2,
        )

    def test_every_published_figure_is_read(self):
        content = PUBLISHED.read_bytes()
        found = read_figures(content, NAMES)
        with PUBLISHED.open(encoding="utf-8", newline="") as lines:
            printed = list(csv.DictReader(lines))
        assert found.problems == ()
        assert len(found.rows) == len(printed) == 192
        for row, cells in zip(found.rows, printed, strict=True):
            assert str(row.active_participants or "") == cells["active_participants"]
            assert str(row.potential_workers or "") == cells["potential_workers"]
            assert str(row.as_of or "") == cells["as_of"]
            shares = [
                (row.printed_ratio, row.printed_decimals, "coverage_pct"),
                (row.target_ratio, row.target_decimals, "target_pct"),
            ]
            for share, decimals, column in shares:
                assert ("" if share is None else f"{share * 100:.{decimals}f}") == cells[column]
            assert (row.region_code, row.notes) == (cells["region_code"], cells["notes"])

    def test_a_share_alone_leaves_the_counts_unreported(self):
        row = read({"active_participants": "", "potential_workers": "", "coverage_pct": "32,9"})
        assert (row.active_participants, row.potential_workers) == (None, None)
        assert (row.printed_ratio, row.printed_decimals) == (Decimal("0.329"), 1)

    def test_zero_is_reported(self):
        row = read({"active_participants": "0", "coverage_pct": "0"})
        assert (row.active_participants, row.printed_ratio, row.printed_decimals) == (0, Decimal(0), 0)

    def test_indonesian_numbers(self):
        row = read(
            {
                "potential_workers": "3.058.943",
                "coverage_pct": "24,86",
                "target_pct": "32,62%",
                "target_workers": "1.174.328",
                "gap_people": "102750",
                "gap_meaning": "target",
            }
        )
        assert (row.potential_workers, row.printed_ratio) == (3_058_943, Decimal("0.2486"))
        assert (row.target_ratio, row.target_people) == (Decimal("0.3262"), 1_174_328)
        assert (row.gap_people, row.gap_meaning) == (102_750, "target")

    def test_an_undated_figure_has_no_precision(self):
        row = read({"as_of": "", "as_of_precision": "day"})
        assert (row.as_of, row.as_of_precision) == (None, None)

    @pytest.mark.parametrize(("written", "expected"), [("", "day"), ("month", "month"), ("year", "year")])
    def test_precision_of_the_day(self, written, expected):
        assert read({"as_of_precision": written}).as_of_precision == expected

    def test_rank_and_document(self):
        row = read({"rank": "16", "rank_of": "34", "target_document": "rpjmd"})
        assert (row.rank, row.rank_of, row.target_document) == (16, 34, "RPJMD")

    @pytest.mark.parametrize(
        "note", ["=1+1", '=HYPERLINK("http://x")', "+62 811", "-", "@SUM(A1)", "<script>", 'rendah; "kutip"']
    )
    def test_notes_stay_as_they_are(self, note):
        assert read({"notes": note}).notes == note

    def test_only_a_note_that_begins_so_is_a_category(self):
        assert read({"notes": "category: rendah"}).category == "rendah"
        assert read({"notes": "no category: rendah"}).category == ""

    @pytest.mark.parametrize(
        ("written", "name", "expected"),
        [
            pytest.param("18.71", "", "18.71", id="code-alone"),
            pytest.param("18.71", "Kota Bandar Lampung", "18.71", id="code-and-name"),
            pytest.param("18.71", "bandar lampung", "18.71", id="bare-name-beside-its-code"),
            pytest.param("", "Kab. Lampung Utara", "18.03", id="name-alone"),
            pytest.param("00", "Indonesia", "00", id="indonesia"),
            pytest.param("91.01", "Kabupaten Merauke", "93.01", id="former-code"),
            pytest.param(" 18 ", "Lampung", "18", id="blanks-around"),
        ],
    )
    def test_regions(self, written, name, expected):
        assert read({"region_code": written, "region_name": name}).region_code == expected


class TestForms:
    def test_order_of_columns_is_free(self):
        assert read({}, header=COLUMNS[::-1]) == read({})

    def test_semicolons_with_decimal_commas(self):
        content = file({"coverage_pct": "24,86", "notes": "satu, dua"}, delimiter=";")
        assert b";24,86;" in content
        row = read_figures(content, NAMES).rows[0]
        assert (row.printed_ratio, row.notes) == (Decimal("0.2486"), "satu, dua")

    def test_a_byte_order_mark_and_crlf(self):
        found = read_figures(b"\xef\xbb\xbf" + file({}, {"region_name": "Jambi"}, end="\r\n"), NAMES)
        assert [row.line for row in found.rows] == [2]
        assert [problem.line for problem in found.problems] == [3]

    def test_old_mac_line_ends(self):
        assert read({}, {}, end="\r").line == 3

    def test_quoted_line_ends_count_as_lines(self):
        for end in ("\n", "\r\n"):
            content = file({"notes": "satu\ndua\ntiga"}, {}, {"active_participants": "x"}, end=end)
            found = read_figures(content, NAMES)
            assert [row.line for row in found.rows] == [2, 5]
            assert found.rows[0].notes == "satu\ndua\ntiga"
            assert [problem.line for problem in found.problems] == [6]

    def test_a_line_end_inside_a_note_stays_as_written(self):
        found = read_figures(file({"notes": "satu\r\ndua"}, {}, end="\r\n"), NAMES)
        assert [(row.line, row.notes) for row in found.rows] == [(2, "satu\r\ndua"), (4, LAMPUNG["notes"])]

    def test_empty_lines_are_passed_over_and_counted(self):
        content = file({}) + b"\n" + b"," * (len(COLUMNS) - 1) + b"\n" + file({}).partition(b"\n")[2]
        found = read_figures(content, NAMES)
        assert found.problems == ()
        assert [row.line for row in found.rows] == [2, 5]

    def test_no_line_end_at_the_end(self):
        assert len(read_figures(file({}).rstrip(), NAMES).rows) == 1

    def test_a_header_alone_is_a_file_without_rows(self):
        assert read_figures(file(), NAMES) == read_figures(file().rstrip(), NAMES)
        assert read_figures(file(), NAMES).problems == ()

    @pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\n" + file({})])
    def test_without_a_header_every_column_is_missing(self, content):
        assert places(content) == [(1, name) for name in COLUMNS]


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
        assert (problem.line, problem.column, problem.message) == (
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

    @pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
    def test_bytes_that_are_no_utf8(self, bom):
        problem = refusal(bom + file({}, {}) + b"\xff\n")
        assert (problem.line, problem.column) == (4, "")
        assert "UTF-8" in problem.message

    def test_another_encoding(self):
        assert "UTF-8" in refusal("Kabupatén;1".encode("cp1252")).message
        assert "UTF-8" in refusal(file({}).decode().encode("utf-16")).message

    def test_a_nul_byte(self):
        assert "byte kosong" in refusal(file({"notes": "a\0b"})).message

    def test_a_workbook_is_no_csv(self):
        assert refusal(b"PK\x03\x04\x14\x00\x06\x00").message

    @pytest.mark.parametrize(
        ("line", "width"),
        [("18,Lampung", 2), (file({}).decode().splitlines()[1] + ",x", 21), ("Catatan kaki", 1)],
    )
    def test_a_ragged_row_and_its_neighbours(self, line, width):
        found = read_figures(file({}) + f"{line}\n".encode() + file({}).partition(b"\n")[2], NAMES)
        assert [row.line for row in found.rows] == [2, 4]
        assert found.problems == (Problem(3, "", f"{width} kolom, seharusnya 20"),)

    @pytest.mark.parametrize("line", ['18,"Lampung', '18,"Lam"pung,', '"'])
    def test_a_quote_gone_wrong(self, line):
        found = read_figures(file({}) + line.encode(), NAMES)
        assert [(problem.line, problem.column) for problem in found.problems] == [(3, "")]
        assert "CSV" in found.problems[0].message

    def test_a_cell_without_end(self):
        assert [line for line, _ in places(file({}, {"notes": "x" * 200_000}))] == [3]

    def test_a_file_too_large(self):
        assert "5 MB" in refusal(b"x" * (MOST_BYTES + 1)).message

    def test_too_many_rows(self):
        short = file({"source_title": "s", "notes": ""}).partition(b"\n")[2]
        kept = read_figures(file() + short * MOST_ROWS, NAMES)
        assert (len(kept.rows), kept.problems) == (MOST_ROWS, ())
        assert str(MOST_ROWS) in refusal(file() + short * (MOST_ROWS + 1)).message

    def test_too_many_rows_count_the_bad_ones_too(self):
        assert str(MOST_ROWS) in refusal(file() + b"x\n" * (MOST_ROWS + 1)).message


class TestBadCells:
    @pytest.mark.parametrize(
        ("column", "text"),
        [
            pytest.param("active_participants", "tidak ada", id="text-in-a-number"),
            pytest.param("active_participants", "1.149", id="thousand-or-decimal"),
            pytest.param("active_participants", "-760468", id="negative"),
            pytest.param("active_participants", "9" * 5_000, id="endless"),
            pytest.param("active_participants", "=1+1", id="formula-in-a-number"),
            pytest.param("active_participants", "760468.0", id="decimal-people"),
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
            pytest.param("as_of", "24/09/2024", id="other-date"),
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
        assert len(str(found.problems[0])) < 400

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
        assert "Lampung" in problem.message
        assert "Jambi" in problem.message

    def test_a_cut_code_gets_a_suggestion_and_no_repair(self):
        (problem,) = read_figures(file({"region_code": "11.1", "region_name": ""}), NAMES).problems
        assert "11.10" in problem.message

    def test_a_bps_code_is_called_one(self):
        (problem,) = read_figures(file({"region_code": "1871", "region_name": ""}), NAMES).problems
        assert "BPS" in problem.message

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
    assert str(Problem(3, "rank", "bukan jumlah")) == "baris 3, kolom rank: bukan jumlah"
    assert str(Problem(1, "", "bukan teks")) == "baris 1: bukan teks"


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
