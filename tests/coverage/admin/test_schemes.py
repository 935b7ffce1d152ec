"""New thresholds: what a form takes, and that readers see them at once."""

import json

import pytest
from django.urls import reverse

from coverage.models import CategoryScheme
from coverage.releases import edition

pytestmark = pytest.mark.django_db
ADD = reverse("admin:coverage_categoryscheme_add")
GIVEN = {
    "measure": "pace",
    "valid_from": "2026-01-01",
    "name": "Laju lurus",
    "version": "2",
    "steps": json.dumps([["on_track", "0.90"], ["going_back", None]]),
    "note": "Keputusan rapat.",
}


def test_new_thresholds_bump_the_edition(admin_client):
    before = edition.edition()
    assert admin_client.post(ADD, GIVEN).status_code == 302
    assert CategoryScheme.objects.filter(version="2").exists()
    assert edition.edition() == before + 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"steps": json.dumps([["on_track", "0.60"], ["limited", "0.90"], ["going_back", None]])},
            "berurutan",
        ),
        ({"steps": json.dumps([["on_track", "0.90"]])}, "berurutan"),
        ({"steps": json.dumps([["on_track", "banyak"], ["going_back", None]])}, "berurutan"),
        ({"steps": json.dumps({"on_track": 1})}, "berurutan"),
        ({"steps": json.dumps([["cepat", "0.90"], ["going_back", None]])}, "laju memakai"),
        ({"note": " "}, "Isi sumber"),
        ({"valid_from": "2017-01-01"}, "sejak hari itu sudah ada"),
    ],
)
def test_what_pages_could_not_read_is_refused(admin_client, change, said):
    page = admin_client.post(ADD, GIVEN | change)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert CategoryScheme.objects.count() == 2


def test_old_thresholds_stay(admin_client):
    row = CategoryScheme.objects.first()
    address = reverse("admin:coverage_categoryscheme_change", args=[row.pk])
    assert admin_client.post(address, GIVEN).status_code == 403
    assert (
        admin_client.post(reverse("admin:coverage_categoryscheme_delete", args=[row.pk])).status_code == 403
    )
