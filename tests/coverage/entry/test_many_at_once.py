"""A whole province's rows at once: the same as one by one, in as many queries however many they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coverage.entry.services import cells
from coverage.entry.services.handing_in import submit
from coverage.models import Release, Submission, SubmissionRegion
from coverage.releases.publishable import NotPublishable
from coverage.releases.publishing import publish_parts
from coverage.submissions.refusal import EntryRefused, Why
from tests.coverage.entry.grids import MONTH, fill, operator, province
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db
TYPED = {"per_tanggal": "2025-10-31", "total": "100", "sumber": "Surat Disnaker 12/2025"}


def queries_of(call) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_rows_begun_together_join_the_open_grid_of_their_province():
    province("18")
    province("15")
    by = operator()
    (first,) = cells.begin_all(["18.01"], MONTH, by)
    begun = cells.begin_all(["15", "18", "18.02"], MONTH, by)
    grids = {part.region_id: part.submission_id for part in begun}
    assert grids["18"] == grids["18.02"] == first.submission_id != grids["15"]
    assert cells.begin("18.03", MONTH, by).submission_id == first.submission_id
    assert [part.state for part in begun] == ["draft"] * 3


def test_a_row_begun_again_gets_another_grid():
    province("18")
    by = operator()
    (first,) = cells.begin_all(["18.01"], MONTH, by)
    SubmissionRegion.objects.filter(pk=first.pk).update(state="withdrawn")
    cells.begin("18.02", MONTH, by)
    (again,) = cells.begin_all(["18.01"], MONTH, by)
    assert again.submission_id != first.submission_id
    assert Submission.objects.count() == 2


def test_a_region_that_is_none_begins_nothing():
    province("18")
    with pytest.raises(EntryRefused) as refused:
        cells.begin_all(["18", "99"], MONTH, operator())
    assert [found.why for found in refused.value.problems] == [Why.NO_REGION]
    assert not SubmissionRegion.objects.exists()


def test_queries_of_beginning_and_handing_in_do_not_grow_with_the_regions():
    by, taken = operator(), []
    for code, regencies in (("18", 2), ("15", 15)):
        codes = province(code, regencies)[1:]
        begun = queries_of(lambda codes=codes: cells.begin_all(codes, MONTH, by))
        parts = [fill(one, by, **TYPED) for one in codes]
        taken.append((begun, queries_of(lambda parts=parts: submit(parts=parts, by=by))))
    assert taken[0] == taken[1]


def test_figures_published_since_they_were_checked_are_refused_together():
    by, taken = operator(regions=("18", "15")), []
    for code, regencies in (("18", 2), ("15", 15)):
        codes = province(code, regencies)[1:]
        parts = [fill(one, by, **TYPED) for one in codes]
        submit(parts=parts, by=by)
        publish(*(statement(one, "2025-10-31", active_participants=90, entered=True) for one in codes[1:]))
        releases = Release.objects.count()
        with CaptureQueriesContext(connection) as captured, pytest.raises(NotPublishable) as refused:
            publish_parts(parts=[part.pk for part in parts], by=make_user(f"penerbit{code}"), note="")
        assert [found.why for found in refused.value.problems] == [Why.PUBLISHED_ANEW] * (regencies - 1)
        assert [found.data["code"] for found in refused.value.problems] == codes[1:]
        assert Release.objects.count() == releases
        taken.append(len(captured))
    assert taken[1] <= taken[0]  # the first asks once more, for what a process keeps
