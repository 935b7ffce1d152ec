"""Every public page but those of a region, which are in test_region_pages."""

import pytest

from tests.browser.addresses import OTHER_PAGES
from tests.browser.axe import LANDMARKS, found
from tests.browser.readable import assert_readable


@pytest.mark.parametrize("name", OTHER_PAGES)
def test_readable_for_everyone(page, name):
    assert_readable(page(color_scheme="light"), *OTHER_PAGES[name])


def test_every_word_of_invented_data_lies_in_a_landmark(page, settings):
    settings.DEMO = True
    tab = page(1280)
    tab.goto("/wilayah/18/")
    assert tab.locator(".banner-demo").is_visible()
    assert found(tab, LANDMARKS) == []
