"""Draft records handed in the ordinary way, for tests of what comes after."""

from typing import Any

from django.contrib.auth.models import User

from coverage.models import DraftRecord, Release, Submission, SubmissionRegion
from coverage.releases.records import json_values
from tests.factories import make_province, make_regency, make_source


def hand_in_record(
    kind: str, *, region: str = "18", by: User | None = None, retracts: bool = False, **values: Any
) -> SubmissionRegion:
    """One record of one region that waits; its source is made up unless values name one."""
    make_regency(region) if "." in region else make_province(region)
    submission = Submission.objects.create(kind=Submission.Kind.RECORDS, name="Catatan uji", created_by=by)
    given = {"source_id": make_source().pk, **values}
    DraftRecord.objects.create(
        submission=submission,
        region_id=region,
        kind=kind,
        values=json_values(**given),
        retracts=retracts,
    )
    return SubmissionRegion.objects.create(
        submission=submission,
        region_id=region,
        state="submitted",
        submitted_by=by,
        seen_release=Release.objects.count(),
    )
