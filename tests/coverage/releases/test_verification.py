"""What was published is looked through anew: whatever was altered behind the site's back is named."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coverage.models import CurrentCoverage, Flag, Proof, RegionChecksum, Release, Target
from coverage.releases import publishing, verification
from coverage.releases.checksums import KEYED, checksum, checksums
from coverage.rows.release_code import code_of
from coverage.verify.pages.code import verify_code
from coverage.verify.pages.verified import Verdict
from tests import factories
from tests.factories import statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db
NOT_CONTENT = {"id", "published_in_id", "superseded_in_id", "submission_id"}


def _published() -> None:
    """Three releases, the third of which undoes the second."""
    factories.publish(
        statement("18.01", active_participants=100, potential_workers=1_001),
        statement("18.71", as_of=None, target_year=2024, target="40", target_document="RPJMD"),
        statement("18.71", as_of=None, target_year=2024, target="45", target_document="RKPD"),
        statement("18.71", as_of=None, target_year=2024, target="45", target_document="rkp"),
    )
    second = factories.publish(statement("18.71", share="50"), statement("18.02", share="150.5"))
    publishing.undo(release=second, by=None, note="")


def test_a_site_without_releases_is_sound():
    """The first test: the others find the three releases, stored once."""
    call_command("verify_releases")
    assert Proof.objects.get().release is None


published = stored_once(_published)


def altered(change):
    """Change published rows as only the owner of the tables can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")


def said(release):
    """What a release says, ordered by Python: region and text of each row."""
    for model in (*KEYED, Flag):
        fields = [field.attname for field in model._meta.concrete_fields if field.attname not in NOT_CONTENT]
        rows = list(model.objects.known_in(release))
        rows.sort(key=lambda row: [((v := getattr(row, name)) is None, v or 0) for name in row.KEY])
        for row in rows:
            yield row.region_id, repr((model.__name__, *(str(getattr(row, name)) for name in fields)))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def reckoned_as_a_whole(release):
    """The slow, obvious second version of the first rule."""
    return sha256("".join(text for _, text in said(release)))


def reckoned_by_region(release):
    """The slow, obvious second version of the second rule."""
    rows = list(said(release))
    sums = {code: sha256("".join(text for of, text in rows if of == code)) for code, _ in rows}
    return sha256("".join(f"{code} {sums[code]}\n" for code in sorted(sums)))


@pytest.fixture
def sealed_before(published):
    """The same three releases as they were left by the code that sealed them as a whole."""
    for number in (1, 2, 3):
        whole = reckoned_as_a_whole(number)
        altered(f"UPDATE coverage_release SET rule = DEFAULT, checksum = '{whole}' WHERE number = {number}")
    altered("DELETE FROM coverage_regionchecksum")


def test_the_checksums_of_all_releases_are_those_of_each(published):
    stored = dict(Release.objects.values_list("number", "checksum"))
    assert checksums(stored) == stored == {number: checksum(number) for number in stored}
    assert checksums([3, 1]) == {1: stored[1], 3: stored[3]}
    assert len(set(stored.values())) == 2, "what was undone is as it was"


def test_texts_are_ordered_alike_on_every_server(published):
    assert Target.objects.count() == 3
    assert {number: reckoned_by_region(number) for number in (1, 2, 3)} == checksums([1, 2, 3])


def test_a_sealed_release_keeps_its_checksum_code_and_rule(sealed_before):
    before = dict(Release.objects.values_list("number", "checksum"))
    assert before == checksums(before) == {number: reckoned_as_a_whole(number) for number in before}
    fourth = factories.publish(statement("18.02", share="51"))
    assert dict(Release.objects.values_list("number", "rule")) == {1: 1, 2: 1, 3: 1, 4: 2}
    assert dict(Release.objects.exclude(number=4).values_list("number", "checksum")) == before
    assert fourth.checksum == reckoned_by_region(4) == checksum(4)
    assert verification.differences() == []
    told = verify_code(f"Rilis 1 · kode {code_of(before[1])}")
    assert (told.verdict, told.release.number) == (Verdict.UNCHANGED, 1)
    altered("UPDATE coverage_target SET target_ratio = 0.41 WHERE document = 'RPJMD'")
    first, *_, last = verification.altered_releases()
    assert first.startswith("Rilis 1: checksum tersimpan")
    assert "Wilayah" not in first
    assert last.endswith("Wilayah yang berbeda: 18.71.")


def test_only_the_regions_a_release_changed_are_read_to_seal_it(published):
    def kept(release):
        return set(RegionChecksum.objects.filter(published_in=release).values_list("region_id", flat=True))

    assert kept(1) == {"18.01", "18.71"}
    with CaptureQueriesContext(connection) as asked:
        fourth = factories.publish(statement("18.02", share="52"))
    read = [query["sql"] for query in asked if "COLLATE" in query["sql"]]  # as no other query is ordered
    assert read
    assert all("18.02" in sql and "18.71" not in sql for sql in read), read
    assert kept(4) == {"18.02"}
    assert fourth.checksum == reckoned_by_region(4)


def test_a_release_of_the_code_before_between_two_is_made_up_for(published):
    """An update was taken back for a while."""
    factories.publish(statement("18.01", "2024-11-30", active_participants=101, potential_workers=1_001))
    whole = reckoned_as_a_whole(4)
    altered(f"UPDATE coverage_release SET rule = 1, checksum = '{whole}' WHERE number = 4")
    altered("DELETE FROM coverage_regionchecksum WHERE published_in_id = 4")
    altered("UPDATE coverage_regionchecksum SET superseded_in_id = NULL WHERE superseded_in_id = 4")
    fifth = factories.publish(statement("18.02", share="52"))
    assert fifth.checksum == reckoned_by_region(5)
    assert verification.differences() == []


def test_a_sound_site_says_so_and_remembers_when(published, capsys):
    call_command("verify_releases")
    assert capsys.readouterr().out == "Sampai rilis 3: semua sama.\n"
    kept = Proof.objects.get()
    assert (kept.kind, kept.release, kept.passed, kept.found) == ("releases", 3, True, "")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE coverage_target SET target_ratio = 0.41 WHERE document = 'RPJMD'",
            ["Rilis 1", "Rilis 2", "Wilayah yang berbeda: 18.71."],
        ),
        (
            "DELETE FROM coverage_participantsnapshot WHERE superseded_in_id = 3",
            ["Rilis 2:", "Wilayah yang berbeda: 18.02, 18.71."],
        ),
        (
            "UPDATE coverage_regionchecksum SET checksum = '' WHERE region_id = '18.02'",
            ["Rilis 2: checksum wilayahnya diubah. Wilayah yang berbeda: 18.02."],
        ),
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
