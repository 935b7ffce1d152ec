"""children_mismatch: the regencies of a province against the province's own figure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from coverage.calculations.agreement import Interval, all_meet, count_tolerance, most_precise_count
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import COUNTS, Ledger, contenders, source_key
from coverage.calculations.audit.sum_causes import sum_cause
from coverage.rows.figures import FlagRow, Severity, StatementRow

When = tuple[date, str, str]  # day, segment, basis


def children_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Provinces whose regencies, all of them reported, do not sum to the province's own number.

    Formula: Σ regencies = province; actives and potentials of one day, segment and basis, target heads of
    one year and document (an unnamed one: of one source). Tolerance: one head each, rounded ones a unit
    of their last digit. Nothing is said while a regency is missing or disputed.
    Source: docs/audit.md, "Provinsi dan kabupaten/kota".
    """
    news = {(row.as_of, row.segment, row.basis) for row in ledger.new}
    for column in COUNTS:
        for key in ledger.figures:
            if key[0] in ledger.regencies and key[1:] in news:
                yield from _check(ledger, key[0], partial(_printing, ledger, key[1:], column), column)
    for rows in ledger.beside_new(_target, ledger.targets).values():
        by_region: defaultdict[str, list[StatementRow]] = defaultdict(list)
        for row in rows:
            by_region[row.region_code].append(row)
        for code in sorted(ledger.regencies.keys() & by_region.keys()):
            yield from _check(ledger, code, by_region.__getitem__, "target_people")


def _printing(ledger: Ledger, when: When, column: str, code: str) -> Sequence[StatementRow]:
    """The statements of a region that still speak of a count, of a day, segment and basis."""
    rows = ledger.figures.get((code, *when), ())
    if len(rows) == 1:
        row = rows[0]
        stands = getattr(row, column) is not None and not (row.retracts and row.entered)
        return rows if stands else ()
    return [row for row in contenders(rows, column) if getattr(row, column) is not None]


def _target(row: StatementRow) -> object:
    if row.target_people is None or row.target_year is None:
        return None
    return (row.target_year, row.target_document or source_key(row), row.segment, row.basis)


def _check(
    ledger: Ledger, province: str, told: Callable[[str], Sequence[StatementRow]], column: str
) -> Iterator[FlagRow]:
    """told: the statements that print the number of a region, by its code."""
    own_rows, codes = told(province), ledger.regencies[province]
    own = _value(own_rows, column) if own_rows else None
    if own is None:
        return
    rows, parts = {}, {}
    for code in codes:
        rows[code] = told(code)
        part = _value(rows[code], column) if rows[code] else None
        if part is None:
            return
        parts[code] = part
    summed = sum(parts.values())
    involved = [*own_rows, *(row for code in codes for row in rows[code])] if summed != own else []
    if not ledger.any_new(involved):
        return
    reaches = (_reach(rows[code], part) for code, part in parts.items())
    if not spans.plus(reaches).meets(_reach(own_rows, own)):
        called = {ledger.name(code): part for code, part in parts.items()}
        yield flag(
            ledger,
            "children_mismatch",
            Severity.WARNING,
            involved,
            _message(ledger, own_rows[0], column, own, summed, len(codes)),
            sum_cause(called, own, name=f"angka {ledger.name(province)}"),
            region_code=province,
            as_of=own_rows[0].as_of,
        )


def _value(rows: Sequence[StatementRow], column: str) -> int | None:
    if len(rows) == 1:
        return getattr(rows[0], column)  # type: ignore[no-any-return]
    counts = [getattr(row, column) for row in rows]
    if not all_meet(count_tolerance(getattr(row, column), row.exact) for row in rows):
        return None
    return most_precise_count(counts)


def _reach(rows: Sequence[StatementRow], count: int) -> Interval:
    """What the agreed count of a region agrees with; its digits are all meant where an officer typed it."""
    return count_tolerance(count, any(row.exact for row in rows))


def _message(ledger: Ledger, row: StatementRow, column: str, own: int, summed: int, regencies: int) -> str:
    when = f"untuk {words.target_name(row)}" if column == "target_people" else words.dated(row)
    part = "" if row.segment == "TOTAL" else f" {words.segment(row.segment)}"
    return (
        f"Jumlah {words.COLUMNS[column]}{part} {regencies} kabupaten/kota {when} = {words.people(summed)}; "
        f"angka provinsi {ledger.name(row.region_code)} sendiri {words.people(own)} "
        f"(selisih {words.people(summed - own)})."
    )
