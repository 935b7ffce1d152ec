"""An entered row: from cells to what it states, its total, and what must be asked before it is handed in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coverage.calculations.audit import audit
from coverage.calculations.audit.words import day
from coverage.calculations.gaps import gap_to_target_people, gap_to_target_points
from coverage.calculations.in_force import serves_other_documents
from coverage.calculations.ratios import coverage_ratio
from coverage.parsing.cells import Cell, Retract
from coverage.parsing.numbers import grouped
from coverage.rows.figures import (
    PARTS,
    Basis,
    FlagRow,
    PotentialRow,
    RegionRow,
    Segment,
    StatementRow,
    TargetRow,
)
from coverage.rows.periods import month_end

COUNTS = ("PU", "BPU", "JAKON", "PMI", "total", "potensi")
COLUMNS = ("per_tanggal", *COUNTS, "sumber")
SEGMENT_COLUMNS = {"PU": Segment.PU, "BPU": Segment.BPU, "JAKON": Segment.JAKON, "PMI": Segment.PMI}
COLUMN_OF = {segment: column for column, segment in SEGMENT_COLUMNS.items()} | {Segment.TOTAL: "total"}
# No region of the level has as many people: Indonesia 284 million, Jawa Barat 51, Kabupaten Bogor 6.
MOST_PEOPLE = {"nation": 300_000_000, "province": 60_000_000, "regency": 7_000_000}
LEAP = 10  # a correction by a factor of ten is a digit or a column too many
LEAST_LEAP = 1_000  # people; Jakon of 3 that were 40 are no slip worth a question


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


@dataclass(frozen=True, slots=True)
class RowFigures:
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


def published_cells(row: EnteredRow, known: Iterable[StatementRow]) -> dict[str, StatementRow]:
    """What officers published for a row's day, the newest by column."""
    published: dict[str, StatementRow] = {}
    for other in known:
        if (other.region_code, other.as_of, other.basis) == (row.region_code, row.as_of, Basis.DOMICILE):
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


def findings(
    rows: Iterable[EnteredRow],
    regions: Mapping[str, RegionRow],
    known: Sequence[StatementRow],
    today: date | None = None,
) -> list[Finding]:
    """What must be mended or answered in entered rows, by region and column.

    known: all published statements of these regions, for comparison. Cells that cannot be read, figures
    without a source and figures of a day after today must be mended; what the audit flags, more people than
    live there and a factor of ten beside the replaced figure want an answer.
    """
    of_region = by_region(known)
    rows = [completed(row, of_region[row.region_code]) for row in rows if not row.is_blank]
    found = [finding for row in rows for finding in (*_unusable(row), *_too_early(row, today))]
    places: list[tuple[str, str]] = []
    stated: list[StatementRow] = []
    for row in rows:
        for column, statement in statements_of(row):
            places.append((row.region_code, column))
            stated.append(replace(statement, line=len(places)))
    for flag in audit(stated, regions, known=_not_replaced(known, stated)):
        found += _finding(flag, places)
    of_key = defaultdict(list)
    for former in known:
        of_key[_key(former)].append(former)
    for (region, column), statement in zip(places, stated, strict=True):
        found += _too_many(region, column, statement, regions[region].level)
        found += _leap(region, column, statement, of_key[_key(statement)])
    return found


def by_region(known: Iterable[StatementRow]) -> defaultdict[str, list[StatementRow]]:
    """Published statements by region code, in their order; none for a region without any."""
    found = defaultdict(list)
    for row in known:
        found[row.region_code].append(row)
    return found


def _too_many(region: str, column: str, row: StatementRow, level: str) -> list[Finding]:
    count = row.active_participants or row.potential_workers or 0
    if count <= MOST_PEOPLE[level]:
        return []
    message = (
        f"{grouped(count)} orang lebih banyak daripada penduduk wilayah setingkat ini; periksa angkanya."
    )
    return [Finding(region, column, "too_many_people", message)]


def _leap(region: str, column: str, row: StatementRow, replaced: Sequence[StatementRow]) -> list[Finding]:
    """A factor of ten beside the very figure it replaces, which the audit no longer sees.

    replaced: the published statements of its key.
    """
    field = "potential_workers" if column == "potensi" else "active_participants"
    count = getattr(row, field)
    for former in (getattr(other, field) for other in replaced):
        if count and former and max(count, former) >= max(LEAP * min(count, former), LEAST_LEAP):
            message = (
                f"{grouped(count)} orang menggantikan {grouped(former)} yang terbit untuk hari yang sama."
            )
            return [Finding(region, column, "leap", message)]
    return []


def _key(row: StatementRow) -> tuple[object, ...]:
    return (row.region_code, row.as_of, row.segment, row.basis)


def _not_replaced(known: Sequence[StatementRow], stated: Sequence[StatementRow]) -> list[StatementRow]:
    """Published statements without those of the very keys that are entered anew: those are replaced."""
    keys = {_key(row) for row in stated}
    return [row for row in known if _key(row) not in keys]


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


def _too_early(row: EnteredRow, today: date | None) -> list[Finding]:
    cell = row.cells.get("per_tanggal")
    if today is None or row.as_of <= today or (cell and cell.problem):
        return []
    message = f"Per tanggal {day(row.as_of)} belum tiba; isi hari angka ini, paling akhir {day(today)}."
    return [Finding(row.region_code, "per_tanggal", "too_early", message, must_mend=True)]


def _finding(flag: FlagRow, places: Sequence[tuple[str, str]]) -> list[Finding]:
    """Where the flag stands; one that must be answered for a region nobody enters, at an entered figure."""
    where = [places[line - 1] for line in flag.lines if 0 < line <= len(places)]
    here = [(region, column) for region, column in where if region == flag.region_code]
    asks = flag.severity != "info" and bool(where)
    region, column = (here or (where if asks else []) or [(flag.region_code, "")])[0]
    return [
        Finding(
            region,
            column,
            flag.code,
            flag.message,
            flag.likely_cause,
            must_mend=flag.severity == "conflict",
            wants_answer=asks,
        )
    ]
