"""Whose work a release says it is, and what was published since it was looked at."""

import pytest
from django.contrib.auth.models import User

from coverage.models import Submission, SubmissionRegion
from coverage.releases.publishable import NotPublishable, own_remark, refuse_unfit
from coverage.releases.publishing import undo
from tests.coverage.entry.entered import hand_in
from tests.factories import make_user, publish, statement

ME = User(pk=7)


def part(code: str, by: int | None = 7, kind: str = Submission.Kind.GRID) -> SubmissionRegion:
    return SubmissionRegion(region_id=code, submitted_by_id=by, submission=Submission(kind=kind))


def test_regions_of_ones_own_are_named_in_their_order():
    parts = [part("18.02"), part("15.01"), part("18.01", by=8)]
    said = "Diterbitkan oleh yang mengajukannya sendiri, dengan izin admin: 15.01, 18.02."
    assert own_remark(parts, ME) == said


@pytest.mark.parametrize(
    ("waiting", "by"),
    [
        pytest.param(part("18.01", by=8), ME, id="handed-in-by-another"),
        pytest.param(part("18.01", by=None), ME, id="handed-in-by-nobody"),
        pytest.param(part("18.01", kind=Submission.Kind.DOCUMENT), ME, id="a-document"),
        pytest.param(part("18.01", by=None), None, id="published-by-nobody"),
    ],
)
def test_else_nothing_is_said(waiting, by):
    assert own_remark([waiting], by) == ""


@pytest.mark.django_db
class TestPublishedAnew:
    DAY = "2025-10-31"

    def handed_in(self, code: str) -> SubmissionRegion:
        (found,) = hand_in(make_user("operator", roles=["operator"], regions=["18"]), {code: {"total": 10}})
        return SubmissionRegion.objects.select_related("submission").get(pk=found.pk)

    def test_each_part_is_held_against_the_release_that_it_saw(self):
        first = self.handed_in("18.01")
        publish(statement("18.01", self.DAY, active_participants=5))
        second = self.handed_in("18.02")
        publish(statement("18.03", self.DAY, active_participants=5))
        with pytest.raises(NotPublishable) as caught:
            refuse_unfit([first, second], None, None)
        assert [problem.data["code"] for problem in caught.value.problems] == ["18.01"]
        refuse_unfit([second], None, None)

    def test_what_was_taken_back_again_stands_in_nobodys_way(self):
        part = self.handed_in("18.01")
        undo(release=publish(statement("18.01", self.DAY, active_participants=5)), by=None, note="")
        refuse_unfit([part], None, None)

    def test_while_the_release_that_was_seen_is_the_newest_nothing_else_is_read(
        self, django_assert_num_queries
    ):
        publish(statement("18.01", self.DAY, active_participants=5))
        part = self.handed_in("18.01")
        with django_assert_num_queries(1):
            refuse_unfit([part], None, None)
