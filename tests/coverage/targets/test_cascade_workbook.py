"""The cascade as Excel: what readers without recalculation see is what the formulas make."""

import io
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coverage.queries.releases import ReleaseRow
from coverage.targets.files.cascade_file import CascadeFile, CascadeFileRow
from coverage.targets.files.cascade_workbook import cascade_workbook

RELEASE = ReleaseRow(3, datetime(2026, 1, 15, tzinfo=UTC), "Catatan", "ac71f954" * 8, None, 3)


def row(code="18.01", potential=1_000, active=250, heads=400, **fields):
    given = {"published": None, "document": "", "beside": None, "locked": False, "sources": "1"}
    return CascadeFileRow(code, f"Kabupaten {code}", potential, active, heads=heads, **{**given, **fields})


def file(*rows, total=1_000, **fields):
    given = {
        "way": "menurut potensi",
        "beside": "",
        "document": "",
        "sentence": "Kalimat.",
        "cited": [(1, "=A", "")],
    }
    return CascadeFile(
        own=row("18", 3_000, 900, total),
        rows=rows,
        parts="kabupaten/kota",
        year=2025,
        month="2025-09",
        total=total,
        release=RELEASE,
        published="15 Jan 2026",
        address="http://contoh/wilayah/18/target/",
        **{**given, **fields},
    )


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


def test_a_second_way_has_its_columns_and_a_lock_its_word():
    shown = table(file(row(beside=390, locked=True), beside="persentase sama"))["18.01"]
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
