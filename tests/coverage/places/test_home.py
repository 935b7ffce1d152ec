"""The first page: what the site is about, the search, Indonesia against each target, what is new."""

import re

import pytest
from django.core.cache import cache

from tests.coverage.reading import get, said
from tests.factories import publish, statement

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture(autouse=True)
def _nothing_cached():
    """What another test's release came to would answer for these."""
    cache.clear()


def part(page: str, heading: str) -> str:
    """What stands below one heading of the page's news."""
    return " ".join(
        re.sub("<[^>]+>", " ", page.partition(f"<h2>{heading}</h2>")[2].partition("</div>")[0]).split()
    )


def test_it_says_what_ucj_is_and_who_publishes_before_anything_else(client, settings):
    settings.PUBLISHER = "Bappeda Provinsi Contoh"
    page = said(get(client, "/"))
    opening = page.partition("Per Oktober 2025")[0]
    for words in (
        "Universal Coverage Jamsostek (UCJ)",
        "(Jamsostek)",
        "(RPJMN)",
        "(RPJMD)",
        "BPJS Ketenagakerjaan",
    ):
        assert words in opening
    assert "Diterbitkan oleh Bappeda Provinsi Contoh." in opening


def test_the_search_stands_once_and_before_the_figures(client):
    page = get(client, "/")
    assert page.count('role="search"') == 1
    assert page.index('role="search"') < page.index('class="headline"')
    assert 'placeholder="Ketik provinsi, kabupaten, atau kota"' in page


def test_the_figure_stands_against_each_target(client):
    table = said("<main" + get(client, "/").partition('each-target"')[2].partition("</table>")[0])
    assert "2025 RPJMN dipakai 32,15% 4,86 poin di atas target" in table
    assert "2025 Kemendagri 52,15% kurang 15,14 poin" in table
    assert "2026 RKP 34,99% 2,02 poin di atas target" in table
    assert "2029 RPJMN 43,92% kurang 6,91 poin" in table
    assert "57,55 juta peserta tanpa persentase" in table


def test_the_first_release_has_nothing_to_compare_with(client):
    page = get(client, "/")
    assert part(page, "Sejak rilis sebelumnya") == "Ini rilis pertama; belum ada yang dapat dibandingkan."
    assert part(page, "Yang baru").startswith("Rilis 1, ")


def test_who_moved_since_the_release_before_the_widest_first(client):
    publish(
        statement("18", "2025-12-20", active_participants=900_001, potential_workers=3_000_007),
        statement("15", "2025-12-20", active_participants=600_001, potential_workers=1_000_007),
    )
    moved = part(get(client, "/"), "Sejak rilis sebelumnya")
    assert moved == "Jambi : 44% → 60,00% Lampung : 25,27% → 30,00%"
    publish(statement("18.71", "2025-12-20", active_participants=1_000, potential_workers=3_000))
    assert part(get(client, "/"), "Sejak rilis sebelumnya") == "Cakupan provinsi tidak ada yang berubah."


def test_completeness_counts_provinces_and_regencies(client):
    words = part(get(client, "/"), "Kelengkapan")
    assert words.startswith("38 wilayah: 24 diperingkat")
    assert re.search(r"\d+ dari 514 kabupaten/kota punya angka", words)


def test_an_office_is_told_how_to_send_its_own(client):
    page = get(client, "/")
    assert 'href="/entri/"' in page.partition("Angka daerah Anda belum ada?")[2].partition("</section>")[0]


def test_the_code_of_indonesia_shows_the_same(client):
    page = get(client, "/wilayah/00/")
    assert said(page) == said(get(client, "/"))
    assert page.count('role="search"') == 1
