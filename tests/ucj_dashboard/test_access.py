"""Signing in, what guards it, and what every page forbids."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.once import stored_once
from ucj_dashboard.proxy import client_address

SIGN_IN = reverse("masuk")
pytestmark = pytest.mark.django_db


def make_officer():
    return get_user_model().objects.create_superuser("petugas", password="benar sekali 9")


@pytest.fixture
def officer():
    return make_officer()


def attempt(client, password):
    return client.post(SIGN_IN, {"username": "petugas", "password": password})


def tried(client, name, address, password="salah", **more):
    body = {"username": name, "password": password}
    return client.post(SIGN_IN, body, REMOTE_ADDR=address, **more).status_code


def test_the_right_password_signs_in(client, officer):
    response = attempt(client, "benar sekali 9")
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_five_wrong_passwords_shut_the_door_even_for_the_right_one(client, officer):
    answers = [attempt(client, "salah").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    refused = attempt(client, "benar sekali 9")
    assert refused.status_code == 429
    assert "15 menit" in refused.content.decode()


def test_another_address_may_still_sign_in(client, officer):
    for _ in range(5):
        attempt(client, "salah")
    body = {"username": "petugas", "password": "benar sekali 9"}
    assert client.post(SIGN_IN, body, REMOTE_ADDR="10.1.1.1").status_code == 302


def _forty_nine():
    """What people of one office are answered who slip so often."""
    make_officer()
    client = Client()
    return [tried(client, f"orang{number // 4}", "10.1.1.1") for number in range(49)]


slips = stored_once(_forty_nine, scope="class")


@pytest.mark.usefixtures("db")
class TestAnAddressThatAnOfficeShares:
    def test_has_fifty(self, client, slips):
        assert slips == [200] * 49
        assert tried(client, "orang12", "10.1.1.1") == 429
        assert tried(client, "petugas", "10.1.1.1", "benar sekali 9") == 429
        assert tried(client, "petugas", "10.1.1.2", "benar sekali 9") == 302

    def test_has_no_more_after_a_success(self, client, slips):
        assert tried(client, "petugas", "10.1.1.1", "benar sekali 9") == 302
        client.logout()
        assert tried(client, "orang99", "10.1.1.1") == 429


class TestTries:
    """Counted by name and address, by address, and by name."""

    def test_people_without_an_address_do_not_share_one(self, client, officer):
        for number in range(50):
            tried(client, f"orang{number // 4}", "")
        assert tried(client, "petugas", "", "benar sekali 9") == 302

    def test_trying_while_it_is_shut_does_not_prolong_it(self, client, officer):
        with time_machine.travel(0, tick=False) as clock:
            for _ in range(5):
                attempt(client, "salah")
            clock.shift(14 * 60)
            assert attempt(client, "salah").status_code == 429
            clock.shift(61)
            assert attempt(client, "benar sekali 9").status_code == 302

    def test_a_name_tried_from_everywhere_waits_longer_and_longer(self, client, officer):
        with time_machine.travel(0, tick=False) as clock:
            for number in range(6):
                assert tried(client, "petugas", f"10.2.0.{number}") == 200
            for number, wait in enumerate([1, 2, 4, 8, 16, 32, 64, 128, 256]):
                clock.shift(wait - 1)
                assert tried(client, "petugas", f"10.3.0.{number}", "benar sekali 9") == 429, wait
                clock.shift(1)
                assert tried(client, "petugas", f"10.3.1.{number}") == 200, wait

    def test_its_owner_is_not_shut_out_where_they_signed_in_before(self, client, officer):
        assert tried(client, "petugas", "10.4.0.1", "benar sekali 9") == 302
        client.logout()
        for number in range(9):
            tried(client, "petugas", f"10.2.0.{number}")
        assert tried(client, "petugas", "10.9.9.9", "benar sekali 9") == 429
        assert tried(client, "petugas", "10.4.0.1", "benar sekali 9") == 302


def test_leaving_takes_a_post(client, officer):
    client.force_login(officer)
    assert client.get(reverse("keluar")).status_code == 405
    client.post(reverse("keluar"))
    assert "_auth_user_id" not in client.session


def test_pages_allow_nothing_inline_and_nothing_from_elsewhere(client, officer):
    client.force_login(officer)
    response = client.get("/admin/")
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("behind_proxy", "expected"),
    [pytest.param(False, "10.0.0.1", id="direct"), pytest.param(True, "203.0.113.9", id="behind-proxy")],
)
def test_forwarded_addresses_count_only_behind_a_proxy(rf, settings, behind_proxy, expected):
    settings.BEHIND_PROXY = behind_proxy
    forwarded = "198.51.100.1, 203.0.113.9"  # the first one is what the visitor claims
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected
