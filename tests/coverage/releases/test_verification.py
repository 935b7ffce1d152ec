"""What was published is looked through anew: whatever was altered behind the site's back is named."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from coverage.models import CurrentCoverage, Flag, Proof, Release, Target
from coverage.releases import publishing, verification
from coverage.releases.checksums import KEYED, checksum, checksums
from tests import factories
from tests.factories import statement

pytestmark = pytest.mark.django_db
NOT_CONTENT = {"id", "published_in_id", "superseded_in_id", "submission_id"}


@pytest.fixture
def published():
    """Three releases, the third of which undoes the second."""
    factories.publish(
        statement("18.01", active_participants=100, potential_workers=1_001),
        statement("18.71", as_of=None, target_year=2024, target="40", target_document="RPJMD"),
        statement("18.71", as_of=None, target_year=2024, target="45", target_document="RKPD"),
        statement("18.71", as_of=None, target_year=2024, target="45", target_document="rkp"),
    )
    second = factories.publish(statement("18.71", share="50"), statement("18.02", share="150.5"))
    publishing.undo(release=second, by=None, note="")


def altered(change):
    """Change published rows as only the owner of the tables can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")


def reckoned(release):
    """The slow, obvious second version: one release, ordered by Python."""
    digest = hashlib.sha256()
    for model in (*KEYED, Flag):
        fields = [field.attname for field in model._meta.concrete_fields if field.attname not in NOT_CONTENT]
        rows = list(model.objects.known_in(release))
        rows.sort(key=lambda row: [((v := getattr(row, name)) is None, v or 0) for name in row.KEY])
        for row in rows:
            digest.update(repr((model.__name__, *(str(getattr(row, name)) for name in fields))).encode())
    return digest.hexdigest()


def test_the_checksums_of_all_releases_are_those_of_each(published):
    stored = dict(Release.objects.values_list("number", "checksum"))
    assert checksums(stored) == stored == {number: checksum(number) for number in stored}
    assert checksums([3, 1]) == {1: stored[1], 3: stored[3]}
    assert len(set(stored.values())) == 2, "what was undone is as it was"


def test_texts_are_ordered_alike_on_every_server(published):
    assert Target.objects.count() == 3
    assert {number: reckoned(number) for number in (1, 2, 3)} == checksums([1, 2, 3])


def test_a_sound_site_says_so_and_remembers_when(published, capsys):
    call_command("verify_releases")
    assert capsys.readouterr().out == "Sampai rilis 3: semua sama.\n"
    kept = Proof.objects.get()
    assert (kept.kind, kept.release, kept.passed, kept.found) == ("releases", 3, True, "")


def test_a_site_without_releases_is_sound():
    call_command("verify_releases")
    assert Proof.objects.get().release is None


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE coverage_target SET target_ratio = 0.41 WHERE document = 'RPJMD'", ["Rilis 1", "Rilis 2"]),
        ("DELETE FROM coverage_participantsnapshot WHERE superseded_in_id = 3", ["Rilis 2:"]),
        (
            "UPDATE coverage_release SET checksum = '' WHERE number = 2",
            ["Rilis 2: checksum tersimpan kosong"],
        ),
        ("UPDATE coverage_currentcoverage SET active_participants = 99", ["rilis 3: 18.01 2024-09-24 TOTAL"]),
        ("DELETE FROM coverage_currentcoverage", ["rilis 3: 18.01 2024-09-24 TOTAL"]),
    ],
)
def test_what_was_altered_is_named(published, change, named, capsys):
    altered(change)
    with pytest.raises(CommandError, match="berbeda dari yang diterbitkan") as refused:
        call_command("verify_releases")
    assert refused.value.returncode == 1
    told = capsys.readouterr().out
    assert all(words in told for words in named), told
    kept = Proof.objects.get()
    assert (kept.passed, kept.found) == (False, told.strip())


def test_only_the_first_rows_of_many_are_named(published, monkeypatch):
    monkeypatch.setattr(verification, "SHOWN", 0)
    CurrentCoverage.objects.update(rank=7)
    assert verification.differences() == ["Tabel baca: 1 baris lain juga berbeda."]
