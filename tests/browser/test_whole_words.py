"""Words stay whole, and apart from their neighbours."""

import pytest

from tests.browser.addresses import MEETING

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
