"""The cascade as Excel: what readers without recalculation see is what the formulas make."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coverage.calculations.targets.allocation import Spread
from coverage.targets.files.workbook import cascade_workbook
from tests.coverage.targets.cascade_files import file, row


def sheet(made, values=True):
    return load_workbook(io.BytesIO(cascade_workbook(made)), data_only=values)["Kaskade"]


def table(made, values=True):
    """Rows below the header by code, the foot under ""."""
    lines = [[cell.value for cell in line] for line in sheet(made, values).iter_rows()]
    start = next(place for place, line in enumerate(lines) if line[0] == "Kode")
    heads = lines[start]
    return {line[0] or "": dict(zip(heads, line, strict=True)) for line in lines[start + 1 :]}


def test_shares_sums_and_what_is_left_are_formulas_with_their_values():
    made = file(row(), row("18.02", 500, 100, 300))
    shown, formulas = table(made), table(made, values=False)
    assert shown["18.01"]["Target (%)"] == pytest.approx(0.4)
    assert shown["18.01"]["Tambahan (orang)"] == 150
    assert shown[""]["Target 2025, menurut potensi (orang)"] == 700
    assert shown[""]["Target (%)"] == pytest.approx(700 / 1_500)
    for column in ("Cakupan (%)", "Target (%)", "Tambahan (orang)"):
        assert formulas["18.01"][column].startswith("=IF(")
        assert formulas[""][column].startswith("=IF(")
    left = {line[0].value: line[3].value for line in sheet(made).iter_rows() if line[3].value is not None}
    assert left["Belum dialokasikan (orang)"] == 300


def test_a_share_of_sums_leaves_out_who_lacks_one_of_the_two():
    shown = table(file(row(), row("18.02", None, 100, 300)))
    assert shown["18.02"]["Target (%)"] == "—"
    assert shown[""]["Target (%)"] == pytest.approx(0.4)
    assert shown[""]["Peserta aktif (orang)"] == 350


def test_blank_is_a_dash_and_zero_is_zero():
    shown = table(file(row(potential=None, active=None, heads=None), row("18.02", 0, 0, 0)))
    assert shown["18.01"]["Potensi pekerja (orang)"] == "—"
    assert (shown["18.02"]["Potensi pekerja (orang)"], shown["18.02"]["Cakupan (%)"]) == (0, "—")
    assert shown[""]["Target 2025, menurut potensi (orang)"] == 0


def test_shares_are_proposed_as_on_the_page_where_no_heads_can_be(client, published):
    """Lampung: its regencies have neither targets nor potentials."""
    answer = client.get(reverse("cascade_xlsx", args=["18"]) + "?tahun=2025")
    book = load_workbook(io.BytesIO(answer.content), data_only=True)
    lines = [[cell.value for cell in line] for line in book["Kaskade"].iter_rows()]
    start = next(place for place, line in enumerate(lines) if line[0] == "Kode")
    place = lines[start].index("Usulan 2025 (%)")
    proposed = {line[0]: line[place] for line in lines[start + 1 :]}
    assert proposed["18.72"] == pytest.approx(0.4299, abs=5e-5)  # 32,9 + 39,66 % of the way to 58,35
    assert proposed["18.03"] == "—"
    told = [line[0] for line in lines[:start] if line[0]]
    assert "Usulan dalam persen; orang baru dapat dihitung bila potensi kabupaten/kota ada." in told
    assert any(
        text.startswith("Setiap wilayah menempuh 39,66% dari jalannya ke target 2030") for text in told
    )
    assert "Belum punya cakupan, jadi belum diusulkan: Kab. Lampung Utara, Kab. Pesawaran." in told


def test_without_proposed_shares_there_is_no_column_for_them():
    assert "Usulan 2025 (%)" not in table(file(row()))["18.01"]


def test_a_second_way_has_its_columns_and_a_lock_its_word():
    shown = table(file(row(beside=390, kept=400), beside=Spread.EQUAL_SHARE))["18.01"]
    assert (shown["Pembanding, persentase sama (orang)"], shown["Beda (orang)"]) == (390, -10)
    assert shown["Tetap"] == "ya"


def test_invented_figures_are_called_so_and_sources_never_become_formulas():
    book = load_workbook(io.BytesIO(cascade_workbook(file(row(), demo=True))))
    assert "DATA CONTOH" in book["Kaskade"]["A1"].value
    cited = [cell for line in book["Catatan"].iter_rows() for cell in line if cell.value == "=A"]
    assert [cell.data_type for cell in cited] == ["s"]


def test_the_same_question_gives_the_same_bytes(client, published):
    address = reverse("cascade_xlsx", args=["18"]) + "?tahun=2025&cara=persen"
    first = client.get(address)
    assert first.headers["Content-Disposition"] == 'attachment; filename="target-18-2025-rilis-1.xlsx"'
    assert first.content == client.get(address, headers={"cookie": ""}).content
    assert client.get(reverse("cascade_xlsx", args=["18.72"])).status_code == 302
