"""A previewed month goes into the grid and to the verifier: all of it or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coverage.entry.services import cells as grid_cells
from coverage.models import DraftCell, DraftFigure, Submission, SubmissionRegion
from coverage.workbooks.services import importing
from coverage.workbooks.services.preview import none_closed
from tests.coverage.workbooks.workbook_files import (
    LAMPUNG,
    OCTOBER,
    TODAY,
    changed,
    downloaded,
    lampung,
    previewed,
)
from tests.factories import make_user
from tests.once import stored_once

pytestmark = pytest.mark.django_db


october = stored_once(lampung)


@pytest.fixture(autouse=True)
def officer(october, db):
    return make_user("operator.lampung", roles=["operator"], regions=["18"])


def hand_in(shown, by, **options):
    given = {"scope": LAMPUNG, "today": TODAY, "closed": none_closed, **options}
    return importing.hand_in(shown.file, token=shown.token, by=by, **given)


def cells(code: str) -> dict[str, str]:
    found = DraftCell.objects.filter(part__region=code, part__month=OCTOBER)
    return dict(found.values_list("column", "text"))


def states() -> dict[str, str]:
    return dict(SubmissionRegion.objects.filter(month=OCTOBER).values_list("region_id", "state"))


def test_only_changed_cells_are_handed_in(officer):
    done = hand_in(previewed(changed(D5=70_500), LAMPUNG), officer)
    assert (done.submitted, done.waiting) == (("18.71",), ())
    assert states() == {"18.71": "submitted"}
    assert cells("18.71").keys() == {"PU", "per_tanggal", "sumber"}
    figure = DraftFigure.objects.get()
    assert (figure.segment, figure.active_participants, str(figure.as_of)) == ("PU", 70_500, "2025-10-31")


def test_a_region_with_a_warning_waits_in_the_grid(officer):
    done = hand_in(previewed(changed(D5=170_000, D3=10, J3="SIPP"), LAMPUNG), officer)
    assert (done.submitted, done.waiting) == (("18.01",), ("18.71",))
    assert states() == {"18.01": "submitted", "18.71": "draft"}
    assert cells("18.71")["PU"] == "170000"


def test_the_same_file_again_changes_nothing(officer):
    content = changed(D5=70_500, D3=10, J3="SIPP")
    hand_in(previewed(content, LAMPUNG), officer)
    again = previewed(content, LAMPUNG)
    assert (again.changes, again.refusals) == (0, [])


def test_nothing_changed_writes_nothing(officer):
    done = hand_in(previewed(downloaded(), LAMPUNG), officer)
    assert (done.submitted, done.waiting) == ((), ())
    assert not states()


def test_what_moved_since_the_preview_is_not_overwritten(officer):
    shown = previewed(changed(D5=70_500), LAMPUNG)
    grid_cells.save_cell(region="18.71", month=OCTOBER, column="PU", text="1", base=0, by=officer)
    with pytest.raises(importing.Moved):
        hand_in(shown, officer)
    assert cells("18.71") == {"PU": "1"}


def test_good_regions_go_on_while_one_with_a_bad_cell_waits(officer):
    shown = previewed(changed(D5=70_500, E5="1.14", D3=10, J3="SIPP"), LAMPUNG)
    assert [refusal.address for refusal in shown.refusals] == ["E5"]
    done = hand_in(shown, officer)
    assert (done.submitted, done.waiting) == (("18.01",), ("18.71",))
    assert states() == {"18.01": "submitted", "18.71": "draft"}
    assert cells("18.71").keys() == {"PU", "per_tanggal", "sumber"}  # its good cell waits with it


@pytest.mark.parametrize(
    "cells_typed",
    [
        pytest.param({"D3": 10}, id="no-source"),
        pytest.param({"D3": 10, "J3": "SIPP", "C3": "besok"}, id="no-day"),
        pytest.param({"D3": 10, "J3": "S" * 301}, id="long-source"),
    ],
)
def test_a_region_whose_day_or_source_is_refused_is_not_kept(officer, cells_typed):
    done = hand_in(previewed(changed(**cells_typed, D5=70_500), LAMPUNG), officer)
    assert (done.submitted, done.waiting) == (("18.71",), ())
    assert states() == {"18.71": "submitted"}


def test_a_region_somebody_fills_keeps_its_other_cells(officer):
    grid_cells.save_cell(region="18.71", month=OCTOBER, column="BPU", text="5000", base=0, by=officer)
    hand_in(previewed(changed(D5=70_500), LAMPUNG), officer)
    assert cells("18.71")["BPU"] == "5000"
    assert Submission.objects.filter(kind="grid").count() == 1


def test_a_retraction_reaches_the_verifier(officer):
    done = hand_in(previewed(changed(D5="hapus"), LAMPUNG), officer)
    assert done.submitted == ("18.71",)
    assert DraftFigure.objects.get().retracts == "snapshot"


def test_a_file_is_checked_once_when_it_is_handed_in(officer):
    shown = previewed(changed(D5=70_500, D3=10, J3="SIPP"), LAMPUNG)
    with CaptureQueriesContext(connection) as asked:
        done = hand_in(shown, officer)
    assert done.submitted == ("18.01", "18.71")
    read = [query["sql"] for query in asked if 'FROM "coverage_statement"' in query["sql"]]
    assert len(read) == 1
