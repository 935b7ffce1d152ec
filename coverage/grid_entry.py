"""Filling a month: cells are kept as typed, handed in region by region, and can come back."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from coverage.calculations.grid import EnteredRow, Finding, findings, statements_of
from coverage.entry import draft
from coverage.models import (
    DraftCell,
    DraftFigure,
    Reason,
    Release,
    Source,
    Statement,
    Submission,
    SubmissionRegion,
    WarningAnswer,
)
from coverage.parsing.cells import read_cell
from coverage.querysets import region_rows
from coverage.rows import StatementRow
from regions.codes import province_code
from regions.models import Region

State = SubmissionRegion.State
UNDER_WAY = (State.DRAFT, State.SUBMITTED, State.RETURNED)
OPEN = (State.DRAFT, State.RETURNED)


class NotEntered(Exception):
    """Why nothing was saved or handed in; the message is for the person at the grid."""


class Locked(NotEntered):
    """The region's figures are with the verifier."""


class Clash(NotEntered):
    """Somebody else changed the cell since it was read: what stands there now, in which version, by whom."""

    def __init__(self, text: str, version: int, by: str):
        super().__init__(f"{by} sudah mengisi “{text}” di sel ini.")
        self.text, self.version, self.by = text, version, by


def save_cell(*, region: str, month: date, column: str, text: str, base: int, by: User) -> DraftCell:
    """Keep what was typed into one cell.

    base: the version the person saw, 0 for an empty cell. Returns the cell with its new version; the same
    text again is no change, so that a lost answer can be asked for twice. Raises Clash when another
    version stands there, Locked when the region is handed in. One query once the region's row is begun.
    """
    cell = _keep(region, month, column, text, base, by)
    if cell is None and begun(region, month) is None:
        begin(region, month, by)
        cell = _keep(region, month, column, text, base, by)
    return cell or _standing(region, month, column, text)


def _keep(region: str, month: date, column: str, text: str, base: int, by: User) -> DraftCell | None:
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [column, text, by.pk, region, month, list(OPEN), base])
        row = cursor.fetchone()
    if row is None:
        return None
    return DraftCell(pk=row[0], part_id=row[1], column=column, text=text, version=row[2], changed_by_id=by.pk)


def _standing(region: str, month: date, column: str, text: str) -> DraftCell:
    part = begun(region, month)
    if part is None or part.state not in OPEN:
        raise Locked("Angka wilayah ini sedang diperiksa; tarik kembali dahulu untuk mengubahnya.")
    cell = DraftCell.objects.select_related("changed_by").get(part=part, column=column)
    if cell.text != text:
        raise Clash(cell.text, cell.version, str(cell.changed_by))
    return cell


# The part is held while the cell is written, so that none slips in behind a submission.
UPSERT = """
INSERT INTO coverage_draftcell AS cell (part_id, "column", text, changed_by_id, version, changed_at)
SELECT part.id, %s, %s, %s, 1, clock_timestamp()
FROM coverage_submissionregion AS part
WHERE part.region_id = %s AND part.month = %s AND part.state = ANY(%s)
FOR SHARE
ON CONFLICT (part_id, "column") DO UPDATE
SET text = excluded.text, version = cell.version + 1, changed_by_id = excluded.changed_by_id,
    changed_at = excluded.changed_at
WHERE cell.version = %s
RETURNING id, part_id, version
"""


def begun(region: str, month: date) -> SubmissionRegion | None:
    """The part under way for a region and month. One query."""
    return SubmissionRegion.objects.filter(region=region, month=month, state__in=UNDER_WAY).first()


def open_parts(regions: Collection[str], month: date) -> list[SubmissionRegion]:
    """The parts of these regions that are being filled, by code. One query."""
    found = SubmissionRegion.objects.filter(region__in=regions, month=month, state__in=OPEN)
    return list(found.order_by("region_id"))


@transaction.atomic
def begin(region: str, month: date, by: User) -> SubmissionRegion:
    """Open a region's row for a month, in the open grid of its province if there is one.

    Raises NotEntered for a region that is not in force.
    """
    if not Region.objects.filter(pk=region, valid_until=None).exists():
        raise NotEntered(f"Tidak ada wilayah dengan kode {region}.")
    root = province_code(region) or region
    submission = (
        Submission.objects.filter(kind=Submission.Kind.GRID, root=root, month=month, regions__state__in=OPEN)
        .exclude(regions__region=region)
        .first()
    )
    if submission is None:
        submission = Submission.objects.create(
            kind=Submission.Kind.GRID, root_id=root, month=month, name=f"{root} {month:%Y-%m}", created_by=by
        )
    try:
        with transaction.atomic():
            return SubmissionRegion.objects.create(submission=submission, region_id=region, month=month)
    except IntegrityError:  # a second person began it in the same moment
        part = begun(region, month)
        if part is None:
            raise
        return part


def entered_rows(parts: Iterable[SubmissionRegion]) -> dict[str, EnteredRow]:
    """The rows of these parts as typed, by region code. One query."""
    by_part = {part.pk: part for part in parts}
    cells: dict[int, dict[str, Any]] = {pk: {} for pk in by_part}
    for cell in DraftCell.objects.filter(part__in=by_part):
        month = by_part[cell.part_id].month
        assert month is not None  # cells belong to entered months
        cells[cell.part_id][cell.column] = read_cell(cell.column, cell.text, month)
    return {
        part.region_id: EnteredRow(part.region_id, part.month, cells[pk])  # type: ignore[arg-type]
        for pk, part in by_part.items()
    }


def check(parts: Iterable[SubmissionRegion], today: date | None = None) -> list[Finding]:
    """What must be mended or answered before these parts can be handed in. Four queries.

    today: no figure can be of a later day; the clock's day if None.
    """
    rows = entered_rows(parts)
    provinces = {province_code(code) for code in rows}
    known = Statement.objects.current().filter(region__code__regex=_families(provinces)).statement_rows()
    return findings(
        rows.values(), region_rows(Region.objects.all()), known, today=today or timezone.localdate()
    )


def _families(provinces: Collection[str | None]) -> str:
    return f"^({'|'.join(sorted(code or '00' for code in provinces)) or '-'})"


def unanswered(parts: Iterable[SubmissionRegion], found: Iterable[Finding]) -> list[Finding]:
    """The findings that still stand in the way: cells to mend, warnings without an answer.

    An answer is about the figures it was given for: it lapses when one of the row changes. One query.
    """
    figure_changed = Max("part__cells__changed_at", filter=~Q(part__cells__column="sumber"))
    answers = WarningAnswer.objects.filter(part__in=list(parts)).annotate(figure_changed=figure_changed)
    lasting = answers.filter(answered_at__gte=F("figure_changed"))
    given = set(lasting.values_list("part__region_id", "code", "column"))
    return [
        finding
        for finding in found
        if finding.must_mend
        or (finding.wants_answer and (finding.region_code, finding.code, finding.column) not in given)
    ]


def ready(
    parts: Iterable[SubmissionRegion], today: date | None = None
) -> tuple[list[SubmissionRegion], list[Finding]]:
    """Which of the parts can be handed in, and what holds the others back: each only itself."""
    clean = list(parts)
    held: list[Finding] = []
    while clean:  # a part that stays behind may take evidence against another with it
        standing = unanswered(clean, check(clean, today))
        if not standing:
            break
        held += standing
        behind = {found.region_code for found in standing}
        clean = [part for part in clean if part.region_id not in behind]
    return clean, held


@transaction.atomic
def submit(
    *,
    parts: Collection[SubmissionRegion],
    by: User,
    at: datetime | None = None,
) -> list[SubmissionRegion]:
    """Hand in the parts that hold figures; blank ones stay open.

    Raises NotEntered, naming regions and cells, when something must be mended or answered first.
    """
    locked = list(
        SubmissionRegion.objects.select_for_update().filter(
            pk__in=[part.pk for part in parts], state__in=OPEN
        )
    )
    rows = entered_rows(locked)
    filled = [part for part in locked if not rows[part.region_id].is_blank]
    if not filled:
        raise NotEntered("Belum ada angka yang diisi.")
    standing = unanswered(filled, check(filled, timezone.localdate(at)))
    if standing:
        raise NotEntered(
            "; ".join(f"{found.region_code} {found.column}: {found.message}" for found in standing)
        )
    stated = [(part, said) for part in filled for _, said in statements_of(rows[part.region_id])]
    sources = entered_sources(said.source_title for _, said in stated)
    for part in filled:
        DraftFigure.objects.filter(submission_id=part.submission_id, region_id=part.region_id).delete()
    DraftFigure.objects.bulk_create(
        _figure(said, part.submission, sources[said.source_title]) for part, said in stated
    )
    newest = Release.objects.aggregate(last=Max("number"))["last"] or 0
    for part in filled:
        part.state, part.reason, part.seen_release = State.SUBMITTED, "", newest
        part.submitted_by_id, part.submitted_at = by.pk, at or timezone.now()
    fields = ["state", "reason", "seen_release", "submitted_by", "submitted_at"]
    SubmissionRegion.objects.bulk_update(filled, fields)
    return filled


def _figure(said: StatementRow, submission: Submission, source: int) -> DraftFigure:
    return draft(replace(said, source_id=source), submission)


def entered_sources(citations: Iterable[str]) -> Mapping[str, int]:
    """Officers' sources by their citation, made when missing. Two queries."""
    wanted = set(citations)
    Source.objects.bulk_create(
        (Source(citation=text, title=text, entered=True) for text in sorted(wanted)), ignore_conflicts=True
    )
    return dict(Source.objects.filter(citation__in=wanted, url="").values_list("citation", "pk"))


@transaction.atomic
def answer(*, part: SubmissionRegion, code: str, column: str, reason: str, note: str, by: User) -> None:
    """Say why a warned-of figure is right all the same. Raises NotEntered without reason and note."""
    if reason not in Reason.values:
        raise NotEntered("Pilih alasan.")
    if not note.strip():
        raise NotEntered("Tulis keterangan singkat.")
    WarningAnswer.objects.update_or_create(
        part=part,
        code=code,
        column=column,
        defaults={"reason": reason, "note": note.strip(), "answered_by": by},
    )


@transaction.atomic
def recall(*, part: SubmissionRegion, by: User) -> None:
    """Take handed-in figures back to go on with them."""
    _decide(part, (State.SUBMITTED,), State.DRAFT, by, "")


@transaction.atomic
def give_back(*, part: SubmissionRegion, reason: str, comments: Mapping[str, str], by: User) -> None:
    """Return a region's figures with a reason, and comments by column; nothing typed is lost."""
    if not reason.strip():
        raise NotEntered("Tulis alasan pengembalian.")
    _decide(part, (State.SUBMITTED,), State.RETURNED, by, reason.strip())
    part.comments.all().delete()
    for column, text in comments.items():
        if text.strip():
            part.comments.create(column=column, text=text.strip(), made_by=by)


@transaction.atomic
def withdraw(*, part: SubmissionRegion, by: User) -> None:
    """End a region's entry; its cells stay with the withdrawn part."""
    _decide(part, UNDER_WAY, State.WITHDRAWN, by, "")


def _decide(part: SubmissionRegion, allowed: Collection[str], state: str, by: User, reason: str) -> None:
    parts = SubmissionRegion.objects.select_for_update(of=("self",)).select_related("submission")
    standing = parts.get(pk=part.pk)
    if standing.state not in allowed:
        raise NotEntered(
            f"Keadaan sudah berubah: {standing.get_state_display().lower()}. Muat ulang halaman."
        )
    if state not in OPEN or standing.submission.kind != Submission.Kind.TARGETS:  # they have no cells
        DraftFigure.objects.filter(submission_id=part.submission_id, region_id=part.region_id).delete()
    standing.state, standing.reason = state, reason
    standing.decided_by_id, standing.decided_at = by.pk, timezone.now()
    standing.save(update_fields=["state", "reason", "decided_by", "decided_at"])
