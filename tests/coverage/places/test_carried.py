"""Links of pages with figures carry what was asked: a click never changes month, release or document."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.coverage.reading import get
from tests.factories import publish, statement

pytestmark = pytest.mark.usefixtures("programmes_throughout", "published")

ASKED = "bulan=2024-09&rilis=1&dokumen=RPJMD"
PAGES = [
    "/",
    "/wilayah/18/",
    "/wilayah/18.71/",
    "/wilayah/18/riwayat/",
    "/wilayah/18/target/",
    "/wilayah/18/anggaran/",
    "/wilayah/18/rapat/",
    "/peringkat/",
    "/peringkat/?tingkat=kabkota&provinsi=18",
    "/bandingkan/?wilayah=18&wilayah=15",
]
FIGURES = re.compile(r"^/(wilayah/[\d.]+/.*|peringkat(/|\.xlsx|\.csv)|bandingkan/|)$")
WHOLE = re.compile(r"/(tindak-lanjut|target/riwayat)/$")  # pages about all months
CHOICE = re.compile(r'<nav class="month-bar".*?</nav>', re.DOTALL)


def links(page: str) -> list[str]:
    """Where the content of a page leads, but for its choice of months."""
    found = re.findall(r'href="([^"]*)"', CHOICE.sub("", page.partition("<main")[2].partition("</main>")[0]))
    return [one for one in found if one and not one.startswith(("http", "#", "/static"))]


def test_every_link_carries_month_release_and_document(client):
    publish(statement("11", "2025-12-20", active_participants=1_000_000, potential_workers=2_000_000))
    for address in PAGES:
        assert_carried(client, address)


def assert_carried(client, address: str) -> None:
    here = f"{address}{'&' if '?' in address else '?'}{ASKED}"
    for link in links(get(client, here)):
        split = urlsplit(link)
        path = split.path or urlsplit(address).path
        query = parse_qs(split.query)
        if not FIGURES.match(path) or WHOLE.search(path):
            continue
        assert query.get("rilis") == ["1"], link
        assert "/perubahan/" in path or query.get("bulan") == ["2024-09"], link
        assert query.get("dokumen") == ["RPJMD"] or "/perubahan/" in path, link


OTHERS = "segmen=BPU&basis=pendaftaran"
TOTALS = re.compile(r"/(target|anggaran)/$")  # pages that know all participants by domicile only


@pytest.mark.parametrize("address", [address for address in PAGES if not TOTALS.search(address)])
def test_every_link_carries_segment_and_basis(client, address):
    here = f"{address}{'&' if '?' in address else '?'}{OTHERS}"
    found = links(get(client, here))
    assert found
    for link in found:
        split = urlsplit(link)
        path = split.path or urlsplit(address).path
        if not FIGURES.match(path) or WHOLE.search(path) or TOTALS.search(path):
            continue
        query = parse_qs(split.query)
        assert query.get("basis") == ["pendaftaran"], link
        assert query.get("segmen") == ["BPU"] or split.path == "", link  # the page of another segment


def test_every_page_of_figures_has_a_choice_of_months(client):
    for address in PAGES:
        if "riwayat" not in address:  # it shows them all
            assert_choice(client, address)


def assert_choice(client, address: str) -> None:
    bar = get(client, address).partition('<nav class="month-bar"')[2].partition("</nav>")[0]
    assert 'name="bulan"' in bar
    assert bar.count("<option") > 2


def test_the_choice_keeps_what_else_was_asked(client):
    page = get(client, "/bandingkan/?wilayah=18&wilayah=15&sejak=2024-09&dokumen=RPJMD")
    bar = page.partition('<nav class="month-bar"')[2].partition("</nav>")[0]
    for name, value in (("wilayah", "18"), ("wilayah", "15"), ("sejak", "2024-09"), ("dokumen", "RPJMD")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in bar
    assert "Sep 2024: 1 dari 2" in bar
