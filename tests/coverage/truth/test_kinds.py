"""Every check finds its untruth on a page that was true and is spoiled on purpose."""

import re

import pytest
from django.test import Client

from tests.coverage.truth.kinds import CHECKS, Known, faults
from tests.coverage.truth.pages import Page
from tests.coverage.truth.sweeping import page_at

ADDRESSES = {
    "home": "/",
    "banten": "/wilayah/36/?bulan=2025-10",
    "banten newest": "/wilayah/36/",
    "banten history": "/wilayah/36/riwayat/",
    "kalbar": "/wilayah/61/",
    "kalbar history": "/wilayah/61/riwayat/",
    "bengkulu": "/wilayah/17/",
    "jambi change": "/wilayah/15/perubahan/",
    "lampung tengah change": "/wilayah/18.02/perubahan/",
    "sumbar": "/wilayah/13/",
    "lampung utara": "/wilayah/18.03/",
    "ranking": "/peringkat/",
}
DRAWING = (
    '<svg><rect class="bar-fill" x="42%" width="10%" y="30"/><line class="target" x1="60%" x2="60%" y1="30"/>'
    '<text class="value" x="{at}" y="43">45%</text></svg></main>'
)

BLANK = r"(\d%.*?<td>)(?=</td>)"  # the first figure's change, which is not told

# kind of untruth: page, what is known of it, pattern and what is put in its place
PLANTED = [
    ("says_nothing_where_something_is_known", "lampung utara", Known(has_any=True),
     r'(<h1 class="headline">)[^<]*', r"\1Belum ada angka yang dilaporkan untuk Kab. Lampung Utara."),
    ("tells_a_movement_nobody_can_tell", "kalbar history", Known(), BLANK, r"\g<1>turun 10 poin"),
    ("tells_a_movement_nobody_can_tell", "banten history", Known(), BLANK, r"\g<1>turun 2 poin"),
    ("tells_a_movement_nobody_can_tell", "kalbar", Known(), r"(>Cakupan</th>.*?)—", r"\1−10 poin"),
    ("keeps_a_contradiction_silent", "kalbar", Known(contradicted=True), "bertentangan", "sesuai"),
    ("counts_regions_differently", "home", Known(), "24 diperingkat", "25 diperingkat"),
    ("counts_regions_differently", "home", Known(), r"Semua \(38\)", "Semua (37)"),
    ("counts_regions_differently", "home", Known(), r'class="(step-\d) current"', r'class="\1 old"'),
    ("is_more_exact_than_its_counts", "banten", Known(), "sekitar 45%", "45,00%"),
    ("is_more_exact_than_its_counts", "sumbar", Known(), "sekitar 21%", "sekitar 21,06%"),
    ("names_no_foreign_denominator", "potential named", Known(foreign=True), "<li>Potensi per.*?</li>", ""),
    ("sorts_by_what_no_column_shows", "ranking", Known(), 'aria-sort="descending"', ""),
    ("sorts_by_what_no_column_shows", "ranking", Known(), r"67,95%", "7,95%"),
    ("calls_an_order_a_rank", "banten newest", Known(),
     r"<dt>Urutan</dt>(.*?)di antara (\d+ yang punya angka)", r"<dt>Peringkat</dt>\1dari \2"),
    ("calls_an_order_a_rank", "jambi change", Known(peers=38),
     r"urutan (\d+) di antara (\d+ yang punya angka)", r"peringkat \1 dari \2"),
    ("calls_an_order_a_rank", "jambi change", Known(peers=38),
     r"urutan (\d+) di antara (\d+) yang punya angka pada", r"peringkat \1 dari \2 pada"),
    ("calls_an_order_a_rank", "jambi change", Known(peers=38),
     r"(<td[^>]*>)urutan (\d+) di antara (\d+) yang punya angka", r"\1\2 dari \3"),
    ("judges_a_target_both_ways", "bengkulu", Known(),
     r"kurang 13 poin(?=\s*</dd>)", "13 poin di atas target"),
    ("has_a_tile_without_a_value", "banten", Known(), r'(<dd class="figure-value">)[^<]*', r"\1—"),
    ("labels_stand_beside_another_mark", "home", Known(), "</main>", DRAWING.format(at="61%")),
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(published_once, django_db_blocker):
    """The pages as they are, each made once."""
    with django_db_blocker.unblock():
        found = {name: page_at(Client(), address) for name, address in ADDRESSES.items()}
    named = found["sumbar"].markup.replace(
        '<ul class="byline">', '<ul class="byline"><li>Potensi per 2024: X</li>'
    )
    return found | {"potential named": Page("/wilayah/13/", named)}


@pytest.mark.parametrize(("kind", "name", "known", "pattern", "untruth"), PLANTED)
def test_a_planted_untruth_is_found(pages, kind, name, known, pattern, untruth):
    page = pages[name]
    markup, count = re.subn(pattern, untruth, page.markup, flags=re.S)
    assert count, f"nothing to spoil: {pattern}"
    assert list(CHECKS[kind](Page(page.address, markup), known))


@pytest.mark.parametrize("name", [*ADDRESSES, "potential named"])
def test_the_pages_as_they_are_tell_none(pages, name):
    known = Known(
        has_any=True,
        foreign=name == "potential named",
        contradicted=name == "kalbar",
        peers=38 if "jambi" in name else 0,
    )
    assert faults(pages[name], known) == []


def test_every_kind_has_a_planted_untruth():
    assert {kind for kind, *_rest in PLANTED} == set(CHECKS)


def test_a_value_left_of_the_tick_is_no_fault(pages):
    markup = pages["home"].markup.replace("</main>", DRAWING.format(at="53%"))
    assert list(CHECKS["labels_stand_beside_another_mark"](Page("/", markup), Known())) == []
