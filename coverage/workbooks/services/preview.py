"""What a monthly workbook would do, cell by cell; nothing is written."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cached_property

from django.conf import settings
from msgspec import Struct, field

from coverage.calculations.entry.findings import Finding, findings
from coverage.calculations.entry.grid import EnteredRow
from coverage.calculations.entry.workbook import Beside, Change, RowChange, compare, drafted_cells
from coverage.entry.queries.compared import compared_with
from coverage.parsing.problems import Fault, Reason
from coverage.parsing.workbook import read_workbook
from coverage.parsing.workbook_key import INVENTED, REAL, Asked
from coverage.parsing.workbook_rows import Refusal, WorkbookFile, WorkbookRow
from coverage.queries.every_region import every_region
from coverage.rows.figures import RegionRow, StatementRow
from coverage.rows.many import uncollected
from coverage.rows.scope import Scope
from coverage.submissions.queries import drafts
from coverage.submissions.queries.drafts import CellRow
from coverage.submissions.states import WAITING
from coverage.workbooks.queries import month_figures
from regions.directory import name_index

Closures = Callable[[Collection[str], date, date], Mapping[str, str]]


class Preview(Struct, frozen=True, dict=True):
    """What a workbook would do. findings: of the changed regions, as the grid would say.

    known: the published statements they were checked against.
    """

    file: WorkbookFile
    rows: tuple[RowChange, ...]
    refused: tuple[Refusal, ...]
    findings: tuple[Finding, ...]
    ready: frozenset[str]
    regions: Mapping[str, RegionRow]
    versions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    known: Sequence[StatementRow] = ()

    @cached_property
    def counts(self) -> dict[str, int]:
        """Cells by what they do, and rows refused whole."""
        found = {change.value: 0 for change in Change}
        for row in self.rows:
            for cell in row.cells:
                found[cell.change] += 1
        found[Change.REFUSED] += len(self.refused)
        return found

    @property
    def changes(self) -> int:
        """Cells that are new or changed."""
        return self.counts[Change.NEW] + self.counts[Change.CHANGED]

    @property
    def written(self) -> dict[str, Mapping[str, str]]:
        """Cells that would go into the grid, by region."""
        return {row.region_code: row.written for row in self.rows if row.written}

    @property
    def refusals(self) -> list[Refusal]:
        """Every refused cell, with its address."""
        cells = [
            Refusal(cell.address, cell.problem, cell.region_code, cell.column, cell.new)
            for row in self.rows
            for cell in row.cells
            if cell.problem
        ]
        return [*self.refused, *cells]

    @cached_property
    def token(self) -> str:
        """What is shown, in a few letters: the same token, the same effect."""
        shown = (self.file.key, self.rows, self.refused, sorted(self.versions.items()))
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:24]


def none_closed(codes: Collection[str], month: date, today: date) -> Mapping[str, str]:
    """Every month is open."""
    return {}


def site_data() -> str:
    """Which figures this site holds: invented ones stay apart."""
    return INVENTED if settings.DEMO else REAL


def read_file(content: bytes, *, name: str, today: date, asked: Asked | None = None) -> WorkbookFile:
    """The workbook as it was filled. Raises Unreadable for a file that cannot be used at all."""
    return read_workbook(
        content, name=name, names=name_index(), today=today, asked=asked or Asked(), data=site_data()
    )


@uncollected()
def preview(
    content: bytes,
    *,
    name: str,
    scope: Scope,
    today: date,
    asked: Asked | None = None,
    closed: Closures = none_closed,
) -> Preview:
    """Read a workbook and say what every cell would do; nothing is written.

    scope: whose figures the person may enter. closed: says why regions cannot be entered for a month.
    Raises parsing.problems.Unreadable for a file that cannot be used at all.
    """
    file = read_file(content, name=name, today=today, asked=asked)
    return previewed(file, scope=scope, today=today, closed=closed)


def previewed(file: WorkbookFile, *, scope: Scope, today: date, closed: Closures) -> Preview:
    """The same for a workbook that was read already."""
    regions = every_region()
    mine = [row for row in file.rows if scope.may_enter(row.region_code)]
    others = [row for row in file.rows if not scope.may_enter(row.region_code)]
    codes = [row.region_code for row in mine]
    month = file.key.month
    parts = drafts.parts_under_way(codes, month)
    typed = drafts.cells([part.id for part in parts.values()])
    drafted = {code: typed.get(part.id, {}) for code, part in parts.items()}
    now = month_figures(codes, month)
    shut = closed(codes, month, today)
    base = month_figures(codes, month, file.key.release) if file.has_key else now
    beside = {
        code: Beside(
            base.get(code, {}),
            now.get(code, {}),
            _texts(drafted.get(code, {})),
            shut.get(code, "") or _with_the_verifier(parts[code].state if code in parts else ""),
        )
        for code in codes
    }
    own = WorkbookFile(file.key, file.has_key, tuple(mine), ())
    rows = tuple(compare(own, beside, today))
    refused = (*file.refused, *(_not_yours(row, regions) for row in others))
    versions = {
        (code, column): cell.version for code, cells in drafted.items() for column, cell in cells.items()
    }
    waiting = {row.region_code for row in rows if row.waits}
    changed = _entered(rows, beside, month)
    known = compared_with([row.region_code for row in changed], month) if changed else []
    found, ready = _check(changed, regions, known, today, waiting)
    return Preview(file, rows, refused, found, ready, regions, versions, known)


def _texts(cells: Mapping[str, CellRow]) -> dict[str, str]:
    return {column: cell.text for column, cell in cells.items()}


def _with_the_verifier(state: str) -> str:
    return "wilayah ini sedang diperiksa verifikator; tarik kembali dahulu" if state in WAITING else ""


def _not_yours(row: WorkbookRow, regions: Mapping[str, RegionRow]) -> Refusal:
    data = {"name": regions[row.region_code].name, "code": row.region_code}
    reason = Reason(Fault.NOT_YOUR_REGION, data)
    return Refusal(row.addresses["kode"], reason, row.region_code, "kode", row.region_code)


def _entered(rows: Sequence[RowChange], beside: Mapping[str, Beside], month: date) -> list[EnteredRow]:
    """The changed regions' rows as they will stand in the grid."""
    return [
        EnteredRow(code, month, drafted_cells(beside[code].drafted, row.written, month))
        for row in rows
        if row.written
        for code in [row.region_code]
    ]


def _check(
    rows: Sequence[EnteredRow],
    regions: Mapping[str, RegionRow],
    known: Sequence[StatementRow],
    today: date,
    waiting: Collection[str],
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """What the grid's check will say about changed regions, and which of them can be handed in at once.

    known: published statements of their provinces; waiting: regions with a refused cell. A region that
    stays behind holds back itself; when the rest of its province then no longer fits what is published,
    the province waits as a whole.
    """
    found = findings(rows, regions, known, today)
    held = _held(found) | set(waiting)
    clean = [row for row in rows if row.region_code not in held]
    touched = {code[:2] for code in held}
    again = [row for row in clean if row.region_code[:2] in touched]
    if again:
        beside = [row for row in known if row.region_code[:2] in touched]
        provinces = {code[:2] for code in _held(findings(again, regions, beside, today))}
        clean = [row for row in clean if row.region_code[:2] not in provinces]
    return tuple(found), frozenset(row.region_code for row in clean)


def _held(found: Sequence[Finding]) -> set[str]:
    return {finding.region_code for finding in found if finding.must_mend or finding.wants_answer}
