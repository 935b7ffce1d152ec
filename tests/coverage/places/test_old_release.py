"""Release 1 opened again after others: the same bytes, the same numbers on page, in Excel, CSV and API."""

import csv
import io
import re
from datetime import UTC, datetime
from html import unescape

import openpyxl
import pytest
from django.test import Client

from coverage.audit.services.conflicts import decide
from coverage.models import Conflict, Release
from coverage.releases.checksums import checksum
from coverage.releases.publishing import undo
from coverage.serving import kept
from tests.coverage.reading import get, said
from tests.factories import make_user, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.usefixtures("published")

LAMPUNG = "tingkat=kabkota&provinsi=18&bulan=2024-09"
CSVS = (
    f"/peringkat.csv?{LAMPUNG}",
    "/peringkat.csv",
    "/api/v1/ranking.csv?level=regency&province=18&month=2024-09",
    "/api/v1/regions.csv",
    "/api/v1/series/18.csv",
    "/api/v1/series/18.72.csv",
    "/api/v1/series/18/targets.csv",
    "/api/v1/flags.csv",
)
JSONS = (
    "/api/v1/ranking/?level=regency&province=18&month=2024-09",
    "/api/v1/ranking/",
    "/api/v1/series/18/",
    "/api/v1/flags/",
)
EXCEL = f"/peringkat.xlsx?{LAMPUNG}"
PAGES = ("/", "/wilayah/18/", "/wilayah/18.03/", f"/peringkat/?{LAMPUNG}", "/pemeriksaan/", "/sumber/")


def three_more() -> None:
    """A replacing release, one that takes it back, and one in which contradictions are settled."""
    replacing = publish(
        statement("18.72", "2024-09-24", share="45.5", entered=True),
        statement("18", "2024-09-24", active_participants=770_468, entered=True),
        statement("18.01", "2026-03-31", share="40.1"),
        note="Koreksi",
    )
    undo(release=replacing, by=None, note="Batal")
    by = make_user("verifikator", roles=["verifikator"], regions=["18"])
    conflict = Conflict.objects.current().get(region="18.03", kind="snapshot")
    decide(conflict=conflict, chosen=conflict.statements.first(), reason="Dikonfirmasi.", by=by)


def of_release(address: str, name: str = "rilis") -> str:
    return f"{address}{'&' if '?' in address else '?'}{name}=1"


def again(address: str) -> str:
    return of_release(address, "release" if address.startswith("/api/") else "rilis")


def _before() -> dict[str, bytes]:
    client = Client()
    kept.clear()
    known = {address: client.get(address).content for address in (*CSVS, *JSONS, EXCEL)}
    known |= {address: figures(get(client, address)).encode() for address in PAGES}
    three_more()
    kept.clear()
    return known


# Everything as it was while release 1 was the newest, then three more releases.
before = stored_once(_before, database="published_once")


def figures(page: str) -> str:
    """A page's numbers in their order; the words around them may know of later releases."""
    text = re.sub(r"rilis \d+|Rilis \d+", "", said(page), flags=re.IGNORECASE)
    return " ".join(re.findall(r"\d[\d.,]*", text))


def sheet(content: bytes) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(content))["Data (mesin)"].iter_rows(values_only=True))


def test_there_are_three_more_and_the_newest_differs(client, before):
    assert Release.objects.count() == 4
    assert client.get(CSVS[0]).content != before[CSVS[0]]


def test_csv_and_excel_are_the_same_bytes(client, before):
    for address in (*CSVS, EXCEL):
        assert client.get(again(address)).content == before[address], address


def test_api_answers_the_same(client, before):
    for address in JSONS:
        assert client.get(again(address)).content == before[address], address


def test_pages_show_the_same_numbers(client, before):
    for address in PAGES:
        shown = re.sub(r'<p class="banner[^>]*>.*?</p>', "", get(client, again(address)), flags=re.DOTALL)
        assert figures(shown).split() == before[address].decode().split(), address


def test_all_four_ways_agree_on_the_old_release(client, before):
    rows = client.get(again(JSONS[0])).json()["rows"]
    by_api = [(row["code"], row["rank"], row["coverage_ratio"]) for row in rows]
    lines = csv.DictReader(io.StringIO(client.get(again(CSVS[0])).content.decode(), newline=""))
    by_csv = [(row["code"], _number(row["rank"]), _number(row["coverage_ratio"])) for row in lines]
    head, *cells = sheet(client.get(again(EXCEL)).content)
    by_excel = [
        (row["code"], row["rank"], row["coverage_ratio"])
        for row in (dict(zip(head, line, strict=True)) for line in cells)
    ]
    page = unescape(get(client, again(f"/peringkat/?{LAMPUNG}")))
    assert by_api == by_csv == by_excel
    assert by_api[0] == ("18.72", 1, 0.329)
    for _code, _rank, ratio in by_api:
        if ratio is not None:
            assert f"{ratio * 100:.1f}%".replace(".", ",") in page


def test_its_checksum_can_be_computed_again(before):
    assert Release.objects.get(number=1).checksum == checksum(1)
    assert all(release.checksum == checksum(release.number) for release in Release.objects.all())


def test_the_time_of_the_release_stays(client, before):
    shown = openpyxl.load_workbook(io.BytesIO(before[EXCEL])).properties.created
    assert shown == Release.objects.get(number=1).published_at.astimezone(UTC).replace(
        tzinfo=None, microsecond=0
    )
    assert shown < datetime.now(UTC).replace(tzinfo=None)


def _number(text: str) -> float | None:
    return float(text) if text else None
