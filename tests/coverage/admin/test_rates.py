"""Contribution rates in the admin site: admins keep them, and readers see the change at once."""

from datetime import date

import pytest

from coverage.models import ContributionRate
from coverage.releases import edition
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_an_admin_adds_and_mends_a_rate_and_pages_are_made_anew(admin_client):
    source = make_source()
    filled = {
        "programmes": "JKK+JKM",
        "segment": "BPU",
        "valid_from": "2026-01-01",
        "rupiah": "16800",
        "source": source.pk,
        "note": "",
    }
    before = edition.edition()
    assert admin_client.post("/admin/coverage/contributionrate/add/", filled).status_code == 302
    rate = ContributionRate.objects.get()
    assert (rate.rupiah, rate.valid_from, edition.edition()) == (16_800, date(2026, 1, 1), before + 1)
    address = f"/admin/coverage/contributionrate/{rate.pk}/change/"
    assert admin_client.post(address, filled | {"rupiah": "17000"}).status_code == 302
    rate.refresh_from_db()
    assert (rate.rupiah, edition.edition()) == (17_000, before + 2)
    assert admin_client.post(f"/admin/coverage/contributionrate/{rate.pk}/delete/").status_code == 403


def test_a_rate_needs_a_source(admin_client):
    filled = {"programmes": "JKK+JKM", "segment": "BPU", "valid_from": "2026-01-01", "rupiah": "16800"}
    assert admin_client.post("/admin/coverage/contributionrate/add/", filled).status_code == 200
    assert not ContributionRate.objects.exists()
