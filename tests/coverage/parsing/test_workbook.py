"""The monthly workbook read back: what is taken, what is refused, and how it is said."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coverage.parsing.cells import Retract
from coverage.parsing.workbook_key import Asked, Key
from coverage.parsing.workbook_rows import COLUMNS, COUNTS
from coverage.workbooks.files import entry_csv, entry_workbook
from coverage.workbooks.pages.template import EntryFile, EntryLine
from tests.coverage.parsing.refused import unreadable
from tests.coverage.parsing.workbooks import (
    LAMPUNG,
    LINES,
    NAMES,
    OCTOBER,
    filled,
    packed,
    part,
    plain_book,
    read,
    said,
    saved,
    template,
    values,
)

KOTA = ("18.71", "Kota Bandar Lampung", date(2025, 10, 31), 5, None, None, None, None, None, "SIPP")


def csv_of(*lines: str) -> bytes:
    return "\r\n".join((",".join(COLUMNS), *lines)).encode()


class TestRoundTrip:
    def test_what_is_exported_reads_back(self):
        file = read(template())
        assert file.key == LAMPUNG
        assert file.has_key
        assert not file.refusals
        assert values(file) == {
            line.code: {
                **({"per_tanggal": line.as_of} if line.as_of else {}),
                **(line.counts or {}),
                **({"sumber": line.source} if line.source else {}),
            }
            for line in LINES
        }

    def test_a_csv_is_of_what_its_own_name_says(self):
        content = entry_csv(EntryFile(Key("18", OCTOBER), "Lampung", LINES)).encode()
        file = read(content, "buku-kerja-18-2025-10-rilis-3-abababab (1).csv")
        assert (file.key.root, file.key.month) == ("18", OCTOBER)

    def test_what_the_template_shows_beside_and_below_is_neither_read_nor_told(self):
        assert read(template()).left_out == ()
        sheet = load_workbook(io.BytesIO(template()))["Isian"]
        assert [cell.value for cell in sheet[1]][:4] == ["Kode", "Wilayah", "Per tanggal", "PU"]
        assert [sheet[f"B{row}"].value for row in (5, 6)] == [
            "Jumlah kabupaten/kota",
            "Selisih dari provinsi",
        ]
        assert sheet["D5"].value == '=IF(COUNT(D3:D4)=0,"",SUM(D3:D4))'

    def test_the_template_shows_the_last_figure_and_what_is_moved(self):
        line = EntryLine("18.71", "Kota", None, {"total": 12}, "SIPP", 10, date(2025, 9, 30))
        content = template(Key("18.71", OCTOBER), (line,))
        sheet = load_workbook(io.BytesIO(content), data_only=True)["Isian"]
        assert [sheet[f"{column}2"].value for column in "KLN"] == [12, 10, 2]
        assert sheet["M2"].value == datetime(2025, 9, 30)

    counts = st.dictionaries(st.sampled_from(COUNTS), st.integers(0, 10**10))
    days = st.dates(OCTOBER, date(2025, 10, 31))
    texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80)

    @settings(max_examples=40)
    @given(st.lists(st.tuples(counts, days, texts), min_size=3, max_size=3), st.booleans())
    def test_any_numbers_read_back(self, cells, as_csv):
        codes = ("18", "18.03", "18.71")
        lines = [
            EntryLine(code, NAMES.names[code], day, counts, text)
            for code, (counts, day, text) in zip(codes, cells, strict=True)
        ]
        file = EntryFile(LAMPUNG, "Lampung", lines)
        content = entry_csv(file).encode() if as_csv else entry_workbook(file)
        back = read(content, "isian.csv" if as_csv else "isian.xlsx", Asked("18", OCTOBER))
        assert not back.refusals
        for line, row in zip(lines, back.rows, strict=True):
            found = {name: cell.value for name, cell in row.cells.items() if name != "sumber"}
            assert found == {"per_tanggal": line.as_of, **line.counts}

    def test_a_csv_with_semicolons_is_read(self):
        content = ";".join(COLUMNS) + "\n18.71;Kota Bandar Lampung;31/10/2025;1.149.447;;;;;;SIPP, Oktober\n"
        file = read(content.encode("utf-8-sig"), "isian.csv")
        assert (file.key.root, file.key.month, file.has_key) == ("18.71", OCTOBER, False)
        assert values(file)["18.71"] == {
            "per_tanggal": date(2025, 10, 31),
            "PU": 1_149_447,
            "sumber": "SIPP, Oktober",
        }

    def test_a_workbook_without_key_says_its_month_by_its_days(self):
        file = read(plain_book(KOTA, ("18", "Lampung", "1 Oktober 2025", 7)))
        assert (file.key.root, file.key.month, file.has_key) == ("18", OCTOBER, False)

    def test_a_blank_row_is_no_row(self):
        assert len(read(plain_book(KOTA, (None,) * 10, (" ",) * 10)).rows) == 1


class TestTheFile:
    @pytest.mark.parametrize(
        ("content", "name", "message"),
        [
            pytest.param(b"", "a.xlsx", "bukan buku kerja Excel", id="empty-xlsx"),
            pytest.param(b"", "a.csv", "tidak ada baris judul kolom", id="empty-csv"),
            pytest.param(b"kode;nama\n18;Lampung\n", "a.csv", "sekurangnya satu dari PU", id="columns"),
            pytest.param(b"nama;PU\nBelanda;5\n", "a.csv", "tidak ada kolom kode atau wilayah", id="regions"),
            pytest.param("kodé;PU".encode() + b"\xff", "a.csv", "bukan teks UTF-8", id="broken-utf-8"),
            pytest.param(b"kode\x01;PU\xff", "a.csv", "bukan teks UTF-8", id="bytes"),
            pytest.param(b"<html><table>", "a.csv", "halaman web", id="html"),
            pytest.param(b'"kode', "a.csv", "susunan CSV rusak", id="quotes"),
            pytest.param(csv_of(*["18,Lampung"] * 2001), "a.csv", "lebih dari 2000 baris", id="rows"),
            pytest.param(csv_of("18,Lampung,,5"), "a.csv", "sebutkan bulannya", id="no-month"),
        ],
    )
    def test_that_is_none_is_refused(self, content, name, message):
        with unreadable(message):
            read(content, name)

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            pytest.param(Asked("15"), "untuk wilayah 18, bukan 15", id="province"),
            pytest.param(Asked(month=date(2025, 9, 1)), "untuk bulan 10-2025, bukan 09-2025", id="month"),
        ],
    )
    def test_of_another_province_or_month_is_refused(self, asked, message):
        with unreadable(message):
            read(template(), asked=asked)

    @pytest.mark.parametrize(
        ("cells", "message"),
        [
            pytest.param({"B1": "2"}, "versi templat 2 tidak dikenal", id="format"),
            pytest.param({"B2": "15"}, "kunci buku kerja diubah", id="region"),
            pytest.param({"B3": "Oktober"}, "kunci buku kerja rusak", id="month"),
        ],
    )
    def test_with_a_changed_key_is_refused(self, cells, message):
        with unreadable(message):
            read(filled(cells, sheet="_kunci"))

    def test_of_invented_figures_stays_out(self):
        invented = template(Key("18", OCTOBER, 3, "contoh"))
        with unreadable("berisi data contoh"):
            read(invented)
        assert read(invented, data="contoh").rows

    def test_of_a_month_to_come_is_refused(self):
        with unreadable("bulan 01-2026 belum mulai"):
            read(template(Key("18", date(2026, 1, 1)), lines=()))

    @pytest.mark.parametrize(
        "month", [pytest.param(date(1925, 10, 1), id="mistyped"), pytest.param(date(2014, 12, 1), id="last")]
    )
    def test_of_a_month_before_the_first_is_refused(self, month):
        with unreadable(f"{month:%m-%Y} terlalu lama; yang dapat diisi mulai 01-2015"):
            read(csv_of(f"18,Lampung,{month},5"), "a.csv")

    @pytest.mark.parametrize("code", ["99", "18.99"])
    def test_of_an_unknown_region_is_refused(self, code):
        with unreadable(f"tidak ada wilayah dengan kode {code}"):
            read(csv_of("18,Lampung,2025-10-31,5"), "a.csv", Asked(code))
        with unreadable(f"tidak ada wilayah dengan kode {code}"):
            read(template(Key(code, OCTOBER), lines=()))

    def test_with_one_column_twice_is_refused(self):
        with unreadable("kolom PU ada dua kali"):
            read(plain_book(KOTA, header=(*COLUMNS, "PU")))


class TestRegions:
    def test_a_code_excel_made_a_number_of_is_mended_when_the_name_agrees(self):
        file = read(plain_book((11.1, "Kab. Aceh Singkil", "2025-10-31", 5), (11.01, "Aceh Selatan")))
        assert [row.region_code for row in file.rows] == ["11.10", "11.01"]
        assert file.rows[0].note == "kode 11.1 dibaca 11.10, sesuai nama wilayahnya"

    @pytest.mark.parametrize(
        ("code", "name", "message"),
        [
            pytest.param(
                11.1,
                "Kabupaten Aceh Selatan",
                "kode “11.1” mungkin 11.10 (Kabupaten Aceh Singkil), tetapi wilayahnya tertulis "
                "“Kabupaten Aceh Selatan”",
                id="number-and-another-name",
            ),
            pytest.param(11.1, None, "kode “11.1” mungkin 11.10", id="number-without-name"),
            pytest.param("1871", "Kota Bandar Lampung", "tampak seperti kode BPS", id="bps"),
            pytest.param(1871, "Kota Bandar Lampung", "tampak seperti kode BPS", id="bps-number"),
            pytest.param("18.99", "Kota Baru", "Kode 18.99 tidak ada dalam daftar wilayah", id="unknown"),
            pytest.param("abc", "Lampung", "bukan kode wilayah", id="no-code"),
            pytest.param("18.71", "Kota Metro", "kode 18.71 adalah Kota Bandar Lampung, bukan", id="name"),
            pytest.param(
                "15.71", "Kota Jambi", "Kota Jambi (15.71) di luar wilayah berkas ini", id="outside"
            ),
            pytest.param("00", "Indonesia", "Indonesia (00) tidak diisi", id="nation"),
        ],
    )
    def test_that_are_unclear_are_refused(self, code, name, message):
        found = said(plain_book(KOTA, (code, name, None, 7)), asked=Asked("18", OCTOBER))
        assert len(found) == 1
        assert found[0].startswith("sel A3: ")
        assert message in found[0]

    def test_a_region_twice_is_refused_with_its_first_row(self):
        found = said(plain_book(KOTA, ("18", "Lampung"), KOTA))
        assert found == ["sel A4: Kota Bandar Lampung (18.71) sudah ada di baris 2"]

    def test_figures_without_region_are_refused(self):
        assert said(plain_book(KOTA, (None, None, None, 7))) == ["sel A3: kode wilayah kosong"]

    def test_a_name_may_stand_for_the_code(self):
        assert read(plain_book((None, "Tanjung Karang", "2025-10-31", 5))).rows[0].region_code == "18.71"


class TestCells:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            pytest.param(1149, 1149, id="number"),
            pytest.param(1149.0, 1149, id="whole-float"),
            pytest.param("1149", 1149, id="digits"),
            pytest.param("1.149.447", 1149447, id="groups"),
            pytest.param(0, 0, id="zero"),
            pytest.param("Hapus", Retract.FIGURE, id="retract"),
        ],
    )
    def test_counts(self, value, expected):
        file = read(filled({"D3": value}))
        assert not file.refusals
        assert values(file)["18.03"]["PU"] == expected

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            pytest.param("1.14", "“1.14” bisa berarti ribuan atau desimal", id="dot"),
            pytest.param("1,149", "“1,149” memakai koma; tulis 1.149 bila ribuan", id="comma"),
            pytest.param(1.149, "“1,149” bukan bilangan bulat; tulis 1149 bila ribuan", id="thousands-lost"),
            pytest.param(1149.5, "“1149,5” bukan bilangan bulat", id="fraction"),
            pytest.param(-5, "“-5” negatif", id="negative"),
            pytest.param(-5.5, "“-5,5” bukan bilangan bulat", id="negative-fraction"),
            pytest.param("belum ada", "“belum ada” bukan jumlah", id="text"),
            pytest.param(1e300, "terlalu besar", id="huge"),
            pytest.param(True, "berisi BENAR", id="bool"),
            pytest.param("#REF!", "berisi #REF!", id="error"),
            pytest.param(datetime(2025, 10, 1), "berisi tanggal", id="date"),
            pytest.param("=1+1", "berisi rumus tanpa nilai", id="formula-without-value"),
        ],
    )
    def test_counts_that_are_none_are_refused(self, value, message):
        (found,) = said(filled({"D3": value}))
        assert found.startswith("sel D3: ")
        assert message in found

    @pytest.mark.parametrize(
        "value",
        [
            datetime(2025, 10, 7),
            datetime(2025, 10, 7, 13, 5),
            date(2025, 10, 7),
            "2025-10-07",
            "07/10/2025",
            "7 Oktober 2025",
            "7 Okt. 2025",
            "7-okt-2025",
        ],
    )
    def test_days(self, value):
        assert values(read(filled({"C3": value})))["18.03"]["per_tanggal"] == date(2025, 10, 7)

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            pytest.param("2025-09-30", "di luar bulan 10-2025", id="other-month"),
            pytest.param(datetime(2025, 11, 1), "di luar bulan 10-2025", id="next-month"),
            pytest.param("akhir bulan", "bukan tanggal", id="words"),
            pytest.param("31/11/2025", "bukan tanggal", id="no-such-day"),
        ],
    )
    def test_days_that_are_none_are_refused(self, value, message):
        (found,) = said(filled({"C3": value}))
        assert found.startswith("sel C3: ")
        assert message in found

    def test_a_day_may_be_the_number_a_spreadsheet_keeps(self):
        read_row = read(plain_book(("18", "Lampung", 45961, 5)), asked=Asked("18", OCTOBER)).rows[0]
        assert read_row.cells["per_tanggal"].value == date(2025, 10, 31)
        found = said(plain_book(("18", "Lampung", 45930)), asked=Asked("18", OCTOBER))
        assert found == ["sel C2: “45930” di luar bulan 10-2025; tulis misalnya 2025-10-28"]

    @pytest.mark.parametrize("text", ["-", "–", "n/a"])
    def test_a_sign_for_nothing_is_blank_and_says_so(self, text):
        cell = read(filled({"D3": text})).rows[1].cells["PU"]
        assert (cell.value, cell.problem, cell.note) == (None, None, f"“{text}” dibaca sebagai kosong")

    def test_a_formula_counts_with_its_saved_value(self):
        book = plain_book(("18.71", "Kota Bandar Lampung", "2025-10-31", "=2+3"))
        sheet = part(book, "xl/worksheets/sheet1.xml")
        assert b"<v></v>" in sheet or b"<v />" in sheet or b"<v/>" in sheet
        for blank in (b"<v></v>", b"<v />", b"<v/>"):
            sheet = sheet.replace(blank, b"<v>5</v>")
        cell = read(packed(book, {"xl/worksheets/sheet1.xml": sheet})).rows[0].cells["PU"]
        assert (cell.value, cell.note) == (5, "berisi rumus; nilai terakhirnya 5 dipakai")

    def test_merged_cells_are_refused(self):
        book = load_workbook(io.BytesIO(template()))
        book["Isian"].merge_cells("D2:D3")
        assert said(saved(book)) == ["sel D2:D3: sel digabung; pisahkan dahulu (Merge & Center)"]

    def test_values_beside_the_table_are_left_out_and_said(self):
        file = read(filled({"P3": "catatan"}))
        assert not file.refusals
        assert "sel P3 di samping tabel" in file.left_out

    def test_all_of_it_is_told_at_once(self):
        found = said(filled({"D2": "x", "E4": -1, "C3": "besok"}))
        assert [text.partition(":")[0] for text in found] == ["sel D2", "sel C3", "sel E4"]
