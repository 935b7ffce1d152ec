"""What is still Indonesian on a page in English, for tests."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from django.test import Client

from coverage.models import Release, Source
from coverage.models.columns import region_rows
from regions.models import Region
from ucj_dashboard.language import in_language

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
        hidden = tag in ("code", "script", "style", "textarea") or given.get("lang") == "id"
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


def proper_names() -> list[str]:
    """What stays as it is in every language: regions, documents, notes of releases; the longest first."""
    documents = Source.objects.values_list("title", "publisher", "citation")
    names = {
        *(word for document in documents for word in document if word),
        *Release.objects.values_list("note", flat=True),
        *(
            name
            for row in region_rows(Region.objects.all()).values()
            for name in (row.name, row.official_name)
        ),
    } - {""}
    return sorted(names, key=len, reverse=True)


def left_over(
    client: Client, address: str, status: int = 200, post: Mapping[str, str] | None = None
) -> list[str]:
    """The texts of a page in English that are Indonesian. post: what a form sends."""
    client.cookies["django_language"] = "en"
    address = in_language(address, "en")
    response = client.get(address) if post is None else client.post(address, post)
    assert response.status_code == status, (address, response.status_code)
    names, left = proper_names(), []
    page = re.sub("</?abbr[^>]*>", "", response.content.decode())  # titles of documents stay whole
    for text in English(page).texts:
        rest = re.sub(r"https?://\S+|\?\w+=", "", text)
        for known in names:
            rest = rest.replace(known, "")
        if INDONESIAN.search(rest):
            left.append(text)
    return left
