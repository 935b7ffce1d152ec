"""A look that passed once hides no other: words too pale for their ground are found at each element."""

import re

import pytest

from tests.browser.addresses import RANKING
from tests.browser.axe import COLOURS, found

NAMES = "main table tbody th a"
PALE = {
    "words": "all => all.forEach((each) => { each.style.color = '#999' })",
    "ground": "all => all.forEach((each) => { each.closest('tr').style.backgroundColor = '#777' })",
    "veil": "all => all.forEach((each) => { each.closest('tr').style.opacity = 0.4 })",
}


@pytest.mark.parametrize("fault", PALE)
def test_words_too_pale_are_found_at_each_element(page, fault):
    tab = page(color_scheme="light")
    tab.goto(RANKING)
    names = tab.locator(NAMES)
    assert names.count() > 10
    assert found(tab, COLOURS) == []
    names.evaluate_all(PALE[fault])
    pale = [line for line in found(tab, COLOURS) if line.startswith('color-contrast: <a href="/wilayah/18.')]
    assert len(pale) >= names.count()
    tab.emulate_media(color_scheme="dark")
    names.evaluate_all("all => all.forEach((each) => { each.style.color = '#333' })")
    assert len(found(tab, COLOURS, anew=False)) >= names.count()


def test_words_of_a_table_that_is_moved_sideways_are_judged(page):
    """The shade that says so is a gradient, on which axe tells no colour."""
    tab = page(color_scheme="light")
    tab.goto("/metodologi/")
    words = tab.locator(".table-wide td:not(:has(*))").filter(has_text=re.compile(r"\w\w"))
    words.evaluate_all("all => all.slice(0, 30).forEach((each) => { each.style.color = '#999' })")
    assert len(found(tab, COLOURS)) == 30
