"""Faults of rankings and charts that were reported once: sorting, empty cells, months of another language."""

import csv
import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.utils import translation

from coverage.charts.svg import year_marks
from coverage.questions.asked import ORDERS

pytestmark = pytest.mark.usefixtures("published")

MONTH = "bulan=2024-09"
# What each order is by; the file has no column of the growth.
BY = {"cakupan": "coverage_ratio", "capaian": "attainment_ratio", "kesenjangan": "gap_to_target_people"}


def rows(client, query: str) -> list[dict[str, str]]:
    text = client.get(f"/peringkat.csv?{query}").content.decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("order", ORDERS)
def test_regions_without_a_figure_stand_last_in_every_order(client, order):
    told = rows(client, f"tingkat=kabkota&urut={order}&{MONTH}")
    assert len(told) == 514
    ranked = [bool(row["rank"]) for row in told]
    assert any(ranked)
    assert ranked == sorted(ranked, reverse=True)
    given = [bool(row[BY.get(order, "rank")]) for row in told if row["rank"]]
    assert given == sorted(given, reverse=True)


@pytest.mark.parametrize("level", ["provinsi", "kabkota"])
def test_empty_cells_stay_empty(client, level):
    query = f"tingkat={level}&{MONTH}"
    told = rows(client, query)
    texts = {text for row in told for text in row.values()}
    assert "" in texts
    assert not texts & {"None", "nan", "NaN", "null"}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/peringkat.xlsx?{query}").content))
    cells = {cell for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line}
    assert not cells & {"None", "nan", "NaN", "null"}


class TestMonths:
    @pytest.mark.parametrize("address", ["/", "/wilayah/18/", "/wilayah/18.71/"])
    def test_no_chart_of_a_page_names_them_in_english(self, client, address):
        drawn = " ".join(re.findall(r"(?s)<svg.*?</svg>", client.get(address).content.decode()))
        assert not re.findall(r"\b(?:May|Aug|Oct|Dec)\b", drawn)

    def test_axes_write_them_in_the_readers_language(self):
        first = date(2025, 5, 1)
        spans = [
            year_marks(first + timedelta(days=31 * at), first + timedelta(days=31 * at + 62))
            for at in range(8)
        ]
        words = {words.split()[0] for marks in spans for words, _ in marks}
        assert {"Mei", "Agu", "Okt", "Des"} <= words
        with translation.override("en"):
            assert year_marks(first, date(2025, 7, 1))[0][0].startswith("May")
