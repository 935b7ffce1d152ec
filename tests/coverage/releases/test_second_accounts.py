"""A release says when one person may have handed in and published by two accounts."""

import re

import pytest
from django.urls import reverse

from coverage.accounts.services import accounts
from coverage.models import OwnPublishing
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import publish_parts
from tests.coverage.entry.entered import hand_in
from tests.coverage.reading import get
from tests.coverage.submissions.said import refused
from tests.factories import make_user, publish, statement
from tests.once import stored_once

PASSWORD = "padi-sawah-1945"


def _september() -> None:
    codes = ("18.01", "18.02")
    publish(*(statement(code, "2025-09-30", active_participants=9, potential_workers=99) for code in codes))


september = stored_once(_september)
pytestmark = pytest.mark.usefixtures("september", "db")


@pytest.fixture
def admin():
    return make_user("admin", roles=["admin"], regions=["18"])


def invited(admin, name="rina", roles=("operator",)):
    return accounts.invite(name=name, email=f"{name}@contoh.id", roles=roles, regions=["18"], by=admin)


def note_of(by, *submitters) -> str:
    """The note of a release in which each submitter handed in a regency."""
    parts = [
        part
        for code, user in zip(("18.01", "18.02"), submitters, strict=False)
        for part in hand_in(user, {code: {"total": 10}})
    ]
    return publish_parts(parts=[part.pk for part in parts], by=by, note="Oktober").note


def test_the_publisher_made_the_submitters_account(admin, client):
    note = note_of(admin, invited(admin), make_user(roles=["operator"], regions=["18"]))
    assert (
        note
        == "Oktober. Perhatian: akun pengaju 18.01 dibuat atau diberi kata sandi oleh penerbit rilis ini."
    )
    assert "dibuat atau diberi kata sandi" in get(client, "/rilis/2/")
    assert "dibuat atau diberi kata sandi" in get(client, "/rilis/")


def test_the_publisher_made_a_link_to_it(admin):
    other = make_user("admin.lain", roles=["admin"])
    submitter = invited(other)
    accounts.link_path(user=submitter, by=admin)
    assert "akun pengaju 18.01" in note_of(admin, submitter)


def test_the_publisher_set_its_password_in_the_admin_site(client, admin):
    admin.is_staff = admin.is_superuser = True
    admin.save()
    submitter = make_user("operator.satu", roles=["operator"], regions=["18"])
    client.force_login(admin)
    form = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    done = client.post(reverse("admin:auth_user_password_change", args=[submitter.pk]), form)
    assert done.status_code == 302
    assert "akun pengaju 18.01" in note_of(admin, submitter)


def test_the_submitter_made_the_publishers_account(admin):
    publisher = invited(admin, roles=("verifikator",))
    assert "akun penerbit rilis ini dibuat atau diberi kata sandi oleh pengaju 18.01." in note_of(
        publisher, admin
    )


def test_accounts_of_a_third_persons_making_are_nothing_to_say(admin):
    note = note_of(invited(admin, "vera", ("verifikator",)), invited(admin))
    assert note == "Oktober"


def test_a_change_of_tasks_opens_no_account(admin):
    submitter = make_user("operator.satu", roles=["operator"], regions=["18"])
    accounts.change(user=submitter, roles=["operator", "pembaca"], regions=["18"], by=admin)
    accounts.set_active(user=submitter, active=True, by=admin)
    assert note_of(admin, submitter) == "Oktober"


def test_an_owner_is_told_who_made_a_link(client, admin, mailoutbox):
    owner = make_user("operator.satu")
    owner.set_password(PASSWORD)
    owner.save()
    client.force_login(admin)
    client.post(reverse("account", args=[owner.pk]), {"action": "link"})
    (letter,) = mailoutbox
    assert letter.to == [owner.email]
    assert "admin membuat tautan kata sandi baru untuk akun Anda" in letter.body
    assert "mengambil alih akun Anda" in letter.body
    assert re.search(r"/sandi/baru/\S+", letter.body)


@pytest.fixture
def owner(client):
    """Who has signed in with a password of their own."""
    person = make_user("operator.satu", roles=["operator"], regions=["18"])
    person.set_password(PASSWORD)
    person.save()
    client.post("/masuk/", {"username": person.username, "password": PASSWORD})
    client.logout()
    return person


class TestTakenOver:
    """Who made a link to the password of an account in use does not publish what it handed in after that."""

    def test_what_came_after_the_link_is_refused(self, admin, owner):
        accounts.link_path(user=owner, by=admin)
        with refused("18.01 diajukan akun yang sandinya Anda buka", NotPublishable):
            note_of(admin, owner)

    def test_so_is_what_came_after_a_password_set_in_the_admin_site(self, client, admin, owner):
        admin.is_staff = admin.is_superuser = True
        admin.save()
        client.force_login(admin)
        form = {"password1": PASSWORD * 2, "password2": PASSWORD * 2, "usable_password": "true"}
        client.post(reverse("admin:auth_user_password_change", args=[owner.pk]), form)
        with pytest.raises(NotPublishable, match="opened_account"):
            note_of(admin, owner)

    def test_what_came_before_it_is_not(self, admin, owner):
        parts = hand_in(owner, {"18.01": {"total": 10}})
        accounts.link_path(user=owner, by=admin)
        note = publish_parts(parts=[part.pk for part in parts], by=admin, note="Oktober").note
        assert "akun pengaju 18.01" in note

    def test_where_one_may_publish_alone_it_is_said(self, admin, owner):
        OwnPublishing.objects.create(region_id="18", reason="Kantor satu orang", granted_by=admin)
        accounts.link_path(user=owner, by=admin)
        assert "akun pengaju 18.01 dibuat atau diberi kata sandi" in note_of(admin, owner)

    def test_another_publishes_it(self, admin, owner):
        accounts.link_path(user=owner, by=admin)
        assert note_of(make_user("vera", roles=["verifikator"], regions=["18"]), owner) == "Oktober"
