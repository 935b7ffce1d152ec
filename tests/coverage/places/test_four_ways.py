"""One ranking, read four ways: the page, the Excel file, the CSV and the API hold the same rows."""

import csv
import io
import re
from html import unescape

import openpyxl
import pytest
from django.utils.html import strip_tags

from coverage.serving import kept

pytestmark = pytest.mark.usefixtures("published")

PAGE = "/peringkat/?tingkat=kabkota&provinsi=18&bulan=2024-09"
API = "/api/v1/ranking/?level=regency&province=18&month=2024-09"
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)


def from_api(client) -> list[tuple[int | None, str, float | None, str | None]]:
    rows = client.get(API).json()["rows"]
    return [(row["rank"], row["code"], row["coverage_ratio"], row["unranked_reason"]) for row in rows]


def from_csv(client):
    text = client.get(PAGE.replace("/peringkat/", "/peringkat.csv")).content.decode()
    return [
        (
            int(row["rank"]) if row["rank"] else None,
            row["code"],
            float(row["coverage_ratio"]) if row["coverage_ratio"] else None,
            row["unranked_reason"] or None,
        )
        for row in csv.DictReader(io.StringIO(text))
    ]


def from_excel(client):
    content = client.get(PAGE.replace("/peringkat/", "/peringkat.xlsx")).content
    header, *lines = openpyxl.load_workbook(io.BytesIO(content))["Data (mesin)"].iter_rows(values_only=True)
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    return [(row["rank"], row["code"], row["coverage_ratio"], row["unranked_reason"]) for row in rows]


def from_sheet_for_people(client):
    """Rank, official name and coverage as a number, of every region in the sheet that people read."""
    content = client.get(PAGE.replace("/peringkat/", "/peringkat.xlsx")).content
    lines = openpyxl.load_workbook(io.BytesIO(content))["Peringkat"].iter_rows(values_only=True)
    rows = [line for line in lines if line[1] not in (None, "Wilayah")]
    return [tuple(None if cell == "—" else cell for cell in line[:3]) for line in rows]


def from_page(client):
    """Rank, code and coverage as printed, of every row of the table."""
    html = client.get(PAGE).content.decode()
    found = []
    for row in ROW.findall(html[html.index("<tbody>") : html.index("</tbody>")]):
        code = re.search(r"/wilayah/([0-9.]+)/", row)
        if code:
            cells = [
                unescape(strip_tags(cell)).split()
                for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)
            ]
            found.append(
                (int(cells[0][0]) if cells[0][0].isdigit() else None, code[1], cells[2][0].rstrip("*"))
            )
    return found


def test_page_excel_csv_and_api_hold_the_same_rows(client):
    rows = from_api(client)
    assert len(rows) == 15
    assert rows == from_csv(client) == from_excel(client)
    names = {row["code"]: row["name"] for row in client.get(API).json()["rows"]}
    people = [(rank, names[code], ratio) for rank, code, ratio, _ in rows]
    assert people == from_sheet_for_people(client)
    assert from_page(client) == [
        (rank, code, "—" if ratio is None else f"{ratio * 100:.1f}%".replace(".", ","))
        for rank, code, ratio, _ in rows
    ]


def test_they_begin_and_end_as_published(client):
    rows = from_api(client)
    assert rows[0] == (1, "18.72", 0.329, None)
    assert rows[12] == (13, "18.13", 0.019, None)
    assert rows[13:] == [(None, "18.03", None, "conflict"), (None, "18.09", None, "not_reported")]


def test_numbers_are_numbers(client):
    content = client.get("/peringkat.xlsx?bulan=2024-09").content
    header, *lines = openpyxl.load_workbook(io.BytesIO(content))["Data (mesin)"].iter_rows(values_only=True)
    lampung = next(row for line in lines if (row := dict(zip(header, line, strict=True)))["code"] == "18")

    assert (lampung["active_participants"], lampung["potential_workers"]) == (760_468, 3_058_943)
    assert (lampung["gap_to_target_people"], round(lampung["gap_to_target_points"], 2)) == (237_359, 7.76)
    assert lampung["target_ratio"] == 0.3262


@pytest.mark.parametrize(
    ("small", "large"),
    [
        pytest.param("/peringkat/?provinsi=18", "/peringkat/?tingkat=kabkota", id="15-and-514-regencies"),
        pytest.param(
            "/peringkat/?provinsi=15&jenis=kabupaten", "/peringkat/?tingkat=kabkota", id="9-and-514"
        ),
        pytest.param("/peringkat.csv?provinsi=18", "/peringkat.csv?tingkat=kabkota", id="csv"),
        pytest.param("/wilayah/15/", "/wilayah/12/", id="province-of-11-and-of-33"),
        pytest.param(
            "/api/v1/ranking/?level=regency&province=18", "/api/v1/ranking/?level=regency", id="api"
        ),
    ],
)
def test_queries_do_not_grow_with_the_regions(client, small, large, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    kept.clear()  # a kept page asks almost nothing
    with CaptureQueriesContext(connection) as few:
        assert client.get(small).status_code == 200
    # A list with a region that is first heard of later asks for the day: one query, however many there are.
    with django_assert_max_num_queries(len(few) + 1):
        assert client.get(large).status_code == 200
