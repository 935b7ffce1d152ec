"""Invented data says so on every public page."""

import pytest

from tests.browser.addresses import PAGES

pytestmark = pytest.mark.usefixtures("published")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("demo", [True, False])
def test_every_page_says_whether_its_data_is_invented(client, settings, name, demo):
    settings.DEMO = demo
    page = client.get(PAGES[name][0]).content.decode()
    assert ("DATA CONTOH" in page) is demo
