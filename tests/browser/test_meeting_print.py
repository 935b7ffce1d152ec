"""The meeting pack on paper: it fits A4 upright, no table is wider than its page, and it stays short."""

import re

import pytest

from tests.browser.addresses import MEETING as LAMPUNG

JAMBI = "/wilayah/15/rapat/?bulan=2024-12"
NEWEST = "/wilayah/18/rapat/"
BETWEEN_MARGINS = 680  # CSS pixels: 210 mm without 15 mm on either side
MOST_PAGES = 4
A4 = b"/MediaBox [0 0 594.95996 841.91998]"
WIDER = """() => [...document.querySelectorAll("main table, main svg, main section")]
  .filter((e) => e.scrollWidth > e.clientWidth + 1
    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((e) => `${e.tagName} ${e.className.baseVal ?? e.className}: ${e.textContent.trim().slice(0, 40)}`)"""
CUT = """() => [...document.querySelectorAll("table.officials tr")]
  .filter((row) => getComputedStyle(row).breakInside !== "avoid").length"""


@pytest.mark.parametrize("address", [LAMPUNG, JAMBI, NEWEST])
def test_it_fits_a4(page, address):
    tab = page(BETWEEN_MARGINS)
    tab.goto(address)
    tab.emulate_media(media="print")
    assert tab.evaluate(WIDER) == []
    assert tab.evaluate(CUT) == 0
    assert tab.evaluate("getComputedStyle(document.querySelector('.officials thead')).display") == (
        "table-header-group"
    )
    printed = tab.pdf(prefer_css_page_size=True)
    pages = re.findall(rb"/Type /Page\b(?!s)", printed)
    assert 1 <= len(pages) <= MOST_PAGES
    assert printed.count(A4) == len(pages)


def test_only_what_belongs_on_paper_is_printed(page):
    tab = page(BETWEEN_MARGINS)
    tab.goto(LAMPUNG)
    tab.emulate_media(media="print")
    for hidden in (".site-header", ".site-footer", ".links"):
        assert not tab.locator(hidden).first.is_visible()
    assert tab.locator(".meeting-stamp").is_visible()
    assert "rilis=1" in tab.locator(".meeting-stamp").inner_text()
