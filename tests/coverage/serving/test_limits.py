"""What visitors may have made: so often from one address, so many at once, each page by one of them."""

from contextlib import contextmanager
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client

from coverage.places.views import ranking
from coverage.serving import kept, limits
from tests.coverage.workbooks.filled import fill
from tests.factories import make_user
from tests.once import stored_once
from tests.ucj_dashboard.processes import python

ASKED = "/pemeriksaan/teks/"
TEXT = {"text": "Per 5 Mei 2025 cakupan Provinsi Lampung 24,86 persen."}
DEAR = {
    "text": lambda client, number, **more: client.post(ASKED, TEXT, **more),
    "code": lambda client, number, **more: client.get(f"/verifikasi/?kode={number}", **more),
    "query": lambda client, number, **more: client.get(f"/peringkat/?halaman={number}&rilis=1", **more),
    "slides": lambda client, number, **more: _cold(client, "/wilayah/18/rapat.pptx", **more),
    "workbook": lambda client, number, **more: _cold(client, "/peringkat.xlsx", **more),
    "api": lambda client, number, **more: client.get("/api/v1/ranking/?release=1", **more),
    "false session": lambda client, number, **more: client.get(
        "/", headers={"cookie": "sessionid=x"}, **more
    ),
}

NOW = "2025-11-03T01:00:20Z"


def _cold(client, address, **more):
    kept.clear()
    return client.get(address, **more)


@pytest.fixture(autouse=True)
def clock(settings, tmp_path):
    settings.VISITOR_PER_MINUTE = 3
    settings.VISITS = tmp_path / "visits"
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def _filled() -> None:
    with time_machine.travel(NOW, tick=False):
        fill()


filled = stored_once(_filled, scope="class")


@pytest.mark.usefixtures("filled", "db")
class TestFromOneAddress:
    @pytest.mark.parametrize("way", DEAR.values(), ids=DEAR)
    def test_so_many_in_a_minute(self, client, way, clock):
        assert all(way(client, number).status_code < 429 for number in range(3))
        refused = way(client, 4)
        assert (refused.status_code, refused["Retry-After"]) == (429, "40")
        assert "Dari alamat Anda" in refused.content.decode()
        assert "private" in refused["Cache-Control"]
        assert way(client, 5, REMOTE_ADDR="10.0.0.9").status_code < 429
        clock.shift(40)
        assert way(client, 6).status_code < 429

    def test_what_is_kept_is_not_counted(self, client):
        assert {client.get("/peringkat/?provinsi=18").status_code for _ in range(9)} == {200}

    def test_nor_are_plain_pages_and_empty_forms(self, client):
        addresses = ["/", "/wilayah/18/", "/peringkat/", "/rilis/", ASKED, "/verifikasi/", "/api/v1/ranking/"]
        assert {_cold(client, address).status_code for address in addresses} == {200}

    def test_nor_are_people_signed_in(self, client):
        client.force_login(make_user())
        assert {
            way(client, number).status_code for number in range(9) for way in (DEAR["text"], DEAR["query"])
        } <= {
            200,
            404,
            422,
        }

    def test_in_the_readers_language_and_in_json(self, client):
        for number in range(4):
            answer = client.get(f"/en/peringkat/?halaman={number}&rilis=1")
        assert '<html lang="en">' in answer.content.decode()
        assert DEAR["api"](client, 0).json()["detail"]

    def test_one_connection_of_ipv6_is_one(self, client):
        answers = [DEAR["code"](client, number, REMOTE_ADDR=f"2001:db8::{number}") for number in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert DEAR["code"](client, 0, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200

    def test_where_they_cannot_be_counted_all_are_let_in(self, client, settings, tmp_path):
        """A full disk, or one that may only be read."""
        settings.VISITS = tmp_path
        assert {DEAR["code"](client, number).status_code for number in range(9)} == {200}

    def test_none_is_no_limit(self, client, settings):
        settings.VISITOR_PER_MINUTE = 0
        assert {DEAR["code"](client, number).status_code for number in range(9)} == {200}


VISITS = """
import os
import django, time_machine
django.setup()
from coverage.serving import limits
def visit():
    with time_machine.travel("2025-11-03T01:00:20Z", tick=False):
        try:
            for _visit in range(2):
                limits._count_address("10.0.0.1")
            print("let in", flush=True)
        except limits.TooMany:
            print("too many", flush=True)
for _process in range(2):
    if os.fork() == 0:
        visit()
        os._exit(0)
    os.wait()
"""


def test_the_processes_of_the_server_count_together(tmp_path):
    """They are forked from one."""
    site = {"UCJ_VAR": str(tmp_path), "UCJ_VISITOR_PER_MINUTE": "3"}
    assert python("-c", VISITS, **site).communicate()[0] == "let in\ntoo many\n"


@pytest.fixture(scope="module")
def lampung(committed):
    fill()


def at_once(*asks) -> list:
    """What each is answered when all ask at the same moment, on connections of their own."""
    answers, start = [None] * len(asks), Barrier(len(asks))

    def run(number, ask):
        start.wait()
        try:
            answers[number] = ask(Client())
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(asks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@contextmanager
def held(places: int):
    """So many places are taken by others, on a connection of their own."""
    other = connection.copy()
    with other.cursor() as cursor:
        other.set_autocommit(False)
        for place in range(places):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [limits.SLOTS, place])
        yield
    other.close()


@pytest.mark.usefixtures("lampung")
class TestAtOnce:
    def test_who_finds_no_place_is_sent_away(self, settings, monkeypatch):
        settings.VISITOR_PER_MINUTE, settings.VISITOR_AT_ONCE = 0, 2
        monkeypatch.setattr(limits, "LONGEST_WAIT", 0)
        with held(1):
            assert Client().post(ASKED, TEXT).status_code == 200
        with held(2):
            refused = Client().post(ASKED, TEXT)
            assert (refused.status_code, refused["Retry-After"]) == (429, "5")
            assert "untuk pengunjung lain" in refused.content.decode()
            assert Client().get("/rilis/").status_code == 200

    def test_who_waits_a_little_finds_one(self, settings):
        settings.VISITOR_PER_MINUTE, settings.VISITOR_AT_ONCE = 0, 1
        answers = at_once(*[lambda client: client.post(ASKED, TEXT).status_code] * 4)
        assert answers == [200] * 4

    def test_a_place_is_free_again_when_the_answer_is_made(self, settings):
        settings.VISITOR_PER_MINUTE, settings.VISITOR_AT_ONCE = 0, 1
        codes = [Client().post(ASKED, TEXT).status_code for _ in range(3)]
        assert codes == [200] * 3

    def test_one_makes_a_cold_page_and_others_wait_for_it(self, monkeypatch):
        made = []
        make = ranking.ranking_page

        def counted(*args, **kwargs):
            made.append(args)
            return make(*args, **kwargs)

        monkeypatch.setattr(ranking, "ranking_page", counted)
        answers = at_once(*[lambda client: client.get("/peringkat/").content] * 5)
        assert len(made) == 1
        assert len(set(answers)) == 1
