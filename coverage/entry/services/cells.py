"""Filling a month: cells are kept as typed, row by row; nobody overwrites another unseen."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from coverage.calculations.entry.grid import EnteredRow
from coverage.models import DraftCell, Submission, SubmissionRegion
from coverage.models.columns import every_column, instance
from coverage.models.querysets import among
from coverage.parsing.cells import read_cell
from coverage.queries.compiled import compiled
from coverage.submissions import filing
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import BEGIN, OPEN, UNDER_WAY, Kind
from regions.codes import province_code
from regions.models import Region


class Locked(EntryRefused):
    """The region's figures are with the verifier, or its month is closed, as closed says."""

    def __init__(self, closed: str = ""):
        super().__init__(Problem(Why.CLOSED, data={"said": closed}) if closed else Problem(Why.LOCKED))


class Clash(EntryRefused):
    """Somebody else changed the cell since it was read: what stands there now, in which version, by whom."""

    def __init__(self, text: str, version: int, by: str):
        super().__init__(Problem(Why.CLASH, data={"by": by, "text": text}))
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
        raise Locked
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
    for row in _begun(region, month):
        return instance(SubmissionRegion, row)
    return None


@compiled
def _begun(region: Any, month: Any) -> QuerySet[Any, Any]:
    found = SubmissionRegion.objects.filter(region=region, month=month, state__in=UNDER_WAY)
    return found.order_by("pk").values_list(*every_column(SubmissionRegion))


def open_parts(regions: Collection[str], month: date) -> list[SubmissionRegion]:
    """The parts of these regions that are being filled, by code. One query."""
    found = SubmissionRegion.objects.filter(region__in=regions, month=month, state__in=OPEN)
    return list(found.order_by("region_id"))


@transaction.atomic
def begin(region: str, month: date, by: User) -> SubmissionRegion:
    """Open a region's row for a month, in the open grid of its province of which nothing was handed in yet.

    Raises EntryRefused for a region that is not in force.
    """
    if not _in_force(region):
        raise EntryRefused.because(Why.NO_REGION, code=region)
    root = province_code(region) or region
    grids = _begun_grids(root, month, region)
    submission = grids[0][0] if grids else _new_grid(root, month, by).pk
    try:
        with transaction.atomic():
            return SubmissionRegion.objects.create(
                submission_id=submission, region_id=region, month=month, state=BEGIN.after
            )
    except IntegrityError:  # a second person began it in the same moment
        part = begun(region, month)
        if part is None:
            raise
        return part


@compiled
def _in_force(region: Any) -> QuerySet[Any, Any]:
    return Region.objects.filter(pk=region, valid_until=None).values_list("pk")


@compiled
def _begun_grids(root: Any, month: Any, region: Any) -> QuerySet[Any, Any]:
    """The open grids of a province that a region can begin in, the newest first."""
    grids = Submission.objects.filter(kind=Kind.GRID, root=root, month=month, regions__state__in=OPEN)
    fitting = grids.exclude(regions__region=region).exclude(regions__submitted_at__isnull=False)
    return fitting.order_by("-pk").values_list("pk")


def begin_all(regions: Collection[str], month: date, by: User) -> list[SubmissionRegion]:
    """Open the rows of several regions at once, as begin does. Six queries, one more for each new grid.

    Raises EntryRefused for a region that is not in force.
    """
    known = set(Region.objects.filter(pk__in=regions, valid_until=None).values_list("pk", flat=True))
    for code in regions:
        if code not in known:
            raise EntryRefused.because(Why.NO_REGION, code=code)
    grids = _open_grids(regions, month)
    parts = []
    for code in regions:
        root = province_code(code) or code
        fitting = (grid for grid, held in grids[root] if code not in held)
        grid = next(fitting, None) or _new_grid(root, month, by)
        if not any(grid is other for other, _ in grids[root]):
            grids[root].append((grid, set()))
        parts.append(SubmissionRegion(submission=grid, region_id=code, month=month, state=BEGIN.after))
    try:
        with transaction.atomic():
            return SubmissionRegion.objects.bulk_create(parts)
    except IntegrityError:  # a second person began one of them in the same moment
        return [begin(code, month, by) for code in regions]


def _open_grids(regions: Collection[str], month: date) -> dict[str, list[tuple[Submission, set[str]]]]:
    """The open grids by province of which nothing was handed in yet, each with the regions it holds. Two
    queries.
    """
    roots = {province_code(code) or code for code in regions}
    found = (
        Submission.objects.filter(kind=Kind.GRID, root__in=roots, month=month, regions__state__in=OPEN)
        .exclude(regions__submitted_at__isnull=False)
        .distinct()
        .prefetch_related("regions")
    )
    grids: dict[str, list[tuple[Submission, set[str]]]] = {root: [] for root in roots}
    for grid in found:
        grids[str(grid.root_id)].append((grid, {part.region_id for part in grid.regions.all()}))
    return grids


def _new_grid(root: str, month: date, by: User) -> Submission:
    return filing.open_submission(Kind.GRID, name=f"{root} {month:%Y-%m}", root=root, month=month, by=by)


def entered_rows(parts: Iterable[SubmissionRegion]) -> dict[str, EnteredRow]:
    """The rows of these parts as typed, by region code. One query."""
    by_part = {part.pk: part for part in parts}
    cells: dict[int, dict[str, Any]] = {pk: {} for pk in by_part}
    for part, column, text in _typed(list(by_part)):
        month = by_part[part].month
        assert month is not None  # cells belong to entered months
        cells[part][column] = read_cell(column, text, month)
    return {
        part.region_id: EnteredRow(part.region_id, part.month, cells[pk])  # type: ignore[arg-type]
        for pk, part in by_part.items()
    }


@compiled
def _typed(parts: Any) -> QuerySet[Any, Any]:
    return DraftCell.objects.filter(among(parts, "part_id")).values_list("part_id", "column", "text")
