"""An entered row: from cells to what it states, its total, and what goes with a correction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.calculations.gaps import gap_to_target_people, gap_to_target_points
from coverage.calculations.in_force import serves_other_documents
from coverage.calculations.ratios import coverage_ratio
from coverage.parsing.cells import Cell, Retract
from coverage.parsing.numbers import grouped
from coverage.rows.figures import (
    PARTS,
    Basis,
    PotentialRow,
    Segment,
    StatementRow,
    TargetRow,
)
from coverage.rows.periods import month_end

COUNTS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi")
COLUMNS = ("per_tanggal", *COUNTS, "sumber")
SEGMENT_COLUMNS = {"PU": Segment.PU, "BPU": Segment.BPU, "JAKON": Segment.JAKON, "PMI": Segment.PMI}
COLUMN_OF = {segment: column for column, segment in SEGMENT_COLUMNS.items()} | {Segment.TOTAL: "total"}


class EnteredRow(Struct, frozen=True):
    """One region's cells for a month, by column; columns not typed are absent."""

    region_code: str
    month: date
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def count(self, column: str) -> int | None:
        """The number in a column; None when it is blank, unreadable or takes a figure back."""
        value = self._value(column)
        return value if isinstance(value, int) else None

    def retracts(self, column: str) -> bool:
        return self._value(column) is Retract.FIGURE

    @property
    def as_of(self) -> date:
        """The day the counts are of: the month's last unless another is typed."""
        value = self._value("per_tanggal")
        return value if isinstance(value, date) else month_end(self.month)

    @property
    def source(self) -> str:
        cell = self.cells.get("sumber")
        return cell.text if cell else ""

    @property
    def total(self) -> int | None:
        """The typed total, else the sum when all four segments are typed; three are not a total.

        A total that cannot be read or is taken back is None, never the sum instead.
        """
        if self.says("total"):
            return self.count("total")
        parts = [self.count(part) for part in PARTS]
        return None if None in parts else sum(part for part in parts if part is not None)

    @property
    def is_blank(self) -> bool:
        """Whether no figure is typed; a day or a source alone says nothing."""
        return not any(self.says(column) for column in COUNTS)

    def says(self, column: str) -> bool:
        """Whether a column holds more than a blank."""
        return column in self.cells and not self.cells[column].is_blank

    def _value(self, column: str) -> object:
        cell = self.cells.get(column)
        return cell.value if cell else None


class RowFigures(Struct, frozen=True):
    """Coverage and gaps of an entered row, as they would be published.

    last_potential: the potential last published, its day, and whether an officer typed it; it divides only
    what it may.
    published: what officers published of the row's month, which its cells correct.
    """

    typed: EnteredRow
    last_potential: tuple[int, date, bool] | None = None
    target: TargetRow | None = None
    published: Sequence[StatementRow] = ()

    @property
    def entered(self) -> EnteredRow:
        """The row with what goes along with a correction."""
        return completed(self.typed, self.published)

    @property
    def total(self) -> int | None:
        return self.entered.total

    @property
    def known_potential(self) -> int | None:
        """The potential last published, when it may divide a count of the row's day."""
        if self.last_potential is None:
            return None
        value, day, exact = self.last_potential
        place = (self.entered.region_code, Segment.TOTAL, Basis.DOMICILE)
        row = PotentialRow(*place, day, value, exact=exact)
        return value if serves_other_documents(row, self.entered.as_of) else None

    @property
    def potential(self) -> int | None:
        """The typed potential, else the one known; None when it is taken back or cannot be read."""
        cell = self.entered.cells.get("potensi")
        return self.entered.count("potensi") if cell and not cell.is_blank else self.known_potential

    @property
    def coverage_ratio(self) -> float | None:
        return coverage_ratio(self.total, self.potential)

    @property
    def gap_to_target_people(self) -> int | None:
        share = self.target.target_ratio if self.target else None
        return gap_to_target_people(share, self.potential, self.total)

    @property
    def gap_to_target_points(self) -> float | None:
        share = self.target.target_ratio if self.target else None
        return gap_to_target_points(self.coverage_ratio, float(share) if share is not None else None)


def statements_of(row: EnteredRow) -> list[tuple[str, StatementRow]]:
    """What a row states, each beside the column it comes from.

    Count and potential are two statements, so that either can be corrected or taken back alone.
    """
    said = []
    for column, segment in SEGMENT_COLUMNS.items():
        said += _one(row, column, segment, row.count(column))
    said += _one(row, "total", Segment.TOTAL, row.total)
    potential = row.count("potensi")
    if potential is not None:
        said.append(("potensi", _statement(row, Segment.TOTAL, potential_workers=potential)))
    elif row.retracts("potensi"):
        said.append(("potensi", _statement(row, Segment.TOTAL, retracts="potential")))
    return said


def _one(row: EnteredRow, column: str, segment: Segment, count: int | None) -> list[tuple[str, StatementRow]]:
    if count is not None:
        return [(column, _statement(row, segment, active_participants=count))]
    if row.retracts(column):
        return [(column, _statement(row, segment, retracts="snapshot"))]
    return []


def _statement(row: EnteredRow, segment: Segment, **values: object) -> StatementRow:
    return StatementRow(
        row.region_code,
        row.as_of,
        "day",
        segment,
        source_title=row.source,
        entered=True,
        **values,  # type: ignore[arg-type]
    )


def completed(row: EnteredRow, known: Iterable[StatementRow]) -> EnteredRow:
    """A row that corrects published figures of its day, with what goes with them: the source they have, when
    none is typed, and a total that was their segments' sum, summed anew.

    known: published statements, older ones first.
    """
    published = published_cells(row, known)
    corrected = [column for column in COUNTS if row.says(column) and column in published]
    cells = dict(row.cells)
    if corrected and not row.source:
        source = published[corrected[-1]].source_title
        cells["sumber"] = Cell(source, source)
    total = _summed_anew(row, published)
    if total is not None:
        cells["total"] = Cell(grouped(total), total)
    return replace(row, cells=cells)


def by_region(known: Iterable[StatementRow]) -> defaultdict[str, list[StatementRow]]:
    """Published statements by region code, in their order; none for a region without any."""
    found = defaultdict(list)
    for row in known:
        found[row.region_code].append(row)
    return found


def published_cells(row: EnteredRow, known: Iterable[StatementRow]) -> dict[str, StatementRow]:
    """What officers published for a row's day, the newest by column."""
    published: dict[str, StatementRow] = {}
    day = row.as_of
    for other in known:
        if other.as_of == day and (other.region_code, other.basis) == (row.region_code, Basis.DOMICILE):
            if other.entered and other.active_participants is not None:
                published[COLUMN_OF.get(Segment(other.segment), "")] = other
            if other.entered and other.potential_workers is not None:
                published["potensi"] = other
    return published


def summed_segments(published: Mapping[str, StatementRow]) -> dict[str, int]:
    """The published segments, by column, where the published total is their sum; else none."""
    counts = {str(part): published[part].active_participants for part in PARTS if part in published}
    former = {part: count for part, count in counts.items() if count is not None}
    is_sum = len(former) == len(PARTS) and "total" in published
    return former if is_sum and published["total"].active_participants == sum(former.values()) else {}


def _summed_anew(row: EnteredRow, published: Mapping[str, StatementRow]) -> int | None:
    """The total of corrected segments; None unless the published one is the sum of the published segments."""
    former = summed_segments(published)
    if row.says("total") or not former:
        return None
    now = [row.count(part) if row.says(part) else former[part] for part in PARTS]
    changed = any(row.says(part) for part in PARTS)
    return sum(count for count in now if count is not None) if changed and None not in now else None
