"""Tables of open-data portals as figures files: found wherever they stand, asked about, read as answered."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from coverage.parsing.portal.columns import (
    ACTIVE,
    AS_OF,
    CODE,
    NAME,
    NOTHING,
    POTENTIAL,
    SHARE,
    columns,
    headings,
)
from coverage.parsing.portal.rows import MOST_PROBLEMS, Meaning, Read, read_portal, what_is_missing
from coverage.parsing.portal.sheets import MOST_COLUMNS, read_sheets
from coverage.parsing.problems import Unreadable
from coverage.parsing.table import MOST_BYTES, MOST_ROWS
from coverage.parsing.words import sentence
from coverage.rows.figures import Precision, Segment
from tests.coverage.parsing.figure_files import NAMES
from tests.coverage.parsing.refused import unreadable
from tests.coverage.parsing.test_handed_tables import PEOPLE, PORTAL, ROWS

SOURCE = "Jumlah penduduk (Open Data Jabar, 2023)"
TOTAL = ACTIVE[Segment.TOTAL]


def book(**sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def guesses(content: bytes, name: str = "a.csv") -> dict[str, str | None]:
    (sheet,) = read_sheets(content, name, NAMES)
    return {column.key: column.guess for column in columns(sheet, NAMES)}


def meaning(said: dict[str, str], *, sheet: str = "", as_of: str = "") -> Meaning:
    return Meaning(sheet, said, as_of, "domicile", SOURCE, "")


def read(
    content: bytes, said: dict[str, str], *, name: str = "a.csv", sheet: str = "", as_of: str = ""
) -> Read:
    """The table read as guessed, but for what is said."""
    found = next(one for one in read_sheets(content, name, NAMES) if one.name == sheet)
    meant = {column.key: said.get(column.key, column.guess or NOTHING) for column in columns(found, NAMES)}
    return read_portal(content, name, meaning(meant, sheet=sheet, as_of=as_of), NAMES)


def missing(text: str, said: dict[str, str], as_of: str = "") -> list[str]:
    (sheet,) = read_sheets(text.encode(), "a.csv", NAMES)
    asked = columns(sheet, NAMES)
    found = what_is_missing(asked, {one.key: said.get(one.key, NOTHING) for one in asked}, as_of)
    return [sentence(reason) for reason in found]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
class TestOpenDataJabar:
    """The handed table: asked what jumlah_penduduk means; year, names and the rest are known."""

    def content(self, sign: str) -> bytes:
        return "\n".join([PORTAL, *ROWS]).replace(",", sign).encode()

    def test_only_what_the_count_means_is_asked(self, sign):
        assert guesses(self.content(sign)) == {
            "id": NOTHING,
            "kode provinsi": NOTHING,
            "nama provinsi": NOTHING,
            "kode kabupaten kota": NOTHING,
            "nama kabupaten kota": NAME,
            "jumlah penduduk": None,
            "satuan": NOTHING,
            "tahun": AS_OF,
        }

    def test_answered_it_is_27_potentials_of_its_year(self, sign):
        found = read(self.content(sign), {"jumlah penduduk": POTENTIAL})
        assert found.problems == ()
        assert {row.region_code: row.potential_workers for row in found.rows} == PEOPLE
        assert {(row.as_of, row.as_of_precision) for row in found.rows} == {
            (date(2022, 12, 31), Precision.YEAR)
        }
        assert {row.source_title for row in found.rows} == {SOURCE}
        assert found.rows[0].line == 2


def test_rows_of_several_years_keep_their_own():
    rows = [ROWS[0], ROWS[0].replace("2022", "2021"), ROWS[1]]
    found = read("\n".join([PORTAL, *rows]).encode(), {"jumlah penduduk": TOTAL})
    assert [(row.as_of.year, row.region_code) for row in found.rows] == [
        (2022, "32.01"),
        (2021, "32.01"),
        (2022, "32.02"),
    ]


class TestYearsAcross:
    BOOK = book(
        Catatan=[["Tabel ini", "dibuat oleh dinas"]],
        Peserta=[
            ["Peserta aktif menurut kabupaten/kota", None],
            [],
            ["No", "Kab/Kota", 2021, 2022, "2023*"],
            [1, "Kota Metro", 100, "-", 300],
            [2, "Kab. Pesawaran", None, 220.0, "n/a"],
            ["Jumlah", None, 100, 220, 300],
            ["Sumber: BPS"],
        ],
        Potensi=[["Kab/Kota", "Potensi"], ["Kota Metro", 900]],
    )

    def test_are_one_question_with_the_years_of_the_headings(self):
        sheet = read_sheets(self.BOOK, "a.xlsx", NAMES)[0]
        (asked,) = [column for column in columns(sheet, NAMES) if column.guess is None]
        assert asked.title == "2021 … 2023"
        assert [year for _place, year in asked.places] == ["2021", "2022", "2023"]

    def test_become_a_row_for_each_year_with_a_figure(self):
        found = read(self.BOOK, {"#": TOTAL}, name="a.xlsx", sheet="Peserta")
        assert found.problems == ()
        assert [
            (row.line, row.region_code, row.as_of.year, row.active_participants) for row in found.rows
        ] == [
            (4, "18.72", 2021, 100),
            (4, "18.72", 2023, 300),
            (5, "18.09", 2022, 220),
        ]

    def test_sums_and_notes_are_left_out_and_said(self):
        found = read(self.BOOK, {"#": TOTAL}, name="a.xlsx", sheet="Peserta")
        assert found.left_out == ("baris 6: “Jumlah 100 220 300”", "baris 7: “Sumber: BPS”")

    def test_only_sheets_with_a_table_are_offered(self):
        assert [sheet.name for sheet in read_sheets(self.BOOK, "a.xlsx", NAMES)] == ["Peserta", "Potensi"]

    def test_another_sheet_can_be_chosen(self):
        found = read(self.BOOK, {}, name="a.xlsx", sheet="Potensi", as_of="2023-08")
        assert [(row.potential_workers, row.as_of, row.as_of_precision) for row in found.rows] == [
            (900, date(2023, 8, 31), Precision.MONTH)
        ]

    def test_next_years_table_has_the_same_headings(self):
        one = read_sheets(b"Kota;2021;2022\nKota Metro;1;2\n", "a.csv", NAMES)[0]
        other = read_sheets(b"Kota;2022;2023;2024\nKota Metro;1;2;3\n", "a.csv", NAMES)[0]
        assert headings(columns(one, NAMES)) == headings(columns(other, NAMES))

    def test_one_year_twice_is_two_questions(self):
        sheet = read_sheets(b"Kota;2021;2021\nKota Metro;1;2\n", "a.csv", NAMES)[0]
        assert [column.title for column in columns(sheet, NAMES)] == ["Kota", "2021", "2021"]


class TestHeadingsOfTwoLines:
    """As the statistics office prints them: what is counted above its years, numbered columns below."""

    TEXT = (
        "Kabupaten/Kota;Peserta aktif;;Potensi;\n;2021;2022;2021;2022\n(1);(2);(3);(4);(5)\n"
        "Kota Metro;1;2;11;12\nKab. Pesawaran;3;4;13;14\n"
    )

    def test_are_one_heading_a_column(self):
        (sheet,) = read_sheets(self.TEXT.encode(), "a.csv", NAMES)
        assert sheet.titles == (
            "Kabupaten/Kota",
            *("Peserta aktif 2021", "Peserta aktif 2022", "Potensi 2021", "Potensi 2022"),
        )

    @pytest.mark.parametrize("numbers", ["(1);(2);(3);(4);(5)", "11;12;13;14;15", "1;2;3;4;5"])
    def test_the_line_that_numbers_columns_is_left_out(self, numbers):
        text = self.TEXT.replace("(1);(2);(3);(4);(5)", numbers)
        found = read(text.encode(), {"peserta aktif #": TOTAL, "potensi #": POTENTIAL})
        assert found.problems == ()
        told = {
            (row.region_code, row.as_of.year): (row.active_participants, row.potential_workers)
            for row in found.rows
        }
        assert told == {
            ("18.72", 2021): (1, 11),
            ("18.72", 2022): (2, 12),
            ("18.09", 2021): (3, 13),
            ("18.09", 2022): (4, 14),
        }
        assert len(found.left_out) == 1

    def test_a_line_of_its_own_above_is_no_heading(self):
        text = "Provinsi Lampung;Tahun 2022\nKab/Kota;Peserta\nKota Metro;5\n"
        (sheet,) = read_sheets(text.encode(), "a.csv", NAMES)
        assert sheet.titles == ("Kab/Kota", "Peserta")


def test_segments_side_by_side_are_a_row_each():
    text = "Wilayah;Penerima Upah (PU);BPU;Jumlah peserta\nKota Metro;1.200;300;1500\n"
    found = read(text.encode(), {"jumlah peserta": TOTAL}, as_of="31 Oktober 2025")
    assert {row.segment: row.active_participants for row in found.rows} == {
        Segment.PU: 1200,
        Segment.BPU: 300,
        Segment.TOTAL: 1500,
    }
    assert {row.as_of for row in found.rows} == {date(2025, 10, 31)}


def test_codes_alone_name_the_regions():
    found = read(b"kode;jumlah\n18.72;5\n18.09;6\n", {"jumlah": TOTAL}, as_of="2025")
    assert guesses(b"kode;jumlah\n18.72;5\n18.09;6\n")["kode"] == CODE
    assert [row.region_code for row in found.rows] == ["18.72", "18.09"]


class TestWhatIsMissing:
    TEXT = "nama;tahun;a;b\nKota Metro;2022;5;6\n"

    def test_nothing_when_region_figure_and_day_are_told(self):
        assert missing(self.TEXT, {"nama": NAME, "tahun": AS_OF, "a": TOTAL}) == []
        assert missing(self.TEXT, {"nama": NAME, "a": TOTAL}, as_of="2022") == []

    @pytest.mark.parametrize(
        ("said", "as_of", "told"),
        [
            pytest.param({"tahun": AS_OF, "a": TOTAL}, "", "nama atau kode wilayah", id="no-region"),
            pytest.param({"nama": NAME, "tahun": AS_OF}, "", "satu kolom angka", id="no-figure"),
            pytest.param({"nama": NAME, "a": TOTAL}, "", "per tanggal berapa", id="no-day"),
            pytest.param({"nama": NAME, "tahun": AS_OF, "a": TOTAL}, "2022", "dua kali", id="two-days"),
            pytest.param({"nama": NAME, "a": TOTAL, "b": TOTAL}, "2022", "berarti sama: a, b", id="twice"),
        ],
    )
    def test_each_is_told(self, said, as_of, told):
        (why,) = missing(self.TEXT, said, as_of)
        assert told in why

    def test_a_day_beside_years_across(self):
        assert missing("n;2021;2022\nKota Metro;1;2\n", {"n": NAME, "#": TOTAL}, "2022")
        assert not missing("n;peserta 2022\nKota Metro;1\n", {"n": NAME, "peserta #": TOTAL}, "31/3/2022")


class TestBadCells:
    def problems(self, text: str, said: dict[str, str], as_of: str = "2022") -> list[tuple[int, str, str]]:
        found = read(text.encode(), said, as_of=as_of)
        return [(one.line, one.column, sentence(one.reason)) for one in found.problems]

    def test_are_named_by_line_and_heading_of_the_file(self):
        text = "nama_kota;Jumlah Orang\nKota Metro;12\nKota Metroo;13\nKota Metro;1,5\n"
        (name, number) = self.problems(text, {"jumlah orang": TOTAL})
        assert name[:2] == (3, "nama_kota")
        assert "Kota Metro (18.72)" in name[2]
        assert number[:2] == (4, "Jumlah Orang")

    def test_a_year_that_is_none(self):
        text = "kota;tahun;n\nKota Metro;2022;1\nKota Metro;dua ribu;2\nKota Metro;;3\n"
        found = self.problems(text, {"n": TOTAL}, as_of="")
        assert [(line, column) for line, column, _ in found] == [(3, "tahun"), (4, "tahun")]

    def test_a_name_against_its_code(self):
        text = "kode;nama;n\n18.09;Kota Metro;1\n"
        ((line, column, message),) = self.problems(text, {"kode": CODE, "nama": NAME, "n": TOTAL})
        assert (line, column) == (2, "nama")
        assert "18.09" in message

    def test_codes_of_the_statistics_office_are_told(self):
        text = "kode;nama;n\n1872;Kota Metro;1\n"
        ((_line, column, message),) = self.problems(text, {"kode": CODE, "n": TOTAL})
        assert column == "kode"
        assert "BPS" in message

    def test_shares_written_as_parts_of_one_are_not_read_as_per_cent(self):
        ((_, column, message),) = self.problems("nama;c\nKota Metro;0,2486\n", {"c": SHARE})
        assert column == "c"
        assert "persen" in message
        assert self.problems("nama;c\nKota Metro;24,86\n", {"c": SHARE}) == []

    def test_a_wrong_mapping_does_not_search_every_name(self):
        rows = "".join(f"{at} entah;{at}\n" for at in range(3000))
        found = self.problems(f"nama;n\nKota Metro;1\n{rows}", {"n": TOTAL})
        assert MOST_PROBLEMS <= len(found) < MOST_PROBLEMS + 10


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            pytest.param(b"", "a.csv", id="empty"),
            pytest.param(b"\x00\x01\x02", "a.csv", id="bytes"),
            pytest.param(b"PK\x03\x04\0\0", "a.xlsx", id="no-package"),
            pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.xls", id="old-office"),
            pytest.param(b"nama;n\n" + b"Kota Metro;1\n" * (MOST_ROWS + 1), "a.csv", id="long"),
            pytest.param(b";" * (MOST_COLUMNS + 1) + b"\n", "a.csv", id="wide"),
            pytest.param(b'nama;n\n"Kota Metro;1\n', "a.csv", id="open-quote"),
            pytest.param(b"x" * (MOST_BYTES + 1), "a.csv", id="large"),
            pytest.param(b"<html><td>Kota Metro<td>1", "a.csv", id="page"),
            pytest.param(b"nama;catatan\nKota Metro;baik\n", "a.csv", id="no-figures"),
        ],
    )
    def test_are_refused_in_a_sentence(self, content, name):
        with pytest.raises(Unreadable):
            read_sheets(content, name, NAMES)

    def test_more_figures_than_a_file_may_hold(self):
        years = list(range(2000, 2025))
        content = book(A=[["Kota", *years]] + [["Kota Metro", *years]] * 1500)
        problem = read(content, {"#": TOTAL}, name="a.xlsx", sheet="A").problems[-1]
        assert str(MOST_ROWS) in sentence(problem.reason)

    def test_formulas_in_headings_and_names_stay_text(self):
        text = "=cmd|' /C calc'!A0;=HYPERLINK(1)\nKota Metro;5\n"
        found = read(text.encode(), {"=hyperlink(1)": TOTAL}, as_of="2022")
        assert [row.active_participants for row in found.rows] == [5]

    def test_a_sheet_that_is_gone(self):
        with unreadable("tidak ada lagi"):
            read_portal(b"nama;n\nKota Metro;1\n", "a.csv", meaning({}, sheet="Lain"), NAMES)
