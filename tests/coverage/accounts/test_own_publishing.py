"""Offices of one person: an admin lets submitters publish, it is on record, and every release says so."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from coverage.models import OwnPublishing, Release
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import publish_parts
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.working import finished
from tests.coverage.reading import get
from tests.factories import make_province, make_regency, make_user

pytestmark = pytest.mark.django_db
PAGE = "/akun/menerbitkan-sendiri/"
SAID = "Diterbitkan oleh yang mengajukannya sendiri, dengan izin admin: 18.01."


@pytest.fixture
def admin():
    return make_user("admin", roles=["admin"])


@pytest.fixture
def operator():
    make_province("18")
    return make_user("operator", roles=["operator"], regions=["18"])


def allow(client, admin, regions="18", reason="Kantor satu orang"):
    client.force_login(admin)
    return client.post(PAGE, {"action": "allow", "regions": regions, "reason": reason}, follow=True)


def test_an_operator_publishes_alone_once_allowed(client, admin, operator):
    (part,) = hand_in(operator, {"18.01": {"total": 10}})
    address = reverse("submission", args=[part.submission_id])
    client.force_login(operator)
    assert "Terbitkan" not in get(client, address)
    allow(client, admin)
    client.force_login(operator)
    page = client.get(address).context["page"]
    assert "Periksa dan terbitkan kiriman" in get(client, "/entri/18/2025-10/")
    tokens = [line.part.token for line in page.lines]
    finished(
        client, client.post(address, {"action": "all", "semua": tokens, "seen": page.seen, "note": "Oktober"})
    )
    release = Release.objects.get()
    assert (release.note, release.published_by) == (f"Oktober. {SAID}", operator)
    assert SAID in get(client, "/rilis/1/")


def test_it_is_refused_again_once_it_is_taken_back(client, admin, operator):
    allow(client, admin)
    (part,) = hand_in(operator, {"18.01": {"total": 10}})
    client.force_login(admin)
    client.post(PAGE, {"action": "forbid", "region": "18"})
    assert not OwnPublishing.objects.exists()
    with pytest.raises(NotPublishable):
        publish_parts(parts=[part.pk], by=operator, note="")


def test_both_are_on_record(client, admin, operator):
    page = allow(client, admin, "Provinsi 18").content.decode()
    assert "Kantor satu orang" in page
    client.post(PAGE, {"action": "forbid", "region": "18"})
    changes = [(entry.user, entry.get_change_message()) for entry in LogEntry.objects.order_by("pk")]
    assert changes == [
        (admin, "Diizinkan: Kantor satu orang"),
        (admin, "Dicabut; sebelumnya: Kantor satu orang"),
    ]


def test_it_needs_a_known_region_and_a_reason(client, admin, operator):
    assert allow(client, admin, "Lampng").status_code == 422
    assert allow(client, admin, reason=" ").status_code == 422
    assert not OwnPublishing.objects.exists()


def test_nobody_but_admins_allows_it(client, operator):
    make_regency("18.01")
    client.force_login(operator)
    assert client.post(PAGE, {"action": "allow", "regions": "18", "reason": "x"}).status_code == 403


def test_another_persons_release_says_nothing(admin, operator, client):
    allow(client, admin)
    (part,) = hand_in(operator, {"18.01": {"total": 10}})
    assert SAID not in publish_parts(parts=[part.pk], by=admin, note="Oktober").note
