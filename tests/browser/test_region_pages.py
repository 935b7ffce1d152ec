"""Every public page of a region."""

import pytest

from tests.browser.addresses import REGION_PAGES
from tests.browser.readable import assert_readable


@pytest.mark.parametrize("name", REGION_PAGES)
def test_readable_for_everyone(page, name):
    assert_readable(page(color_scheme="light"), *REGION_PAGES[name])
