"""Tables of open-data portals and spreadsheets as they were handed in: by text, figures file and workbook."""

from datetime import date

import pytest

from coverage.parsing.figures import read_figures
from coverage.parsing.prose.tables import WHICH_PEOPLE
from coverage.parsing.words import sentence
from coverage.parsing.workbook_key import Asked
from tests.coverage.parsing.figure_files import NAMES, file, read
from tests.coverage.parsing.prose.judging import read as read_text
from tests.coverage.parsing.workbooks import OCTOBER, plain_book
from tests.coverage.parsing.workbooks import read as read_book

PORTAL = "id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,jumlah_penduduk,satuan,tahun"
JABAR = sorted(code for code in NAMES.names if code.startswith("32."))
PEOPLE = {code: 1_852_165 - 1_111 * at for at, code in enumerate(JABAR)}
ROWS = [
    f"{at},32,JAWA BARAT,{code.replace('.', '')},{NAMES.names[code].upper()},{count},ORANG,2022"
    for at, (code, count) in enumerate(PEOPLE.items(), 1)
]


def potentials(text: str) -> dict[str, int | None]:
    return {draft.row.region_code: draft.row.potential_workers for draft in read_text(text).drafts}


@pytest.mark.parametrize("sign", [",", ";", "\t"])
class TestPastedIntoTheTextReader:
    def test_a_whole_file_of_a_portal(self, sign):
        drafts = read_text("\n".join([PORTAL, *ROWS]).replace(",", sign)).drafts
        assert {draft.row.region_code: draft.row.potential_workers for draft in drafts} == PEOPLE
        assert {draft.row.as_of for draft in drafts} == {date(2022, 12, 31)}
        assert all(WHICH_PEOPLE in found.doubts for draft in drafts for found in draft.found)

    @pytest.mark.parametrize("heads", ["nama_kabupaten_kota,jumlah_penduduk", "Kabupaten/Kota,Potensi"])
    def test_two_columns_of_it(self, sign, heads):
        lines = [heads, *(",".join(row.split(",")[4:6]) for row in reversed(ROWS))]
        assert potentials("\n".join(lines).replace(",", sign)) == PEOPLE

    def test_a_heading_that_is_known_is_not_doubted(self, sign):
        text = "\n".join([PORTAL.replace("jumlah_penduduk", "potensi"), *ROWS]).replace(",", sign)
        assert not any(WHICH_PEOPLE in one.doubts for draft in read_text(text).drafts for one in draft.found)

    def test_years_that_differ_date_nothing(self, sign):
        text = "\n".join([PORTAL, *ROWS[:3], ROWS[3].replace("2022", "2021")]).replace(",", sign)
        assert {draft.row.as_of for draft in read_text(text).drafts} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Kota Bogor, Kota Depok, 12\nKota Bekasi, Kota Cimahi, 13\nKota Banjar, Kota Cirebon, 14",
        "Wilayah,Catatan\nKota Bogor,baik\nKota Depok,cukup",
        "Wilayah,Peserta\nKota Bogor 1,20\nKota Depok 2,30",
    ],
)
def test_lines_that_only_look_parted_are_no_table(text):
    assert read_text(text).drafts == ()


def test_number_name_potential_and_active_under_a_dated_line():
    lines = [
        f"{at}\t{NAMES.names[code]}\t{count:,}\t{count // 3:,}".replace(",", ".")
        for at, (code, count) in enumerate(PEOPLE.items(), 1)
    ]
    drafts = read_text(
        "\n".join(["Per 31 Desember 2022", "No\tKabupaten/Kota\tPotensi\tPeserta Aktif", *lines])
    )
    told = {
        draft.row.region_code: (draft.row.as_of, draft.row.potential_workers, draft.row.active_participants)
        for draft in drafts.drafts
    }
    assert told == {code: (date(2022, 12, 31), count, count // 3) for code, count in PEOPLE.items()}


class TestFigures:
    def test_what_pandas_and_excel_make_of_whole_numbers(self):
        assert read({"active_participants": "41318.0"}).active_participants == 41_318

    def test_a_day_as_its_serial_number(self):
        assert read({"as_of": "45657"}).as_of == date(2024, 12, 31)

    def test_a_code_of_the_statistics_office_is_told(self):
        found = read_figures(file({"region_code": "3201", "region_name": "Kabupaten Bogor"}), NAMES)
        assert [(one.line, one.column) for one in found.problems] == [(2, "region_code")]
        assert "tampak seperti kode BPS" in sentence(found.problems[0].reason)


def test_a_number_cell_with_a_blank_fraction_in_the_workbook():
    rows = read_book(plain_book(("18", "Lampung", 45961, 41318.0)), asked=Asked("18", OCTOBER)).rows
    assert rows[0].cells["PU"].value == 41_318
    assert rows[0].cells["per_tanggal"].value == date(2025, 10, 31)
