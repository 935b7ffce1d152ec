"""Finding regions: the list, the search, some side by side."""

import re
from functools import partial

import pytest

from tests.coverage.reading import get, said
from tests.coverage.workbooks.filled import fill
from tests.factories import make_nation, make_province, make_regency
from tests.once import stored_once

pytestmark = pytest.mark.django_db


two_releases = stored_once(fill, scope="class")


@pytest.mark.usefixtures("two_releases")
class TestRegions:
    def test_regions_without_a_figure_are_told_apart(self, client):
        make_regency("18.71", "Kota Bandar Lampung")
        page = said(get(client, "/wilayah/"))
        assert "○ Kota Bandar Lampung" in page
        assert "● Kab. 18.01" in page or "● Kabupaten 18.01" in page

    def test_a_name_narrows_the_list(self, client):
        make_regency("18.71", "Kota Bandar Lampung")
        page = said(get(client, "/wilayah/?nama=bandar lamp"))
        assert "Bandar Lampung" in page
        assert "18.01" not in page

    def test_nothing_fits(self, client):
        assert "Tidak ada wilayah yang cocok." in said(get(client, "/wilayah/?nama=atlantis"))


def make_named(regions: dict[str, str]) -> None:
    """Provinces and regencies by code, with these names."""
    for code, name in regions.items():
        (make_province if len(code) == 2 else make_regency)(code, name)


BANJAR = {
    "32": "Jawa Barat",
    "63": "Kalimantan Selatan",
    "32.79": "Kota Banjar",
    "63.03": "Kabupaten Banjar",
    "63.71": "Kota Banjarmasin",
}
banjar = stored_once(partial(make_named, BANJAR), scope="class")


@pytest.mark.usefixtures("banjar")
class TestSearch:
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


SUMATRA = {
    "14": "Riau",
    "15": "Jambi",
    "15.71": "Kota Jambi",
    "18": "Lampung",
    "18.03": "Kabupaten Lampung Utara",
}
sumatra = stored_once(partial(make_named, SUMATRA), scope="class")


@pytest.mark.usefixtures("sumatra")
class TestQuestions:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("peringkat lampung", "/peringkat/?provinsi=18"),
            ("peringkat lampung utara", "/peringkat/?provinsi=18"),
            ("rank of lampung", "/peringkat/?provinsi=18"),
            ("peringkat", "/peringkat/"),
            ("peringkat indonesia", "/peringkat/"),
            ("peringkat kota", "/peringkat/?jenis=kota"),
            ("gap jambi", "/wilayah/15/"),
            ("gap kota jambi", "/wilayah/15.71/"),
            ("gap in jambi", "/wilayah/15/"),
            ("gap", "/peringkat/?urut=kesenjangan"),
            ("target 2026 riau", "/wilayah/14/target/?tahun=2026"),
            ("target riau", "/wilayah/14/target/"),
            ("target 2026 lampung utara", "/wilayah/18.03/"),
            ("siapa belum lapor", "/peringkat/#tanpa-peringkat"),
            ("siapa belum lapor lampung", "/peringkat/?provinsi=18#tanpa-peringkat"),
            ("who has not reported", "/peringkat/#tanpa-peringkat"),
        ],
    )
    def test_lead_to_their_answer(self, client, text, address):
        make_nation()
        response = client.get("/cari/", {"q": text})
        assert (response.status_code, response.get("Location")) == (302, address)

    def test_a_name_with_a_slip_is_offered_with_what_was_asked(self, client):
        page = get(client, "/cari/?q=peringkat lampumg")
        assert re.findall(r'<a href="([^"]+)">(Peringkat di [^<]+)</a>', page) == [
            ("/peringkat/?provinsi=18", "Peringkat di Lampung")
        ]

    def test_the_group_it_leads_to_is_there(self, client):
        fill()
        make_regency("18.71", "Kota Bandar Lampung")
        assert 'id="tanpa-peringkat"' in get(client, "/peringkat/?provinsi=18")


class TestSuggestions:
    @pytest.fixture(autouse=True)
    def _places(self, db):
        make_province("18", "Lampung")
        make_regency("18.03", "Kabupaten Lampung Utara")

    def suggested(self, client, text: str) -> list[tuple[str, str, str]]:
        response = client.get("/cari/saran/", {"q": text})
        assert response.status_code == 200
        assert response.json()["query"] == text
        return [(row["label"], row["note"], row["address"]) for row in response.json()["rows"]]

    def test_places_that_begin_so(self, client):
        assert self.suggested(client, "lamp") == [
            ("Lampung", "provinsi · 18", "/wilayah/18/"),
            ("Kab. Lampung Utara", "kabupaten · Lampung · 18.03", "/wilayah/18.03/"),
        ]

    def test_what_is_asked_about_them(self, client):
        assert self.suggested(client, "peringkat lamp")[0] == (
            "Peringkat di Lampung",
            "provinsi · 18",
            "/peringkat/?provinsi=18",
        )

    def test_a_name_with_a_slip(self, client):
        assert self.suggested(client, "lampumg")[0][0] == "Lampung"

    @pytest.mark.parametrize("text", ["", "   ", "xyzzy", "9999", "peringkat"])
    def test_nothing_to_suggest(self, client, text):
        assert self.suggested(client, text) == []

    def test_in_four_queries(self, client, django_assert_num_queries):
        with django_assert_num_queries(4):
            self.suggested(client, "lampung u")


@pytest.mark.usefixtures("two_releases")
class TestCompare:
    def test_names_and_codes_stand_side_by_side_in_the_order_asked(self, client):
        make_regency("18.71", "Kota Bandar Lampung")
        page = get(client, "/bandingkan/?wilayah=bandar+lampung&wilayah=18.01&wilayah=&wilayah=18.71")
        heads = re.findall(r'<th class="num" scope="col"><a href="/wilayah/([0-9.]+)/"', page)
        assert heads == ["18.71", "18.01"]

    def test_a_measure_nobody_has_takes_no_line(self, client):
        assert ">Target</th>" in get(client, "/bandingkan/?wilayah=18&wilayah=18.01")
        assert ">Target</th>" not in get(client, "/bandingkan/?wilayah=18.01&wilayah=18.02")

    def test_the_chart_shows_shares_or_points_since_a_month(self, client):
        address = "/bandingkan/?wilayah=18.01&wilayah=18.02"
        assert "Cakupan dari waktu ke waktu" in said(get(client, address))
        assert "Tidak ada wilayah di atas yang pergerakannya" in said(get(client, f"{address}&sejak=2024-09"))

    def test_every_region_leads_here_with_its_release(self, client):
        assert 'href="/bandingkan/?wilayah=18.01&rilis=1"' in get(client, "/wilayah/18.01/?rilis=1")

    def test_boxes_in_a_ranking_ask_for_the_same_comparison(self, client):
        page = get(client, "/peringkat/?provinsi=18&bulan=2024-09&rilis=1")
        form = page[page.index('id="banding"') :]
        form = form[: form.index("</form>")]
        assert 'action="/bandingkan/"' in form
        assert re.findall(r'name="(\w+)" value="([^"]+)"', form) == [("bulan", "2024-09"), ("rilis", "1")]
        boxes = re.findall(r'type="checkbox" name="wilayah" value="([^"]+)" form="banding"', page)
        assert sorted(boxes) == ["18.01", "18.02"]

    def test_none_chosen(self, client):
        assert "Belum ada wilayah yang dipilih." in said(get(client, "/bandingkan/"))

    def test_a_wrong_name_is_answered_beside_the_others(self, client):
        page = get(client, "/bandingkan/?wilayah=18&wilayah=atlantis", 422)
        assert '"atlantis" tidak ada dalam daftar wilayah.' in said(page)
        assert 'value="atlantis"' in page
        assert "24,86%" in get(client, "/bandingkan/?wilayah=18&wilayah=atlantis&bulan=2024-09", 422)

    def test_seven_are_too_many(self, client):
        query = "&".join(f"wilayah=18.0{number}" for number in range(1, 8))
        assert "Paling banyak 6 wilayah" in said(get(client, f"/bandingkan/?{query}", 422))

    def test_the_form_keeps_what_was_asked(self, client):
        page = get(client, "/bandingkan/?wilayah=18&rilis=1&segmen=BPU&basis=pendaftaran&dokumen=rpjmd")
        kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page))
        assert kept.pop("wilayah") == "18"
        assert kept == {"rilis": "1", "segmen": "BPU", "basis": "pendaftaran", "dokumen": "RPJMD"}


def _seven() -> None:
    fill(7)


seven = stored_once(_seven, scope="class")


@pytest.mark.usefixtures("seven")
class TestCompareMany:
    @pytest.mark.parametrize("count", [2, 6])
    def test_queries_do_not_grow_with_the_regions(self, client, count, django_assert_num_queries):
        query = "&".join(f"wilayah=18.0{number}" for number in range(1, count + 1))
        with django_assert_num_queries(17):
            get(client, f"/bandingkan/?{query}")

    def test_a_full_comparison_offers_none(self, client):
        query = "&".join(f"wilayah=18.0{number}" for number in range(1, 7))
        assert "+ Bandingkan" not in said(get(client, f"/bandingkan/?bulan=2024-09&{query}"))


class TestCompareMore:
    def test_each_has_its_place_in_its_own_list_and_its_pace(self, client):
        fill(5)
        page = said(get(client, "/bandingkan/?wilayah=18.01&wilayah=18.02"))
        assert "Peringkat 5 dari 5 di provinsinya 4 dari 5 di provinsinya" in page
        assert "○ data belum cukup" in page

    def test_a_similar_region_is_offered_with_all_that_was_asked(self, client):
        fill(3)
        page = get(client, "/bandingkan/?wilayah=18.01&wilayah=18.02&bulan=2024-09&rilis=1")
        assert "/bandingkan/?wilayah=18.01&wilayah=18.02&wilayah=18.03&bulan=2024-09&rilis=1" in re.findall(
            r'href="([^"]+)">\+ ', page
        )
        assert "potensi 10.009" in said(page)
