"""Files through time: a region's series, and all regions of a ranking through twelve months."""

import csv
import io
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl.utils import get_column_letter

from coverage.places.files.series import KEYS
from coverage.serving import kept
from tests import factories

pytestmark = pytest.mark.usefixtures("published")

SERIES = "/wilayah/18/riwayat.xlsx"
MONTHS = "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12"


def opened(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(response.content))


def table(sheet, first: str) -> list[dict]:
    """The lines below the one that begins with this title, by title, up to the first blank one."""
    lines = list(sheet.iter_rows(values_only=True))
    start = next(place for place, line in enumerate(lines) if line[0] == first)
    rows = []
    for line in lines[start + 1 :]:
        if line[0] is None:
            break
        rows.append(dict(zip(lines[start], line, strict=True)))
    return rows


def records(book) -> list[dict]:
    head, *lines = book["Data (mesin)"].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def charts(client, address: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(client.get(address).content)) as package:
        return [
            package.read(name).decode() for name in package.namelist() if re.match(r"xl/charts/chart\d", name)
        ]


class TestSeries:
    def test_holds_the_points_of_the_api(self, client):
        api = client.get("/api/v1/series/18/").json()["points"]
        rows = table(opened(client, SERIES)["Deret"], "Per tanggal")
        assert [row["Cakupan (%)"] for row in rows] == [point["coverage_ratio"] for point in reversed(api)]
        assert rows[-1]["Per tanggal"] == datetime(2024, 9, 24)
        assert (rows[0]["Target (%)"], rows[0]["Dokumen target"]) == (0.3839, "RPJMD 2025")

    def test_has_all_columns_for_programs_and_the_target_of_each_year(self, client):
        rows = records(opened(client, SERIES))
        assert [row["target_ratio"] for row in rows] == [0.3262, 0.3839, 0.3839, 0.3839]
        assert {row["code"] for row in rows} == {"18"}

    def test_draws_coverage_and_target_by_day(self, client):
        (chart,) = charts(client, SERIES)
        assert "<c:lineChart>" in chart
        assert "<c:dateAx>" in chart
        share = get_column_letter(KEYS.index("coverage_ratio") + 1)
        assert f"'Data (mesin)'!${share}$2:${share}$5" in chart

    def test_is_named_after_its_region_and_release(self, client):
        assert 'filename="riwayat-18-rilis-1.xlsx"' in client.get(SERIES).headers["Content-Disposition"]

    def test_a_region_without_figures_has_a_file_without_points(self, client):
        book = opened(client, "/wilayah/18.09/riwayat.xlsx")
        assert records(book) == []
        assert "Belum ada angka." in [row[0].value for row in book["Deret"].iter_rows()]

    @pytest.mark.parametrize(("code", "status"), [("99", 404), ("00", 200)])
    def test_codes(self, client, code, status):
        assert client.get(f"/wilayah/{code}/riwayat.xlsx").status_code == status

    def test_the_page_leads_to_it(self, client):
        assert 'href="/wilayah/18/riwayat.xlsx"' in client.get("/wilayah/18/riwayat/").content.decode()


class TestMonths:
    def test_a_row_a_region_a_column_a_month(self, client):
        book = opened(client, MONTHS)
        rows = table(book["Cakupan"], "Wilayah")
        assert len(rows) == 15
        assert list(rows[0])[:2] == ["Wilayah", "Jan 2024"]
        assert list(rows[0])[-1] == "Des 2024"
        metro = next(row for row in rows if row["Wilayah"] == "Kota Metro")
        assert (metro["Sep 2024"], metro["Okt 2024"]) == (0.329, "—")

    def test_a_row_a_region_and_month_for_programs(self, client):
        rows = records(opened(client, MONTHS))
        assert {row["month"] for row in rows} == {"2024-09"}
        assert len(rows) == 13
        text = client.get(MONTHS.replace("xlsx", "csv")).content.decode()
        long = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [(row["code"], row["month"]) for row in long] == [(row["code"], row["month"]) for row in rows]

    def test_a_month_shows_its_last_day(self, client):
        for day, active in (("2024-10-10", 1_000), ("2024-10-31", 2_001)):
            factories.publish(
                factories.statement("18.72", day, active_participants=active, potential_workers=10_000)
            )
        rows = table(opened(client, MONTHS)["Peserta aktif"], "Wilayah")
        assert next(row for row in rows if row["Wilayah"] == "Kota Metro")["Okt 2024"] == 2_001

    def test_for_staff_in_per_cent(self, client):
        text = client.get(MONTHS.replace("xlsx", "csv") + "&untuk=excel").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
        metro = next(row for row in rows if row["Kode"] == "\t18.72")
        assert (metro["Cakupan 2024-09 (%)"], metro["Cakupan 2024-10 (%)"]) == ("32,9", "")

    def test_keeps_the_order_and_the_filter_of_the_ranking(self, client):
        ranking = client.get("/api/v1/ranking/?level=regency&kind=kota&province=18&month=2024-12").json()
        rows = table(opened(client, f"{MONTHS}&jenis=kota")["Cakupan"], "Wilayah")
        assert [row["Wilayah"] for row in rows] == [row["name"] for row in ranking["rows"]]

    def test_takes_as_many_queries_for_all_regencies(self, client, django_assert_max_num_queries):
        kept.clear()
        with CaptureQueriesContext(connection) as few:
            assert client.get(MONTHS).status_code == 200
        with django_assert_max_num_queries(len(few)):
            assert client.get("/peringkat/12-bulan.xlsx?tingkat=kabkota&bulan=2024-12").status_code == 200

    def test_the_ranking_leads_to_it(self, client):
        page = client.get("/peringkat/?provinsi=18").content.decode()
        assert 'href="/peringkat/12-bulan.xlsx?provinsi=18"' in page


def test_a_ranking_draws_coverage_beside_the_targets(client):
    (chart,) = charts(client, "/peringkat.xlsx?bulan=2024-09")
    assert "<c:barChart>" in chart
    assert "'Data (mesin)'!$M$2:$M$7" in chart  # coverage of the six ranked provinces
