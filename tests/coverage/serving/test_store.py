"""The store of kept answers: files that processes share, found by stamp and address."""

import shutil
import subprocess
import sys
from datetime import timedelta
from threading import Event, Thread

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from coverage.releases import edition
from coverage.serving import kept, stamps
from coverage.serving.kept import KeptAnswer
from coverage.serving.shared import PUBLIC
from coverage.serving.stamps import Stamp
from regions.importing import FIXTURES, import_regions
from tests.coverage.reading import get, said
from tests.coverage.workbooks.filled import fill
from tests.factories import publish, statement
from tests.once import stored_once

KEY = kept.key_of("/wilayah/18/")
ANSWER = KeptAnswer({"br": b"packed", "identity": b"plain"}, {"Content-Type": "text/html; charset=utf-8"})

filled = stored_once(fill)


def stamp(number=1, counter=1):
    return Stamp(number, "abc", counter)


def made_by():
    """As a process that starts now reckons it."""
    return stamps.made_by.__wrapped__()


class TestFiles:
    def test_an_answer_comes_back_as_it_was_put(self, rf):
        kept.keep(stamp(), KEY, ANSWER)
        packed = kept.sent(stamp(), KEY, rf.get("/", headers={"Accept-Encoding": "gzip, br"}))
        plain = kept.sent(stamp(), KEY, rf.get("/"))
        assert (packed.content, packed["Content-Encoding"]) == (b"packed", "br")
        assert (plain.content, plain["Content-Type"]) == (b"plain", "text/html; charset=utf-8")
        assert "Content-Encoding" not in plain

    @pytest.mark.parametrize("other", [stamp(2), stamp(1, 2), Stamp(1, "abd", 1)])
    def test_another_stamp_has_none(self, rf, other):
        kept.keep(stamp(), KEY, ANSWER)
        assert kept.sent(other, KEY, rf.get("/")) is None

    def test_other_code_and_settings_have_none(self, rf, monkeypatch):
        kept.keep(stamp(), KEY, ANSWER)
        monkeypatch.setattr(stamps, "made_by", lambda: "other")
        assert kept.sent(stamp(), KEY, rf.get("/")) is None

    def test_so_has_a_run_that_shows_its_errors(self, settings):
        """Its static files have other names, and who changes a template looks at it at once."""
        settings.DEBUG = True
        assert made_by() != stamp().name.rpartition("-")[2]

    @pytest.mark.parametrize(
        "name", ["static/staticfiles.json", "project/requirements.txt", "project/docs/a.md"]
    )
    def test_so_have_other_files(self, settings, tmp_path, name):
        settings.STATIC_ROOT, settings.BASE_DIR = tmp_path / "static", tmp_path / "project"
        before, path = made_by(), tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text("a")
        assert made_by() != before

    def test_the_oldest_stamps_go(self, rf):
        for number in range(1, 6):
            kept.keep(stamp(number), KEY, ANSWER)
        left = [number for number in range(1, 6) if kept.sent(stamp(number), KEY, rf.get("/"))]
        assert left == [3, 4, 5]

    def test_what_weighs_too_much_goes(self, rf, monkeypatch):
        monkeypatch.setattr(kept, "MOST", 250)
        monkeypatch.setattr(kept.os, "urandom", lambda length: b"\0")
        for number in range(1, 4):
            kept.keep(stamp(number), KEY, ANSWER)
        assert kept.sent(stamp(1), KEY, rf.get("/")) is None
        assert kept.sent(stamp(3), KEY, rf.get("/")) is not None

    def test_what_was_being_written_is_no_answer(self, rf, settings):
        kept.keep(stamp(), KEY, ANSWER)
        names = {path.name for path in settings.KEPT_DIR.rglob("*") if path.is_file()}
        assert names == {f"{KEY}.br", f"{KEY}.identity"}


class TestMaking:
    def test_others_wait_in_other_processes_too(self, settings):
        code = (
            "import sys; from pathlib import Path; from django.conf import settings;"
            "settings.configure(KEPT_DIR=Path(sys.argv[1]));"
            "from coverage.serving import kept\n"
            "with kept.making(sys.argv[2], wait=False) as mine: print(mine)"
        )
        ask = [sys.executable, "-c", code, str(settings.KEPT_DIR), KEY]
        with kept.making(KEY) as mine:
            assert mine
            assert subprocess.run(ask, capture_output=True, text=True, check=True).stdout == "False\n"
        assert subprocess.run(ask, capture_output=True, text=True, check=True).stdout == "True\n"

    def test_a_thread_waits_for_another(self):
        held, done = Event(), []

        def hold():
            with kept.making(KEY):
                held.set()
                done.append("first")

        with kept.making(KEY):
            thread = Thread(target=hold)
            thread.start()
            assert not held.wait(0.1)
            done.append("mine")
        thread.join()
        assert done == ["mine", "first"]


@pytest.mark.usefixtures("filled", "db")
class TestPages:
    @pytest.mark.parametrize(
        "address", ["/wilayah/18/", "/en/wilayah/18/", "/peringkat.csv", "/peringkat.xlsx"]
    )
    def test_fresh_and_kept_ones_have_the_same_headers(self, client, address):
        fresh, found = client.get(address), client.get(address)
        assert found.content == fresh.content
        own = {"x-request-id"}
        assert {name.lower(): value for name, value in found.headers.items() if name.lower() not in own} == {
            name.lower(): value for name, value in fresh.headers.items() if name.lower() not in own
        }
        assert found["Cache-Control"] == PUBLIC
        assert found["X-Frame-Options"] == "DENY"
        assert "Content-Security-Policy" in found
        assert "Cookie" not in found.get("Vary", "")

    def test_a_kept_one_asks_one_statement_of_the_stamp(self, client, django_assert_num_queries):
        client.get("/wilayah/18/")
        with django_assert_num_queries(0):  # the stamp's goes past Django's cursor, see stamps.current
            client.get("/wilayah/18/")

    def test_a_host_that_is_not_allowed_is_refused(self, client):
        client.get("/wilayah/18/")
        assert client.get("/wilayah/18/", headers={"host": "evil.example"}).status_code == 400

    def test_the_edition_makes_them_anew(self, client):
        tag = client.get("/wilayah/18/")["ETag"]
        edition.bump()
        assert client.get("/wilayah/18/", headers={"If-None-Match": tag}).status_code == 200

    def test_so_does_a_backup_that_is_brought_back(self, client):
        """It may count to the same edition again, with other answers to other flags."""
        tag = client.get("/wilayah/18/")["ETag"]
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE coverage_edition RENAME TO before")
            cursor.execute("CREATE TABLE coverage_edition AS SELECT * FROM before")
        assert client.get("/wilayah/18/", headers={"If-None-Match": tag}).status_code == 200

    def test_a_reader_need_not_wait_right_after_a_publish(self, client):
        before = client.get("/wilayah/18/").content
        publish(statement("18.01", "2024-12-31", share="30"))
        with kept.making(KEY):  # somebody makes the new one
            meanwhile = client.get("/wilayah/18/")
        assert meanwhile.content == before
        assert (meanwhile["Cache-Control"], "ETag" in meanwhile) == ("private, no-store", False)
        assert client.get("/wilayah/18/").content != before

    @pytest.mark.parametrize("first", ["at once", "late"])
    def test_but_a_minute_later(self, client, first):
        """Whenever the new stamp has its first answer, and however many others are written meanwhile."""
        client.get("/wilayah/18/")
        publish(statement("18.01", "2024-12-31", share="30"))
        if first == "at once":
            client.get("/wilayah/18.01/")
        assert kept.former(stamps.current(), KEY) is not None
        with time_machine.travel(timezone.now() + timedelta(seconds=62)):
            if first == "at once":
                client.get("/wilayah/18.02/")
            assert kept.former(stamps.current(), KEY) is None

    def test_nor_after_an_answer_to_a_flag(self, client):
        client.get("/wilayah/18/")
        with time_machine.travel(timezone.now() + timedelta(hours=1)):
            edition.bump()
            assert kept.former(stamps.current(), KEY) is None

    def test_whoever_signed_in_is_given_none_of_it(self, client, admin_user):
        client.get("/wilayah/18/")
        client.force_login(admin_user)
        answer = client.get("/wilayah/18/")
        assert "Keluar" in answer.content.decode()
        assert answer["Cache-Control"] == "private, no-store"

    def test_but_files_which_are_the_same_for_all(self, client, admin_user):
        """As they lie, with nothing to keep or ask again by; what nobody asked for is made."""
        address, body = "/peringkat.csv", b"seperti disimpan"
        answer = KeptAnswer({"identity": body}, {"Content-Type": "text/csv"})
        kept.keep(stamps.current(), kept.key_of(address), answer)
        client.force_login(admin_user)
        sent = client.get(address)
        assert (sent.content, sent["Cache-Control"], "ETag" in sent) == (body, "private, no-store", False)
        assert client.get(f"{address}?provinsi=18").content != body
        kept.clear()
        assert client.get(address).content != body


@pytest.mark.usefixtures("filled", "db")
class TestTrouble:
    """Pages are given whatever becomes of the store."""

    def test_a_store_that_takes_no_files_costs_time_only(self, client, settings, tmp_path):
        """As on a disk that is full, or may only be read."""
        settings.KEPT_DIR = tmp_path / "file"
        settings.KEPT_DIR.write_text("")
        assert {client.get("/").status_code for _ in range(2)} == {200}

    def test_a_file_that_a_power_cut_left_empty_is_none(self, client, settings):
        page = client.get("/").content
        for path in (settings.KEPT_DIR / "pages").rglob("*"):
            if path.is_file():
                path.write_bytes(b"")
        answer = client.get("/")
        assert (answer.status_code, answer.content) == (200, page)

    def test_one_that_belongs_to_somebody_else_is_none(self, client, monkeypatch):
        """As when root has tried a page: files are for who wrote them alone."""
        client.get("/wilayah/18/")

        def read_bytes(path):
            raise PermissionError

        monkeypatch.setattr("coverage.serving.kept.Path.read_bytes", read_bytes)
        assert kept.former(stamps.current(), KEY) is None
        assert kept.newest(KEY) is None

    def test_nor_is_half_a_body(self, client, settings):
        page = client.get("/").content
        for path in (settings.KEPT_DIR / "pages").rglob("*.identity"):
            path.write_bytes(path.read_bytes()[:-99])
        assert client.get("/").content == page


@pytest.mark.django_db
def test_other_regions_make_other_pages(client, tmp_path):
    """Their names stand on kept pages: a list that is loaded anew counts the edition on, the same one not."""
    import_regions()
    publish(statement("18", "2025-03-31", active_participants=300, potential_workers=1_000))
    assert "Lampung" in said(get(client, "/wilayah/18/"))
    before = edition.edition()
    import_regions()
    assert edition.edition() == before
    folder = shutil.copytree(FIXTURES, tmp_path / "regions")
    listed = folder / "regions.csv"
    listed.write_text(
        listed.read_text(encoding="utf-8").replace(",Lampung,", ",Lampung Raya,", 1), encoding="utf-8"
    )
    import_regions(folder=folder)
    assert edition.edition() == before + 1
    assert "Lampung Raya" in said(get(client, "/wilayah/18/"))
