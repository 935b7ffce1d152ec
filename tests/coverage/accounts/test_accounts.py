"""Accounts: invited, given tasks, closed; passwords by link; who reaches which entry address."""

import logging
import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from coverage.access import scope_of
from coverage.models import Assignment
from tests.coverage.entry.entered import hand_in
from tests.coverage.jobs.asked import publishing
from tests.factories import make_action, make_province, make_regency, make_user, publish, statement
from tests.once import stored_once

ACCOUNTS = reverse("accounts")
PASSWORD = "padi-sawah-1945"

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return make_user("admin", roles=["admin"])


@pytest.fixture
def invitation():
    make_regency("18.71")
    return {
        "name": "Rina Wati",
        "email": "Rina@example.org",
        "roles": ["operator"],
        "regions": "18, 18.71",
    }


def link_in(text):
    return re.search(r"http://testserver(/sandi/baru/\S+)", text)[1]


class TestInvitation:
    def test_leads_to_a_password_and_the_regions(self, client, admin, invitation, caplog):
        client.force_login(admin)
        with caplog.at_level(logging.INFO, "coverage.accounts.services.accounts"):
            page = client.post(ACCOUNTS, invitation).content.decode()
        assert f"akun {admin.pk} mengundang akun" in caplog.text
        assert "(operator; 18, 18.71)" in caplog.text
        assert mail.outbox[0].to == ["rina@example.org"]
        link = link_in(page)
        assert link in mail.outbox[0].body
        client.logout()
        form_page = client.get(link, follow=True)
        assert "rina@example.org" in form_page.content.decode()
        form = {"new_password1": PASSWORD, "new_password2": PASSWORD}
        client.post(form_page.request["PATH_INFO"], form)
        rina = User.objects.get(username="rina@example.org")
        assert rina.check_password(PASSWORD)
        assert scope_of(rina).may_enter("18.71")
        assert "sudah dipakai" in client.get(link, follow=True).content.decode()

    def test_without_a_mail_server_the_text_is_to_copy(self, client, admin, invitation, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        client.force_login(admin)
        page = client.post(ACCOUNTS, invitation).content.decode()
        assert "Salin pesan ini" in page
        assert link_in(page)

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("email", "bukan surel", "surel"),
            ("roles", [], "kosong"),
            ("roles", ["raja"], "raja"),
            ("regions", "18, 77.77", "77.77"),
            ("email", "admin@example.org", "Sudah ada akun"),
        ],
    )
    def test_what_is_wrong_is_said(self, client, admin, invitation, field, value, said):
        client.force_login(admin)
        response = client.post(ACCOUNTS, invitation | {field: value})
        assert response.status_code == 422
        assert said in response.content.decode()
        assert User.objects.count() == 1


class TestAccount:
    @pytest.fixture
    def other(self):
        make_province("15")
        return make_user(roles=["operator"], regions=["18"])

    def url(self, user):
        return reverse("account", args=[user.pk])

    def test_roles_and_regions_are_replaced(self, client, admin, other, caplog):
        client.force_login(admin)
        with caplog.at_level(logging.INFO, "coverage.accounts.services.accounts"):
            client.post(self.url(other), {"action": "tasks", "roles": ["verifikator"], "regions": "15"})
        assert list(other.groups.values_list("name", flat=True)) == ["verifikator"]
        assert list(Assignment.objects.values_list("region_id", flat=True)) == ["15"]
        assert f"akun {admin.pk} mengubah tugas akun {other.pk} menjadi (verifikator; 15)" in caplog.text

    def test_a_closed_account_may_nothing_and_opens_again(self, client, admin, other, caplog):
        client.force_login(admin)
        with caplog.at_level(logging.INFO, "coverage.accounts.services.accounts"):
            client.post(self.url(other), {"action": "deactivate"})
        other.refresh_from_db()
        assert not other.is_active
        assert f"akun {admin.pk} menonaktifkan akun {other.pk}" in caplog.text
        assert "nonaktif" in client.get(ACCOUNTS).content.decode()
        client.post(self.url(other), {"action": "activate"})
        other.refresh_from_db()
        assert other.is_active

    def test_a_session_ends_with_the_account(self, client, other):
        client.force_login(other)
        assert client.get(reverse("entries")).status_code == 200
        User.objects.update(is_active=False)
        assert client.get(reverse("entries")).status_code == 302

    def test_nobody_locks_themselves_out(self, client, admin):
        client.force_login(admin)
        client.post(self.url(admin), {"action": "deactivate"})
        done = client.post(self.url(admin), {"action": "tasks", "roles": ["pembaca"]})
        assert done.status_code == 422
        admin.refresh_from_db()
        assert admin.is_active
        assert scope_of(User.objects.get(pk=admin.pk)).is_admin

    def test_an_admin_does_not_take_over_the_system(self, client, admin):
        root = User.objects.create_superuser("root", "root@example.org", PASSWORD)
        client.force_login(admin)
        for action in ("deactivate", "link"):
            done = client.post(self.url(root), {"action": action}, follow=True)
            assert "pengelola sistem" in done.content.decode()
        root.refresh_from_db()
        assert root.is_active
        assert not mail.outbox

    @pytest.mark.parametrize("count", [2, 20])
    def test_takes_the_same_queries_for_any_count(self, client, admin, count, django_assert_num_queries):
        for number in range(count):
            make_user(f"operator.{number}", roles=["operator"], regions=["18", "15"])
        client.force_login(admin)
        client.get(ACCOUNTS)
        with django_assert_num_queries(
            8
        ):  # session, user, scope, users, groups, assignments, names of regions
            client.get(ACCOUNTS)


class TestPasswords:
    def test_a_forgotten_one_is_replaced_by_mail(self, client):
        user = make_user()
        user.set_password("lama-sekali-99")
        user.save()
        assert reverse("password_reset") in client.get(reverse("masuk")).content.decode()
        done = client.post(reverse("password_reset"), {"email": user.email}, follow=True)
        assert "tautannya sudah dikirim" in done.content.decode()
        assert link_in(mail.outbox[0].body)
        assert mail.outbox[0].subject == "Kata sandi baru Dasbor UCJ"

    def test_an_unknown_address_gets_the_same_answer(self, client):
        done = client.post(reverse("password_reset"), {"email": "x@example.org"}, follow=True)
        assert "tautannya sudah dikirim" in done.content.decode()
        assert not mail.outbox

    def test_without_a_mail_server_the_way_is_named(self, client, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert "pengelola data" in client.get(reverse("password_reset")).content.decode()

    def test_ones_own_is_changed(self, client):
        user = make_user()
        user.set_password("lama-sekali-99")
        user.save()
        client.force_login(user)
        form = {"old_password": "lama-sekali-99", "new_password1": PASSWORD, "new_password2": PASSWORD}
        done = client.post(reverse("password_change"), form, follow=True)
        assert "Kata sandi diganti" in done.content.decode()
        user.refresh_from_db()
        assert user.check_password(PASSWORD)


def _lampung():
    publish(statement("18.71", "2025-09-30", active_participants=501, potential_workers=1_003))
    operator = make_user("operator.lampung", roles=["operator"], regions=["18"])
    return hand_in(operator, {"18": {"total": 5_003}, "18.71": {"total": 503}})


lampung = stored_once(_lampung, scope="class")


class TestEveryAddress:
    """All of /entri/ and /akun/, as somebody who has no business there."""

    def addresses(self, parts):
        """Every address with Lampung's numbers in it; none may be forgotten."""
        submission = parts[0].submission_id
        values = {"code": "18", "month": "2025-10", "kind": "xlsx", "number": 1}
        numbers = {
            "submission": submission,
            "entry_action": make_action("18").pk,
            "job": publishing(parts).pk,
        }
        found = {}
        for pattern in self.patterns(get_resolver().url_patterns):
            name, names = pattern.name, pattern.pattern.regex.groupindex
            given = {key: values.get(key, numbers.get(name, 1)) for key in names}
            try:
                address = reverse(name, kwargs=given) if name else ""
            except NoReverseMatch:
                continue
            if address.startswith(("/entri/", "/akun/")):
                found[name] = address
        return found

    def patterns(self, patterns):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield pattern
            elif getattr(pattern, "app_name", None) is None:
                yield from self.patterns(pattern.url_patterns)

    def test_all_are_found(self, lampung):
        found = self.addresses(lampung)
        known = {"entries", "grid", "grid_cell", "submission", "review", "undo_release", "accounts"}
        assert known | {"target_start", "target_entry"} <= set(found)
        assert len(found) > 15

    def test_strangers_sign_in_first(self, client, lampung):
        for name, address in self.addresses(lampung).items():
            for answer in (client.get(address), client.post(address)):
                assert answer.status_code == 302, name
                assert answer["Location"].startswith("/masuk/"), name

    # Addresses that are about oneself: nothing of another region is on them.
    OWN = {"entries", "completeness", "review", "upload_month", "target_start"}

    @pytest.mark.parametrize(
        "roles", [["pembaca"], ["operator"], ["verifikator"], ["operator", "verifikator"]]
    )
    def test_people_of_jambi_are_refused(self, client, lampung, roles):
        client.force_login(make_user("orang.jambi", roles=roles, regions=["15"]))
        for name, address in self.addresses(lampung).items():
            answers = [client.get(address), client.post(address, {"bagian": f"{lampung[0].pk}:0"})]
            if name in self.OWN and answers[0].status_code == 200:
                assert "18.71" not in answers[0].content.decode(), name
                continue
            if name == "target_start" and answers[0].status_code == 302:
                assert answers[0]["Location"] == "/entri/target/15/"
                continue
            for answer in answers:
                gone = name.startswith("month_") and answer.status_code in (302, 404)  # a file not one's own
                assert gone or answer.status_code in (403, 405), f"{name} {answer.status_code}"
        lampung[0].refresh_from_db()
        assert lampung[0].state == "submitted"
