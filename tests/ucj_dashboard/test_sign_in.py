"""What the throttle keeps of a failed sign-in has columns of limited length and kind."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["/masuk/", "/admin/login/"])
@pytest.mark.parametrize("name", ["x" * 256, "x" * 300, "é" * 5_000, "x" * 100_000])
def test_a_long_name_is_a_wrong_name(client, page, name):
    for _ in range(4):
        response = client.post(page, {"username": name, "password": "y"})
        assert response.status_code == 200
        assert response.context["form"].errors
    assert client.post(page, {"username": name, "password": "y"}).status_code == 429


@pytest.mark.parametrize("header", ["user-agent", "accept", "x-forwarded-for", "referer"])
def test_long_headers(client, settings, header):
    settings.BEHIND_PROXY = True
    form = {"username": "x", "password": "y"}
    assert client.post("/masuk/", form, headers={header: "é" * 5_000}).status_code == 200


@pytest.mark.parametrize("seen", ["unknown", "10.0.0.1:8080", "fe80::1%eth0", "999.1.1.1", "", "[::1]"])
def test_an_address_that_is_none(client, settings, seen):
    settings.BEHIND_PROXY = True
    form = {"username": "x", "password": "y"}
    assert client.post("/masuk/", form, headers={"x-forwarded-for": seen}).status_code == 200


def test_no_address_at_all(client):
    """As when a proxy talks to the site through a socket."""
    form = {"username": "x", "password": "y"}
    assert client.post("/masuk/", form, REMOTE_ADDR="").status_code == 200


def test_a_long_mail_address_is_refused_in_its_form(client):
    response = client.post(reverse("password_reset"), {"email": f"{'x' * 300}@contoh.id"})
    assert response.status_code == 200
    assert response.context["form"].errors
