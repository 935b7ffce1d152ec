"""The cascade as Excel: what readers without recalculation see is what the formulas make."""

import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from coverage.calculations.list_months import ListMonths
from coverage.calculations.targets.allocation import Allotment, Spread
from coverage.calculations.targets.target_heads import TargetHeads
from coverage.files.origin import Origin
from coverage.queries.list_months import MonthChoice
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.targets.files.cascade import CascadeFile
from coverage.targets.files.workbook import cascade_workbook
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.pages.cascade_lines import CascadeLine, Spreading
from coverage.targets.questions import CascadeQuestion

RELEASE = ReleaseRow(3, datetime(2026, 1, 15, tzinfo=UTC), "Catatan", "ac71f954" * 8, None, 3)


def row(code="18.01", potential=1_000, active=250, heads=400, beside=None, kept=None):
    """A line of the cascade, and the people each way of spreading gives it."""
    level = "province" if code == "18" else "regency"
    place = RegionRow(code, f"Kabupaten {code}", level, "provinsi" if code == "18" else "kabupaten")
    counted = CoverageRow(place, potential_workers=potential, active_participants=active, source_ids=[1])
    return CascadeLine(counted, None, False, TargetHeads(), kept=kept), heads, beside


def way(spread, heads):
    given = ((code, people) for code, people in heads.items() if people is not None)
    return Spreading(spread, {code: Allotment(code, people, None, None, False) for code, people in given})


def file(*rows, total=1_000, beside=None, demo=False):
    """A cascade whose heads were spread by potential, and compared with a second way if one is named."""
    page = CascadePage(
        question=CascadeQuestion(total=total),
        release=RELEASE,
        year=2025,
        own=row("18", 3_000, 900)[0],
        lines=tuple(line for line, _heads, _beside in rows),
        years=(2025,),
        documents=(),
        sources={1: SourceRow(1, "=A", "", None, "", "", "=A")},
        asked=Asked(month=date(2025, 9, 1)),
        months=MonthChoice(date(2025, 9, 1), True, ListMonths(date(2025, 9, 1), True, len(rows), ())),
        first=way(Spread.POTENTIAL, {line.region.code: heads for line, heads, _ in rows}),
        second=way(beside, {line.region.code: heads for line, _, heads in rows}) if beside else None,
    )
    return CascadeFile(page, Origin(RELEASE, "http://contoh/wilayah/18/target/", demo))


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
