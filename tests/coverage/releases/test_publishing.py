"""Publishing: what becomes a figure, what a conflict, and what a release leaves as it was."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from coverage.models import (
    Conflict,
    CurrentCoverage,
    DraftFigure,
    ParticipantSnapshot,
    Potential,
    Release,
    Statement,
    Submission,
    SubmissionRegion,
    Target,
)
from coverage.releases import checksums, progress, publishing
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import publish, publish_waiting, settle_only, undo
from coverage.submissions.documents import file_document
from tests import factories
from tests.coverage.submissions.said import refused
from tests.factories import statement

pytestmark = pytest.mark.django_db

PRESS = "Berita (Koran, 2024-09-26)"
OTHER = "Kabar (Majalah, 2024-09-27)"


def figure() -> ParticipantSnapshot:
    return ParticipantSnapshot.objects.current().get()


def test_a_row_with_counts_becomes_snapshot_and_potential():
    release = factories.publish(
        statement(active_participants=760_468, potential_workers=3_058_943, share="24.86")
    )

    snapshot = figure()
    assert (snapshot.active_participants, snapshot.document_potential) == (760_468, 3_058_943)
    assert Potential.objects.get().valid_from == date(2024, 9, 24)
    assert list(snapshot.statements.all()) == [Statement.objects.get()]
    assert release.number == 1
    assert release.newest_month == date(2024, 9, 1)


def test_agreeing_documents_are_one_figure_with_the_more_precise_number():
    factories.publish(statement(active_participants=760_468, potential_workers=3_050_000, source_title=OTHER))
    factories.publish(statement(active_participants=760_468, potential_workers=3_058_943, source_title=PRESS))

    assert figure().document_potential == 3_058_943
    assert figure().statements.count() == 2
    assert Potential.objects.current().get().potential_workers == 3_058_943
    assert not Conflict.objects.exists()


def test_disagreeing_documents_show_no_figure():
    factories.publish(
        statement("18.03", share="25.6", source_title=PRESS),
        statement("18.03", share="26.6", source_title=PRESS),
    )

    assert not ParticipantSnapshot.objects.exists()
    assert Conflict.objects.get().statements.count() == 2
    assert not CurrentCoverage.objects.exists()


def test_a_later_document_never_replaces_a_published_figure():
    factories.publish(statement(share="24.86", source_title=PRESS))
    factories.publish(statement(share="30.1", source_title=OTHER))

    assert figure().printed_ratio == Decimal("0.2486")
    assert Conflict.objects.current().get().statements.count() == 2


def test_what_changes_no_figure_makes_no_new_one():
    """Nor does what replaces one figure touch those of others."""
    factories.publish(
        statement(active_participants=760_468, source_title=PRESS), statement("18.01", active_participants=5)
    )
    factories.publish(statement(active_participants=800_001, source_title=OTHER))
    assert ParticipantSnapshot.objects.count() == 2
    factories.publish(statement("18.01", active_participants=6, entered=True, source_title="Isian"))
    current = ParticipantSnapshot.objects.current().order_by("region_id")
    assert list(current.values_list("active_participants", flat=True)) == [760_468, 6]


def test_the_same_source_corrects_itself():
    factories.publish(statement(active_participants=100, share="24.86", source_title=PRESS))
    factories.publish(statement(active_participants=101, share="25.10", source_title=PRESS))

    assert figure().active_participants == 101
    assert not Conflict.objects.exists()
    assert Statement.objects.current().count() == 1
    assert ParticipantSnapshot.objects.known_in(1).get().active_participants == 100


def test_an_entered_figure_replaces_the_published_one():
    factories.publish(statement(active_participants=100, potential_workers=1_001, source_title=PRESS))
    factories.publish(
        statement(active_participants=250, potential_workers=1_001, entered=True, source_title="Isian")
    )

    assert figure().active_participants == 250
    assert not Conflict.objects.exists()


def test_a_document_after_an_entered_figure_stands_beside_it():
    factories.publish(statement(active_participants=250, entered=True, source_title="Isian"))
    factories.publish(statement(active_participants=100, source_title=PRESS))

    assert figure().active_participants == 250
    assert Conflict.objects.current().count() == 1


def test_a_retraction_takes_the_figure_away():
    factories.publish(statement(active_participants=100, potential_workers=1_001, source_title=PRESS))
    factories.publish(statement(retracts="snapshot", entered=True, source_title="Isian"))

    assert not ParticipantSnapshot.objects.current().exists()
    assert not Conflict.objects.exists()
    assert Potential.objects.current().count() == 1

    factories.publish(statement(active_participants=90, source_title=OTHER))
    assert figure().active_participants == 90


def test_a_potential_entered_beside_its_count_divides_it_until_retracted():
    count = statement(active_participants=100_100, entered=True, source_title="Isian")
    factories.publish(count, statement(potential_workers=400_000, entered=True, source_title="Isian"))
    assert CurrentCoverage.objects.get().coverage_ratio == 0.25025

    factories.publish(statement(retracts="potential", entered=True, source_title="Isian"))
    assert not Potential.objects.current().exists()
    assert CurrentCoverage.objects.get().coverage_ratio is None


def test_unnamed_targets_of_two_sources_are_two_targets():
    factories.publish(
        statement(as_of=None, target_year=2025, target="38.39", source_title=PRESS),
        statement(as_of=None, target_year=2025, target="32.6", source_title=OTHER),
        statement(as_of=None, target_year=2025, target="38.39", target_document="RPJMD", source_title=PRESS),
    )

    assert Target.objects.count() == 3
    assert not Conflict.objects.exists()


def test_a_named_document_with_two_head_counts_is_a_conflict():
    factories.publish(
        statement(
            as_of=None, target_year=2025, target_document="RPJMD", target_people=674_000, source_title=PRESS
        ),
        statement(
            as_of=None, target_year=2025, target_document="RPJMD", target_people=782_000, source_title=OTHER
        ),
    )

    assert not Target.objects.exists()
    assert Conflict.objects.get().kind == "target"


def test_a_target_without_jakon_stays_a_statement():
    factories.publish(
        statement(segment="TOTAL_EXCL_JAKON", share="27.24", target_year=2025, target="57.17"),
    )

    assert not Target.objects.exists()
    assert figure().segment == "TOTAL_EXCL_JAKON"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(statement(as_of=None, share="42", active_participants=10), id="no-day"),
        pytest.param(statement(rank=3), id="rank-only"),
        pytest.param(statement(as_of=None, target="71"), id="target-without-year"),
        pytest.param(statement(gap_people=88_753), id="gap-only"),
    ],
)
def test_rows_that_are_only_statements(row):
    factories.publish(row)

    assert Statement.objects.count() == 1
    assert not ParticipantSnapshot.objects.exists()
    assert not Target.objects.exists()
    assert not Potential.objects.exists()


def test_one_region_is_published_without_the_other():
    rows = [statement("18.01", share="26.5"), statement("18.02", share="26.4")]
    for code in ("18.01", "18.02"):
        factories.make_regency(code)
    filed = factories.file_document(rows, name="x.csv", digest="", by=None)

    publish(submission=filed.submission, regions=["18.01"], by=None, note="")

    assert figure().region_id == "18.01"
    assert DraftFigure.objects.get().region_id == "18.02"
    states = dict(SubmissionRegion.objects.order_by("pk").values_list("region_id", "state"))
    assert states == {"18.01": "published", "18.02": "submitted"}


def test_of_two_documents_only_the_one_that_is_named_is_published():
    factories.make_regency("18.01")
    filed = [
        factories.file_document([statement("18.01", day, share="26.5")], name=day, digest="", by=None)
        for day in ("2024-08-31", "2024-09-30", "2024-10-31")
    ]

    publish(submission=filed[1].submission, regions=["18.01"], by=None, note="")

    assert [one.submission.regions.get().state for one in filed] == ["submitted", "published", "submitted"]
    assert figure().as_of == date(2024, 9, 30)


def test_publishing_a_region_twice_is_refused():
    factories.publish(statement(share="24.86"))
    submission = Submission.objects.get()

    with refused("18", NotPublishable):
        publish(submission=submission, regions=["18"], by=None, note="")
    assert Release.objects.count() == 1


def test_regions_with_nothing_waiting_are_named_in_order():
    factories.publish(statement(share="24.86"))

    with refused("18.01, 18.02, 18.03", NotPublishable):
        publish(submission=Submission.objects.get(), regions=["18.02", "18.03", "18.01"], by=None, note="")


def test_a_failure_leaves_the_old_release(monkeypatch):
    factories.publish(statement(share="24.86"))
    before = Release.objects.get().checksum

    def breaks(*args):
        raise RuntimeError("power cut")

    monkeypatch.setattr(publishing.read_model, "rebuild", breaks)
    with pytest.raises(RuntimeError), transaction.atomic():
        factories.publish(statement(as_of="2024-10-24", share="25.86"))

    assert Release.objects.get().checksum == before
    assert checksums.checksum(1) == before
    assert figure().as_of == date(2024, 9, 24)


def test_all_that_waits_is_published_by_whom_it_says():
    factories.make_province("15")
    factories.make_province("18")
    rows = [statement(code, share="24.86") for code in ("15", "18")]
    filed = file_document(rows, name="uji.csv", digest="", by=None)
    other = file_document([statement("15", "2024-10-24", share="25")], name="lain.csv", digest="", by=None)
    admin = factories.make_user("admin", roles=["admin"])
    at = datetime(2024, 10, 1, 9, tzinfo=UTC)
    release = publish_waiting(submissions=[filed.submission], by=admin, note="Sekaligus", at=at)
    assert (release.published_by, release.note, release.published_at) == (admin, "Sekaligus", at)
    parts = filed.submission.regions.values_list("region_id", "state", "decided_by")
    assert sorted(parts) == [("15", "published", admin.pk), ("18", "published", admin.pk)]
    assert other.submission.regions.get().state == "submitted"
    with refused("tidak ada angka yang menunggu", NotPublishable):
        publish_waiting(submissions=[filed.submission], by=admin, note="Lagi")


def test_every_step_is_told_with_how_much_it_has_to_do():
    """Two regions, one with a figure already: three statements to look through, two rows of pages.
    Taken back are two statements, two figures and a potential.
    """
    factories.publish(statement("18.01", "2024-08-31", share="50"))
    heard = []
    with progress.listening(lambda *told: heard.append(told)):
        release = factories.publish(
            statement("18.01", "2024-09-30", share="52"),
            statement("18.02", "2024-09-30", active_participants=100, potential_workers=1_001),
        )
        undo(release=release, by=None, note="")
    begun = [("parts", 2), ("rows", 2), ("figures", 2)]
    sealed = [("audit", None), ("audit", 3), ("pages", None), ("pages", 2), ("seal", None)]
    again = [("back", 5), ("audit", None), ("audit", 1), ("pages", None), ("pages", 0), ("seal", None)]
    assert heard == [*begun, *sealed, *again]


def test_a_look_settles_what_waits_and_leaves_it_waiting():
    factories.publish(statement("18.01", share="26.5", source_title=PRESS))
    factories.make_regency("18.02")
    rows = [statement(code, share="27.6", source_title=OTHER) for code in ("18.01", "18.02")]
    submission = file_document(rows, name="uji.csv", digest="", by=None).submission
    publish(submission=submission, regions=["18.02"], by=None, note="")
    file_document([statement("18.02", "2024-10-24", share="28")], name="lain.csv", digest="", by=None)
    heard = []
    with progress.listening(lambda *told: heard.append(told)):
        settle_only(submission)
    assert heard == [("parts", 1), ("rows", 1), ("figures", 1)]
    assert Conflict.objects.current().get().region_id == "18.01"
    assert submission.regions.get(region="18.01").state == "submitted"


def test_who_publishes_or_takes_back_waits_for_who_does(monkeypatch):
    locked = []
    monkeypatch.setattr(publishing, "lock", lambda: locked.append(Release.objects.count()))
    undo(release=factories.publish(statement(share="24.86")), by=None, note="")
    assert locked == [0, 1]


def test_more_regions_are_published_with_no_more_questions():
    asked = []
    for regions in (["18.01"], ["18.02", "18.03", "18.04"]):
        for code in regions:
            factories.make_regency(code)
        rows = [statement(code, share="26.5") for code in regions]
        submission = file_document(rows, name=regions[0], digest="", by=None).submission
        with CaptureQueriesContext(connection) as queries:
            publish(submission=submission, regions=regions, by=None, note="")
        asked.append(len(queries))
    assert asked[1] <= asked[0]


def test_a_release_is_of_the_time_it_is_given():
    factories.make_province("18")
    filed = file_document([statement(share="24.86")], name="uji.csv", digest="", by=None)
    at, later = datetime(2024, 10, 1, 9, tzinfo=UTC), datetime(2024, 10, 2, 9, tzinfo=UTC)
    release = publish(submission=filed.submission, regions=["18"], by=None, note="", at=at)
    assert release.published_at == at
    assert undo(release=release, by=None, note="", at=later).published_at == later


@pytest.mark.parametrize(
    ("note", "remarks", "whole"),
    [
        ("Bulanan", ("Diterbitkan sendiri.", " "), "Bulanan. Diterbitkan sendiri."),
        ("Bulanan!", ("Satu", "Dua"), "Bulanan! Satu. Dua"),
        (" Bulanan ", (), "Bulanan"),
        ("", ("Diterbitkan sendiri.",), "Diterbitkan sendiri."),
    ],
)
def test_a_note_ends_before_what_is_remarked(note, remarks, whole):
    assert publishing.noted(note, *remarks) == whole
