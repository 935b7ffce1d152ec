"""A release that was taken back: its values are offered to who handed them in."""

import pytest

from coverage.models import DraftCell, DraftFigure, DraftRecord, Submission, SubmissionRegion
from coverage.releases.offering import offer
from coverage.releases.publishing import publish_parts, undo
from tests.coverage.entry.entered import MONTH, SOURCE, fill, hand_in
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db
ROWS = {"18.01": {"PU": "1.100", "BPU": 7}, "18.02": {"PU": 200}}


@pytest.fixture
def officer():
    return make_user("operator", roles=["operator"], regions=["18"])


def taken_back(parts):
    release = publish_parts(parts=[part.pk for part in parts], by=None, note="Oktober")
    undo(release=release, by=None, note="Keliru")
    return release


def cells(part) -> dict[str, str]:
    return dict(DraftCell.objects.filter(part=part).values_list("column", "text"))


def test_cells_come_back_as_typed(officer):
    parts = offer(taken_back(hand_in(officer, ROWS)))
    assert [(part.region_id, part.month, part.state) for part in parts] == [
        ("18.01", MONTH, "draft"),
        ("18.02", MONTH, "draft"),
    ]
    assert cells(parts[0]) == {"PU": "1.100", "BPU": "7", "sumber": SOURCE}
    assert {part.submission.created_by for part in parts} == {officer}


def test_a_month_that_is_being_filled_again_stays_as_it_is(officer):
    release = taken_back(hand_in(officer, ROWS))
    begun = fill(officer, {"18.01": {"PU": 5}})
    assert [part.region_id for part in offer(release)] == ["18.02"]
    assert cells(begun[0])["PU"] == "5"


def test_each_officer_gets_their_own(officer):
    other = make_user("operator.dua", roles=["operator"], regions=["18"])
    parts = [*hand_in(officer, {"18.01": {"PU": 1}}), *hand_in(other, {"18.02": {"PU": 2}})]
    found = {part.region_id: part.submission.created_by for part in offer(taken_back(parts))}
    assert found == {"18.01": officer, "18.02": other}


def test_targets_come_back_as_rows(officer):
    fields = {"target": "40", "target_year": 2025, "target_document": "RPJMD", "entered": True}
    release = publish(statement("18.01", None, **fields))
    Submission.objects.update(kind="targets")
    SubmissionRegion.objects.update(submitted_by=officer)
    undo(release=release, by=None, note="Keliru")
    (part,) = offer(release)
    figure = DraftFigure.objects.get(submission=part.submission)
    assert (str(figure.target_ratio), figure.target_document, figure.entered) == (
        "0.400000000",
        "RPJMD",
        True,
    )


def test_records_come_back_as_records(officer):
    part = hand_in_record("programme", region="18.71", by=officer, group="RT/RW", paid_workers=900)
    offer(taken_back([part]))
    record = DraftRecord.objects.get()
    assert (record.kind, record.region_id) == ("programme", "18.71")
    assert record.values["paid_workers"] == 900


def test_documents_are_filed_again_by_their_file():
    release = publish(statement("18.01", share="24.86"))
    undo(release=release, by=None, note="Keliru")
    assert offer(release) == []
