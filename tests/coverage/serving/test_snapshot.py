"""What is published while an answer is made is not in it; on real connections, with real commits."""

import csv
import io
import re
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Thread

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.models import Session
from django.db import InternalError, connection, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coverage.api.addresses import router
from coverage.models import Edition, Flag, Meeting, Source
from coverage.queries import releases
from coverage.releases import edition
from coverage.serving.released import released
from coverage.serving.snapshot import SNAPSHOT, in_one_snapshot, one_snapshot
from coverage.urls import READERS
from regions.models import Region
from tests.coverage.reading import said
from tests.coverage.texts.test_views import SOURCE, fields_of
from tests.coverage.workbooks.filled import fill
from tests.factories import make_rate, make_user, publish, statement

pytestmark = pytest.mark.usefixtures("lampung")

CODE = "18.01"


@pytest.fixture(scope="module")
def lampung(committed):
    """Two releases of Lampung, with a figure for the audit to find and a rate for the budget."""
    fill()
    publish(statement("18.02", "2024-11-30", active_participants=9_000, potential_workers=8_000, share="50"))
    make_rate("JKK+JKM", 16_800)
    Meeting.objects.create(region_id="18", held_on=date(2024, 12, 3), name="Rapat UCJ")


@contextmanager
def watched(each):
    """Call each(number, sql) before every query but the one that opens a snapshot; numbers start at 1."""
    number = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal number
        if sql != SNAPSHOT:
            number += 1
            each(number, sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


class TestPublishedMeanwhile:
    """A release that comes between two queries of an answer stays out of it."""

    def publish_next(self) -> None:
        """Another release: N says that 18.01 has 1,000 + N active participants."""
        failed = []

        def run() -> None:
            try:
                active = 1_001 + releases.release_row().number
                publish(statement(CODE, "2024-12-31", active_participants=active, entered=True))
            except Exception as error:
                failed.append(error)
            finally:
                connection.close()

        thread = Thread(target=run)
        thread.start()
        thread.join()
        assert not failed

    def asked_meanwhile(self, client, address: str, before: int) -> tuple[int, str]:
        """The release that stood when address was asked, and its answer; another came before that query."""
        self.publish_next()
        stood = releases.release_row().number
        with watched(lambda number, sql: self.publish_next() if number == before else None):
            answer = client.get(address)
        assert answer.status_code == 200
        assert releases.release_row().number == stood + 1, "nothing was published meanwhile"
        return stood, answer.content.decode()

    @pytest.mark.parametrize("before", [2, 3, 6])
    @pytest.mark.parametrize("address", [f"/wilayah/{CODE}/", "/peringkat/?provinsi=18&bulan=2024-12"])
    def test_a_page_shows_the_release_it_names(self, client, address, before):
        stood, page = self.asked_meanwhile(client, address, before)
        assert f"Rilis {stood} ·" in page
        assert f"1.{stood:03}" in said(page)
        assert f"1.{stood + 1:03}" not in said(page)

    @pytest.mark.parametrize("before", [2, 3, 6])
    @pytest.mark.parametrize(
        "address",
        [
            "/peringkat.csv?provinsi=18&bulan=2024-12",
            "/api/v1/ranking.csv?province=18&month=2024-12",
        ],
    )
    def test_a_file_holds_the_release_it_names(self, client, address, before):
        stood, text = self.asked_meanwhile(client, address, before)
        row = next(row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))) if row["code"] == CODE)
        assert (row["release"], row["active_participants"]) == (str(stood), str(1_000 + stood))

    @pytest.mark.parametrize("before", [2, 3, 4])
    def test_an_answer_of_the_api_is_tagged_by_the_release_it_holds(self, client, before):
        address = f"/api/v1/series/{CODE}/"
        stood, text = self.asked_meanwhile(client, address, before)
        assert f'"release": {stood},' in text
        assert f"{1_000 + stood}," in text
        assert f"{1_001 + stood}," not in text

    def test_a_flag_answered_meanwhile_ends_what_is_kept(self, client):
        """The page is kept under the edition it was made from, not under one that came later."""

        def bump() -> None:
            thread = Thread(target=lambda: (edition.bump(), connection.close()))
            thread.start()
            thread.join()

        before = Edition.objects.get().counter
        with watched(lambda number, sql: bump() if number == 2 else None):
            first = client.get("/pemeriksaan/")
        assert Edition.objects.get().counter == before + 1
        assert client.get("/pemeriksaan/")["ETag"] != first["ETag"]


QUERY = {
    "search": "q=18.",
    "suggest": "q=18",
    "compare": "wilayah=18&wilayah=18.01",
    "budget_xlsx": "pembayar1=APBD&orang1=10&program1=JKK%2BJKM&mulai1=2026-01&lama1=12",
    "verify": "kode=2-abc",
}
WRITE = ("flag_answer", "flag_owner", "conflict_decision")
FILES = ("guide_picture",)  # read from the disk as they lie
NOT_PUBLIC = ("entri/", "akun/", "bahasa/", "api/")


def public_addresses() -> dict[str, str]:
    """One address of every public pattern of the URLconf and of the API, by name."""
    values = {"code": "18", "number": 2, "kind": "xlsx", "who": "operator"}
    rows = {
        "flag": Flag.objects.current(),
        "source": Source.objects.all(),
        "held_meeting": Meeting.objects.all(),
    }
    found = {}
    for pattern in READERS:
        route = str(pattern.pattern).lstrip("^")
        if route.startswith(NOT_PUBLIC) or not pattern.name or pattern.name in (*WRITE, *FILES):
            continue
        names = pattern.pattern.regex.groupindex
        kept = rows.get(pattern.name)
        known = values | ({"pk": kept.values_list("pk", flat=True)[0]} if kept is not None else {})
        address = reverse(pattern.name, kwargs={name: known[name] for name in names})
        query = QUERY.get(pattern.name)
        found[pattern.name] = f"{address}?{query}" if query else address
    for route in router.path_operations:
        asked = "?region=18" if route.startswith("/budgets") else ""
        found[f"api {route}"] = f"/api/v1{route.format(code='18')}{asked}"
    return found


class TestEveryPublicAddress:
    """Each is read in one read-only snapshot, which only the question who asks comes before."""

    WHO = re.compile("django_session|auth_user\\b")
    SHOWN = "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"

    def answer(self, client, address: str) -> tuple[HttpResponse, set[tuple[str, str]]]:
        """What is answered, and in which transactions it was read."""
        seen, known = set(), set()

        def look(number: int, sql: str) -> None:
            of = "coverage_read_model_of" in sql
            assert of or "coverage_currentcoverage" not in sql, "the read model, of whatever release"
            begun = tuple(connection.atomic_blocks[:1])  # a snapshot's kind does not change until it ends
            if not self.WHO.search(sql) and (not begun or begun not in known):
                known.add(begun)
                seen.add(self.shown())

        with watched(look):
            answer = client.get(address)
        assert answer.status_code == 200, address
        return answer, seen

    def shown(self) -> tuple[str, str]:
        with connection.connection.cursor() as cursor:
            return cursor.execute(self.SHOWN).fetchone()

    def walk(self, client) -> dict[str, tuple[HttpResponse, set[tuple[str, str]]]]:
        addresses = public_addresses()
        assert len(addresses) > 40
        return {name: self.answer(client, address) for name, address in addresses.items()}

    def otherwise(self, answers) -> dict[str, set[tuple[str, str]]]:
        return {name: seen for name, (_, seen) in answers.items() if seen != {("repeatable read", "on")}}

    @pytest.fixture(scope="class")
    @classmethod
    def strangers(cls, lampung):
        return cls().walk(Client())

    def test_for_strangers(self, strangers):
        assert self.otherwise(strangers) == {"prose": set()}  # an empty form asks nothing

    @pytest.mark.parametrize("role", ["operator", "verifikator", "admin"])
    def test_for_those_signed_in(self, client, role):
        client.force_login(make_user(f"{role}.walk", roles=[role], regions=["18"]))
        assert set(self.otherwise(self.walk(client))) <= {"prose"}

    def test_none_depends_on_the_day_it_is_made(self, client, strangers):
        """A kept one would go on saying what was true then. The forms are kept nowhere, and hold tokens."""
        addresses = {name: at for name, at in public_addresses().items() if name not in ("prose", "verify")}
        with time_machine.travel(timezone.now() + timedelta(days=400), tick=False):
            later = {name: client.get(address).content for name, address in addresses.items()}
        assert [name for name in addresses if strangers[name][0].content != later[name]] == []

    def test_nothing_personal_is_handed_to_strangers(self, strangers):
        forms = {"prose", "verify"}
        for name, (answer, _) in strangers.items():
            assert ("ETag" in answer) == (name not in forms | {"search", "suggest"}), name
            if name not in forms:
                assert not answer.cookies, name
                assert b"csrfmiddlewaretoken" not in answer.content, name


class TestSnapshot:
    def test_refuses_to_write(self):
        with pytest.raises(InternalError, match="read-only"), one_snapshot():
            edition.bump()

    def test_opens_none_within_a_transaction(self):
        with transaction.atomic(), one_snapshot():
            edition.bump()

    @pytest.mark.parametrize("decorate", [in_one_snapshot, released])
    def test_what_is_sent_in_pieces_is_read_to_its_end_within(self, rf, decorate):
        def pieces():
            for _piece in range(2):
                with connection.cursor() as cursor:
                    cursor.execute("SHOW transaction_isolation")
                    yield cursor.fetchone()[0]

        request = rf.get("/")
        request.user, request._messages = AnonymousUser(), ()
        answer = decorate(lambda request, *release: StreamingHttpResponse(pieces()))(request)
        assert list(answer) == [b"repeatable read"] * 2

    def test_a_session_that_ends_while_a_page_is_read_is_deleted(self, client):
        person = User.objects.create_user("petugas", password="lama")
        client.force_login(person)
        person.set_password("baru")
        person.save()
        assert client.get("/").status_code == 200
        assert not Session.objects.filter(pk=client.cookies["sessionid"].value).exists()

    def test_a_text_is_read_in_one_and_sent_on_without(self, client):
        client.force_login(make_user("admin.teks", roles=["admin"]))
        Region.objects.filter(code="18").update(name="Lampung")
        text = {"text": "Per 5 Mei 2025 cakupan Provinsi Lampung 24,86 persen."}
        read = client.post("/pemeriksaan/teks/", text)
        assert "24,86" in read.content.decode()
        marked = {**fields_of(read), "baris-1-right": "on"}
        done = client.post("/pemeriksaan/teks/", {**text, **SOURCE, **marked, "action": "file"})
        assert done["Location"].startswith("/entri/kiriman/")
