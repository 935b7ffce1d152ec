"""Where the figures of a region came from: who entered them, when, from which source, in which release."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from coverage.models import Statement, SubmissionRegion
from coverage.rows.figures import StatementRow

Key = tuple[object, ...]


class ProvenanceRow(Struct, frozen=True):
    """One published statement and its way. handed_in_by: "" when a command or nobody known filed it.

    ended_in: the release that replaced it, None while it stands; replaced: what stood for its key before.
    """

    statement: StatementRow
    submission: int | None
    handed_in_by: str
    handed_in_at: datetime | None
    published_by: str
    published_at: datetime
    ended_in: int | None
    replaced: StatementRow | None


def provenance(code: str) -> list[ProvenanceRow]:
    """Every published statement about a region, newest first. Three queries."""
    published = Statement.objects.filter(region=code)
    people = ("submission__created_by", "published_in__published_by")
    ways: dict[int | None, Statement] = {row.pk: row for row in published.select_related(*people)}
    parts: dict[tuple[int | None, int | None], SubmissionRegion] = {
        (part.submission_id, part.release_id): part
        for part in SubmissionRegion.objects.filter(region=code).select_related("submitted_by")
    }
    before: dict[Key, StatementRow] = {}
    found = []
    for row in published.statement_rows():
        way = ways[row.id]
        part = parts.get((way.submission_id, way.published_in_id))
        replaced = next((before[key] for key in _keys(row) if key in before), None)
        before |= dict.fromkeys(_keys(row), row)
        if replaced and not row.entered and ways[replaced.id].superseded_in_id != row.published_in:
            replaced = None  # a document stands beside what it cannot replace
        found.append(_row(row, way, part, replaced))
    return found[::-1]


def _keys(row: StatementRow) -> Iterator[Key]:
    """The figures a statement speaks of."""
    place = (row.segment, row.basis, row.as_of)
    if row.active_participants is not None or row.printed_ratio is not None or row.retracts == "snapshot":
        yield ("snapshot", *place)
    if row.potential_workers is not None or row.retracts == "potential":
        yield ("potential", *place)
    if row.target_ratio is not None or row.target_people is not None or row.retracts == "target":
        source = "" if row.target_document else row.source_id
        yield ("target", row.target_year, row.target_document, source)


def _row(
    row: StatementRow, way: Statement, part: SubmissionRegion | None, replaced: StatementRow | None
) -> ProvenanceRow:
    filed = way.submission
    by = part.submitted_by if part and part.submitted_by else filed and filed.created_by
    at = part.submitted_at if part and part.submitted_at else filed and filed.created_at
    return ProvenanceRow(
        row,
        way.submission_id,
        str(by or ""),
        at or None,
        str(way.published_in.published_by or ""),
        way.published_in.published_at,
        way.superseded_in_id,
        replaced,
    )
