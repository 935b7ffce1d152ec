"""Finding regions: the list, the search, some side by side."""

import re

import pytest
from django.core.cache import cache

from tests.coverage.reading import get, said
from tests.coverage.workbooks.filled import fill
from tests.factories import make_province, make_regency

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Every test numbers its releases anew; pages kept from another test would answer for them."""
    cache.clear()
    yield
    cache.clear()


class TestRegions:
    def test_regions_without_a_figure_are_told_apart(self, client):
        fill()
        make_regency("18.71", "Kota Bandar Lampung")
        page = said(get(client, "/wilayah/"))
        assert "○ Kota Bandar Lampung" in page
        assert "● Kab. 18.01" in page or "● Kabupaten 18.01" in page

    def test_a_name_narrows_the_list(self, client):
        fill()
        make_regency("18.71", "Kota Bandar Lampung")
        page = said(get(client, "/wilayah/?nama=bandar lamp"))
        assert "Bandar Lampung" in page
        assert "18.01" not in page

    def test_nothing_fits(self, client):
        fill()
        assert "Tidak ada wilayah yang cocok." in said(get(client, "/wilayah/?nama=atlantis"))


class TestSearch:
    @pytest.fixture(autouse=True)
    def _banjar(self, db):
        make_province("32", "Jawa Barat")
        make_province("63", "Kalimantan Selatan")
        make_regency("32.79", "Kota Banjar")
        make_regency("63.03", "Kabupaten Banjar")
        make_regency("63.71", "Kota Banjarmasin")

    @pytest.mark.parametrize(
        ("text", "code"),
        [("kota banjar", "32.79"), ("63.71", "63.71"), ("banjarm", "63.71"), ("  jawa   barat ", "32")],
    )
    def test_one_place_is_opened(self, client, text, code):
        response = client.get("/cari/", {"q": text})
        assert (response.status_code, response["Location"]) == (302, f"/wilayah/{code}/")

    def test_a_name_of_two_places_is_explained(self, client):
        page = said(get(client, "/cari/?q=banjar"))
        assert '"banjar" bisa berarti Kota Banjar (32.79) atau Kab. Banjar (63.03).' in page
        assert "kota · Jawa Barat · 32.79" in page
        assert "Kota Banjarmasin" in page

    def test_near_names_are_offered(self, client):
        page = get(client, "/cari/?q=banjarmasim")
        assert "tidak ada dalam daftar wilayah" in said(page)
        assert 'href="/wilayah/63.71/"' in page

    def test_nothing_near(self, client):
        assert "Tidak ada nama yang mirip." in said(get(client, "/cari/?q=xyzzy"))

    def test_a_bps_code_is_explained(self, client):
        assert "kode BPS" in said(get(client, "/cari/?q=3279"))

    @pytest.mark.parametrize("query", ["", "?q=", "?q=+++"])
    def test_blank(self, client, query):
        response = client.get(f"/cari/{query}")
        assert response.status_code == 200

    def test_text_is_escaped(self, client):
        assert b"<script>alert" not in client.get("/cari/", {"q": "<script>alert(1)</script>"}).content


class TestCompare:
    def test_names_and_codes_stand_side_by_side_in_the_order_asked(self, client):
        fill()
        make_regency("18.71", "Kota Bandar Lampung")
        page = get(client, "/bandingkan/?wilayah=bandar+lampung&wilayah=18.01&wilayah=&wilayah=18.71")
        heads = re.findall(r'<th class="num" scope="col"><a href="/wilayah/([0-9.]+)/"', page)
        assert heads == ["18.71", "18.01"]

    def test_none_chosen(self, client):
        fill()
        assert "Belum ada wilayah yang dipilih." in said(get(client, "/bandingkan/"))

    def test_a_wrong_name_is_answered_beside_the_others(self, client):
        fill()
        page = get(client, "/bandingkan/?wilayah=18&wilayah=atlantis", 422)
        assert '"atlantis" tidak ada dalam daftar wilayah.' in said(page)
        assert 'value="atlantis"' in page
        assert "24,86%" in get(client, "/bandingkan/?wilayah=18&wilayah=atlantis&bulan=2024-09", 422)

    def test_seven_are_too_many(self, client):
        fill()
        query = "&".join(f"wilayah=18.0{number}" for number in range(1, 8))
        assert "Paling banyak 6 wilayah" in said(get(client, f"/bandingkan/?{query}", 422))

    def test_the_form_keeps_what_was_asked(self, client):
        fill()
        page = get(client, "/bandingkan/?wilayah=18&rilis=1&segmen=BPU&basis=pendaftaran&dokumen=rpjmd")
        kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page))
        assert kept == {"rilis": "1", "segmen": "BPU", "basis": "pendaftaran", "dokumen": "RPJMD"}
