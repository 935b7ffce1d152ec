"""What was done to an account, by whom, with what it was before."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.urls import reverse

from coverage.accounts.queries.change_log import changes_of
from coverage.accounts.services import accounts
from tests.factories import make_province, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_user("admin", roles=["admin"])


@pytest.fixture
def other():
    make_province("15")
    return make_user(roles=["operator"], regions=["18"])


def told(user: User) -> list[str]:
    return [row.what for row in changes_of(User, user.pk)]


def test_an_invitation_is_kept(admin):
    make_province("18")
    invited = {"name": "Rina", "email": "rina@example.org", "roles": ["operator"], "regions": ["18"]}
    rina = accounts.invite(**invited, by=admin)
    assert told(rina) == ["Diundang dengan peran operator dan wilayah 18."]
    assert LogEntry.objects.get().is_addition()


def test_tasks_are_kept_as_they_were_and_became(admin, other):
    accounts.change(user=other, roles=["verifikator", "operator"], regions=["15"], by=admin)
    accounts.change(user=other, roles=["verifikator", "operator"], regions=[], by=admin)
    accounts.change(user=other, roles=["operator", "verifikator"], regions=[], by=admin)
    assert told(other) == [
        "Disimpan tanpa perubahan.",
        "Wilayah: 15 → -.",
        "Peran: operator → operator, verifikator. Wilayah: 18 → 15.",
    ]


def test_closing_opening_and_links_are_kept(admin, other):
    accounts.set_active(user=other, active=False, by=admin)
    accounts.set_active(user=other, active=True, by=admin)
    accounts.link_path(user=other, by=admin)
    assert told(other) == [
        "Tautan kata sandi baru dibuat; sandi lama tetap sampai dipakai.",
        "Diaktifkan; sebelumnya nonaktif.",
        "Dinonaktifkan; sebelumnya aktif.",
    ]
    assert {row.by for row in changes_of(User, other.pk)} == {"admin"}


def test_what_was_refused_is_not(admin):
    with pytest.raises(accounts.NotChanged):
        accounts.set_active(user=admin, active=False, by=admin)
    assert told(admin) == []


@pytest.mark.parametrize("count", [1, 20])
def test_the_account_shows_its_own_history_alone(client, admin, other, count, django_assert_num_queries):
    for number in range(count):
        accounts.set_active(user=other, active=bool(number % 2), by=admin)
    accounts.set_active(user=make_user("lain"), active=False, by=admin)
    client.force_login(admin)
    page = client.get(reverse("account", args=[other.pk]))
    assert page.content.decode().count("sebelumnya") == count
    with django_assert_num_queries(
        10
    ):  # session, user, scope, account, its row, groups, regions, changes, names of regions
        client.get(reverse("account", args=[other.pk]))
