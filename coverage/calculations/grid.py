"""An entered row: from cells to what it states, its total, and what must be asked before it is handed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coverage.calculations.audit import audit
from coverage.parsing.cells import Cell, Retract
from coverage.periods import month_end
from coverage.rows import PARTS, FlagRow, RegionRow, Segment, StatementRow

COUNTS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi")
COLUMNS = ("per_tanggal", *COUNTS, "sumber")
SEGMENT_COLUMNS = {"PU": Segment.PU, "BPU": Segment.BPU, "JAKON": Segment.JAKON, "PMI": Segment.PMI}


@dataclass(frozen=True, slots=True)
class EnteredRow:
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
        """The typed total, else the sum when all four segments are typed; three are not a total."""
        typed = self.count("total")
        if typed is not None or self.retracts("total"):
            return typed
        parts = [self.count(part) for part in PARTS]
        return None if None in parts else sum(part for part in parts if part is not None)

    @property
    def is_blank(self) -> bool:
        """Whether no figure is typed; a day or a source alone says nothing."""
        return not any(self.cells[column].text for column in COUNTS if column in self.cells)

    def _value(self, column: str) -> object:
        cell = self.cells.get(column)
        return cell.value if cell else None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend or to answer before handing in. column: "" for the whole row.

    must_mend: no answer helps, the cell has to change; else a reason is asked (info asks for none).
    """

    region_code: str
    column: str
    code: str
    message: str
    likely_cause: str = ""
    must_mend: bool = False
    wants_answer: bool = True


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


def findings(
    rows: Iterable[EnteredRow], regions: Mapping[str, RegionRow], known: Sequence[StatementRow]
) -> list[Finding]:
    """What must be mended or answered in entered rows, by region and column.

    known: all published statements of these regions, for comparison. Cells that cannot be read and figures
    without a source must be mended; what the audit flags wants an answer.
    """
    rows = [row for row in rows if not row.is_blank]
    found = [finding for row in rows for finding in _unusable(row)]
    places: list[tuple[str, str]] = []
    stated: list[StatementRow] = []
    for row in rows:
        for column, statement in statements_of(row):
            places.append((row.region_code, column))
            stated.append(replace(statement, line=len(places)))
    for flag in audit(stated, regions, known=_not_replaced(known, stated)):
        found += _finding(flag, places)
    return found


def _not_replaced(known: Sequence[StatementRow], stated: Sequence[StatementRow]) -> list[StatementRow]:
    """Published statements without those of the very keys that are entered anew: those are replaced."""
    keys = {(row.region_code, row.as_of, row.segment, row.basis) for row in stated}
    return [row for row in known if (row.region_code, row.as_of, row.segment, row.basis) not in keys]


def _unusable(row: EnteredRow) -> list[Finding]:
    bad = [
        Finding(row.region_code, column, "unreadable", cell.problem, must_mend=True)
        for column, cell in row.cells.items()
        if cell.problem
    ]
    if not row.source:
        message = "Sumber kosong; angka tanpa sumber tidak dapat diajukan."
        bad.append(Finding(row.region_code, "sumber", "no_source", message, must_mend=True))
    return bad


def _finding(flag: FlagRow, places: Sequence[tuple[str, str]]) -> list[Finding]:
    where = [places[line - 1] for line in flag.lines if 0 < line <= len(places)]
    region, column = where[-1] if where else (flag.region_code, "")
    return [
        Finding(
            region,
            column,
            flag.code,
            flag.message,
            flag.likely_cause,
            must_mend=flag.severity == "conflict",
            wants_answer=flag.severity != "info" and bool(where),
        )
    ]
