"""A form from before a sign-in in another tab: refused by a page of ours that still holds what was typed."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.factories import make_user

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
LETTER = "Cakupan Lampung 24,86 persen\nper 30 September 2025; <b>target</b> 38,39 persen."


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


def send(client, address="/pemeriksaan/teks/", headers=HERE, **form):
    return client.post(address, {"csrfmiddlewaretoken": "a" * 64, **form}, **headers)


def test_the_text_is_still_there_and_can_be_sent_again(strict):
    strict.get("/masuk/")
    answer = send(strict, text=LETTER, pilih=["satu", "dua"])
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Isian belum terkirim" in page
    assert f">\n{LETTER}</textarea>" in unescape(page)
    assert "<b>target" not in page
    assert page.count('name="pilih"') == 2
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.partition("<textarea")[0])
    again = strict.post("/pemeriksaan/teks/", {"csrfmiddlewaretoken": token[1], "text": LETTER}, **HERE)
    assert again.status_code == 200


class TestAfterTheSessionEnded:
    """A form of an officer whose session ended: shown again, taken at the first click after the sign-in."""

    ADDRESS = "/entri/kiriman/1/"
    VOUCHED = {**HERE, "HTTP_SEC_FETCH_SITE": "same-origin"}

    @pytest.fixture
    def shown(self, strict):
        """The fields of the page that holds the form, before the sign-in in another tab."""
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', strict.get("/masuk/").content.decode())
        form = {"csrfmiddlewaretoken": token[1], "comment": LETTER}
        page = strict.post(self.ADDRESS, form, **self.VOUCHED).content.decode()
        return dict(re.findall(r'name="(csrfmiddlewaretoken|isian_lama)" value="([^"]+)"', page)) | {
            "comment": LETTER
        }

    @pytest.fixture
    def back(self, strict, shown):
        """Signed in again: the token of the page is no longer the browser's."""
        make_user("verifikator", roles=["verifikator"])
        self.sign_in(strict)
        return shown

    def sign_in(self, strict):
        strict.force_login(User.objects.get(username="verifikator"))
        strict.cookies["csrftoken"] = "b" * 32

    def sent(self, strict, fields, address=ADDRESS, headers=VOUCHED):
        return strict.post(address, fields, **headers)

    def test_one_click_is_enough(self, strict, back):
        answer = self.sent(strict, back)
        assert answer.status_code == 404  # there is no such submission: the view was reached
        assert "Isian belum terkirim" not in answer.content.decode()

    def test_without_the_seal_the_token_is_asked(self, strict, back):
        fields = {name: text for name, text in back.items() if name != "isian_lama"}
        assert self.sent(strict, fields).status_code == 403

    @pytest.mark.parametrize(
        "headers",
        [
            pytest.param({}, id="says-nothing"),
            pytest.param(HERE, id="old-browser"),
            pytest.param({"HTTP_SEC_FETCH_SITE": "same-origin"}, id="no-origin"),
            pytest.param({**HERE, "HTTP_SEC_FETCH_SITE": "cross-site"}, id="cross-site"),
            pytest.param({**HERE, "HTTP_SEC_FETCH_SITE": "same-site"}, id="neighbour"),
            pytest.param({**VOUCHED, "HTTP_ORIGIN": "https://lain.example"}, id="other-origin"),
            pytest.param({**VOUCHED, "HTTP_ORIGIN": "null"}, id="no-origin-told"),
        ],
    )
    def test_only_the_browser_vouches_for_a_page_of_ours(self, strict, back, headers):
        assert self.sent(strict, back, headers=headers).status_code == 403

    def test_a_seal_is_of_one_address_and_of_ours(self, strict, back):
        assert self.sent(strict, back, address="/entri/kiriman/2/").status_code == 403
        assert self.sent(strict, {**back, "isian_lama": signing.dumps(self.ADDRESS)}).status_code == 403
        assert self.sent(strict, {**back, "isian_lama": "x" * 5000}).status_code == 403

    def test_a_seal_ends_with_the_day(self, strict, back):
        with time_machine.travel(timezone.now() + timedelta(hours=13)):
            self.sign_in(strict)  # the session of that morning has ended as well
            assert self.sent(strict, back).status_code == 403

    def test_another_sites_form_gets_none(self, strict):
        page = strict.post(
            self.ADDRESS, {"comment": LETTER}, HTTP_ORIGIN="https://lain.example"
        ).content.decode()
        assert "isian_lama" not in page


def test_passwords_are_never_shown(strict):
    page = send(
        strict, "/masuk/", username="ani", password="rahasia-sekali", new_sandi="rahasia-lagi"
    ).content.decode()
    assert "rahasia" not in page
    assert "Kirim lagi" not in page
    assert 'href="/masuk/"' in page


@pytest.mark.parametrize("headers", [{}, {"HTTP_REFERER": "https://lain.example/"}])
def test_a_form_of_another_site_is_not_offered(strict, headers):
    page = send(strict, headers=headers, text=LETTER).content.decode()
    assert "Isian belum terkirim" in page
    assert "Cakupan Lampung" not in page


def test_in_the_readers_language(strict):
    page = send(strict, "/en/pemeriksaan/teks/", text=LETTER).content.decode()
    assert "Not sent yet" in page


def test_a_script_is_told_in_words_of_its_own(strict):
    answer = send(strict, headers={**HERE, "HTTP_ACCEPT": "application/json"})
    assert (answer.status_code, list(answer.json())) == (403, ["pesan"])


def test_a_second_sign_in_is_told_as_well(strict):
    answer = send(strict, "/masuk/", username="operator.satu", password="rahasia-sekali")
    page = answer.content.decode()
    assert (answer.status_code, "Isian belum terkirim" in page) == (403, True)
    assert "rahasia-sekali" not in page
