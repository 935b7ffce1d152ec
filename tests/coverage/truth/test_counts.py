"""What the pages of a fresh set-up hold, counted on the rendered pages."""

import re
from collections import Counter

import pytest
from django.test import Client

from regions.models import Region
from tests.coverage.truth.pages import words
from tests.coverage.truth.sweeping import page_at

WITHOUT = ("92", "95", "96")
DAY = r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}|\d{4}"
MOST_WORDS = 25


@pytest.fixture(scope="module")
def provinces(published_once, django_db_blocker):
    """The page of each province, by code."""
    with django_db_blocker.unblock():
        codes = Region.objects.filter(level="province").values_list("code", flat=True)
        return {code: page_at(Client(), f"/wilayah/{code}/") for code in sorted(codes)}


@pytest.fixture(scope="module")
def home(published_once, django_db_blocker):
    with django_db_blocker.unblock():
        return page_at(Client(), "/")


def first_screen(page):
    """Headline and byline."""
    return page.headline, page.of_class("byline")[0]


def test_each_of_35_provinces_shows_figure_day_kind_and_a_source(provinces):
    told = {code: page for code, page in provinces.items() if code not in WITHOUT}
    assert len(told) == 35
    for code, page in told.items():
        headline, byline = first_screen(page)
        covered = re.search(rf"Per (?:{DAY}), (?:sekitar )?[\d,]+% .*terlindungi", headline)
        registered = re.search(rf"\d.* peserta .* menurut pendaftaran, per (?:{DAY})", headline)
        assert covered or registered, (code, headline)
        assert byline.xpath(".//a[contains(@href, '/sumber/')]"), (code, words(byline))


def test_the_others_say_in_one_sentence_why(provinces):
    for code in WITHOUT:
        headline = first_screen(provinces[code])[0]
        assert re.fullmatch(r"[^.]+\.", headline), (code, headline)
        assert re.search(r"hanya ada|[Bb]elum ada angka yang dilaporkan", headline), (code, headline)


def test_the_map_is_24_full_6_pale_5_hatched_3_empty(home):
    kinds = Counter(link.get("class").split()[-1] for link in home.main.xpath(".//*[@class='tiles']//a"))
    assert kinds == {"current": 24, "old": 6, "registered": 5, "without": 3}


def test_lampung_ranks_13_of_15(provinces):
    table = next(one for one in provinces["18"].tables if "Wilayah" in one.heads)
    assert len(table.lines) == 15
    assert sum(line[0][:1].isdigit() for line in table.lines) == 13


def test_no_large_figure_without_a_value(provinces, home):
    for page in (*provinces.values(), home):
        for value in page.of_class("figure-value"):
            assert words(value) not in ("", "—"), page.address


def test_a_status_without_an_answer_is_one_short_sentence(provinces):
    silent = 0
    for page in provinces.values():
        for status in page.main.xpath(".//*[@id='status']"):
            if status.xpath(".//*[contains(@class, 'answers')]"):
                continue
            silent += 1
            (sentence,) = status.xpath(".//p[not(ancestor::details)]")
            said = words(sentence)
            assert re.fullmatch(r"[^.]+(?:\d\.\d+[^.]*)*\.", said), said
            assert len(said.split()) <= MOST_WORDS, said
    assert silent
