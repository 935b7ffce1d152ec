"""The page that shows what an uploaded monthly workbook would do."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.entry.findings import Finding
from coverage.calculations.entry.workbook import CellChange, Change
from coverage.parsing.workbook_rows import COUNTS, Refusal
from coverage.rows.figures import RegionRow
from coverage.words import formats
from coverage.workbooks.services.preview import Preview


class ChangedRegion(Struct, frozen=True):
    """A region the workbook changes: its new and changed cells, and what the check says about them."""

    region: RegionRow
    cells: Sequence[CellChange]
    findings: Sequence[Finding]
    is_ready: bool


class WorkbookPage(Struct, frozen=True, dict=True):
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
