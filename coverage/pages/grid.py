"""The entry grid of a province or a regency for one month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coverage import queries
from coverage.calculations.gaps import gap_to_target_people, gap_to_target_points
from coverage.calculations.grid import COUNTS, EnteredRow, Finding
from coverage.calculations.ratios import coverage_ratio
from coverage.pages.missing import NoSuchRegion
from coverage.parsing.cells import read_cell
from coverage.queries.drafts import CellRow, LastFigure, PartRow
from coverage.rows import RegionRow, TargetRow
from coverage.scope import Scope

OPEN = ("draft", "returned")
COLUMNS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi", "per_tanggal", "sumber")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: what is typed and why it cannot be read, the last published number and the change to it."""

    column: str
    text: str
    version: int
    by: str
    problem: str
    comment: str
    value: int | None
    last: LastFigure | None

    @property
    def change(self) -> int | None:
        """People more than last published; None when either is missing."""
        return None if self.value is None or self.last is None else self.value - self.last.value


@dataclass(frozen=True, slots=True)
class GridLine:
    """One region's row. editable: the person may enter it and it is not with the verifier."""

    region: RegionRow
    part: PartRow | None
    entered: EnteredRow
    cells: Mapping[str, GridCell]
    target: TargetRow | None
    editable: bool
    comment: str

    @property
    def state(self) -> str:
        """Of the part: "none" before anything was typed."""
        return self.part.state if self.part else "none"

    @property
    def total(self) -> int | None:
        return self.entered.total

    @property
    def potential(self) -> int | None:
        """The typed potential, else the one last published."""
        last = self.cells["potensi"].last
        return self.entered.count("potensi") or (last.value if last else None)

    @property
    def coverage(self) -> float | None:
        return coverage_ratio(self.total, self.potential)

    @property
    def gap_people(self) -> int | None:
        share = self.target.target_ratio if self.target else None
        return gap_to_target_people(share, self.potential, self.total)

    @property
    def gap_points(self) -> float | None:
        share = self.target.target_ratio if self.target else None
        return gap_to_target_points(self.coverage, float(share) if share is not None else None)


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid: the province's own line first (when root is one), then its regencies.

    findings: what stands in the way of handing in, by region code; only after a check was asked for.
    """

    root: RegionRow
    month: date
    lines: tuple[GridLine, ...]
    closed: str
    findings: Mapping[str, Sequence[Finding]]

    @property
    def own(self) -> GridLine:
        return self.lines[0]

    @property
    def regencies(self) -> tuple[GridLine, ...]:
        return self.lines[1:]

    @property
    def sums(self) -> Mapping[str, tuple[int | None, int]]:
        """Sum of the regencies by column, and how many of them have a number: blank is not zero."""
        sums = {}
        for column in COUNTS:
            values = [
                line.total if column == "total" else line.entered.count(column) for line in self.regencies
            ]
            given = [value for value in values if value is not None]
            sums[column] = (sum(given) if given else None, len(given))
        return sums


def grid_page(
    root: str,
    month: date,
    scope: Scope,
    findings: Mapping[str, Sequence[Finding]] | None = None,
    closed: str = "",
) -> GridPage:
    """The grid of a province with the regencies the person may see, or of one regency. Nine queries.

    Raises NoSuchRegion.
    """
    region = queries.region_row(root)
    if region is None or region.level == "nation":
        raise NoSuchRegion(root)
    below = queries.regencies_of(root) if region.level == "province" else []
    regions = [row for row in (region, *below) if row.code == root or scope.may_see_drafts(row.code)]
    codes = [row.code for row in regions]
    parts = queries.parts_under_way(codes, month)
    ids = [part.id for part in parts.values()]
    typed, said = queries.cells(ids), queries.comments(ids)
    last = queries.last_figures(codes, month)
    targets = queries.targets_for(codes, month.year)
    lines = [
        _line(
            row,
            parts.get(row.code),
            month,
            typed.get(parts[row.code].id, {}) if row.code in parts else {},
            said.get(parts[row.code].id, {}) if row.code in parts else {},
            {column: last[row.code, column] for column in COUNTS if (row.code, column) in last},
            targets.get(row.code),
            scope.may_enter(row.code) and not closed,
        )
        for row in regions
    ]
    return GridPage(region, month, tuple(lines), closed, findings or {})


def _line(
    region: RegionRow,
    part: PartRow | None,
    month: date,
    typed: Mapping[str, CellRow],
    comments: Mapping[str, str],
    last: Mapping[str, LastFigure],
    target: TargetRow | None,
    may_enter: bool,
) -> GridLine:
    read = {
        column: read_cell(column, typed[column].text if column in typed else "", month) for column in COLUMNS
    }
    entered = EnteredRow(region.code, month, {column: cell for column, cell in read.items() if cell.text})
    cells = {}
    for column in COLUMNS:
        row = typed.get(column)
        cells[column] = GridCell(
            column,
            read[column].text,
            row.version if row else 0,
            row.by if row else "",
            read[column].problem,
            comments.get(column, ""),
            entered.count(column),
            last.get(column),
        )
    editable = may_enter and (part is None or part.state in OPEN)
    return GridLine(region, part, entered, cells, target, editable, comments.get("", ""))
