"""What is meant for one person reaches that one, and nobody else."""

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage import default_storage
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from coverage.serving.personal import kept_by_nobody
from coverage.serving.released import released
from tests.coverage.reading import get
from tests.coverage.workbooks.filled import fill
from tests.factories import make_user
from tests.once import stored_once

filled = stored_once(fill)

pytestmark = pytest.mark.usefixtures("filled", "db")

SHARED = ["/", "/peringkat.csv", "/peringkat.xlsx", "/api/v1/ranking/", "/api/v1/ranking.csv"]


@pytest.fixture
def told() -> Client:
    """A browser of somebody signed in who has a message still to be shown."""
    told = Client()
    told.force_login(make_user("siti.lampung"))
    request = RequestFactory().get("/")
    request.session = told.session
    storage = SessionStorage(request)
    storage.add(20, "Hanya untuk Siti")
    storage.update(HttpResponse())
    request.session.save()
    return told


class TestMessages:
    def test_are_not_kept_for_strangers(self, told, client):
        assert "Hanya untuk Siti" in get(told, "/peringkat/")
        assert "Siti" not in get(client, "/peringkat/")

    def test_come_first_over_a_kept_page(self, told, client):
        get(client, "/peringkat/")
        assert "Hanya untuk Siti" in get(told, "/peringkat/")

    def test_end_with_the_session(self, told):
        """On a machine that offices share, the next person reads nothing of the former one's."""
        told.post("/keluar/")
        assert "Siti" not in get(told, "/peringkat/")

    def test_leave_no_cookie_of_their_own(self, client):
        client.force_login(make_user("admin.pesan", roles=["admin"]))
        done = client.post(f"/akun/{make_user('lain').pk}/", {"action": "deactivate"})
        assert (done.status_code, "messages" in done.cookies) == (302, False)
        assert "Akun dinonaktifkan" in get(client, done["Location"])

    def test_come_first_over_a_page_known_already(self, told, client):
        tag = client.get("/peringkat/")["ETag"]
        answer = told.get("/peringkat/", headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert "Hanya untuk Siti" in answer.content.decode()

    def test_reach_those_signed_in_and_a_new_token_with_them(self, client):
        """Neither is swallowed by a 304: a form whose token is of a past sign-in is dead."""
        client.force_login(make_user("verifikator.lampung", roles=["verifikator"], regions=["18"]))
        tag = client.get("/pemeriksaan/pertentangan/").headers.get("ETag", "")
        answer = client.get("/pemeriksaan/pertentangan/", headers={"If-None-Match": tag})
        assert answer.status_code == 200
        assert "csrfmiddlewaretoken" in answer.content.decode()


class TestStoredNowhere:
    @pytest.mark.parametrize(
        "address", [*SHARED, "/cari/?q=18.", "/wilayah/99/", "/?bukan=1", "/api/v1/flags/?x=1", "/entri/"]
    )
    def test_what_somebody_with_a_session_is_answered(self, client, address):
        client.force_login(make_user())
        answer = client.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer

    @pytest.mark.parametrize("address", SHARED)
    def test_what_somebody_with_messages_is_answered(self, told, address):
        answer = told.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert "ETag" not in answer

    @pytest.mark.parametrize("address", SHARED)
    def test_a_known_tag_makes_no_difference(self, told, client, address):
        tag = client.get(address)["ETag"]
        assert told.get(address, headers={"If-None-Match": tag}).status_code == 200

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/tidak-ada/", 404),
            ("/entri/", 302),
            ("/rilis/1/?x=%00", 422),
            ("/bahasa/xx/", 404),
            ("/api/v1/tidak-ada/", 404),
            ("/api/v1/ranking/?x=1", 422),
            ("/pemeriksaan/teks/", 200),
        ],
    )
    def test_what_is_refused_or_asked_of_a_stranger(self, client, address, status):
        answer = client.get(address)
        assert answer.status_code == status
        assert "private" in answer["Cache-Control"]

    def test_what_is_forbidden(self, client):
        client.force_login(make_user())
        answer = client.get("/akun/")
        assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-store")

    @pytest.mark.parametrize("address", ["/masuk/", "/bahasa/en/"])
    def test_what_hands_out_a_cookie(self, client, address):
        assert client.get(address)["Cache-Control"] == "private, no-store"


class TestStrangers:
    @pytest.mark.parametrize("address", SHARED)
    def test_keep_their_tags(self, client, address):
        tag = client.get(address)["ETag"]
        answer = client.get(address, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
        assert "no-store" not in answer["Cache-Control"]

    @pytest.mark.parametrize("address", ["/wilayah/99/", "/bandingkan/?wilayah=x", "/wilayah/18/target/?x=1"])
    def test_get_no_tag_for_what_is_refused(self, client, address):
        assert "ETag" not in client.get(address)


def with_token(request):
    return HttpResponse(get_token(request))


def with_message(request):
    messages.info(request, "Baru saja")
    return HttpResponse(" ".join(map(str, get_messages(request))))


def with_cookie(request):
    response = HttpResponse()
    response.set_cookie("pilihan", "1")
    return response


@pytest.mark.parametrize("answer", [with_token, with_message, with_cookie])
def test_a_page_that_holds_something_of_one_person_is_made_for_each(rf, answer):
    made = []

    @released
    def page(request, release):
        made.append(release)
        return answer(request)

    for _ in range(2):
        request = rf.get("/")
        request.user, request.session = AnonymousUser(), SessionStore()
        request._messages = default_storage(request)
        assert "ETag" not in page(request)
    assert len(made) == 2


@pytest.mark.parametrize("asked", [{}, {"HTTP_COOKIE": "sessionid=siapa"}], ids=["handed-out", "brought"])
def test_an_answer_with_a_cookie_loses_its_tag(rf, settings, asked):
    """A 304 would leave its reader with the messages and the token of another day."""
    assert settings.SESSION_COOKIE_NAME == "sessionid"

    def tagged(request):
        response = HttpResponse(headers={"ETag": '"satu"'})
        if not asked:
            response.set_cookie("pilihan", "1")
        return response

    answer = kept_by_nobody(tagged)(rf.get("/", **asked))
    assert "ETag" not in answer
    assert answer["Cache-Control"] == "private, no-store"


def test_a_sent_form_is_not_answered_from_what_is_kept(client):
    get(client, "/")
    assert "ETag" not in client.post("/")
