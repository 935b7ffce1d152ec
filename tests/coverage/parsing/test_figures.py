"""Figures files that can be read, in every form they come in."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from coverage.parsing.figures import COLUMNS, read_figures
from coverage.rows.figures import StatementRow
from tests.coverage.parsing.figure_files import LAMPUNG, NAMES, PUBLISHED, SOURCE, file, places, read


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
        assert len(found.rows) == len(printed) == 312
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

    def test_a_remark_is_for_readers_and_notes_are_not(self):
        header = [*COLUMNS, "remark"]
        row = read({"notes": "rounded pot/act", "remark": "Potensi\n menurut BPS"}, header=header)
        assert row.remark == "Potensi menurut BPS"
        assert row.notes.startswith("rounded pot/act\n")
        assert read({"notes": "rounded pot/act"}).remark == ""
        assert read({"notes": "category: rendah", "remark": "Tahun 2025"}, header=header).category == "rendah"

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
