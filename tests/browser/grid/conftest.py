"""An officer of Lampung before the grid of October 2025; nothing entered stays behind."""

import pytest
from django.conf import settings
from django.test import Client
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
def signed_in(page, site, officer):
    """Opens the grid, signed in: `signed_in(390)`."""

    def opened(width: int = 1280, address: str = ADDRESS, **options) -> Page:
        tab = page(width, **options)
        client = Client()
        client.force_login(officer)  # the form is filled in `test_without_a_script_it_is_a_plain_form`
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        tab.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}])
        tab.goto(address)
        expect(tab.locator("#lembar[data-siap]")).to_be_visible()
        return tab

    return opened
