"""What is typed, handed in or returned changes nothing that readers see."""

import pytest
from django.urls import reverse

from coverage.entry.services import cells
from coverage.releases import checksums, publishing
from coverage.submissions import moving
from tests.coverage.entry.entered import MONTH, fill, hand_in
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db

READ = (
    "/",
    "/wilayah/18/",
    "/wilayah/18.01/",
    "/wilayah/18.02/",
    "/peringkat/?tingkat=kabkota&provinsi=18",
    "/peringkat.csv?tingkat=kabkota&provinsi=18",
    "/rilis/",
    "/sumber/",
    "/pemeriksaan/",
    "/api/v1/regions/",
)


@pytest.fixture
def operator():
    publish(
        *(
            statement(code, "2025-09-30", active_participants=501, potential_workers=1_003)
            for code in ("18", "18.01", "18.02")
        )
    )
    return make_user(roles=["operator"], regions=["18"])


def read(client):
    """What every public address answers."""
    return {address: client.get(address).content for address in READ}


def test_a_draft_returned_or_submitted_never_changes_what_readers_see(client, operator):
    before = read(client)
    checksum = checksums.checksum(1)
    fill(operator, {"18.01": {"total": 999}})
    assert read(client) == before
    (part,) = hand_in(operator, {"18.02": {"total": 777}})
    assert read(client) == before
    moving.give_back(part=part, reason="Periksa lagi", comments={"total": "Benar?"}, by=operator)
    assert read(client) == before
    assert checksums.checksum(1) == checksum


def test_a_draft_never_holds_back_its_neighbour(client, operator):
    fill(operator, {"18.01": {"total": "bukan angka"}})
    (part,) = hand_in(operator, {"18.02": {"total": 503}})
    verifier = make_user("verifikator", roles=["verifikator"], regions=["18"])
    release = publishing.publish_parts(parts=[part.pk], by=verifier, note="")
    assert release.number == 2
    assert "503" in client.get(reverse("region", args=["18.02"])).content.decode()
    assert cells.begun("18.01", MONTH).state == "draft"
