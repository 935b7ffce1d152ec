"""Targets handed in by officers: what is refused, and what publishing makes of them."""

from decimal import Decimal

import pytest

from coverage.models import Conflict, DraftFigure, Submission, SubmissionRegion, Target
from coverage.releases import publishing
from coverage.releases.publishable import NotPublishable
from coverage.submissions import moving
from coverage.targets.services.entry import TargetEntry, submit_targets
from tests.coverage.submissions.said import refused
from tests.factories import make_regency, make_source, publish, statement

SOURCE = "Perda RPJMD 3/2025"
pytestmark = pytest.mark.django_db


def target(code="18", percent="40", people=None, year=2025, document="RPJMD", **fields):
    ratio = None if percent is None else Decimal(percent) / 100
    decimals = None if percent is None else len(percent.partition(".")[2])
    return TargetEntry(code, year, document, ratio, decimals, people, **fields)


def submit(by, *rows, source=SOURCE):
    for row in rows:
        if "." in row.region_code:
            make_regency(row.region_code)
    return submit_targets(rows=rows, source=source, by=by, name="Target RPJMD 2025", note="")


def published(code="18", year=2025, document="RPJMD"):
    found = Target.objects.current().filter(region=code, year=year, document=document)
    return [(row.target_ratio, row.target_people) for row in found]


def release(submission, by, *codes):
    codes = codes or [part.region_id for part in submission.regions.all()]
    return publishing.publish(submission=submission, regions=codes, by=by, note="")


def test_an_entered_target_replaces_the_published_one_of_its_key_alone(operator, verifier):
    publish(
        statement("18", None, target="35", target_people=900, target_year=2025, target_document="RPJMD"),
        statement("18", None, target="36", target_year=2025, target_document="RKPD"),
        statement("18", None, target="45", target_year=2026, target_document="RPJMD"),
    )
    release(submit(operator, target(percent="40.25")), verifier)
    assert published() == [(Decimal("0.4025"), None)]
    assert published(document="RKPD") == [(Decimal("0.36"), None)]
    assert published(year=2026) == [(Decimal("0.45"), None)]


def test_it_settles_a_contradiction_between_documents(operator, verifier):
    for number, share in enumerate(("35", "38")):
        said = {"target": share, "target_year": 2025, "target_document": "RPJMD"}
        publish(statement("18", None, source_title=f"Berita {number}", **said))
    assert Conflict.objects.current().count() == 1
    release(submit(operator, target(percent="38")), verifier)
    assert published() == [(Decimal("0.38"), None)]
    assert not Conflict.objects.current().exists()


def test_a_target_can_be_taken_back(operator, verifier):
    publish(statement("18", None, target="35", target_year=2025, target_document="RPJMD"))
    release(submit(operator, target(percent=None, retracts=True)), verifier)
    assert published() == []


def test_a_target_of_zero_is_a_target(operator, verifier):
    release(submit(operator, target(percent="0", people=0)), verifier)
    assert published() == [(Decimal("0"), 0)]


def test_regions_are_published_one_by_one(operator, verifier):
    submission = submit(operator, target("18.01"), target("18.02", people=1_200))
    release(submission, verifier, "18.02")
    assert published("18.01") == []
    assert published("18.02") == [(Decimal("0.4"), 1_200)]
    assert dict(submission.regions.values_list("region_id", "state")) == {
        "18.01": "submitted",
        "18.02": "published",
    }


def test_who_handed_it_in_does_not_publish_it(operator, verifier):
    submission = submit(operator, target())
    with refused("Anda ajukan sendiri", NotPublishable):
        release(submission, operator)
    assert published() == []


def test_a_target_published_anew_since_is_looked_at_again(operator, verifier):
    submission = submit(operator, target(), target(year=2026))
    publish(statement("18", None, target="50", target_year=2026, target_document="RPJMD"))
    with refused("terbit lagi sejak diperiksa", NotPublishable):
        release(submission, verifier)


def test_another_target_published_since_is_no_hindrance(operator, verifier):
    submission = submit(operator, target())
    publish(
        statement("18", None, target="50", target_year=2026, target_document="RPJMD"),
        statement("18", None, target="50", target_year=2025, target_document="RKPD"),
    )
    release(submission, verifier)
    assert published() == [(Decimal("0.4"), None)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param([], "Belum ada target", id="nothing"),
        pytest.param([target("18.99")], "18.99 RPJMD 2025: tidak ada wilayah", id="region"),
        pytest.param([target(year=1999)], "tahun di luar", id="year"),
        pytest.param([target(document="")], "dokumen belum dipilih", id="document"),
        pytest.param([target(percent=None)], "isi target", id="blank"),
        pytest.param([target(retracts=True)], "tidak keduanya", id="both"),
        pytest.param([target(), target(percent="41")], "tertulis dua kali", id="twice"),
        pytest.param([target(percent="1000")], "di luar batas", id="too-high"),
    ],
)
def test_unusable_rows_are_named_and_nothing_is_kept(operator, rows, said):
    with refused(said):
        submit_targets(rows=rows, source=SOURCE, by=operator, name="x", note="")
    assert not Submission.objects.exists()


def test_every_target_has_a_source(operator):
    with refused("sumber kosong"):
        submit(operator, target("18.01", source="Surat 1"), target("18.02"), source=" ")
    submission = submit(operator, target("18.01", source="Surat 1"), target("18.02"))
    sources = dict(submission.figures.values_list("region_id", "source__citation"))
    assert sources == {"18.01": "Surat 1", "18.02": SOURCE}


def test_the_source_can_be_a_stored_document(operator):
    document = make_source("RPJMD Lampung 2025–2029", "https://jdih.example.org/3")
    submission = submit(operator, target(), source=document)
    assert set(submission.figures.values_list("source", flat=True)) == {document.pk}


class TestAgain:
    def test_a_waiting_target_is_not_handed_in_twice(self, operator):
        first = submit(operator, target())
        with refused(f"diperiksa di kiriman {first.pk}"):
            submit(operator, target(percent="41"))
        submit(operator, target(year=2026))

    @pytest.mark.parametrize("decide", ["recall", "give_back"])
    def test_what_came_back_is_kept_until_it_is_replaced(self, operator, verifier, decide):
        first = submit(operator, target(), target("18.01"))
        part = first.regions.get(region="18")
        if decide == "recall":
            moving.recall(part=part, by=operator)
        else:
            moving.give_back(part=part, reason="Dari mana?", comments={}, by=verifier)
        assert first.figures.filter(region="18").count() == 1
        second = submit(operator, target(percent="41"))
        part.refresh_from_db()
        assert (part.state, part.reason) == ("withdrawn", f"Diganti kiriman {second.pk}.")
        assert not first.figures.filter(region="18").exists()
        assert first.regions.get(region="18.01").state == "submitted"

    def test_a_part_with_other_targets_stays_open(self, operator):
        first = submit(operator, target(), target(year=2026))
        part = first.regions.get()
        moving.recall(part=part, by=operator)
        submit(operator, target(percent="41"))
        part.refresh_from_db()
        assert part.state == "draft"
        assert list(first.figures.values_list("target_year", flat=True)) == [2026]

    def test_a_withdrawn_part_leaves_no_drafts(self, operator):
        submission = submit(operator, target())
        moving.withdraw(part=submission.regions.get(), by=operator)
        assert not DraftFigure.objects.exists()
        assert SubmissionRegion.objects.get().state == "withdrawn"
