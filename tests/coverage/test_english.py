"""Public pages in English: no Indonesian is left but names, titles of documents and quoted notes."""

import re
from html.parser import HTMLParser

import pytest

from coverage.models import Release, Source
from coverage.querysets import region_rows
from regions.models import Region
from tests.browser.addresses import PAGES

pytestmark = pytest.mark.usefixtures("published")

INDONESIAN = re.compile(
    r"\b(ada|adalah|angka|atau|belum|berlaku|bulan|cakupan|dan|dari|dasar|dengan|dicetak|dokumen|kabupaten|"
    r"kesenjangan|menurut|orang|pekerja|per|peringkat|pertentangan|peserta|poin|potensi|provinsi|rilis|sampai|"
    r"sejak|sekitar|semua|sumber|tahun|tanpa|tercapai|tercetak|terlindungi|tidak|untuk|wilayah|yang)\b",
    re.IGNORECASE,
)
NO_END = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}
SPOKEN = ("alt", "aria-label", "content", "data-label", "placeholder", "title")


class English(HTMLParser):
    """Collects what a reader of English sees: all texts outside elements marked as Indonesian."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        hidden = tag in ("script", "style") or given.get("lang") == "id"
        apart = hidden or bool(self.open and self.open[-1][1])
        if tag not in NO_END:
            self.open.append((tag, apart))
        if not apart:
            self.texts += [given[name] for name in SPOKEN if given.get(name)]

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not (self.open and self.open[-1][1]):
            self.texts.append(" ".join(data.split()))


def proper_names() -> set[str]:
    """What stays as it is in every language: regions, documents, notes of releases."""
    documents = Source.objects.values_list("title", "publisher")
    return {
        *(word for document in documents for word in document if word),
        *Release.objects.values_list("note", flat=True),
        *(
            name
            for row in region_rows(Region.objects.all()).values()
            for name in (row.name, row.official_name)
        ),
    } - {""}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_english_is_english(client, name):
    client.cookies["django_language"] = "en"
    address, status = PAGES[name]
    address = address.replace("/sumber/1/", f"/sumber/{Source.objects.earliest('pk').pk}/")
    response = client.get(address)
    assert response.status_code == status
    names = sorted(proper_names(), key=len, reverse=True)
    left = []
    for text in English(response.content.decode()).texts:
        rest = re.sub(r"https?://\S+", "", text)
        for known in names:
            rest = rest.replace(known, "")
        if INDONESIAN.search(rest):
            left.append(text)
    assert left == []


def test_figures_days_and_sentences_in_english(client):
    client.cookies["django_language"] = "en"
    page = client.get("/wilayah/18/?bulan=2024-09").content.decode()
    assert (
        "As of 24 September 2024, 24.86% of workers in Lampung were covered: 760,468 of 3,058,943. "
        "The 2024 target is 32.62%: 237,359 participants (7.76 percentage points) short." in page
    )
    assert "15 regions: 13 ranked, 1 not reported, 1 with contradictory figures" in page
