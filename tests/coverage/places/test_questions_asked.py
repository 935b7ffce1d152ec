"""What officials ask the search box, over the published figures, and where it leads."""

import pytest

from tests.coverage.reading import get, said

pytestmark = pytest.mark.usefixtures("published")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("berapa cakupan lampung 2024", "/wilayah/18/?bulan=2024-12"),
        ("cakupan lampung", "/wilayah/18/"),
        ("cakupan lampung 2040", "/wilayah/18/"),
        ("wilayah serupa metro", "/bandingkan/?wilayah=18.72#serupa"),
        ("anggaran 2026 way kanan", "/wilayah/18.08/anggaran/?tahun=2026#daftar"),
        ("anggaran lampung", "/wilayah/18/anggaran/#daftar"),
        ("anggaran", "/wilayah/00/anggaran/#daftar"),
        ("serupa", "/bandingkan/"),
    ],
)
def test_a_question_leads_to_its_page(client, text, address):
    response = client.get("/cari/", {"q": text})
    assert (response.status_code, response["Location"]) == (302, address)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("apa yang disepakati rapat kemarin", "Rapat dan dasarnya"),
        ("berapa iuran nelayan", "Program, dana, dan iuran"),
        ("zzz qqq", "Peringkat"),
    ],
)
def test_what_it_cannot_answer_it_says_with_the_nearest_pages(client, text, label):
    page = said(get(client, f"/cari/?q={text}"))
    assert "Pertanyaan itu tidak dapat dijawab kotak pencarian; halaman terdekat:" in page
    assert label in page.partition("halaman terdekat:")[2]


def test_a_similar_city_is_shown_with_what_it_does_otherwise(client):
    page = said(get(client, "/bandingkan/?wilayah=18.72"))
    similar = page.partition("Wilayah serupa dan yang dikerjakannya")[2]
    assert "Kota" in similar
    assert "Kab." not in similar.partition("Serupa: sama jenisnya")[0]
    assert "penduduk" in similar
    assert 'href="/bandingkan/?wilayah=18.72#serupa"' in get(client, "/wilayah/18.72/")


def test_a_printed_category_is_quoted_with_its_document(client):
    assert "kategori “rendah” menurut Lampost.co" in said(get(client, "/wilayah/18/?bulan=2024-09"))
    assert "kategori “rendah” menurut Jambi Ekspres" in said(get(client, "/wilayah/15/?bulan=2024-12"))
    assert "kategori “" not in said(get(client, "/wilayah/32/"))
