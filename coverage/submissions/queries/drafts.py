"""What is being entered: parts under way, their cells, and the published figures they will replace."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject
from msgspec import Struct

from coverage.calculations.assembling import targets_in_force
from coverage.calculations.entry.grid import EnteredRow, RowFigures
from coverage.calculations.in_force import target_in_force
from coverage.models import (
    CellComment,
    CurrentCoverage,
    DraftCell,
    Potential,
    Statement,
    SubmissionRegion,
    Target,
    WarningAnswer,
)
from coverage.models.columns import made, statements
from coverage.models.querysets import EXACT
from coverage.parsing.cells import read_cell
from coverage.queries.compiled import compiled
from coverage.rows.figures import Basis, PotentialRow, Segment, StatementRow, TargetRow
from coverage.rows.periods import month_end
from coverage.submissions.states import UNDER_WAY


class PartRow(Struct, frozen=True):
    """Where one region of a submission stands."""

    id: int
    submission_id: int
    region_code: str
    month: date | None
    state: str
    reason: str
    submitted_by: int | None
    submitted_at: datetime | None
    decided_at: datetime | None
    release: int | None


class CellRow(Struct, frozen=True):
    """A draft cell as typed, and who typed it when."""

    column: str
    text: str
    version: int
    by: str
    at: datetime


class LastFigure(Struct, frozen=True):
    """The newest published number of a column, and its day. exact: a potential that an officer typed."""

    value: int
    as_of: date
    exact: bool = False


PART = (
    "id",
    "submission_id",
    "region_id",
    "month",
    "state",
    "reason",
    "submitted_by_id",
    "submitted_at",
    "decided_at",
    "release_id",
)


def parts_under_way(codes: Collection[str], month: date) -> dict[str, PartRow]:
    """The part under way of each region for a month. One query."""
    found = SubmissionRegion.objects.filter(region__in=codes, month=month, state__in=UNDER_WAY)
    return {values[2]: PartRow(*values) for values in found.values_list(*PART)}


def cells(parts: Collection[int]) -> dict[int, dict[str, CellRow]]:
    """Cells by part and column. One query."""
    found: dict[int, dict[str, CellRow]] = defaultdict(dict)
    for cell in DraftCell.objects.filter(part__in=parts).select_related("changed_by"):
        found[cell.part_id][cell.column] = CellRow(
            cell.column, cell.text, cell.version, str(cell.changed_by), cell.changed_at
        )
    return found


def comments(parts: Collection[int]) -> dict[int, dict[str, str]]:
    """A verifier's comments by part and column ("" is the whole row). One query."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for part, column, text in CellComment.objects.filter(part__in=parts).values_list(
        "part_id", "column", "text"
    ):
        found[part][column] = text
    return found


def answers(parts: Collection[int]) -> dict[int, dict[tuple[str, str], tuple[str, str]]]:
    """Answers to warnings by part, then (code, column): (reason, note). One query."""
    found: dict[int, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    rows = WarningAnswer.objects.filter(part__in=parts)
    for part, code, column, reason, note in rows.values_list("part_id", "code", "column", "reason", "note"):
        found[part][code, column] = (reason, note)
    return found


COLUMN_OF = {
    Segment.PU: "PU",
    Segment.BPU: "BPU",
    Segment.JAKON: "JAKON",
    Segment.PMI: "PMI",
    Segment.TOTAL: "total",
}


def last_figures(codes: Collection[str], month: date) -> dict[tuple[str, str], LastFigure]:
    """The newest published count up to a month's end, by region and column. Two queries."""
    until = month_end(month)
    found = {
        (code, COLUMN_OF[Segment(segment)]): LastFigure(value, day)
        for code, segment, value, day in _counted(list(codes), until)
    }
    for row in made(PotentialRow, _potentials(list(codes), until)):
        found[row.region_code, "potensi"] = LastFigure(row.potential_workers, row.valid_from, row.exact)
    return found


@compiled
def _counted(codes: Any, until: Any) -> QuerySet[Any, Any]:
    counted = CurrentCoverage.objects.of_regions(codes).filter(
        basis=Basis.DOMICILE, segment__in=COLUMN_OF, active_participants__isnull=False
    )
    return counted.last_until(until).values_list("region_id", "segment", "active_participants", "as_of")


@compiled
def _potentials(codes: Any, until: Any) -> QuerySet[Any, Any]:
    known = Potential.objects.current().of_regions(codes)
    whole = known.filter(segment=Segment.TOTAL, basis=Basis.DOMICILE, valid_from__lte=until)
    return whole.potential_columns()


def targets_for(codes: Collection[str], year: int) -> Mapping[str, TargetRow]:
    """The target in force of each region for a year. One query."""
    rows = Target.objects.current().of_regions(codes).filter(year=year).target_rows()
    return {code: target for (code, _), target in targets_in_force(rows).items()}


def published_entries(codes: Iterable[str], month: date) -> dict[str, list[StatementRow]]:
    """What officers published of a month, by region code, older ones first. One query."""
    found: dict[str, list[StatementRow]] = defaultdict(list)
    for row in statements(_entered(list(codes), month, month_end(month))):
        found[row.region_code].append(row)
    return found


@compiled
def _entered(codes: Any, since: Any, until: Any) -> QuerySet[Any, Any]:
    of_month = Q(as_of__gte=since, as_of__lte=until, entered=True)
    return Statement.objects.current().of_regions(codes).filter(of_month).statement_columns()


def row_figures(parts: Collection[int], month: date) -> dict[str, RowFigures]:
    """Rows of a month under way by region code, with their potential and target. Two queries."""
    found = SubmissionRegion.objects.filter(pk__in=parts).values_list(
        "region_id",
        ArraySubquery(
            DraftCell.objects.filter(part=OuterRef("pk")).values(
                cell=JSONObject(column="column", text="text")
            )
        ),
        ArraySubquery(
            Potential.objects.current()
            .filter(
                region=OuterRef("region_id"),
                segment=Segment.TOTAL,
                basis=Basis.DOMICILE,
                valid_from__lte=month_end(month),
            )
            .order_by("-valid_from")
            .annotate(exact=EXACT)
            .values(last=JSONObject(value="potential_workers", day="valid_from", exact="exact"))[:1]
        ),
        ArraySubquery(
            Target.objects.current()
            .filter(region=OuterRef("region_id"), year=month.year)
            .values(
                target=JSONObject(
                    document="document",
                    share=Cast("target_ratio", TextField()),
                    decimals="target_decimals",
                    people="target_people",
                    override="override",
                )
            )
        ),
    )
    stored = {code: rest for code, *rest in found}
    known = published_entries(stored, month)
    return {code: _row_figures(code, month, known.get(code, []), *rest) for code, rest in stored.items()}


def _row_figures(
    region_code: str,
    month: date,
    published: Sequence[StatementRow],
    typed: Collection[Mapping[str, str]],
    potentials: Collection[Mapping[str, Any]],
    targets: Collection[Mapping[str, Any]],
) -> RowFigures:
    cells = {cell["column"]: read_cell(cell["column"], cell["text"], month) for cell in typed}
    rows = [
        TargetRow(
            region_code,
            month.year,
            target["document"],
            None if target["share"] is None else Decimal(target["share"]),
            target["decimals"],
            target["people"],
            (),
            target["override"],
        )
        for target in targets
    ]
    last = [(found["value"], date.fromisoformat(found["day"]), found["exact"]) for found in potentials]
    entered = EnteredRow(region_code, month, {name: cell for name, cell in cells.items() if cell.text})
    return RowFigures(entered, last[0] if last else None, target_in_force(rows), published)
