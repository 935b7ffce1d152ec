"""While the database is away: kept pages with a notice, 503 for everything else."""

from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from coverage.releases import edition
from regions.models import Region
from tests.coverage.reading import get
from tests.coverage.workbooks.filled import fill
from tests.factories import make_user
from tests.once import stored_once
from ucj_dashboard.postgres.binaries import Unavailable

filled = stored_once(fill)
pytestmark = pytest.mark.usefixtures("filled", "db")
NOTICE = "Basis data sedang tidak dapat dihubungi. Halaman ini disimpan sebelumnya"
PAGES = ["/", "/wilayah/18/", "/peringkat/?provinsi=18", "/rilis/1/"]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@contextmanager
def database_away(error=OperationalError):
    with (
        patch.object(BaseDatabaseWrapper, "cursor", side_effect=error("tidak ada")),
        patch.object(BaseDatabaseWrapper, "ensure_connection", side_effect=error("tidak ada")),
    ):
        yield


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, Unavailable])
@pytest.mark.parametrize("address", PAGES)
def test_a_kept_page_is_shown_with_a_notice(client, address, error):
    before = client.get(address)
    with database_away(error):
        answer = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert answer.status_code == 200
    assert NOTICE in " ".join(answer.content.decode().split())
    assert (
        answer.content.decode().replace("\n", "").partition("<main")[0]
        == (before.content.decode().replace("\n", "").partition("<main")[0])
    )
    assert answer["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer
    assert NOTICE not in " ".join(get(client, address).split())


def test_it_is_the_one_made_last(client):
    get(client, "/wilayah/18/")
    Region.objects.filter(code="18").update(name="Lampung Raya")
    edition.bump()
    assert "Lampung Raya" in get(client, "/wilayah/18/")
    with database_away():
        assert "Lampung Raya" in get(client, "/wilayah/18/")


def test_in_the_readers_language(client):
    get(client, "/en/")
    with database_away():
        assert '<html lang="en">' in client.get("/en/").content.decode()
        assert client.get("/").status_code == 503


def test_somebody_signed_in_is_shown_it_too(client):
    get(client, "/")
    client.force_login(make_user())
    with database_away():
        answer = client.get("/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert "csrfmiddlewaretoken" not in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/wilayah/18/", "/peringkat.csv", "/pemeriksaan/teks/", "/entri/", "/admin/", "/cari/?q=x"]
)
def test_what_is_not_kept_says_when_to_come_again(client, address):
    get(client, "/peringkat.csv")
    client.force_login(make_user())
    with database_away():
        answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Sedang dirawat" in answer.content.decode()
    assert "private" in answer["Cache-Control"]


def test_a_form_is_not_answered_from_what_is_kept(client):
    get(client, "/")
    with database_away():
        assert client.post("/").status_code == 405
        assert client.post("/pemeriksaan/teks/", {"text": "x"}).status_code == 503
        assert client.post("/masuk/", {"username": "x", "password": "y"}).status_code == 503


@pytest.mark.parametrize("address", ["ranking/", "ranking.csv", "series/18/"])
def test_programs_are_told_in_json(client, address):
    with database_away():
        answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Basis data" in answer.json()["detail"]


def test_what_breaks_otherwise_is_500_and_not_to_be_tried_again(client):
    with patch("coverage.serving.released._release", side_effect=RuntimeError):
        answer = client.get("/")
        assert (answer.status_code, "Retry-After" in answer) == (500, False)
        assert "Ada yang rusak" in answer.content.decode()
    with patch("coverage.api.answering._tag", side_effect=RuntimeError):
        answer = client.get("/api/v1/ranking/")
        assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")
