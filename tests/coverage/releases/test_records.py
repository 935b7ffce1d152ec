"""Programmes and plans: published, replaced, taken back and kept by the database as figures are."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from coverage.models import DraftRecord, Programme, Release, Submission, SubmissionRegion
from coverage.queries import records, releases
from coverage.releases import checksums, publishing
from coverage.releases.records import json_values, published_anew
from coverage.sources.queries.record_history import record_history
from tests import factories

pytestmark = pytest.mark.django_db

DAY = date(2025, 8, 13)


def hand_in(*, retracts: bool = False, **values) -> SubmissionRegion:
    factories.make_province()
    submission = Submission.objects.create(kind=Submission.Kind.RECORDS, name="Program")
    draft(submission, retracts=retracts, **values)
    return waiting(submission)


def draft(submission: Submission, region: str = "18", *, retracts: bool = False, **values) -> None:
    given = {"source_id": factories.make_source().pk, "as_of": DAY, "as_of_precision": "day", **values}
    DraftRecord.objects.create(
        submission=submission,
        region_id=region,
        kind=DraftRecord.Kind.PROGRAMME,
        values=json_values(**{"group": "RT/RW", **given}),
        retracts=retracts,
    )


def waiting(submission: Submission, region: str = "18") -> SubmissionRegion:
    return SubmissionRegion.objects.create(
        submission=submission, region_id=region, state="submitted", seen_release=Release.objects.count()
    )


def publish(**values) -> Release:
    return publishing.publish_parts(parts=[hand_in(**values).pk], by=None, note="")


def known(number: int) -> list[int | None]:
    release = releases.release_row(number)
    assert release is not None
    return [row.registered_workers for row in records.programmes(release)]


def test_a_draft_is_seen_by_no_reader():
    publish(registered_workers=13_664)
    hand_in(registered_workers=1)
    assert known(1) == [13_664]


def test_a_later_figure_of_the_same_key_replaces_and_the_old_release_keeps_its_own():
    publish(registered_workers=13_664)
    publish(registered_workers=13_700)
    assert (known(1), known(2)) == ([13_664], [13_700])


def test_the_same_again_changes_nothing():
    publish(registered_workers=13_664)
    publish(registered_workers=13_664)
    assert Programme.objects.get().superseded_in is None


def test_another_source_stands_beside_it():
    publish(registered_workers=13_664)
    publish(registered_workers=13_700, source_id=factories.make_source("Lain (Koran, 2025-08-14)").pk)
    assert sorted(known(2)) == [13_664, 13_700]


def test_zero_is_kept_and_blank_is_not_zero():
    publish(registered_workers=0)
    row = Programme.objects.get()
    assert (row.registered_workers, row.paid_workers) == (0, None)


def test_a_retraction_takes_the_row_back():
    publish(registered_workers=13_664)
    publish(retracts=True)
    assert (known(1), known(2)) == ([13_664], [])


def test_drafts_of_a_region_are_published_without_those_of_another():
    factories.make_province("15")
    part = hand_in(registered_workers=13_664)
    draft(part.submission, "15", registered_workers=5)
    waiting(part.submission, "15")
    publishing.publish_parts(parts=[part.pk], by=None, note="")
    assert list(Programme.objects.values_list("region_id", flat=True)) == ["18"]
    assert list(DraftRecord.objects.values_list("region_id", flat=True)) == ["15"]


def test_two_drafts_of_one_key_that_say_otherwise_are_an_error():
    part = hand_in(registered_workers=13_664)
    draft(part.submission, registered_workers=13_700)
    with pytest.raises(ValueError, match="two draft records of one key"):
        publishing.publish_parts(parts=[part.pk], by=None, note="")


class TestPublishedAnew:
    """Whether a record came in a later release than was seen when it was handed in."""

    @pytest.fixture(autouse=True)
    def _two_releases(self):
        factories.make_province("15")
        publish(registered_workers=13_664)
        publish(registered_workers=13_700)

    @pytest.mark.parametrize(("seen", "anew"), [(1, True), (2, False)])
    def test_after_what_was_seen(self, seen, anew):
        part = hand_in(registered_workers=13_800)
        assert published_anew(part.submission_id, "18", seen) is anew

    def test_one_of_several_is_enough(self):
        part = hand_in(registered_workers=13_800)
        draft(part.submission, group="Ojek", registered_workers=7)
        assert published_anew(part.submission_id, "18", 1)

    def test_by_what_the_submission_has_for_the_region(self):
        hand_in(registered_workers=13_800)
        other = hand_in(group="Ojek", registered_workers=7)
        assert not published_anew(other.submission_id, "18", 1)
        draft(other.submission, "15", registered_workers=7)
        draft(other.submission, registered_workers=13_800)
        assert not published_anew(other.submission_id, "15", 1)


def test_undo_brings_the_former_row_again():
    publish(registered_workers=13_664)
    second = publish(registered_workers=13_700)
    publishing.undo(release=second, by=None, note="")
    assert known(3) == [13_664]


def test_the_checksum_tells_of_records():
    first = publish(registered_workers=13_664)
    second = publish(registered_workers=13_700)
    assert first.checksum != second.checksum
    assert checksums.checksum(1) == first.checksum


def test_the_database_keeps_published_rows():
    publish(registered_workers=13_664)
    with pytest.raises(IntegrityError, match="sudah terbit"), transaction.atomic():
        Programme.objects.update(registered_workers=1)
    with pytest.raises(IntegrityError, match="sudah terbit"), transaction.atomic():
        Programme.objects.all()._raw_delete("default")


def test_an_unknown_column_is_refused():
    with pytest.raises(KeyError, match="workers"):
        publish(workers=1)


def test_its_history_says_what_replaced_what():
    publish(registered_workers=13_664)
    publish(registered_workers=13_700)
    newest, oldest = record_history("18")
    assert (newest.row.registered_workers, newest.former.registered_workers) == (13_700, 13_664)
    assert (oldest.published_in, oldest.ended_in, oldest.former) == (1, 2, None)


def test_the_history_page_shows_it(client):
    publish(registered_workers=13_664)
    publish(registered_workers=13_700)
    client.force_login(factories.make_user(roles=["operator"], regions=["18"]))
    page = client.get(reverse("entry_history", args=["18"])).content.decode()
    assert "13.700" in page
    assert "13.664" in page
    assert "Laporan uji" in page
