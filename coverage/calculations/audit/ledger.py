"""All statements the audit may look at, indexed once: by region, by figure and by source."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from coverage.calculations.agreement import most_precise_count, potentials_agree, snapshots_agree
from coverage.rows.figures import Precision, RegionRow, StatementRow

FigureKey = tuple[str, date, str, str]
SeriesKey = tuple[str, str, str]
COUNTS = ("active_participants", "potential_workers")
CountedOn = Callable[[date, str, str | None], int]
Premiums = Callable[[], Sequence[int]]
Rows = tuple[Sequence[StatementRow], Sequence[StatementRow]]


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
    speaking = [row for row in rows if speaks_of(row, count)]
    if len(speaking) == 1:
        return [] if speaking[0].retracts and speaking[0].entered else speaking
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

    def _replaced(self) -> set[int]:
        """Entered statements whose figures were all entered anew since: nobody stands by them."""
        first: dict[object, StatementRow] = {}
        keyed: dict[object, list[StatementRow]] = {}
        for row in self.all():
            if row.entered:
                key = (row.region_code, row.as_of, row.segment, row.basis)
                before = first.setdefault(key, row)
                if before is not row:
                    keyed.setdefault(key, [before]).append(row)
        gone: set[int] = set()
        for rows in keyed.values():
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

    @cached_property
    def targets(self) -> Rows:
        """The statements that print a target of a year: known ones, new ones."""
        known, new = ([row for row in rows if row.target_year is not None] for rows in (self.known, self.new))
        return known, new

    def beside_new(
        self, key: Callable[[StatementRow], object], rows: Rows | None = None
    ) -> dict[Any, list[StatementRow]]:
        """Statements by a key, known ones first, wherever a new one stands among them; none by None.

        rows: known and new ones, where only some have a key; all if None.
        """
        known, new = rows or (self.known, self.new)
        keys = [key(row) for row in new]
        wanted = {*keys} - {None}
        found: dict[object, list[StatementRow]] = {}
        for row in known if wanted else ():
            one = key(row)
            if one in wanted:
                found.setdefault(one, []).append(row)
        for row, one in zip(new, keys, strict=True):
            if one is not None:
                found.setdefault(one, []).append(row)
        return found

    @cached_property
    def _by_region(self) -> dict[str, list[StatementRow]]:
        found: dict[str, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            found[row.region_code].append(row)
        return found

    def of(self, code: str) -> list[StatementRow]:
        return self._by_region.get(code, [])

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
    def news(self) -> set[SeriesKey]:
        """Region, segment and basis of the new statements."""
        return {(row.region_code, row.segment, row.basis) for row in self.new}

    @cached_property
    def loosely_dated(self) -> set[SeriesKey]:
        """Region, segment and basis of statements that name no day, only its month or year."""
        loose = (row for row in self.all() if row.as_of and row.as_of_precision != Precision.DAY)
        return {(row.region_code, row.segment, row.basis) for row in loose}

    @cached_property
    def potential_days(self) -> dict[SeriesKey, list[date]]:
        """Days with an agreed potential above zero, ascending, by region, segment and basis."""
        days: dict[SeriesKey, list[date]] = defaultdict(list)
        for (code, as_of, segment, basis), workers in self.potentials.items():
            if workers:
                days[(code, segment, basis)].append(as_of)
        for listed in days.values():
            listed.sort()
        return days

    @cached_property
    def with_potential(self) -> dict[SeriesKey, list[StatementRow]]:
        """Statements that print a potential above zero, dated or not, by region, segment and basis."""
        found: dict[SeriesKey, list[StatementRow]] = defaultdict(list)
        for row in self.all():
            if row.potential_workers:
                found[(row.region_code, row.segment, row.basis)].append(row)
        return found

    @cached_property
    def least_potential(self) -> dict[SeriesKey, int]:
        """The smallest potential above zero that any statement prints, by region, segment and basis."""
        return {
            key: min(row.potential_workers or 0 for row in rows) for key, rows in self.with_potential.items()
        }

    @cached_property
    def regencies(self) -> dict[str, list[str]]:
        """Codes of the regencies by province."""
        found: dict[str, list[str]] = defaultdict(list)
        for region in self.regions.values():
            if region.level == "regency" and region.parent_code:
                found[region.parent_code].append(region.code)
        return {code: sorted(codes) for code, codes in found.items()}

    def standing(self, key: FigureKey, count: str) -> list[StatementRow]:
        """The statements of one figure that still speak of a count."""
        return contenders(self.figures.get(key, ()), count)

    @cached_property
    def actives(self) -> dict[FigureKey, int]:
        """Active participants by figure; without those that none prints or whose statements disagree."""
        return self._agreed("active_participants", snapshots_agree)

    @cached_property
    def potentials(self) -> dict[FigureKey, int]:
        """Potentials by figure; without those that none prints or whose statements disagree."""
        return self._agreed("potential_workers", potentials_agree)

    def _agreed(self, count: str, agree: Callable[[list[StatementRow]], bool]) -> dict[FigureKey, int]:
        found = {}
        for key, rows in self.figures.items():
            if len(rows) > 1:
                rows = contenders(rows, count)
                value = most_precise_count(getattr(row, count) for row in rows) if agree(rows) else None
            else:
                value = None if rows[0].retracts and rows[0].entered else getattr(rows[0], count)
            if value is not None:
                found[key] = value
        return found

    def is_exact(self, key: FigureKey, count: str) -> bool:
        """Whether an officer typed the count of one figure, so that every digit is meant."""
        return any(row.exact for row in self.standing(key, count) if getattr(row, count) is not None)

    def _count_regions(self, on: date, level: str, province: str | None) -> int:
        if province is not None:
            return len(self.regencies.get(province, ()))
        return sum(1 for region in self.regions.values() if region.level == level)
