"""Rows handed in for what is under way already: refused while it waits, in its place once it came back."""

from datetime import date
from decimal import Decimal

import pytest

from coverage.models import DraftRecord, SubmissionRegion
from coverage.programmes.services.entry import RecordEntry, drop_record, submit_records
from coverage.submissions.states import EMPTY, OPEN, State
from coverage.targets.services.entry import TargetEntry, submit_targets
from tests.coverage.submissions.said import refused
from tests.factories import make_province, make_user

pytestmark = pytest.mark.django_db


def targets(by, *years):
    rows = [TargetEntry("18", year, "RPJMD", Decimal("0.4"), 2) for year in years]
    return submit_targets(rows=rows, source="Perda 3/2025", by=by, name="Target", note="")


def records(by, *years):
    day = {"document": "RKPD", "as_of": date(2025, 11, 3), "as_of_precision": "day"}
    rows = [
        RecordEntry(DraftRecord.Kind.PLAN, "18", day | {"year": year}, source="Perda 3/2025")
        for year in years
    ]
    return submit_records(rows=rows, by=by, name="Rencana")


@pytest.fixture
def officer():
    make_province("18")
    return make_user("petugas")


def rows_of(submission):
    return submission.figures.count() + submission.records.count()


def put(submission, state):
    """The submission's part brought into a state, without its road."""
    SubmissionRegion.objects.filter(submission=submission).update(state=state)
    return submission.regions.get()


@pytest.mark.parametrize("submit", [targets, records])
class TestTheSameAgain:
    @pytest.mark.parametrize("state", OPEN)
    def test_takes_the_place_of_what_came_back(self, submit, state, officer):
        first = submit(officer, 2025)
        put(first, state)
        second = submit(officer, 2025)
        part = first.regions.get()
        assert (part.state, part.reason) == (EMPTY.after, f"Diganti kiriman {second.pk}.")
        assert part.decided_by == officer
        assert (rows_of(first), rows_of(second)) == (0, 1)

    def test_leaves_the_other_rows_of_its_part_open(self, submit, officer):
        first = submit(officer, 2025, 2026)
        put(first, State.RETURNED)
        submit(officer, 2025)
        assert (first.regions.get().state, rows_of(first)) == (State.RETURNED, 1)

    def test_is_refused_while_it_waits(self, submit, officer):
        first = submit(officer, 2025)
        with refused(f"18 sedang diperiksa di kiriman {first.pk}; tarik kembali dahulu"):
            submit(officer, 2025, 2026)
        assert (first.regions.get().state, rows_of(first)) == (State.SUBMITTED, 1)

    def test_does_not_touch_what_has_ended(self, submit, officer):
        first = submit(officer, 2025)
        put(first, State.WITHDRAWN)
        submit(officer, 2025)
        assert (first.regions.get().reason, rows_of(first)) == ("", 1)

    def test_does_not_touch_what_speaks_of_something_else(self, submit, officer):
        first = submit(officer, 2025)
        put(first, State.RETURNED)
        submit(officer, 2026)
        assert (first.regions.get().state, rows_of(first)) == (State.RETURNED, 1)


def test_kinds_do_not_stand_in_each_others_way(officer):
    put(targets(officer, 2025), State.RETURNED)
    records(officer, 2025)
    assert sorted(SubmissionRegion.objects.values_list("state", flat=True)) == ["returned", "submitted"]


def test_a_dropped_row_ends_its_part(officer):
    submission = records(officer, 2025)
    with refused("sedang diperiksa"):
        drop_record(region="18", draft=submission.records.get().pk, by=officer)
    put(submission, State.DRAFT)
    drop_record(region="18", draft=submission.records.get().pk, by=officer)
    part = submission.regions.get()
    assert (part.state, part.reason) == (State.WITHDRAWN, "Dibuang.")
