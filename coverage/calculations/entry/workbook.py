"""A monthly workbook against what is published and what is being entered: what every cell would change."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.parsing.cells import MOST_SOURCE, Cell, Retract, Value, read_cell
from coverage.parsing.problems import Fault, Reason
from coverage.parsing.workbook_cells import ReadCell, plain
from coverage.parsing.workbook_rows import COLUMNS, COUNTS, WorkbookFile, WorkbookRow, as_typed
from coverage.rows.periods import month_end

INPUTS = COLUMNS[2:]
ALONE = ("per_tanggal", "sumber")  # without its day or its source none of a row's numbers can wait


class Change(StrEnum):
    """What a cell does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class DayFigures(Struct, frozen=True):
    """What is published of one region and day, by column; source: the document of its total."""

    counts: Mapping[str, int] = field(default_factory=dict)
    source: str = ""


Days = Mapping[date, DayFigures]
MonthFigures = Mapping[str, Days]


class CellChange(Struct, frozen=True):
    """One cell that is not blank. old: the published figure, "" for none; note: what to know.

    problem: why it is refused, else None.
    """

    address: str
    region_code: str
    column: str
    change: Change
    old: str = ""
    new: str = ""
    note: str = ""
    problem: Reason | None = None


class RowChange(Struct, frozen=True):
    """One region's row. written: cells that would be kept in the grid as typed, none when nothing changes."""

    region_code: str
    cells: tuple[CellChange, ...]
    written: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def waits(self) -> bool:
        """Whether a cell of it is refused: its other cells wait in the grid until that one is mended."""
        return any(cell.change == Change.REFUSED for cell in self.cells)


class Beside(Struct, frozen=True):
    """What a row is compared with. base: published when the file was made; now: published today.

    drafted: texts of the region's cells under way; shut: why the region cannot be entered, "" when it can.
    """

    base: Days
    now: Days
    drafted: Mapping[str, str]
    shut: str = ""


def shown_day(days: Days) -> date | None:
    """The day a month's row speaks of: the last with participants, else the last with a potential."""
    counted = [day for day, figures in days.items() if set(figures.counts) - {"potensi"}]
    return max(counted or days, default=None)


def compare(file: WorkbookFile, beside: Mapping[str, Beside], today: date) -> list[RowChange]:
    """What every row of a workbook would change. beside: by region code, for all rows.

    A cell equal to what is published now, or to what was when the file was made, changes nothing: nobody
    touched it. Source: docs/data-dictionary.md, "Buku kerja".
    """
    return [_compare_row(row, beside[row.region_code], file.key.month, today) for row in file.rows]


def drafted_cells(drafted: Mapping[str, str], written: Mapping[str, str], month: date) -> dict[str, Cell]:
    """A region's cells as they would stand in the grid."""
    texts = {**drafted, **written}
    return {column: read_cell(column, text, month) for column, text in texts.items() if text}


def _compare_row(row: WorkbookRow, beside: Beside, month: date, today: date) -> RowChange:
    day = _day(row, beside, month)
    base, now = (days.get(day, DayFigures()) for days in (beside.base, beside.now))
    typed = {column: _value(column, beside.drafted.get(column, ""), month) for column in INPUTS}
    cells = {
        column: _count(row, column, row.cells[column], base, now, typed[column])
        for column in COUNTS
        if column in row.cells
    }
    changed = [column for column, cell in cells.items() if cell.change in (Change.NEW, Change.CHANGED)]
    source = _source(row, now, beside)
    if source and source.change != Change.SAME and not changed:
        readable = [column for column in cells if row.cells[column].value is not None]
        changed = [column for column in readable if row.cells[column].value == now.counts.get(column)]  # anew
    written = {column: as_typed(row.cells[column].value) for column in changed}
    as_of = _as_of(row, day, beside, typed["per_tanggal"], bool(written))
    if source and not written and source.change in (Change.NEW, Change.CHANGED):
        source = replace(source, change=Change.SAME, note="sumber tanpa angka tidak mengubah apa pun")
    if written:
        written["per_tanggal"] = day.isoformat()
        if source:
            written["sumber"] = source.new
    found = [cell for cell in (as_of, *cells.values(), source) if cell is not None]
    if written:
        found = _held_back(row, found, day, beside, today)
    if any(cell.change == Change.REFUSED and cell.column in ALONE for cell in found) or beside.shut:
        written = {}
    return RowChange(row.region_code, tuple(found), written, row.note)


def _value(column: str, text: str, month: date) -> Value:
    return read_cell(column, text, month).value if text else None


def _day(row: WorkbookRow, beside: Beside, month: date) -> date:
    """The day the row's figures are of; a blank one leaves it as it was."""
    typed = row.cells["per_tanggal"].value if "per_tanggal" in row.cells else None
    drafted = _value("per_tanggal", beside.drafted.get("per_tanggal", ""), month)
    for day in (typed, drafted, shown_day(beside.base), shown_day(beside.now)):
        if isinstance(day, date):
            return day
    return month_end(month)


def _count(
    row: WorkbookRow, column: str, cell: ReadCell, base: DayFigures, now: DayFigures, typed: Value
) -> CellChange:
    found = CellChange(cell.address, row.region_code, column, Change.SAME, "", cell.text, cell.note)
    if cell.problem:
        return _refuse(found, cell.problem)
    if cell.value is None:
        return found
    published, before = now.counts.get(column), base.counts.get(column)
    found = replace(found, old=_shown(published), new=as_typed(cell.value))
    if cell.value == published:
        return found
    if typed is not None and cell.value == typed:
        return replace(found, note="sudah ada di lembar isian")
    if cell.value == before:
        return replace(found, note=f"tidak disentuh; yang terbit sekarang {_shown(published) or 'ditarik'}")
    if cell.value is Retract.FIGURE and published is None and typed is None:
        return replace(found, note="tidak ada angka terbit untuk ditarik")
    notes = [cell.note]
    if published != before and before is not None:
        notes.append(f"saat diunduh {before}")
    if typed is not None:
        notes.append(f"mengganti isian {as_typed(typed)}")
    change = Change.NEW if published is None else Change.CHANGED
    return replace(found, change=change, note="; ".join(filter(None, notes)))


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)


def _source(row: WorkbookRow, now: DayFigures, beside: Beside) -> CellChange | None:
    cell = row.cells.get("sumber")
    if cell is None:
        return None
    old = plain(now.source)
    found = CellChange(cell.address, row.region_code, "sumber", Change.SAME, old, cell.text, cell.note)
    if cell.problem:
        return _refuse(found, cell.problem)
    known = {figures.source for days in (beside.base, beside.now) for figures in days.values()}
    if cell.text in {plain(text) for text in (*known, beside.drafted.get("sumber", "")) if text}:
        return found
    return replace(found, change=Change.CHANGED if old else Change.NEW)


def _as_of(row: WorkbookRow, day: date, beside: Beside, drafted: Value, writes: bool) -> CellChange | None:
    cell = row.cells.get("per_tanggal")
    if cell is None:
        return None
    shown = shown_day(beside.now)
    old = shown.isoformat() if shown else ""
    new = as_typed(cell.value) if cell.value else cell.text
    found = CellChange(cell.address, row.region_code, "per_tanggal", Change.SAME, old, new, cell.note)
    if cell.problem:
        return _refuse(found, cell.problem)
    if day in (shown, shown_day(beside.base), drafted):
        return found
    if not writes:
        return replace(found, note="tanggal tanpa angka tidak mengubah apa pun")
    note = f"angka per {old} tetap terbit" if old else ""
    return replace(found, change=Change.CHANGED if old else Change.NEW, note=note)


def _held_back(
    row: WorkbookRow, cells: Iterable[CellChange], day: date, beside: Beside, today: date
) -> list[CellChange]:
    """The row's cells, those refused for which the row as a whole cannot be written."""
    found = list(cells)
    if beside.shut:
        shut = Reason.said(beside.shut)
        return [cell if cell.change == Change.SAME else _refuse(cell, shut) for cell in found]
    source = row.cells["sumber"].text if "sumber" in row.cells else beside.drafted.get("sumber", "")
    if not source:
        found.append(_refused(row, "sumber", Reason(Fault.NO_SOURCE_TO_FILE)))
    elif len(source) > MOST_SOURCE:
        found = [cell for cell in found if cell.column != "sumber"]
        too_long = Reason(Fault.SHORTEN_SOURCE, {"most": MOST_SOURCE})
        found.append(_refused(row, "sumber", too_long, source))
    if day > today:
        typed = row.cells.get("per_tanggal")
        found = [cell for cell in found if cell.column != "per_tanggal"]
        early = Reason(Fault.DAY_TO_COME if typed else Fault.BLANK_DAY_TO_COME, {"day": day, "today": today})
        found.append(_refused(row, "per_tanggal", early, typed.text if typed else ""))
    return found


def _refused(row: WorkbookRow, column: str, problem: Reason, text: str = "") -> CellChange:
    address = row.addresses[column]
    return CellChange(address, row.region_code, column, Change.REFUSED, "", text, problem=problem)


def _refuse(cell: CellChange, problem: Reason) -> CellChange:
    return replace(cell, change=Change.REFUSED, note="", problem=problem)


WORDS = {
    Change.NEW: "baru",
    Change.CHANGED: "berubah",
    Change.SAME: "tidak berubah",
    Change.REFUSED: "ditolak",
}
