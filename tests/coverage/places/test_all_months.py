"""The country through all months of a release, and the frame that the workbook is a pivot of."""

import io
from datetime import date, datetime

import pandas as pd
import pytest
from openpyxl import load_workbook

from coverage.queries.frame import COLUMNS, by_month, release_frame
from coverage.queries.releases import release_row
from coverage.rows.figures import Basis, Segment
from tests import factories
from tests.factories import statement
from tests.once import stored_once


def _publish() -> None:
    both = {"active_participants": 500, "potential_workers": 1_001}
    factories.publish(
        statement("18.71", "2025-09-15", **both | {"active_participants": 400}),
        statement("18.71", "2025-09-30", **both),
        statement("18.71", "2025-10-31", **both | {"active_participants": 0}),
        statement("18.72", "2025-10-31", active_participants=1_000_000, potential_workers=2_900_000),
        statement("18.72", "2025-10-31", segment="PU", active_participants=7),
    )
    factories.publish(statement("18.71", "2025-10-31", **both, entered=True))


published = stored_once(_publish)
pytestmark = pytest.mark.usefixtures("published", "db")


def frame(number: int | None = None) -> pd.DataFrame:
    release = release_row(number)
    assert release is not None
    return release_frame(release)


def test_every_figure_is_a_row_with_the_documented_types():
    found = frame()
    assert {name: str(kind) for name, kind in found.dtypes.items()} == COLUMNS
    assert list(zip(found["code"], found["segment"], found["as_of"].dt.date, strict=True)) == [
        ("18.71", "TOTAL", date(2025, 9, 15)),
        ("18.71", "TOTAL", date(2025, 9, 30)),
        ("18.71", "TOTAL", date(2025, 10, 31)),
        ("18.72", "PU", date(2025, 10, 31)),
        ("18.72", "TOTAL", date(2025, 10, 31)),
    ]
    assert found["active_participants"].tolist() == [400, 500, 500, 7, 1_000_000]
    assert found["potential_workers"].isna().tolist() == [False, False, False, True, False]
    assert found["ratio_about"].tolist()[::4] == [False, True]


def test_an_old_release_has_its_own_figures():
    october = frame(1).query("code == '18.71'").iloc[-1]
    assert (october["active_participants"], october["coverage_ratio"]) == (0, 0)


def test_a_month_shows_its_last_day_and_is_blank_without_a_figure():
    total = frame().query("segment == 'TOTAL'")
    pivot = by_month(total, "active_participants")
    assert [month.date() for month in pivot.columns] == [date(2025, 9, 1), date(2025, 10, 1)]
    assert pivot.loc["18.71"].tolist() == [500, 500]
    assert pivot.loc["18.72"].isna().tolist() == [True, False]


def test_a_release_without_such_figures_is_an_empty_frame():
    release = release_row()
    assert release is not None
    found = release_frame(release, [Segment.PMI], [Basis.REGISTRATION])
    assert list(found.columns) == list(COLUMNS)
    assert by_month(found, "coverage_ratio").empty


def sheets(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def test_the_workbook_has_a_row_a_region_and_a_column_a_month(client):
    book = sheets(client, "/peringkat/semua-bulan.xlsx")
    assert book.sheetnames == ["Cakupan", "Peserta aktif", "Potensi", "Metadata"]
    head, bandar, metro = table(book["Cakupan"])
    assert [cell.value for cell in head] == ["Kode", "Wilayah", datetime(2025, 9, 1), datetime(2025, 10, 1)]
    assert [cell.value for cell in bandar][::2] == ["18.71", pytest.approx(500 / 1_001)]
    assert (bandar[2].number_format, metro[3].number_format) == ("0.00%", '"±"0%')
    assert metro[2].value is None
    assert [cell.value for cell in table(book["Peserta aktif"])[1]][2:] == [500, 500]


def table(sheet):
    """The lines from the column titles on."""
    lines = list(sheet.iter_rows())
    first = next(place for place, line in enumerate(lines) if line[0].value == "Kode")
    return lines[first:]


def test_it_is_of_the_release_segment_and_basis_asked(client):
    book = sheets(client, "/peringkat/semua-bulan.xlsx?rilis=1")
    assert [cell.value for cell in table(book["Peserta aktif"])[1]][2:] == [500, 0]
    pu = sheets(client, "/peringkat/semua-bulan.xlsx?segmen=PU")
    assert [[cell.value for cell in line][2:] for line in table(pu["Peserta aktif"])[1:]] == [[7]]
    assert client.get("/peringkat/semua-bulan.xlsx?bulan=2025-09").status_code == 422


def test_without_any_figure_it_says_so_by_its_columns(client):
    book = sheets(client, "/peringkat/semua-bulan.xlsx?basis=pendaftaran")
    assert [cell.value for cell in table(book["Cakupan"])[0]] == ["Kode", "Wilayah"]


def test_the_page_of_a_release_leads_to_it(client):
    assert 'href="/peringkat/semua-bulan.xlsx?rilis=1"' in client.get("/rilis/1/").content.decode()


def test_verification_knows_it_by_its_release(client):
    content = io.BytesIO(client.get("/peringkat/semua-bulan.xlsx").content)
    content.name = "semua-bulan.xlsx"
    page = client.post("/verifikasi/", {"file": content}).content.decode()
    assert "rilis 2" in page.lower()
