"""What the site writes about itself: no name, no address, no token, and which request a line is about."""

import io
import json
import logging
import re
from contextlib import contextmanager

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import Client

from tests.factories import make_regency, make_user
from tests.ucj_dashboard.test_settings import manage
from ucj_dashboard.logs import Json, Plain, discreet

PASSWORD = "padi-sawah-1945"
BREAKING = "coverage.accounts.views.accounts.listed"
pytestmark = pytest.mark.django_db


@contextmanager
def logged(formatter: logging.Formatter):
    """All that is written meanwhile, by whomever and however unimportant, as the site would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    loggers = [logging.getLogger(name) for name in (None, "django", "django.request", "axes", "coverage")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.INFO)
    heard = loggers[:2]  # the others hand on
    for logger in heard:
        logger.addHandler(handler)
    try:
        yield stream
    finally:
        for logger in heard:
            logger.removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def plain() -> logging.Formatter:
    form = site.LOGGING["formatters"]["plain"]
    return Plain(form["format"], style=form["style"])


def walk(monkeypatch, invited: str) -> tuple[User, str]:
    """Sign-in, invitation, password link, one broken page. Returns the admin and the token of the link."""
    browser = Client(raise_request_exception=False)
    admin = make_user("siti.aminah", roles=["admin"])
    admin.set_password(PASSWORD)
    admin.save()
    for password in ("salah", PASSWORD):
        browser.post("/masuk/?next=/akun/", {"username": "siti.aminah", "password": password})
    page = browser.post(
        "/akun/", {"name": "Rina Wati", "email": invited, "roles": ["operator"], "regions": "18"}
    ).content.decode()
    link = re.search(r"/sandi/baru/\S+", page)[0]
    browser.post("/sandi/lupa/", {"email": invited})
    assert browser.get(link).status_code == 302
    assert browser.get(f"{link[:-1]}x/").status_code == 200
    assert browser.get(f"/tidak-ada/?email={invited}").status_code == 404

    def broken(*args, **wanted):
        name = invited.partition("@")[0]
        raise IntegrityError(f"rangkap\nDETAIL:  Key (username)=({name}) ada.\n{link} {invited}")

    monkeypatch.setattr(BREAKING, broken)
    assert (
        browser.get(f"/akun/?surel={invited}", headers={"x-request-id": "dari-proksi.17"}).status_code == 500
    )
    return admin, link.split("/")[4]


@pytest.mark.parametrize("form", [plain, Json], ids=["plain", "json"])
def test_no_name_no_address_no_token(monkeypatch, form, capfd):
    make_regency("18.71")
    with logged(form()) as stream:
        admin, token = walk(monkeypatch, "rina.wati@contoh.go.id")
    text = stream.getvalue() + "".join(capfd.readouterr())
    for secret in ("rina", "siti", "aminah", "contoh.go.id", "Wati", token, PASSWORD, "127.0.0.1"):
        assert secret.lower() not in text.lower(), secret
    assert f"akun {admin.pk} mengundang akun" in text
    assert "Internal Server Error: /akun/" in text
    assert "IntegrityError: rangkap" in text
    assert "dari-proksi.17" in text


def test_programs_read_a_line_each():
    with logged(Json()) as stream:
        Client(headers={"x-request-id": "permintaan-1"}).get("/tidak-ada/")
        logging.getLogger("coverage").error("tanpa permintaan")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["request_id"] for line in lines] == ["permintaan-1", "-"]
    assert lines[1] | {"time": ""} == {
        "time": "",
        "level": "ERROR",
        "logger": "coverage",
        "request_id": "-",
        "message": "tanpa permintaan",
    }


@pytest.mark.parametrize("given", ["", "x", "a b c d e f g h", "é" * 20, "x" * 65, "satu\tdua-tiga"])
def test_a_request_without_a_sane_id_gets_one(client, given):
    made = {client.get("/healthz", headers={"x-request-id": given})["X-Request-ID"] for _ in range(2)}
    assert len(made) == 2
    assert all(re.fullmatch("[0-9a-f]{16}", number) for number in made)


@pytest.mark.parametrize(
    "text", ["Not Found: /wilayah/18/", "18.71 pada 2025-09-30?", "Rilis 3 dibatalkan", "a @ b", "apa?! x=1"]
)
def test_what_tells_of_nobody_stays(text):
    assert discreet(text) == text


def test_without_a_mail_server_no_letter_is_written_anywhere(client, settings, capfd):
    """A letter may hold a link that opens an account."""
    assert (
        "EMAIL_BACKEND = 'django.core.mail.backends.dummy." in manage("diffsettings", UCJ_SMTP_HOST="").stdout
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    client.post("/sandi/lupa/", {"email": make_user("rina.wati").email})
    assert "/sandi/baru/" not in "".join(capfd.readouterr())
