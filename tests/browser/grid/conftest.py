"""An officer of Lampung before the grid of October 2025; nothing entered stays behind."""

import pytest
from playwright.sync_api import Page, expect

from coverage.models import SubmissionRegion
from tests.coverage.entry.grids import ADDRESS
from tests.factories import make_user

PASSWORD = "sandi-uji-lampung-18"


@pytest.fixture(scope="module")
def officer(site):
    """An operator of Lampung."""
    person = make_user(roles=["operator"], regions=["18"])
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture(autouse=True)
def _nothing_entered(site):
    yield
    SubmissionRegion.objects.filter(month__isnull=False).delete()


@pytest.fixture
def signed_in(page, officer):
    """Opens the grid, signed in: `signed_in(390)`."""

    def opened(width: int = 1280, address: str = ADDRESS, **options) -> Page:
        tab = page(width, **options)
        tab.goto(address)
        tab.get_by_label("Nama pengguna").fill(officer.username)
        tab.get_by_label("Kata sandi").fill(PASSWORD)
        tab.locator("main").get_by_role("button", name="Masuk").click()
        if options.get("java_script_enabled", True):
            expect(tab.locator("#lembar[data-siap]")).to_be_visible()
        return tab

    return opened
