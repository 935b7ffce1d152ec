"""What holds on every public page, on a screen and on a telephone, light and dark."""

import pytest

from tests.browser.addresses import MEETING, PAGES
from tests.browser.axe import COLOURS, LANDMARKS, RULES, found
from tests.browser.conftest import HEIGHTS

WIDER = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolled = (e) => e && (getComputedStyle(e).overflowX !== "visible" || scrolled(e.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && !scrolled(e.parentElement))
    .map((e) => `${e.tagName} ${e.className.baseVal ?? e.className}: ${e.textContent.trim().slice(0, 40)}`);
}"""

TORN = """() => [...document.querySelectorAll("abbr")].map((e) => e.parentElement)
  .filter((e) => getComputedStyle(e).display.endsWith("flex") && e.childNodes.length > 1)
  .map((e) => e.textContent.trim())"""

# Words of what names something that stand on two lines.
BROKEN = """() => [...document.querySelectorAll("h1, h2, h3, dt, th, label, summary, button")]
  .filter((e) => e.checkVisibility()).flatMap((e) => {
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = [];
    while (walk.nextNode())
      for (const word of walk.currentNode.data.matchAll(/\\p{L}+/gu)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, word.index);
        range.setEnd(walk.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
        if (lines.size > 1) found.push(word[0]);
      }
    return found;
  })"""


@pytest.mark.parametrize("name", PAGES)
def test_readable_for_everyone(page, name):
    """axe finds nothing in both widths and themes, nothing is wider than the screen or asked elsewhere.

    Nor is the library of charts asked for, since nobody points at one. The telephone is the screen made
    narrower: no script reads the width when a page is opened. Every rule is asked at both widths, since each
    shows what the other hides; the theme changes nothing but colours.
    """
    address, status = PAGES[name]
    tab = page(color_scheme="light")
    assert tab.goto(address).status == status
    for width in (1280, 390):
        narrow(tab, width)
        tab.emulate_media(color_scheme="light")
        assert found(tab, RULES) == [], width
        tab.emulate_media(color_scheme="dark")
        assert found(tab, COLOURS) == [], width
    narrow(tab, 320)
    assert not any("plotly" in asked for asked in tab.visit.requests)


def narrow(tab, width: int) -> None:
    """Make a page as narrow as that; nothing may stand out of it."""
    tab.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width, tab.evaluate(WIDER)


def test_every_word_of_invented_data_lies_in_a_landmark(page, settings):
    settings.DEMO = True
    tab = page(1280)
    tab.goto("/wilayah/18/")
    assert tab.locator(".banner-demo").is_visible()
    assert found(tab, LANDMARKS) == []


def test_an_abbreviation_keeps_the_blanks_beside_it(page):
    """A flex box swallows them: "Planning documents:RPJMDand RKPD"."""
    tab = page(1280)
    for address in ("/en/", "/en/program/", "/en/wilayah/18/anggaran/", "/en/program/dokumen/?provinsi=18"):
        tab.goto(address)
        assert tab.locator("abbr[title]").count() > 0
        assert tab.evaluate(TORN) == [], address


@pytest.mark.parametrize("width", [1280, 390])
def test_no_name_is_broken_within_a_word(page, width):
    """English has longer words: "Attainmen" and "t"."""
    tab = page(width)
    for address in ("/", "/wilayah/18/", MEETING, "/en/", "/en/wilayah/18/", f"/en{MEETING}", "/en/program/"):
        tab.goto(address)
        assert tab.evaluate(BROKEN) == [], address
