"""The health address, and what every answer carries."""

from unittest.mock import patch

import pytest
from django.db import InterfaceError, OperationalError

from coverage.releases import verification
from tests import factories
from ucj_dashboard.postgres.binaries import Unavailable


@pytest.mark.django_db
def test_healthz_is_ok_while_the_database_answers(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_healthz_is_503_without_the_database(client):
    for trouble in (OperationalError, InterfaceError, Unavailable):
        with patch("ucj_dashboard.health.connection.cursor", side_effect=trouble):
            assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
def test_ready_says_when_releases_and_backups_were_last_proved(client):
    answer = client.get("/healthz/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "release": None,
        "verified_at": None,
        "verified_release": None,
        "backup_at": None,
        "backup_release": None,
    }
    release = factories.publish(factories.statement("18", active_participants=5)).number
    verification.record("releases", release)
    verification.record("backup", release)
    answer = client.get("/healthz/ready").json()
    assert (answer["status"], answer["release"]) == ("ok", release)
    assert answer["verified_release"] == answer["backup_release"] == release
    assert answer["verified_at"] <= answer["backup_at"]


@pytest.mark.django_db
def test_not_ready_while_releases_are_altered(client):
    verification.record("releases", 3)
    verification.record("releases", 4, ["Rilis 4: checksum lain."])
    answer = client.get("/healthz/ready")
    assert (answer.status_code, answer.json()["status"]) == (503, "releases altered")
    assert answer.json()["verified_release"] == 3, "when it last passed"
    verification.record("backup", 4, ["rusak"])
    assert client.get("/healthz/ready").json()["backup_at"] is None
    verification.record("releases", 4)
    assert client.get("/healthz/ready").status_code == 200


def test_not_ready_without_the_database(client):
    with patch("ucj_dashboard.health.Proof.objects.filter", side_effect=OperationalError):
        assert client.get("/healthz/ready").status_code == 503
