"""The entry grid of a province or a regency for one month."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.calculations.entry.findings import Finding
from coverage.calculations.entry.grid import COUNTS, EnteredRow, completed, published_cells, summed_segments
from coverage.entry.pages.grid_lines import Asked, GridCell, GridLine, Unsaved
from coverage.parsing.cells import read_cell
from coverage.queries import places
from coverage.queries.errors import NoSuchRegion
from coverage.rows.figures import RegionRow, StatementRow, TargetRow
from coverage.rows.periods import FIRST_MONTH, months_before
from coverage.rows.scope import Scope
from coverage.submissions.queries import drafts
from coverage.submissions.queries.drafts import CellRow, LastFigure, PartRow, answers, comments
from coverage.submissions.states import OPEN, WAITING

COLUMNS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi", "per_tanggal", "sumber")


class GridPage(Struct, frozen=True):
    """The grid: the province's own line first (when root is one), then its regencies.

    closed: why nobody enters the month; checked: whether findings were asked for.
    """

    root: RegionRow
    month: date
    lines: tuple[GridLine, ...]
    closed: str
    checked: bool
    next_month: date | None

    @property
    def previous_month(self) -> date | None:
        return None if self.month <= FIRST_MONTH else months_before(self.month, 1)

    @property
    def own(self) -> GridLine:
        return self.lines[0]

    @property
    def regencies(self) -> tuple[GridLine, ...]:
        return self.lines[1:]

    @property
    def editable(self) -> bool:
        return any(line.editable for line in self.lines)

    @property
    def handed_in(self) -> int:
        return sum(1 for line in self.lines if line.state in WAITING)

    @property
    def submissions(self) -> Mapping[int, bool]:
        """Those that wait with rows of the sheet, by number, and whether the reader may publish any of it."""
        found: dict[int, bool] = {}
        for line in self.lines:
            if line.part and line.state in WAITING:
                number = line.part.submission_id
                found[number] = found.get(number, False) or line.may_publish
        return found

    @property
    def unfilled(self) -> tuple[GridLine, ...]:
        """Regions of which nothing is published, handed in or typed for the month."""
        return tuple(line for line in self.lines if line.state not in WAITING and line.says_nothing)

    @property
    def filled(self) -> int:
        return sum(1 for line in self.lines if line.editable and not line.entered.is_blank)

    @property
    def in_the_way(self) -> int:
        return sum(line.in_the_way for line in self.lines)

    @property
    def sums(self) -> Mapping[str, tuple[int | None, int]]:
        """Sum of the regencies by column, and how many of them have a number: blank is not zero."""
        sums = {}
        for column in COUNTS:
            values = [line.cells[column].value for line in self.regencies]
            given = [value for value in values if value is not None]
            sums[column] = (sum(given) if given else None, len(given))
        return sums

    @property
    def beside_own(self) -> Mapping[str, int | None]:
        """The sum less the province's own number by column; None unless all regencies have one."""
        beside: dict[str, int | None] = {}
        for column, (total, count) in self.sums.items():
            own = self.own.cells[column].value
            whole = total is not None and own is not None and count == len(self.regencies)
            beside[column] = total - own if whole else None  # type: ignore[operator]
        return beside

    @property
    def known(self) -> Mapping[str, Mapping[str, object]]:
        """What the script reckons totals, coverage and gaps with, by region code."""
        return {
            line.region.code: {
                "potensi": line.figures.known_potential,
                "target": float(line.target.target_ratio)
                if line.target and line.target.target_ratio is not None
                else None,
                "segmen": summed_segments(published_cells(line.entered, line.published)),
            }
            for line in self.lines
        }


class Told(Struct, frozen=True):
    """What a page shows beside the stored grid: what was not kept, by region and column; findings, None
    before a check; given: answers just posted, by the name of their finding."""

    unsaved: Mapping[tuple[str, str], Unsaved] = field(default_factory=dict)
    findings: Sequence[Finding] | None = None
    given: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def grid_page(
    regions: Sequence[RegionRow],
    month: date,
    today: date,
    scope: Scope,
    closed: Mapping[str, str],
    told: Told | None = None,
) -> GridPage:
    """The grid of a region and those below it, as grid_regions gives them. Nine queries.

    closed: why a region is not to be entered, by code; open ones are left out.
    """
    told = told or Told()
    codes = [row.code for row in regions]
    parts = drafts.parts_under_way(codes, month)
    ids = [part.id for part in parts.values()]
    stored = _Stored(
        month,
        parts,
        drafts.cells(ids),
        comments(ids),
        answers(ids) if told.findings is not None else {},
        drafts.last_figures(codes, month),
        drafts.targets_for(codes, month.year),
        drafts.published_entries(codes, month),
    )
    lines = tuple(_line(row, stored, scope, closed.get(row.code, ""), told) for row in regions)
    later = months_before(month, -1)
    return GridPage(
        regions[0],
        month,
        lines,
        closed.get(regions[0].code, ""),
        told.findings is not None,
        later if later <= today else None,
    )


def grid_regions(root: str, scope: Scope) -> list[RegionRow]:
    """The region a grid is of and those below it that the person may see. Two queries.

    Raises NoSuchRegion.
    """
    region = places.region_row(root)
    if region is None or region.level == "nation":
        raise NoSuchRegion(root)
    below = places.regencies_of(root) if region.level == "province" else []
    return [region, *(row for row in below if scope.may_see_drafts(row.code))]


class _Stored(Struct, frozen=True):
    """What was read for a grid, by region or part."""

    month: date
    parts: Mapping[str, PartRow]
    cells: Mapping[int, Mapping[str, CellRow]]
    comments: Mapping[int, Mapping[str, str]]
    answers: Mapping[int, Mapping[tuple[str, str], tuple[str, str]]]
    last: Mapping[tuple[str, str], LastFigure]
    targets: Mapping[str, TargetRow]
    published: Mapping[str, Sequence[StatementRow]]


def _line(region: RegionRow, stored: _Stored, scope: Scope, closed: str, told: Told) -> GridLine:
    code, part = region.code, stored.parts.get(region.code)
    typed = stored.cells.get(part.id, {}) if part else {}
    comments = stored.comments.get(part.id, {}) if part and part.state in OPEN else {}
    read = {
        column: read_cell(column, typed[column].text if column in typed else "", stored.month)
        for column in COLUMNS
    }
    entered = EnteredRow(code, stored.month, {column: cell for column, cell in read.items() if cell.text})
    published = stored.published.get(code, ())
    whole = completed(entered, published)
    cells = {
        column: GridCell(
            f"{code}|{column}",
            column,
            read[column],
            typed[column].version if column in typed else 0,
            typed[column].by if column in typed else "",
            comments.get(column, ""),
            whole.total if column == "total" else entered.count(column),
            stored.last.get((code, column)),
            told.unsaved.get((code, column)),
        )
        for column in COLUMNS
    }
    may_enter = scope.may_enter(code) and not closed
    return GridLine(
        region,
        part,
        entered,
        cells,
        stored.targets.get(code),
        editable=may_enter and (part is None or part.state in OPEN),
        may_recall=may_enter and part is not None and part.state in WAITING,
        comment=comments.get("", ""),
        closed=closed,
        published=published,
        may_publish=part is not None and part.state in WAITING and scope.may_publish(code, part.submitted_by),
        findings=_asked(code, told, stored.answers.get(part.id, {}) if part else {}),
    )


def _asked(code: str, told: Told, answers: Mapping[tuple[str, str], tuple[str, str]]) -> tuple[Asked, ...]:
    """A region's findings, what must be mended first, each with what was answered."""
    found = [finding for finding in told.findings or () if finding.region_code == code]
    found.sort(key=lambda finding: (not finding.must_mend, not finding.wants_answer))
    asked = [Asked(finding, *answers.get((finding.code, finding.column), ("", ""))) for finding in found]
    return tuple(
        replace(one, reason=told.given[one.name][0], note=told.given[one.name][1])
        if one.name in told.given
        else one
        for one in asked
    )
