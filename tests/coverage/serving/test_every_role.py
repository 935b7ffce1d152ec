"""Every address by every role and method, with what belongs to another province: nothing breaks or leaks."""

import sys
from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from coverage.models import DraftCell, Flag, FlagAnswer, Job, Source, SubmissionRegion, Upload
from coverage.serving import kept
from tests.coverage.entry.entered import MONTH, fill, hand_in
from tests.coverage.jobs.asked import publishing, token
from tests.coverage.serving.hostile import patterns
from tests.factories import make_action, make_user, publish, statement
from tests.once import stored_once

# What is not published, as it is typed and as pages print it; and who typed it.
SECRETS = ("7654321", "7.654.321", "RAHASIA", "orang.jambi")
ROLES = {
    "stranger": None,
    "pembaca": {"roles": ["pembaca"]},
    "operator": {"roles": ["operator"], "regions": ["18"]},
    "operator of a regency": {"roles": ["operator"], "regions": ["18.01"]},
    "verifikator": {"roles": ["verifikator"], "regions": ["18"]},
    "admin": {"roles": ["admin"]},
    "superuser": {},
}
SEE_ALL = ("admin", "superuser")


def _jambi() -> None:
    """Drafts, a submission that waits, files, a job and an agreed action of Jambi; figures of both."""
    codes = ("15.01", "15.02", "18.01")
    figures = {"active_participants": 501, "potential_workers": 1_003, "share": "60"}
    publish(*(statement(code, "2025-09-30", **figures) for code in codes))
    person = make_user("orang.jambi", roles=["operator"], regions=["15"])
    hand_in(person, {"15.01": {"total": "7654321", "sumber": "RAHASIA"}})
    fill(person, {"15.02": {"total": "7654321", "sumber": "RAHASIA"}})
    publishing(list(SubmissionRegion.objects.filter(state="submitted")), by=person, note="RAHASIA")
    kept = {"user": person, "name": "RAHASIA.csv", "content": b"RAHASIA", "digest": "x"}
    Upload.objects.create(**kept, created_at=timezone.now())
    Upload.objects.create(**kept, created_at=timezone.now(), root="15", month=MONTH)
    make_action("15")
    for name, given in ROLES.items():
        if given is not None:
            user = make_user(name, **given)
            user.is_staff = user.is_superuser = name == "superuser"
            user.save()


jambi = stored_once(_jambi)


@pytest.fixture(autouse=True, scope="module")
def _nothing_kept(jambi):
    """What strangers were sent is kept from role to role, whose tests all begin with the same figures."""
    kept.clear()
    yield
    kept.clear()


@pytest.fixture
def addresses(jambi, db):
    """One of every named pattern, by name, about Jambi; with those of the admin site about its first rows."""
    first = {
        "submission": SubmissionRegion.objects.get(region="15.01", state="submitted").submission_id,
        "upload_preview": Upload.objects.get(month=None).pk,
        "month_preview": Upload.objects.exclude(month=None).get().pk,
        "job": Job.objects.get().pk,
        "account": User.objects.get(username="orang.jambi").pk,
        "source": Source.objects.first().pk,
        "flag": Flag.objects.first().pk,
    }
    first |= {"month_marked": first["month_preview"], "source_history": first["source"]}
    first |= dict.fromkeys(("flag_answer", "flag_owner"), first["flag"])
    values = {"code": "15", "month": "2025-10", "kind": "csv", "number": 1, "uidb64": "MQ", "token": "x-y"}
    found = {}
    for name, places in patterns(get_resolver()):
        pk = first.get(name, 1)
        known = {**values, "pk": pk, "object_id": "1", "app_label": "coverage", "url": "x/"}
        if name == "language":
            known["code"] = "en"
        with suppress(NoReverseMatch):
            found[name] = reverse(name, kwargs={place: known.get(place, 1) for place in places})
    assert len(found) > 150, "the walk lost most of the URLconf"
    return found


def client_of(role: str) -> Client:
    client = Client()
    if ROLES[role] is not None:
        client.force_login(User.objects.get(username=role))
    return client


def belongings() -> list[list[object]]:
    """What of Jambi somebody else could have changed."""
    cells = DraftCell.objects.filter(part__region__code__startswith="15")
    parts = SubmissionRegion.objects.filter(region__code__startswith="15")
    return [
        list(cells.order_by("pk").values_list("text", "version")),
        list(parts.order_by("pk").values_list("region", "state", "decided_by")),
        list(Upload.objects.order_by("pk").values_list("name", "user")),
        list(Job.objects.order_by("pk").values_list("state", "asked_by")),
        list(User.objects.order_by("pk").values_list("username", "is_active", "groups__name")),
        list(FlagAnswer.objects.order_by("pk").values_list("code", "state")),
    ]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_what_is_not_theirs(addresses, role):
    client = client_of(role)
    if role == "verifikator":
        kept.clear()  # files are made for one who decides, too
    for name, address in addresses.items():
        if name in ("keluar", "admin:logout"):
            continue
        answer = client.get(address)
        assert answer.status_code < 500, address
        private = address.startswith(("/entri/", "/akun/", "/sandi/", "/masuk/"))
        if role == "stranger" or (private and role == "admin"):  # to others HEAD is what GET is
            assert client.head(address).status_code < 500, f"HEAD {address}"
        assert role == "stranger" or "no-store" in answer["Cache-Control"], address
        if role not in SEE_ALL:
            body = answer.content.decode(errors="replace")
            assert not [secret for secret in SECRETS if secret in body], address
            assert answer.status_code != 200 or not name.startswith("admin:") or "login" in name, address


@pytest.fixture
def read_by(monkeypatch):
    """The modules that have read what a form sent, but for the one that looks for unfit signs in all."""
    names = set()

    def post(request):
        names.add(sys._getframe(1).f_globals["__name__"])
        names.discard("ucj_dashboard.cleaning")
        return request._get_post()

    monkeypatch.setattr(WSGIRequest, "POST", property(post, WSGIRequest._set_post))
    return names


@pytest.mark.parametrize("role", ROLES)
def test_nobody_changes_what_is_not_theirs(addresses, role, read_by):
    client, before = client_of(role), belongings()
    part = SubmissionRegion.objects.get(region="15.01", state="submitted")
    sent = {
        "action": "all", "semua": token(part), "bagian": token(part), "wilayah": "15.01", "kolom": "PU",
        "teks": "1", "versi": "0", "tarik": "15.01", "sel|15.01|PU": "1", "semula|15.01|PU": "0:",
        "note": "x", "alasan": "x", "roles": "admin", "regions": "15", "reason": "lain", "active": "0",
    }  # fmt: skip
    for name, address in addresses.items():
        if name in ("keluar", "admin:logout"):
            continue
        if role in ("stranger", "superuser"):  # refused before anybody knows who asks
            for method in ("PUT", "DELETE"):
                answer = client.generic(method, address, b"x=1", "application/x-www-form-urlencoded")
                assert answer.status_code == 405, f"{method} {address}"
        if role not in SEE_ALL:
            for action in ("all", "return", "withdraw", "link"):
                read_by.clear()
                answer = client.post(address, sent | {"action": action})
                assert answer.status_code < 500, f"{action} {address}"
                if not read_by or answer.headers.get("Location", "").startswith("/masuk/"):
                    break  # another action would be the same to it
    assert belongings() == before


def test_strangers_are_led_to_sign_in(addresses):
    """Whatever stands under /entri/ and /akun/."""
    for address in addresses.values():
        if address.startswith(("/entri/", "/akun/")):
            answer = Client().get(address)
            assert answer.status_code in (302, 405), address
            assert answer.status_code == 405 or answer["Location"].startswith("/masuk/"), address
