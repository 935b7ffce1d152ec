"""What holds on every public page, on a screen and on a telephone, light and dark."""

from playwright.sync_api import Page

from tests.browser.axe import found_in_both_themes
from tests.browser.conftest import HEIGHTS

WIDER = """() => {
  const wide = document.documentElement.clientWidth;
  const scrolled = (e) => e && (getComputedStyle(e).overflowX !== "visible" || scrolled(e.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > wide + 1 && !scrolled(e.parentElement))
    .map((e) => `${e.tagName} ${e.className.baseVal ?? e.className}: ${e.textContent.trim().slice(0, 40)}`);
}"""


def assert_readable(tab: Page, address: str, status: int) -> None:
    """axe finds nothing in both widths and themes, nothing is wider than the screen or asked elsewhere.

    Nor is the library of charts asked for, since nobody points at one. The telephone is the screen made
    narrower: no script reads the width when a page is opened. Every rule is asked at both widths, since each
    shows what the other hides; the theme changes nothing but colours.
    """
    assert tab.goto(address).status == status
    for width in (1280, 390):
        narrow(tab, width)
        assert found_in_both_themes(tab) == [], width
    narrow(tab, 320)
    assert not any("plotly" in asked for asked in tab.visit.requests)


def narrow(tab: Page, width: int) -> None:
    """Make a page as narrow as that; nothing may stand out of it."""
    tab.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width, tab.evaluate(WIDER)
