"""What a region page asks its reader to read before anything is opened."""

import re

import pytest

from tests.coverage.reading import get, said
from tests.visible_words import visible_words

pytestmark = pytest.mark.usefixtures("programmes_throughout", "published")

GOAL = 600  # words, header and footer among them
MUST = 700
PLACES = ["18", "15", "32", "16", "51", "95", "18.71", "18.03", "15.71"]


def test_region_pages_are_short_with_one_chart_and_a_status_of_a_line(client):
    for code in PLACES:
        page = get(client, f"/wilayah/{code}/")
        assert visible_words(page) <= GOAL, code
        assert page.count("<figure") <= 1, code
        assert_unanswered_status_is_a_line(page)


def assert_unanswered_status_is_a_line(page: str) -> None:
    section = re.search(r'<section class="[\w -]+" id="status">.*?</section>', page, re.S)
    if section and 'class="answers"' not in section[0]:
        (line,) = re.findall(r"<p[^>]*>(.*?)</p>", section[0], re.S)
        assert len(line.split()) <= 25
        assert "<details" not in section[0]


def test_months_in_which_most_is_known_are_short_too(client):
    for address in ("/wilayah/18/?bulan=2024-09", "/wilayah/15/?bulan=2024-12"):
        assert visible_words(get(client, address)) <= MUST, address


def test_lists_of_documents_and_programmes_open_short(client):
    for address in ("/sumber/", "/sumber/?halaman=2", "/program/"):
        assert visible_words(get(client, address)) <= MUST, address
    assert get(client, "/program/?wilayah=18").count('<details class="more part" id="pekerja" open>') == 1


def test_three_sources_stand_open_and_the_others_one_click_away(client):
    page = get(client, "/wilayah/18/")
    sources = page.partition("<h2>Sumber</h2>")[2]
    assert sources.partition("<details")[0].count("<li>") == 3
    assert re.search(r"Semua sumber \(\d+\)", sources)


def test_marks_and_a_common_day_are_explained_once(client):
    table = said("<main" + get(client, "/wilayah/18/").partition("Kabupaten/kota di Lampung")[2])
    table = table.partition("Target menurut dokumen")[0]
    assert table.count("menurut dokumen") == 1
    assert "tercetak" not in table
    assert table.count("Semua per 24 September 2024.") == 1
    assert "24 Sep 2024" not in table.partition("Tanpa peringkat")[0].replace("Semua per", "")


def test_the_whole_series_has_a_page_of_its_own(client):
    assert 'href="/wilayah/18/riwayat/"' in get(client, "/wilayah/18/")
    page = said(get(client, "/wilayah/18/riwayat/"))
    for share in ("24,86%", "24,5%", "25,27%"):
        assert share in page


def test_the_whole_series_keeps_what_was_asked(client):
    page = get(client, "/wilayah/18/riwayat/?bulan=2024-12")
    assert "25,27%" not in said(page)
    assert 'href="/wilayah/18/?bulan=2024-12"' in page
    assert 'href="/wilayah/18/riwayat/?bulan=2024-12"' in get(client, "/wilayah/18/?bulan=2024-12")


def test_a_former_code_leads_to_the_series_of_todays(client):
    get(client, "/wilayah/99/riwayat/", 404)


def test_five_pages_stand_in_the_header_and_the_rest_in_the_footer(client):
    page = get(client, "/wilayah/18/")
    nav = page.partition('<nav class="site-nav for-wide"')[2].partition("</nav>")[0]
    assert re.findall(r">([^<>\s]+)</a>", nav) == [
        "Peringkat",
        "Wilayah",
        "Bandingkan",
        "Program",
        "Pemeriksaan",
    ]
    foot = page.partition("<footer")[2]
    for name in ("/sumber/", "/rilis/", "/metodologi/"):
        assert f'href="{name}"' in foot


def test_findings_stand_by_region_in_a_sentence_each(client):
    page = get(client, "/pemeriksaan/")
    assert visible_words(page) <= MUST
    line = said("<main" + page.partition('href="/wilayah/18/"')[2].partition("<details")[0])
    assert re.fullmatch(r">? ?Lampung : [a-z].+ \(\d+\).*\.", line), line


def test_three_filters_stand_in_front(client):
    for address in ("/peringkat/", "/pemeriksaan/", "/program/"):
        form = get(client, address).partition('class="filters"')[2].partition("</form>")[0]
        front, _, further = form.partition("Pilihan lain")
        assert front.count("<select") == 3, address
        assert further.count("<select") >= 1, address
        assert " open>" not in form


def test_a_choice_that_is_made_is_open(client):
    assert 'class="more further" open' in get(client, "/peringkat/?jenis=kota")
    assert 'class="more further" open' in get(client, "/pemeriksaan/?keadaan=terbuka")


def test_no_chart_repeats_the_table(client):
    for address in ("/peringkat/", "/peringkat/?tingkat=kabkota&provinsi=18"):
        assert "<figure" not in get(client, address)
