"""Every `manage.py …` line of the texts runs, here or in the test that the table names."""

import shlex
from contextlib import nullcontext
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command, get_commands, load_command_class

from coverage.models import Release, Submission
from tests.coverage.workbooks.workbook_files import downloaded, lampung
from tests.documented import PROJECT, texts
from tests.factories import file_document, make_user, statement
from tests.once import stored_once

PUBLISHED = PROJECT / "fixtures" / "published"
# What the texts call a file of the reader's own.
FILES = {
    "berkas.csv": "figures.csv",
    "program.csv": "programmes.csv",
    "peraturan.csv": "regulations.csv",
    "rapat.csv": "meetings.csv",
    "tindak-lanjut.csv": "actions.csv",
}
# Commands that loop, build or take minutes: run whole by the test beside them.
ELSEWHERE = {
    "backtest": "tests/coverage/management/test_backtest.py",
    "load_demo": "tests/coverage/demo/test_demo.py",
    "migrate": "tests/ucj_dashboard/test_own_roads.py",
    "work": "tests/coverage/jobs/program.py",
}


def documented() -> set[str]:
    """The lines as printed, from "manage.py" on, without comments."""
    return {line.split("  #")[0].strip() for _, line in texts(r"manage\.py ([^`\n]+)")}


def lines() -> list[str]:
    """Those to run here; a bare name in a sentence is no line where the command is printed with its words."""
    printed = documented()
    whole = {line.partition(" ")[0] for line in printed if " " in line}
    return sorted(
        line
        for line in printed
        if line.partition(" ")[0] not in ELSEWHERE and (" " in line or line not in whole)
    )


LINES = lines()


DECEMBER = "2025-12-08 03:00+00:00"


def _office() -> tuple[int, bytes]:
    """People, figures that wait and a workbook: the number of their submission, and its bytes."""
    with time_machine.travel(DECEMBER, tick=False):
        lampung()
        call_command("import_regulations", str(PUBLISHED / "regulations.csv"))  # meetings name them
        make_user("operator.lampung", roles=["operator"], regions=["18"])
        make_user(
            "verifikator.lampung", roles=["verifikator", "admin"], regions=["18"]
        )  # a document's figures
        make_user("NAMA")
        waiting = file_document([statement("18", share="26.5")], name="x.csv", digest="", by=None).submission
        return waiting.pk, downloaded()


office_once = stored_once(_office, database="published_once")


@pytest.fixture
def office(office_once, db, tmp_path, monkeypatch, settings):
    """A site with releases and all of that: what the texts say by what is here."""
    settings.STATIC_ROOT = tmp_path / "static"
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: "sandi-yang-panjang-8812")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "sandi-yang-panjang-8812")
    waiting, workbook = office_once
    book = tmp_path / "buku-kerja.xlsx"
    book.write_bytes(workbook)
    own = {name: str(PUBLISHED / kept) for name, kept in FILES.items()}
    with time_machine.travel(DECEMBER, tick=False):
        yield own | {book.name: str(book), "7": str(waiting), "ALAMAT": "127.0.0.1"}


@pytest.mark.parametrize("line", LINES)
def test_every_documented_line_runs(office, line):
    name, *words = [office.get(word, word) for word in shlex.split(line)]
    options = load_command_class(get_commands()[name], name).create_parser("manage.py", name)._actions
    known = {flag for action in options for flag in action.option_strings}
    if "--dry-run" in known and name != "collectstatic":
        words.append("--dry-run")  # the texts' own files are large, and nothing is to stay
    if name == "createsuperuser":
        words += ["--noinput", "--username", "pertama", "--email", "pertama@kantor.example"]
    before = (Release.objects.count(), Submission.objects.count(), User.objects.count())
    told = StringIO()
    # As documented, check_data ends with 1 while contradictions wait for an answer: seven do.
    waits = pytest.raises(CommandError, match="belum dijawab") if name == "check_data" else nullcontext()
    with waits:
        call_command(name, *words, stdout=told, stderr=told)
    made = int(name == "createsuperuser")
    assert (Release.objects.count(), Submission.objects.count(), User.objects.count() - made) == before


def test_the_table_is_complete_and_its_tests_run_what_it_says():
    named = {shlex.split(line)[0] for line in documented()}
    assert {"import_figures", "publish", "work"} <= named
    assert ELSEWHERE.keys() <= named
    assert named <= get_commands().keys()
    assert [name for name, test in ELSEWHERE.items() if name not in (PROJECT / test).read_text("utf-8")] == []
