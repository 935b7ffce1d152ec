"""Monthly workbooks of Lampung, November 2025, as people spoil them; and layouts of their own."""

from datetime import date
from pathlib import Path

import pytest

from coverage.parsing.words import sentence
from coverage.parsing.workbook import read_workbook
from coverage.parsing.workbook_key import Asked
from coverage.parsing.workbook_rows import WorkbookFile
from tests.coverage.parsing.refused import unreadable
from tests.coverage.parsing.workbooks import plain_book
from tests.regions.fixture_rows import full_index

HANDED = Path(__file__).parent / "handed"
NOVEMBER = date(2025, 11, 1)
LAMPUNG = Asked("18", NOVEMBER)
NAMES = full_index()
HEAD = ("No", "Kabupaten/Kota", "PU", "BPU", "Jakon", "PMI", "Jumlah")


def read(name: str, content: bytes | None = None, asked: Asked = LAMPUNG) -> WorkbookFile:
    data = (HANDED / name).read_bytes() if content is None else content
    return read_workbook(data, name=name, names=NAMES, today=date(2025, 12, 8), asked=asked)


def counts(file: WorkbookFile, code: str) -> dict[str, object]:
    row = next(row for row in file.rows if row.region_code == code)
    return {name: cell.value for name, cell in row.cells.items() if name not in ("per_tanggal", "sumber")}


def refused(file: WorkbookFile) -> dict[str, str]:
    return {refusal.address: sentence(refusal.reason) for refusal in file.refusals}


SELATAN = {"PU": 21_000, "BPU": 9_100, "JAKON": 1_510, "PMI": 21, "potensi": 91_000}


@pytest.mark.parametrize(
    "name",
    ["good.ods", "tab.txt", "utf16_tab.csv", "cp1252.csv", "semicolon_bom.csv", "nokey.xlsx", "hidden.xlsx",
     "addedcol.xlsx", "mergedtitle.xlsx", "straynote.xlsx", "total_row.xlsx", "codes_number.xlsx"],
)  # fmt: skip
def test_is_read_whole(name):
    file = read(name)
    assert len(file.rows) == 16
    assert not file.refusals
    assert counts(file, "18.01") == SELATAN
    assert counts(file, "18.10")["PU"] == 31_053


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("addedcol.xlsx", "kolom K “Keterangan”", id="column"),
        pytest.param(
            "mergedtitle.xlsx", "baris 1 di atas judul kolom: “LAPORAN BULANAN PROVINSI LAMPUNG”", id="title"
        ),
        pytest.param("straynote.xlsx", "sel K3 di samping tabel", id="note"),
        pytest.param("total_row.xlsx", "baris 18: “Jumlah 1000”", id="sum"),
    ],
)
def test_what_is_left_out_is_said(name, said):
    assert said in read(name).left_out


def test_a_code_that_became_a_number_is_mended_and_said():
    rows = {row.region_code: row for row in read("codes_number.xlsx").rows}
    assert rows["18.10"].note == "kode 18.1 dibaca 18.10, sesuai nama wilayahnya"


def test_the_key_of_an_ods_says_what_it_is_of():
    file = read("good.ods", asked=Asked())
    assert (file.has_key, file.key.root, file.key.month, file.key.release) == (True, "18", NOVEMBER, 3)


def test_an_old_workbook_is_refused_with_what_to_do():
    with unreadable(r"Simpan sebagai “Buku kerja Excel \(\.xlsx\)”"):
        read("good.xls")


def test_a_total_whose_formula_has_no_value_is_the_sum_of_its_segments():
    file = read("formulas_nocache.xlsx")
    assert refused(file) == {
        "I2": "berisi rumus tanpa nilai; ganti dengan angkanya"
    }  # the province's potential
    assert counts(file, "18.01") == SELATAN


def test_only_the_cell_without_a_value_is_refused():
    assert list(refused(read("formula_one_nocache.xlsx"))) == ["I2"]


def test_bad_values_are_told_by_cell():
    found = refused(read("bad_values.xlsx"))
    assert list(found) == ["D3"]
    assert "negatif" in found["D3"]


def test_days_are_read_as_pages_print_them():
    file = read("dates.xlsx")
    days = {
        row.region_code: row.cells["per_tanggal"].value for row in file.rows if "per_tanggal" in row.cells
    }
    assert days["18.01"] == days["18.02"] == date(2025, 11, 30)
    assert set(refused(file)) == {"C5", "C6"}  # of another month; no day


def test_numbers_are_read_as_people_type_them():
    file = read("textnumbers.xlsx")
    typed = {code: counts(file, code).get("PU") for code in ("18.01", "18.02", "18.03", "18.06", "18.07")}
    assert typed == {"18.01": 1_234, "18.02": 21_345, "18.03": 1_234_567, "18.06": 21_000, "18.07": 21_000}
    assert set(refused(file)) == {"D6", "D11"}  # "1,234" and half a person


def test_a_share_is_no_number_of_people():
    assert set(refused(read("percent.xlsx"))) == {"H3", "H4", "H5", "D6"}


def test_a_row_of_another_province_is_refused_and_the_others_are_read():
    file = read("otherprov_row.xlsx")
    assert "di luar wilayah berkas ini" in refused(file)["A3"]
    assert len(file.rows) == 15


def test_a_layout_of_ones_own_is_read_by_its_headings():
    file = read("own_layout.xlsx")
    assert counts(file, "18.01") == {"PU": 1, "BPU": 2, "JAKON": 3, "PMI": 4, "total": 10}
    assert "kolom A “No”" in file.left_out
    assert "tidak ada kolom sumber; isinya tidak berubah" in file.left_out


class TestOwnLayouts:
    def test_the_source_of_the_form_stands_for_rows_without_one(self):
        file = read("own_layout.xlsx", asked=Asked("18", NOVEMBER, "SIPP, 30 November 2025"))
        assert file.rows[0].cells["sumber"].value == "SIPP, 30 November 2025"

    def test_a_title_notes_numbered_columns_and_a_sum_are_left_out(self):
        book = plain_book(
            ("Per 30 November 2025", None),
            (None, None),
            HEAD,
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
            (1, "KAB. LAMPUNG SELATAN", "1.234", 2, 3, 4, None),
            (2, "Kota Metro", 5, 6, 7, 8, None),
            (None, "JUMLAH", 1_239, 8, 10, 12, None),
            ("Catatan: angka sementara", None),
            header=("REKAP KEPESERTAAN",),
        )
        file = read("rekap.xlsx", book)
        assert not file.refusals
        assert [row.region_code for row in file.rows] == ["18.01", "18.72"]
        assert counts(file, "18.01")["PU"] == 1_234
        assert len([text for text in file.left_out if text.startswith("baris")]) == 5

    def test_regions_are_found_under_a_heading_nobody_knows(self):
        head = ("PU", "Unit kerja", "BPU")
        file = read("unit.xlsx", plain_book((1, "Kota Metro", 2), (3, "Kab. Mesuji", 4), header=head))
        assert [row.region_code for row in file.rows] == ["18.72", "18.11"]

    def test_codes_behind_the_numbers(self):
        head = ("PU", "BPU", "Kode Kab/Kota")
        file = read("kode.csv", "\n".join((";".join(head), "1;2;18.10", "3;4;18.72")).encode())
        assert [row.region_code for row in file.rows] == ["18.10", "18.72"]

    def test_segments_by_their_full_names(self):
        head = (
            "Nama Kabupaten/Kota",
            "Penerima Upah (PU)",
            "Bukan Penerima Upah",
            "Jasa Konstruksi",
            "Potensi, orang",
        )
        file = read("panjang.xlsx", plain_book(("Kota Metro", 1, 2, 3, 4), header=head))
        assert counts(file, "18.72") == {"PU": 1, "BPU": 2, "JAKON": 3, "potensi": 4}

    def test_a_small_row_is_no_line_that_numbers_the_columns(self):
        file = read("kecil.xlsx", plain_book(("18.72", 1, 2, 3), header=("kode", "PU", "BPU", "JAKON")))
        assert counts(file, "18.72") == {"PU": 1, "BPU": 2, "JAKON": 3}

    def test_a_region_nobody_knows_is_refused_and_the_rest_is_read(self):
        file = read("asing.xlsx", plain_book((1, "Kab. Entah", 2), (2, "Kota Metro", 3), header=HEAD[:3]))
        assert list(refused(file)) == ["B2"]
        assert len(file.rows) == 1
