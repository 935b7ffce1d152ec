"""No parameter and no header leads a reader to another site, or into an error."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from ucj_dashboard.redirects import local_path

HOSTILE = [
    pytest.param("abc", id="a-word"),
    pytest.param("2026-03", id="a-month"),
    pytest.param("jahat.example/masuk", id="a-host"),
    pytest.param("http://jahat.example/", id="another-site"),
    pytest.param("//jahat.example/", id="without-scheme"),
    pytest.param("/\\jahat.example/", id="backslash"),
    pytest.param("\\\\jahat.example/", id="backslashes"),
    pytest.param("/\t/jahat.example/", id="tab"),
    pytest.param("/\r\nSet-Cookie: a=b", id="line-end"),
    pytest.param("javascript:alert(1)", id="script"),
    pytest.param("http://[", id="broken"),
    pytest.param("/" + "a" * 40_000, id="endless"),
    pytest.param("", id="nothing"),
]
LOCAL = "/wilayah/18/?bulan=2025-09"
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    return get_user_model().objects.create_superuser("petugas", password="benar sekali 9")


def sign_in(client, page, asked):
    return client.post(page, {"username": "petugas", "password": "benar sekali 9", "next": asked})


WAYS = [
    pytest.param(lambda client, to: client.get("/bahasa/en/", {"lanjut": to}), id="switch"),
    pytest.param(lambda client, to: client.post("/bahasa/", {"language": "en", "next": to}), id="language"),
    pytest.param(lambda client, to: sign_in(client, reverse("masuk"), to), id="sign-in"),
    pytest.param(lambda client, to: sign_in(client, "/admin/login/", to), id="admin"),
    pytest.param(lambda client, to: client.post(reverse("keluar"), {"next": to}), id="sign-out"),
    pytest.param(lambda client, to: client.get("/bahasa/en/?lanjut=x", {"lanjut": ["x", to]}), id="twice"),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("asked", HOSTILE)
def test_what_is_no_address_here_leads_to_a_page_of_ours(client, officer, way, asked):
    response = way(client, asked)
    assert response.status_code == 302
    assert response["Location"] in ("/", "/en/", "/entri/", "/admin/", "/accounts/profile/")


@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_ours_is_gone_back_to(client, officer, way):
    assert way(client, LOCAL)["Location"] in (LOCAL, f"/en{LOCAL}")


def test_the_language_goes_back_to_the_page_before_as_a_path(client):
    response = client.post("/bahasa/", {"language": "en"}, headers={"referer": f"http://testserver{LOCAL}"})
    assert response["Location"] == f"/en{LOCAL}"


def test_signing_in_again_does_not_lead_to_itself(client, officer):
    client.force_login(officer)
    for asked in (reverse("masuk"), reverse("masuk") + "?x=1"):
        assert client.get(reverse("masuk"), {"next": asked})["Location"] == "/entri/"


@pytest.mark.parametrize("text", ["/", LOCAL, "/cari/?q=kota+metro", "/sumber/5/#teks"])
def test_local_paths(text):
    assert local_path(text) == text
