"""The calculation as Excel: what its formulas say, what they come to, and where it comes from."""

import io
import re

import pytest
from openpyxl import load_workbook

from tests.factories import make_rate, publish, statement

pytestmark = pytest.mark.django_db
QUERY = (
    "pembayar1=APBD&orang1=50000&program1=JKK%2BJKM&mulai1=2026-01&lama1=12"
    "&pembayar2=%3DCSR&orang2=1000&program2=JKK%2BJKM%2BJHT&mulai2=2026-01&lama2=6&terhitung2=ya"
)


@pytest.fixture
def file(client):
    make_rate("JKK+JKM", 16_800)
    make_rate("JKK+JKM+JHT", 36_800)
    publish(
        statement("12", "2025-12-31", active_participants=300_000, potential_workers=1_000_000),
        statement("53", "2025-12-31", share="24.1"),
    )

    def fetched(code: str = "12", release: int = 1, **options):
        answer = client.get(f"/wilayah/{code}/anggaran.xlsx?{QUERY}")
        assert answer.status_code == 200
        assert f"anggaran-{code}-2025-12-rilis-{release}.xlsx" in answer["Content-Disposition"]
        return load_workbook(io.BytesIO(answer.content), **options)

    return fetched


def cells(sheet) -> dict[str, object]:
    return {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
    }


def below(found: dict[str, object], label: str) -> int:
    """The line under a header."""
    return next(int(re.sub(r"\D", "", at)) for at, value in found.items() if value == label) + 1


def test_rupiah_is_a_formula_that_comes_to_the_rupiah(file):
    formulas, values = cells(file()["Perhitungan"]), cells(file(data_only=True)["Perhitungan"])
    line = below(values, "Pembayar")

    assert formulas[f"I{line}"] == f"=B{line}*F{line}*E{line}"
    assert values[f"I{line}"] == 10_080_000_000
    assert values[f"I{line + 1}"] == 1_000 * 36_800 * 6
    assert formulas[f"I{line + 2}"] == f"=SUM(I{line}:I{line + 1})"
    assert values[f"I{line + 2}"] == 10_080_000_000 + 220_800_000
    assert values[f"A{line + 1}"] == "=CSR"  # a text, no formula
    assert formulas[f"H{line}"].startswith("=EDATE(")


def test_shares_of_rounded_counts_have_no_more_decimals_than_they_allow(file):
    publish(
        statement("36", "2025-12-31", active_participants=2_700_000, potential_workers=6_000_000),
        statement("36", None, target_year=2025, target_document="RPJMD", target="48.5"),
    )
    sheet = file("36", release=2)["Perhitungan"]
    looks = {sheet.cell(row, 1).value: sheet.cell(row, 2).number_format for row in range(1, 12)}
    assert looks["Peserta aktif per 2025-12-31"] == looks["Potensi pekerja"] == '"sekitar "#,##0'
    assert looks["Target RPJMD 2025"] == "0.0%"
    line = below(cells(sheet), "Cakupan")
    assert sheet[f"D{line}"].number_format == '"sekitar "#,##0'
    assert sheet[f"E{line}"].number_format == '"sekitar "0%'


def test_the_months_tell_coverage_and_cliff(file):
    formulas, values = cells(file()["Perhitungan"]), cells(file(data_only=True)["Perhitungan"])
    line = below(values, "Bulan")
    months = [[values.get(f"{letter}{row}") for letter in "BCDEF"] for row in range(line, line + 14)]

    assert months[0] == [0, 0, 300_000, 0.3, None]  # December 2025
    assert months[1] == [51_000, 50_000 * 16_800 + 1_000 * 36_800, 350_000, 0.35, 0]
    assert months[7] == [50_000, 840_000_000, 349_000, 0.349, 1_000]  # July: the participants' cover ends
    assert months[13] == [0, 0, 299_000, 0.299, 50_000]
    assert all(str(formulas[f"{letter}{line}"]).startswith("=") for letter in "BCDEF")


def test_a_printed_share_gives_rupiah_and_dashes(file):
    values = cells(file("53", data_only=True)["Perhitungan"])
    line = below(values, "Bulan")
    assert (values[f"D{line}"], values[f"E{line}"]) == ("—", "—")
    assert "jumlah orang tidak diketahui: dokumen membulatkan atau tidak memuat jumlahnya" in values.values()


def test_metadata_and_sources_stand_beside_it(file):
    workbook = file()
    about = {row[0].value: row[1].value for row in workbook["Metadata"].iter_rows()}
    assert about["Rilis"] == 1
    assert len(about["Checksum rilis (SHA-256)"]) == 64
    assert "rilis=1&bulan=2025-12" in about["Alamat"]
    assert "orang1=50000" in about["Alamat"]
    notes = [cell.value for row in workbook["Catatan"].iter_rows() for cell in row]
    assert "Laporan uji (Kantor Uji, 2025-01-01)" in notes


def test_the_same_question_gives_the_same_bytes(client, file):
    file()
    address = f"/wilayah/12/anggaran.xlsx?{QUERY}"
    assert client.get(address).content == client.get(address).content


def test_without_payers_the_file_is_the_checklist(client, file):
    answer = client.get("/wilayah/12/anggaran.xlsx")
    assert answer.status_code == 200
    assert load_workbook(io.BytesIO(answer.content)).sheetnames[0] == "Anggaran"
