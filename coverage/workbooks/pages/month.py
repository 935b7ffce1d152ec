"""The monthly workbook to be downloaded, and the page that shows what an uploaded one would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from coverage.calculations.entry.grid import Finding
from coverage.calculations.entry.workbook import CellChange, Change, DayFigures, shown_day
from coverage.parsing.workbook_key import Key
from coverage.parsing.workbook_rows import COUNTS, Refusal
from coverage.queries import releases
from coverage.queries.errors import NoSuchRegion
from coverage.rows.figures import RegionRow
from coverage.rows.scope import Scope
from coverage.words import formats
from coverage.workbooks.pages.template import EntryFile, EntryLine
from coverage.workbooks.queries import known_sources, month_figures, workbook_regions
from coverage.workbooks.services.preview import Preview, site_data
from regions.codes import NATION


def entry_file(root: str, month: date, scope: Scope, address: str = "") -> EntryFile:
    """The published figures of a month for the regions a person may see, ready to be filled on. Six queries.

    root: a province with its regencies, one regency, or 00 for all provinces. address: where the workbook
    is had. Raises NoSuchRegion.
    """
    rows = [row for row in workbook_regions(root) if scope.may_see_drafts(row.code)]
    if not rows:
        raise NoSuchRegion(root)
    release = releases.release_row()
    codes = [row.code for row in rows]
    figures = month_figures(codes, month)
    lines = [_line(row, figures.get(row.code, {})) for row in rows]
    name = "Indonesia" if root == NATION else next((r.name for r in rows if r.code == root), rows[0].name)
    key = Key(root, month, release.number if release else 0, site_data())
    checksum = release.checksum if release else ""
    return EntryFile(key, name, lines, known_sources(codes, month), checksum, address)


def _line(region: RegionRow, days: Mapping[date, DayFigures]) -> EntryLine:
    day = shown_day(days)
    if day is None:
        return EntryLine(region.code, region.official_name)
    return EntryLine(region.code, region.official_name, day, days[day].counts, days[day].source)


@dataclass(frozen=True, slots=True)
class ChangedRegion:
    """A region the workbook changes: its new and changed cells, and what the check says about them."""

    region: RegionRow
    cells: Sequence[CellChange]
    findings: Sequence[Finding]
    is_ready: bool


@dataclass(frozen=True)
class WorkbookPage:
    """What an uploaded workbook would do. name: of the file."""

    preview: Preview
    name: str
    pk: int
    can_be_marked: bool

    @property
    def month(self) -> date:
        return self.preview.file.key.month

    @property
    def root(self) -> RegionRow:
        return self.preview.regions[self.preview.file.key.root]

    @cached_property
    def refused(self) -> list[Refusal]:
        return self.preview.refusals

    @cached_property
    def changed(self) -> list[ChangedRegion]:
        """Regions with a new or changed cell, in file order."""
        said: dict[str, list[Finding]] = {}
        for found in self.preview.findings:
            said.setdefault(found.region_code, []).append(found)
        return [
            ChangedRegion(
                self.preview.regions[row.region_code],
                [_readable(cell) for cell in row.cells if cell.change in (Change.NEW, Change.CHANGED)],
                said.get(row.region_code, ()),
                row.region_code in self.preview.ready,
            )
            for row in self.preview.rows
            if any(cell.change in (Change.NEW, Change.CHANGED) for cell in row.cells)
        ]

    @property
    def ready(self) -> int:
        """Changed regions that would be handed in at once."""
        return len(self.preview.ready)

    @property
    def waiting(self) -> int:
        """Changed regions that would wait in the grid."""
        return len(self.preview.written) - self.ready

    @cached_property
    def unchanged(self) -> list[tuple[RegionRow, list[CellChange]]]:
        """Regions with their cells that change nothing."""
        return [
            (self.preview.regions[row.region_code], same)
            for row in self.preview.rows
            if (same := [cell for cell in row.cells if cell.change == Change.SAME])
        ]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What a person should know about cells that change nothing: (address, note)."""
        return [(cell.address, cell.note) for _, cells in self.unchanged for cell in cells if cell.note] + [
            (self.preview.regions[row.region_code].name, row.note) for row in self.preview.rows if row.note
        ]


def _readable(cell: CellChange) -> CellChange:
    """Counts with dots, as pages write them."""
    old, new = (formats.people(int(text)) if text.isdigit() else text for text in (cell.old, cell.new))
    return replace(cell, old=old, new=new) if cell.column in COUNTS else cell
