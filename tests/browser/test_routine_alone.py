"""The monthly routine of an office of one person: five screens at most, in the grid and by workbook."""

import re

import pytest
from playwright.sync_api import expect

from coverage.accounts.services import own_publishing
from coverage.models import OwnPublishing, Release
from coverage.words import formats
from tests.browser.routine import ended, fill_the_sheet, publish_all, published, send_the_workbook, signed_in
from tests.factories import make_user


@pytest.fixture
def tab(page, worker):
    """The one account, allowed to publish what it hands in."""
    admin = make_user("pengelola", roles=["admin"])
    if not OwnPublishing.objects.exists():
        own_publishing.allow(regions=["18"], reason="Kantor satu orang", by=admin)
    return signed_in(page, "sendiri", "operator", "verifikator")


def test_in_the_grid(tab):
    month = ended(1)
    fill_the_sheet(tab, month, 0)
    tab.get_by_role("link", name="Periksa dan terbitkan kiriman").click()
    proposed = re.compile(f"^Angka {formats.month(month)}, .*15 kabupaten/kota$")
    expect(tab.get_by_label("Catatan rilis")).to_have_value(proposed)
    publish_all(tab)
    assert len(tab.screens) <= 5, tab.screens
    assert published(month) == 16
    assert "Diterbitkan oleh yang mengajukannya sendiri" in Release.objects.first().note


def test_by_workbook(tab):
    month = ended(2)
    send_the_workbook(tab, month, 10)
    publish_all(tab)
    assert len(tab.screens) <= 5, tab.screens
    assert published(month) == 16
