"""A reader's page is in the language of its address; what lies behind sign-in follows the switch."""

import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from tests.factories import publish, statement
from ucj_dashboard.language import BEHIND_SIGN_IN, in_language

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en-US,en;q=0.9"}
PROGRAMS = ("api/", "healthz", "favicon.ico")
pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    publish(statement("18", share="24.86"))


class TestReaders:
    @pytest.mark.parametrize("cookie", ["id", "en", "xx"])
    @pytest.mark.parametrize(
        ("address", "language"), [("/cari/", "id"), ("/en/cari/", "en"), ("/en/x/", "en")]
    )
    def test_read_the_language_of_the_address(self, client, cookie, address, language):
        client.cookies["django_language"] = cookie
        response = client.get(address, **ENGLISH)
        assert response["Content-Language"] == language
        assert f'<html lang="{language}">' in response.content.decode()
        assert translation.get_language() == "id"

    def test_the_twin_is_a_plain_link_and_links_stay_in_the_language(self, client, published):
        page = client.get("/en/wilayah/18/?bulan=2024-09").content.decode()
        assert 'href="/wilayah/18/?bulan=2024-09" lang="id"' in page
        inside = {link for link in re.findall(r'href="(/[^"#]*)', page) if not link.startswith("/static/")}
        assert {link for link in inside if not link.startswith(("/en/", "/api/"))} == {
            "/wilayah/18/?bulan=2024-09",
            "/bahasa/en/?lanjut=/masuk/",
        }
        assert client.get("/wilayah/18/").content.decode().count('href="/en/') == 2  # wide and narrow

    def test_search_engines_are_told_of_both(self, client, published):
        for address in ("/en/wilayah/18/", "/wilayah/18/"):
            page = client.get(address).content.decode()
            assert f'<link rel="canonical" href="http://testserver{address}">' in page
            assert 'rel="alternate" hreflang="id" href="http://testserver/wilayah/18/"' in page
            assert 'rel="alternate" hreflang="en" href="http://testserver/en/wilayah/18/"' in page

    def test_a_kept_page_does_not_depend_on_the_host(self, client, published, settings):
        settings.ALLOWED_HOSTS = ["*"]
        settings.ADDRESS = "https://ucj.example.go.id"
        pages = [client.get("/wilayah/18/", headers={"host": host}) for host in ("a.example", "b.example")]
        assert pages[0].content == pages[1].content
        assert pages[0]["ETag"] == pages[1]["ETag"]
        assert b"a.example" not in pages[0].content
        assert b"https://ucj.example.go.id/wilayah/18/" in pages[0].content

    def test_without_the_last_slash(self, client):
        assert client.get("/en", follow=True).redirect_chain == [("/en/", 301)]


class TestBehindSignIn:
    def test_the_switch_changes_the_language_and_back(self, client):
        assert client.get("/masuk/", **ENGLISH)["Content-Language"] == "id"
        assert client.get("/bahasa/en/?lanjut=/masuk/").headers["Location"] == "/masuk/"
        english = client.get("/masuk/")
        assert english["Content-Language"] == "en"
        assert "Cookie" in english["Vary"]
        assert 'href="/bahasa/id/?lanjut=%2Fmasuk%2F"' in english.content.decode()
        client.get("/bahasa/id/")
        assert client.get("/masuk/", **ENGLISH)["Content-Language"] == "id"

    def test_an_unknown_language_is_indonesian(self, client):
        client.cookies["django_language"] = "xx"
        assert client.get("/masuk/")["Content-Language"] == "id"

    def test_the_way_out_keeps_the_language(self, client):
        client.get("/bahasa/en/?lanjut=/masuk/")
        assert 'href="/en/peringkat/' in client.get("/masuk/").content.decode()


@pytest.mark.parametrize(
    ("address", "code", "there"),
    [
        ("/", "en", "/en/"),
        ("/en/", "id", "/"),
        ("/en/", "en", "/en/"),
        ("/wilayah/18/?bulan=2024-09", "en", "/en/wilayah/18/?bulan=2024-09"),
        ("/en/peringkat.xlsx?urut=capaian", "id", "/peringkat.xlsx?urut=capaian"),
        ("/entri/18/2025-10/", "en", "/entri/18/2025-10/"),
        ("/enam/", "id", "/enam/"),
        ("/en//evil.example/", "id", "/evil.example/"),
        ("/en", "id", "/"),
        ("/cari/?q=/en/", "id", "/cari/?q=/en/"),
    ],
)
def test_twins(address, code, there):
    assert in_language(address, code) == there


def test_every_address_is_a_readers_an_officers_or_a_programs():
    prefixed, plain = [], []
    for pattern in get_resolver().url_patterns:
        assert isinstance(pattern, URLPattern | URLResolver)
        (prefixed if type(pattern.pattern).__name__ == "LocalePrefixPattern" else plain).append(pattern)
    assert len(prefixed) == 1
    firsts = [str(pattern.pattern).lstrip("^") for pattern in plain]
    inner = [
        str(pattern.pattern).lstrip("^")
        for resolver in plain
        if str(resolver.pattern) == ""
        for pattern in resolver.url_patterns
    ]
    known = tuple(prefix.lstrip("/") for prefix in BEHIND_SIGN_IN) + PROGRAMS
    assert [first for first in [*firsts, *inner] if first and not first.startswith(known)] == []
