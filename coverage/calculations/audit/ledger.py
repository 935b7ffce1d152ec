"""All statements the audit may look at, indexed once: by region, by figure and by source."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from coverage.calculations.agreement import most_precise_count, potentials_agree, snapshots_agree
from coverage.rows.figures import RegionRow, StatementRow

FigureKey = tuple[str, date, str, str]
SeriesKey = tuple[str, str, str]
COUNTS = ("active_participants", "potential_workers")
CountedOn = Callable[[date, str, str | None], int]
Premiums = Callable[[], Sequence[int]]


def source_key(row: StatementRow) -> object:
    """One document: its stored source, else its title. What officers entered is one document, however
    many sittings it took."""
    if row.entered:
        return "entered"
    return row.source_id if row.source_id is not None else row.source_title


def speaks_of(row: StatementRow, count: str) -> bool:
    """Whether a statement gives, or takes back, a figure. count: "active_participants" (with its share)
    or "potential_workers"."""
    if count == "potential_workers":
        return row.potential_workers is not None or row.retracts == "potential"
    printed = row.active_participants is not None or row.printed_ratio is not None
    return printed or row.retracts == "snapshot"


def contenders(rows: Sequence[StatementRow], count: str) -> list[StatementRow]:
    """The statements of one figure that still speak, those that give nothing left out.

    An entered figure answers for its key: the newest stands, together with documents not published before
    it; after a retraction only later documents do. Two entered in one go both stand, so that a repeated
    row is seen. Source: docs/methods.md, "Angka dan pertentangan".
    """
    if len(rows) == 1:
        taken_back = rows[0].entered and rows[0].retracts
        return [*rows] if speaks_of(rows[0], count) and not taken_back else []
    speaking = [row for row in rows if speaks_of(row, count)]
    newest = max((_published(row) for row in speaking if row.entered), default=None)
    if newest is None:
        return speaking
    standing = [row for row in speaking if _published(row) >= newest]
    if any(row.retracts for row in standing):
        return [row for row in standing if not row.entered and _published(row) > newest]
    return standing


def _published(row: StatementRow) -> float:
    return float("inf") if row.published_in is None else row.published_in


class Ledger:
    """New statements, known ones, and the regions they speak of. Flags are raised about new ones only."""

    def __init__(
        self,
        statements: Sequence[StatementRow],
        regions: Mapping[str, RegionRow],
        known: Sequence[StatementRow] = (),
        counted_on: CountedOn | None = None,
        premiums: Premiums = tuple,
    ) -> None:
        self.new = tuple(statements)
        self.regions = regions
        self._new = {id(row) for row in statements}
        stored = {row.id for row in statements if row.id is not None}
        self.known = tuple(
            row for row in known if id(row) not in self._new and (row.id is None or row.id not in stored)
        )
        self.counted_on = counted_on or self._count_regions
        self._premiums = premiums
        replaced = self._replaced()
        self.new = tuple(row for row in self.new if id(row) not in replaced)
        self.known = tuple(row for row in self.known if id(row) not in replaced)
        self.by_region: dict[str, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            self.by_region[row.region_code].append(row)

    def _replaced(self) -> set[int]:
        """Entered statements whose figures were all entered anew since: nobody stands by them."""
        keyed: dict[object, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            if row.entered:
                keyed[(row.region_code, row.as_of, row.segment, row.basis)].append(row)
        gone: set[int] = set()
        for rows in keyed.values():
            if len(rows) > 1:
                standing = {id(row) for count in COUNTS for row in contenders(rows, count)}
                gone.update(id(row) for row in rows if id(row) not in standing and not row.retracts)
        return gone

    @cached_property
    def premiums(self) -> tuple[int, ...]:
        """Contributions known, rupiah a worker and month."""
        return tuple(dict.fromkeys(self._premiums()))

    def all(self) -> Iterator[StatementRow]:
        yield from self.known
        yield from self.new

    def is_new(self, row: StatementRow) -> bool:
        return id(row) in self._new

    def any_new(self, rows: Iterable[StatementRow]) -> bool:
        return any(id(row) in self._new for row in rows)

    def of(self, code: str) -> list[StatementRow]:
        return self.by_region.get(code, [])

    def name(self, code: str) -> str:
        region = self.regions.get(code)
        return region.name if region else code

    @cached_property
    def figures(self) -> dict[FigureKey, list[StatementRow]]:
        """Statements by region, day, segment and basis; undated ones are in none."""
        found: dict[FigureKey, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            if row.as_of is not None:
                found[(row.region_code, row.as_of, row.segment, row.basis)].append(row)
        return found

    @cached_property
    def series(self) -> dict[SeriesKey, list[date]]:
        """Days with a statement, ascending, by region, segment and basis."""
        days: dict[SeriesKey, list[date]] = defaultdict(list)
        for code, as_of, segment, basis in self.figures:
            days[(code, segment, basis)].append(as_of)
        for listed in days.values():
            listed.sort()
        return days

    @cached_property
    def potential_days(self) -> dict[SeriesKey, list[date]]:
        """Days with a printed potential, ascending, by region, segment and basis."""
        days: dict[SeriesKey, set[date]] = defaultdict(set)
        for row in self.all():
            if row.as_of is not None and row.potential_workers is not None:
                days[(row.region_code, row.segment, row.basis)].add(row.as_of)
        return {key: sorted(listed) for key, listed in days.items()}

    @cached_property
    def with_potential(self) -> dict[SeriesKey, list[StatementRow]]:
        """Statements that print a potential above zero, dated or not, by region, segment and basis."""
        found: dict[SeriesKey, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            if row.potential_workers:
                found[(row.region_code, row.segment, row.basis)].append(row)
        return found

    @cached_property
    def regencies(self) -> dict[str, list[str]]:
        """Codes of the regencies by province."""
        found: dict[str, list[str]] = defaultdict(list)
        for region in self.regions.values():
            if region.level == "regency" and region.parent_code:
                found[region.parent_code].append(region.code)
        return {code: sorted(codes) for code, codes in found.items()}

    def active(self, key: FigureKey) -> int | None:
        """The active participants of one figure; None when none is printed or the statements disagree."""
        rows = contenders(self.figures.get(key, ()), "active_participants")
        if len(rows) > 1 and not snapshots_agree(rows):
            return None
        return most_precise_count(row.active_participants for row in rows)

    def potential(self, key: FigureKey) -> int | None:
        """The potential of one day; None when none is printed or the statements disagree."""
        rows = contenders(self.figures.get(key, ()), "potential_workers")
        if len(rows) > 1 and not potentials_agree(rows):
            return None
        return most_precise_count(row.potential_workers for row in rows)

    def is_exact(self, key: FigureKey, count: str) -> bool:
        """Whether an officer typed the count of one figure, so that every digit is meant."""
        return any(
            row.exact
            for row in contenders(self.figures.get(key, ()), count)
            if getattr(row, count) is not None
        )

    def _count_regions(self, on: date, level: str, province: str | None) -> int:
        if province is not None:
            return len(self.regencies.get(province, ()))
        return sum(1 for region in self.regions.values() if region.level == level)
