"""The public pages: what they answer, in how many queries, what they refuse, and what they never show."""

import re
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.templatetags.static import static

from coverage.models import DraftCell, Source, Submission, SubmissionRegion
from coverage.serving import stamps
from coverage.submissions import documents
from regions.models import RegionAlias
from tests.coverage.reading import get, said
from tests.coverage.workbooks.filled import FIRST, SECOND, fill
from tests.factories import make_regency, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db


PAGES = {
    "nation": ("/", 28),
    "province": ("/wilayah/18/", 28),
    "regency": ("/wilayah/18.01/", 23),
    "change": ("/wilayah/18.01/perubahan/", 9),
    "provinces ranked": ("/peringkat/", 11),
    "regencies ranked": ("/peringkat/?provinsi=18", 11),
    "regions": ("/wilayah/", 4),
    "regions narrowed": ("/wilayah/?nama=kab&provinsi=18&jenis=kabupaten", 4),
    "nothing compared": ("/bandingkan/", 2),
    "compared": ("/bandingkan/?wilayah=18&wilayah=18.01", 19),
    "programmes": ("/program/", 6),
    "releases": ("/rilis/", 3),
    "release": ("/rilis/2/", 29),
    "sources": ("/sumber/", 5),
    "source": ("/sumber/{source}/", 24),
    "flags": ("/pemeriksaan/", 7),
    "methods": ("/metodologi/", 2),
    "search": ("/cari/?q=18.", 5),
}


# Stored to the end of the module: what finds nothing published comes before.
two_releases = stored_once(fill)


class TestEmpty:
    @pytest.mark.parametrize("address", ["/", "/wilayah/18/", "/peringkat/", "/rilis/", "/pemeriksaan/"])
    def test_without_a_release_every_page_says_who_can_change_that(self, client, address):
        assert "Belum ada rilis" in said(get(client, address))


def test_the_icon_is_where_browsers_look_for_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, static("img/icon.svg"))


def test_no_header_of_the_methods_is_empty(client):
    assert not re.search(r"<th[^>]*>\s*</th>", get(client, "/metodologi/"))


def test_a_release_without_flags_says_so(client):
    publish(statement("18", share="24.86"))
    assert "tidak menemukan apa pun dalam rilis ini" in said(get(client, "/pemeriksaan/"))


@pytest.mark.usefixtures("two_releases")
class TestTitles:
    """What a tab, a bookmark and a search engine show."""

    @pytest.mark.parametrize(
        ("address", "title"),
        [
            ("/wilayah/18/?bulan=2024-09", "Provinsi 18: cakupan Jamsostek, September 2024 – Dasbor UCJ"),
            ("/wilayah/18/", "Provinsi 18: cakupan Jamsostek, Oktober 2024 – Dasbor UCJ"),
            ("/bandingkan/?wilayah=18&bulan=2024-09", "Provinsi 18, September 2024 – Dasbor UCJ"),
            ("/bandingkan/", "Bandingkan wilayah – Dasbor UCJ"),
        ],
    )
    def test_name_the_month(self, client, address, title):
        found = re.search("<title>(.*?)</title>", get(client, address), re.DOTALL)
        assert found is not None
        assert " ".join(found[1].split()) == title


@pytest.mark.usefixtures("two_releases")
class TestRefusals:
    """Whatever cannot be shown is named, with what is known."""

    def test_unknown_region(self, client):
        page = said(get(client, "/wilayah/19/", 404))
        assert "Tidak ada wilayah dengan kode 19." in page
        assert "Kode 19 tidak ada dalam daftar wilayah." in page

    def test_bps_code(self, client):
        assert "kode BPS" in said(get(client, "/wilayah/1871/", 404))

    def test_former_code_leads_to_today_with_its_query(self, client):
        merauke = make_regency("93.01", "Kabupaten Merauke")
        RegionAlias.objects.create(region=merauke, alias="91.01", type="former_code")
        response = client.get("/wilayah/91.01/?bulan=2024-09&rilis=1")
        assert (response.status_code, response["Location"]) == (
            301,
            "/wilayah/93.01/?bulan=2024-09&rilis=1",
        )

    def test_unknown_release(self, client):
        page = said(get(client, "/?rilis=9", 404))
        assert "Tidak ada rilis 9." in page
        assert "Yang terbaru adalah rilis 2." in page
        assert "Tidak ada rilis 7." in said(get(client, "/rilis/7/", 404))

    def test_unknown_source(self, client):
        get(client, "/sumber/999999/", 404)

    def test_month_without_figures(self, client):
        page = get(client, "/peringkat/?bulan=2020-01", 422)
        assert "September 2024 sampai Oktober 2024" in said(page)
        assert 'href="/peringkat/?bulan=2024-09"' in page

    @pytest.mark.parametrize("value", ["2024-13", "september", "2024", "2024-9"])
    def test_malformed_month(self, client, value):
        page = said(get(client, f"/wilayah/18/?bulan={value}", 422))
        assert "bulan" in page
        assert "2025-09" in page

    @pytest.mark.parametrize(
        "address", [address for address, _ in PAGES.values() if not address.startswith("/cari/")]
    )
    def test_unknown_parameter(self, client, address):
        address = address.format(source=Source.objects.get().pk)
        page = said(get(client, f"{address}{'&' if '?' in address else '?'}bukan=1", 422))
        assert "Parameter “bukan” tidak dikenal." in page
        assert "rilis" in page

    @pytest.mark.parametrize("value", ["0", "-1", "satu", "1.5"])
    def test_malformed_release(self, client, value):
        assert "rilis" in said(get(client, f"/?rilis={value}", 422))


@pytest.mark.usefixtures("two_releases")
class TestFreshness:
    @pytest.fixture
    def stamps_asked(self, monkeypatch):
        """Notes each time the stamp is asked for: one statement, which goes past Django's cursor."""
        asked, current = [], stamps.current
        monkeypatch.setattr(stamps, "current", lambda: asked.append(1) or current())
        return asked

    def test_a_page_known_already_is_not_sent_again(self, client, stamps_asked, django_assert_num_queries):
        tag = client.get("/wilayah/18/")["ETag"]
        stamps_asked.clear()
        with django_assert_num_queries(0):
            again = client.get("/wilayah/18/", headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
        assert len(stamps_asked) == 1

    def test_a_kept_page_costs_one_statement(self, client, stamps_asked, django_assert_num_queries):
        first = client.get("/peringkat/").content
        stamps_asked.clear()
        with django_assert_num_queries(0):
            assert client.get("/peringkat/").content == first
        assert len(stamps_asked) == 1

    def test_a_release_ends_what_was_kept(self, client):
        before = client.get("/wilayah/18.01/")
        publish(statement("18.01", "2024-11-30", active_participants=8_888, share="77.7"))
        after = client.get("/wilayah/18.01/", headers={"If-None-Match": before["ETag"]})
        assert after.status_code == 200
        assert after["ETag"] != before["ETag"]
        assert "77,7%" in after.content.decode()

    def test_an_old_release_ends_too_since_its_banner_names_the_newest(self, client):
        assert "yang terbaru rilis 2" in get(client, "/wilayah/18/?rilis=1")
        publish(statement("18.01", "2024-11-30", share="77.7"))
        assert "yang terbaru rilis 3" in get(client, "/wilayah/18/?rilis=1")

    def test_languages_are_kept_apart(self, client):
        assert '<html lang="id">' in get(client, "/wilayah/18/")
        assert '<html lang="en">' in get(client, "/en/wilayah/18/")
        assert '<html lang="id">' in get(client, "/wilayah/18/")

    def test_those_signed_in_have_pages_of_their_own(self, client):
        anonymous = get(client, "/wilayah/18/")
        client.force_login(User.objects.create_user("petugas"))
        assert "Keluar" in get(client, "/wilayah/18/")
        client.logout()
        assert get(client, "/wilayah/18/") == anonymous

    def test_refusals_are_not_kept(self, client):
        get(client, "/wilayah/19.71/", 404)
        publish(statement("19.71", share="12.3"))
        get(client, "/wilayah/19.71/")


@pytest.mark.usefixtures("two_releases")
class TestReleases:
    def test_an_old_release_shows_the_old_numbers(self, client):
        address = "/wilayah/18.01/?bulan=2024-09"
        assert "5.678" in said(get(client, address))
        old = said(get(client, f"{address}&rilis=1"))
        assert "4.321" in old
        assert "5.678" not in old

    def test_links_stay_in_the_old_release(self, client):
        page = get(client, "/wilayah/?rilis=1")
        assert 'href="/wilayah/18.01/?rilis=1"' in page
        assert 'href="/peringkat/?rilis=1"' in page
        assert "?rilis=" not in get(client, "/wilayah/").partition("<main")[2]

    def test_a_release_says_what_it_replaced(self, client):
        page = said(get(client, "/rilis/2/"))
        assert SECOND in page
        assert "4.321 peserta" in page
        assert "5.678 peserta" in page
        assert page.index("4.321 peserta") < page.index("5.678 peserta")

    def test_nobody_is_named(self, client):
        person = User.objects.create_user("siti.aminah", first_name="Siti")
        filed = documents.file_document(
            [statement("18", share="24.9", line=2)], name="a", digest="", by=person
        )
        assert filed.submission is not None
        for address in ("/rilis/", "/rilis/2/"):
            assert "siti" not in get(client, address).lower()

    def test_the_list_is_newest_first(self, client):
        page = said(get(client, "/rilis/"))
        assert page.index(SECOND) < page.index(FIRST)


@pytest.mark.usefixtures("two_releases")
class TestDrafts:
    """What is being entered, waits or was returned is nowhere to be read."""

    SECRET = ("123.456.789", "123456789", "91,37", "0.9137", "Naskah rahasia", "catatan-kiriman")
    NOT_PUBLIC = ("/entri/", "/masuk/", "/keluar/", "/bahasa/", "/admin/", "/static/")
    API = ("regions", "ranking", "series/18", "series/18.01", "flags")

    def put_drafts(self) -> None:
        officer = User.objects.create_user("naskah-rahasia", first_name="Naskah rahasia")
        secret = statement(
            "18.01",
            "2024-12-31",
            active_participants=123_456_789,
            share="91.37",
            source_title="Naskah rahasia (Kantor Rahasia, 2025-01-01)",
            line=2,
        )
        for name in ("waits", "returned", "withdrawn"):
            filed = documents.file_document([secret], name=f"catatan-kiriman-{name}", digest=name, by=officer)
            if filed.submission is not None and name != "waits":
                SubmissionRegion.objects.filter(submission=filed.submission).update(state=name)
        grid = Submission.objects.create(kind="grid", name="catatan-kiriman", note="catatan-kiriman")
        part = SubmissionRegion.objects.create(
            submission=grid, region_id="18.02", month=secret.as_of.replace(day=1), state="draft"
        )
        DraftCell.objects.create(part=part, column="total", text="123456789", changed_by=officer)

    def links(self, address: str, text: str) -> set[str]:
        found = re.findall(r'<a [^>]*href="([^"#]+)', text) if "<html" in text else []
        inside = {link for link in (urljoin(address, link) for link in found) if not urlsplit(link).netloc}
        return {link for link in inside if not link.startswith(self.NOT_PUBLIC)}

    def shape(self, link: str) -> tuple[str, tuple[str, ...]]:
        """A path with the names of its parameters: other values of them are the same page.

        Files that are not read here are asked for once, whatever the region.
        """
        parts = urlsplit(link)
        if parts.path.endswith((".xlsx", ".pptx")):
            return re.sub(r"[0-9.]+/", "", parts.path), ()
        return parts.path, tuple(sorted(dict(parse_qsl(parts.query))))

    def test_a_crawl_of_everything_public_meets_none(self, client):
        self.put_drafts()
        waiting = [
            "/",
            *(f"/api/v1/{name}/" for name in self.API),
            *(f"/api/v1/{name}.csv" for name in self.API),
            "/peringkat.csv?provinsi=18",
            "/rilis/1/",
            "/cari/?q=18",
        ]
        seen = set(map(self.shape, waiting))
        while waiting:
            address = waiting.pop()
            response = client.get(address)
            assert response.status_code in (200, 301, 302), address
            content = b"".join(response) if response.streaming else response.content
            if response["Content-Type"].partition(";")[0] in ("text/html", "text/csv", "application/json"):
                text = unescape(content.decode())
                assert not [secret for secret in self.SECRET if secret in text], address
                for link in self.links(address, text):
                    if self.shape(link) not in seen:
                        seen.add(self.shape(link))
                        waiting.append(link)
        paths = {path for path, _parameters in seen}
        assert {"/wilayah/18.01/", "/pemeriksaan/", "/rilis/2/", "/metodologi/"} <= paths
        assert len(seen) > 30


@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_so_many_queries(client, name, two_releases, django_assert_num_queries):
    """As many with twenty regions: test_many_regions.py."""
    address, queries = PAGES[name]
    address = address.format(source=Source.objects.get().pk)
    with django_assert_num_queries(queries):
        get(client, address)
