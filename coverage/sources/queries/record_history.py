"""Where the programmes and plans of a region came from: who filed them, when, what they replaced."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from coverage.models import SubmissionRegion
from coverage.releases.draft_records import record_key
from coverage.releases.records import MODELS


class RecordHistoryRow(Struct, frozen=True):
    """One published record and its way. row, former: as stored; former is None for a new key.

    handed_in_by: "" when a command filed it. ended_in: the release that replaced it or took it back.
    """

    kind: str
    row: Any
    former: Any
    handed_in_by: str
    handed_in_at: datetime | None
    published_by: str
    published_at: datetime
    published_in: int
    ended_in: int | None


def record_history(code: str) -> list[RecordHistoryRow]:
    """Every published record of a region, the newest release first. One query a kind, one for its parts."""
    published = SubmissionRegion.objects.filter(region=code, release__isnull=False)
    parts = {(part.submission_id, part.release_id): part for part in published.select_related("submitted_by")}
    found = [way for kind in MODELS for way in _of_kind(kind, code, parts)]
    return sorted(found, key=lambda way: way.published_in, reverse=True)


def _of_kind(kind: str, code: str, parts: dict[Any, SubmissionRegion]) -> list[RecordHistoryRow]:
    people = ("submission__created_by", "published_in__published_by")
    rows = list(
        MODELS[kind].objects.filter(region=code).select_related(*people).order_by("published_in", "id")
    )
    ended = {(record_key(row), row.superseded_in_id): row for row in rows if row.superseded_in_id}
    return [
        _row(
            kind,
            row,
            ended.get((record_key(row), row.published_in_id)),
            parts.get((row.submission_id, row.published_in_id)),
        )
        for row in rows
    ]


def _row(kind: str, row: Any, former: Any, part: SubmissionRegion | None) -> RecordHistoryRow:
    filed = row.submission
    by = part.submitted_by if part and part.submitted_by else filed and filed.created_by
    at = part.submitted_at if part and part.submitted_at else filed and filed.created_at
    return RecordHistoryRow(
        kind,
        row,
        former,
        str(by or ""),
        at or None,
        str(row.published_in.published_by or ""),
        row.published_in.published_at,
        row.published_in_id,
        row.superseded_in_id,
    )
