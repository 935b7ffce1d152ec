"""Records handed in by officers: what is refused, what is replaced, what publishing makes of them."""

from datetime import date

import pytest

from coverage.models import DraftRecord, PlanningDocument, SubmissionRegion
from coverage.programmes.services.entry import RecordEntry, submit_records
from coverage.releases import publishing
from coverage.releases.publishable import NotPublishable
from coverage.submissions import moving
from tests.coverage.submissions.said import refused
from tests.factories import make_regency, make_user

SOURCE = "RKPD 2026, Bappeda Metro"
pytestmark = pytest.mark.django_db


def plan(code="18.71", source=SOURCE, retracts=False, **values):
    given = {"document": "RKPD", "year": 2026, "as_of": date(2025, 11, 3), "as_of_precision": "day", **values}
    return RecordEntry(DraftRecord.Kind.PLAN, code, given, retracts, source)


def submit(by, *rows):
    for code in {row.region_code for row in rows if row.region_code != "99.99"}:
        make_regency(code)
    return submit_records(rows=rows, by=by, name="RKPD 2026")


def release(submission):
    codes = [part.region_id for part in submission.regions.all()]
    return publishing.publish(submission=submission, regions=codes, by=None, note="")


def test_a_record_goes_through_review_to_a_release(operator):
    release(submit(operator, plan(has_indicator=True), plan("18.72", has_indicator=False)))
    found = PlanningDocument.objects.current().values_list("region_id", "has_indicator", "source__citation")
    assert sorted(found) == [("18.71", True, SOURCE), ("18.72", False, SOURCE)]


def test_a_record_can_be_taken_back(operator):
    release(submit(operator, plan(has_indicator=True)))
    release(submit(operator, plan(retracts=True)))
    assert not PlanningDocument.objects.current().exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param((), "Belum ada", id="nothing"),
        pytest.param((plan("99.99"),), "99.99: tidak ada", id="no-such-region"),
        pytest.param((plan(source=" "),), "18.71: sumber kosong", id="no-source"),
        pytest.param((plan(), plan(page="2")), "18.71: tertulis dua kali", id="twice"),
        pytest.param((plan(source="x" * 501),), "lebih panjang", id="long-source"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_kept(operator, rows, message):
    with refused(message):
        submit(operator, *rows)
    assert not DraftRecord.objects.exists()


def test_the_same_record_does_not_wait_twice(operator):
    first = submit(operator, plan())
    with refused(f"kiriman {first.pk}"):
        submit(operator, plan(page="2"))


def test_what_was_returned_is_replaced_by_the_next(operator):
    first = submit(operator, plan(), plan(year=2025))
    moving.give_back(part=first.regions.get(), reason="Halamannya?", comments={}, by=operator)
    submit(operator, plan(page="12"))
    assert [record.values["year"] for record in first.records.all()] == [2025]
    assert first.regions.get().state == SubmissionRegion.State.RETURNED
    submit(operator, plan(year=2025, page="3"))
    assert first.regions.get().state == SubmissionRegion.State.WITHDRAWN


def test_a_record_published_since_it_was_handed_in_is_looked_at_again(operator):
    waiting = submit(operator, plan(page="1"))
    release(submit_beside(plan(page="2")))
    with refused("terbit lagi sejak diperiksa", NotPublishable):
        release(waiting)


def submit_beside(row):
    """Hand in a record past the check that its key waits already, as a second office could in its own way."""
    first = DraftRecord.objects.get().submission
    other = make_user("lain", roles=["operator"], regions=["18"])
    DraftRecord.objects.filter(submission=first).update(region_id="18")
    try:
        return submit_records(rows=[row], by=other, name="RKPD 2026")
    finally:
        DraftRecord.objects.filter(submission=first).update(region_id="18.71")
