"""What holds on every public page, on a screen and on a telephone, light and dark."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.addresses import PAGES
from tests.browser.conftest import HEIGHTS

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
LANDMARKS = {"runOnly": {"type": "rule", "values": ["region"]}, "resultTypes": ["violations"]}
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

NARROWER = {1280: (), 390: (320,)}  # what a page is drawn at after the width it was opened at


@pytest.mark.parametrize("width", NARROWER)
@pytest.mark.parametrize("name", PAGES)
def test_readable_for_everyone(page, name, width):
    """axe finds nothing in both themes, nothing is wider than the screen, nothing is asked elsewhere.

    Nor is the library of charts asked for, since nobody points at one.
    """
    address, status = PAGES[name]
    tab = page(width, color_scheme="light")
    assert tab.goto(address).status == status
    assert found(tab, RULES) == []
    assert_within(tab, width)
    tab.emulate_media(color_scheme="dark")
    assert found(tab, COLOURS) == []
    assert not any("plotly" in asked for asked in tab.visit.requests)
    for narrower in NARROWER[width]:
        tab.set_viewport_size({"width": narrower, "height": HEIGHTS[narrower]})
        assert_within(tab, narrower)


def assert_within(tab, width: int) -> None:
    assert tab.evaluate("document.documentElement.scrollWidth") <= width, tab.evaluate(WIDER)


def found(tab, rules) -> list[str]:
    """What axe has to say, one line an element."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
    violations = tab.evaluate("async rules => (await axe.run(rules)).violations", rules)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]


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
