"""A form from before a sign-in in another tab: refused by a page of ours that still holds what was typed."""

import re
from html import unescape

import pytest
from django.test import Client

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
