"""Whose work a release says it is."""

import pytest
from django.contrib.auth.models import User

from coverage.models import Submission, SubmissionRegion
from coverage.releases.publishable import own_remark

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
