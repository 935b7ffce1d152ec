"""The site is Indonesian until its reader switches."""

import pytest
from django.utils import translation

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en-US,en;q=0.9"}
pytestmark = pytest.mark.django_db


def test_indonesian_whatever_the_browser_asks(client):
    response = client.get("/healthz", **ENGLISH)
    assert response["Content-Language"] == "id"
    assert "Cookie" in response["Vary"]


def test_the_switch_changes_the_language_and_back(client):
    client.post("/bahasa/", {"language": "en"})
    assert client.get("/healthz")["Content-Language"] == "en"
    client.post("/bahasa/", {"language": "id"})
    assert client.get("/healthz", **ENGLISH)["Content-Language"] == "id"


def test_an_unknown_language_is_indonesian(client):
    client.cookies["django_language"] = "xx"
    assert client.get("/healthz")["Content-Language"] == "id"
    assert translation.get_language() == "id"
