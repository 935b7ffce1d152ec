"""Signs that no database column takes are refused in every query and form, by name."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory

from ucj_dashboard.cleaning import without_tracking
from ucj_dashboard.wsgi import application

pytestmark = pytest.mark.django_db

FORMS = [
    "/pemeriksaan/catatan/1/jawab/",
    "/pemeriksaan/pertentangan/1/",
    "/entri/target-berlaku/18/",
    "/entri/kiriman/7/",
    "/pemeriksaan/teks/",
    "/masuk/",
    "/sandi/lupa/",
    "/admin/login/",
    "/bahasa/",
]


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def admin(client):
    user = get_user_model().objects.create_superuser("admin", password="benar sekali 9")
    client.force_login(user)
    return user


@pytest.mark.parametrize("address", FORMS)
def test_a_form_with_nul_is_refused_by_name(client, admin, address):
    response = client.post(address, {"alasan": "a\0b"})
    assert response.status_code == 422
    assert "<code>alasan</code>" in response.content.decode()
    assert "tidak dapat disimpan" in response.content.decode()


def test_so_is_one_in_the_name_of_a_field(client, admin):
    response = client.post("/entri/kiriman/7/", {"komentar-18\0-PU": "x"})
    assert response.status_code == 422
    assert "<code>komentar-18-PU</code>" in response.content.decode()


@pytest.mark.parametrize("address", ["/cari/?q=a%00b", "/peringkat/?urut=%00", "/admin/auth/user/?q=%00"])
def test_a_query_with_nul_is_refused(client, admin, address):
    assert client.get(address).status_code == 422


def test_the_refusal_speaks_the_readers_language(client):
    page = client.get("/en/cari/?q=%00").content.decode()
    assert '<html lang="en">' in page
    assert "cannot be stored" in page


def test_programs_are_told_in_json(client):
    response = client.get("/api/v1/flags/?region=%00")
    assert response.status_code == 422
    assert response.json()["parameter"] == "region"
    assert "tidak dapat disimpan" in response.json()["detail"]


@pytest.mark.parametrize("kept", ["sessionid", "django_language", "csrftoken", "messages"])
def test_a_cookie_with_nul_is_as_none(client, kept):
    client.cookies.load(f'{kept}="\\000abcdefgh"')
    assert "\0" in client.cookies[kept].value
    assert client.get("/masuk/").status_code == 200


@pytest.mark.parametrize(
    "address", ["/admin/regions/region/_00/change/", "/wilayah/%00/", "/sandi/baru/AA/x-y/", "/%00"]
)
def test_an_address_with_nul_is_no_page(client, admin, address):
    assert client.get(address).status_code in (200, 302, 404)


@pytest.mark.parametrize("charset", ["utf-16", "unicode_escape", "utf-7", "latin-1"])
def test_other_encodings_than_utf_8_are_refused(client, charset):
    """They can bring halves of surrogate pairs, as "unicode_escape" does."""
    body = b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\n\\ud800\r\n--x--\r\n"
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    sent = client.generic("POST", "/pemeriksaan/teks/?a=%41", body, kind)
    assert sent.status_code == 422
    assert "UTF-8" in sent.content.decode()
    asked = client.get("/cari/?q=%41", headers={"content-type": f"text/plain; charset={charset}"})
    assert asked.status_code == 422


@pytest.mark.parametrize("charset", ["rot13", "base64", "undefined", "apa-saja", '"hex"', ""])
def test_what_is_no_encoding_of_text_is_left_out(charset):
    environ = RequestFactory().get("/bahasa/id/?q=%41").environ
    environ["CONTENT_TYPE"] = f"text/plain; charset={charset}"
    seen = []
    b"".join(application(environ, lambda status, headers: seen.append(status)))
    assert seen == ["302 Found"]


def test_bytes_that_are_no_utf_8_are_read_as_such(client):
    assert client.get("/cari/?q=%ff%ed%a0%80").status_code == 200
    body = b"text=%ed%a0%80%ff"
    read = client.post("/pemeriksaan/teks/", body, "application/x-www-form-urlencoded")
    assert read.status_code < 500


def test_what_only_looks_odd_passes(client):
    odd = "tab\tbaris\r\nkontrol\x01\x7f \u200b\ufeff \U0001f600 \ufffe"
    assert client.post("/bahasa/", {"language": "id", "catatan": odd}).status_code == 302
    assert client.get("/bahasa/id/", {"catatan": odd}).status_code == 302


class TestTracking:
    """What other sites add to links to see who follows them is as if it were not there."""

    ADDED = "utm_source=wa&fbclid=x&gclid=y&utm%5Fmedium=a+b"

    @pytest.mark.parametrize("address", ["/api/v1/flags/", "/rilis/", "/masuk/", "/pemeriksaan/"])
    def test_is_no_unknown_parameter(self, client, address):
        assert client.get(f"{address}?{self.ADDED}").status_code == 200

    def test_is_printed_nowhere_and_handed_on_nowhere(self, client):
        assert "utm" not in client.get(f"/rilis/?{self.ADDED}").content.decode()
        assert "utm" not in client.get(f"/entri/?{self.ADDED}")["Location"]

    @pytest.mark.parametrize(
        "kept",
        ["", "a=1", "wilayah=18&wilayah=15", "q=%ff+x", "a=1&&b", "q=utm_source%3Dx", "xutm_a=1", "=utm_"],
    )
    def test_the_rest_stays_as_it_is_written(self, kept):
        assert without_tracking(kept) == kept
        assert without_tracking(f"{kept}&{self.ADDED}" if kept else self.ADDED) == kept


class TestBrokenRequests:
    """Django refuses them by itself; the page is ours."""

    def test_too_many_fields(self, client, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
        response = client.post("/masuk/", {f"a{n}": "x" for n in range(5)})
        assert response.status_code == 400
        assert "Permintaan tidak terbaca" in response.content.decode()

    def test_too_large(self, client, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
        assert "tidak terbaca" in client.post("/masuk/", {"a": "x" * 200}).content.decode()

    def test_another_host(self, client):
        response = client.get("/", headers={"host": "jahat.example"})
        assert response.status_code == 400
        assert "tidak melayani alamat itu" in response.content.decode()

    def test_programs_are_told_in_json(self, client):
        response = client.get("/api/v1/regions/", headers={"host": "jahat.example"})
        assert (response.status_code, response["Content-Type"]) == (400, "application/json")
