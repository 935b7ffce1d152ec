"""children_mismatch: the regencies of a province against the province's own figure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coverage.calculations.agreement import Interval, all_meet, count_tolerance, most_precise_count
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import COUNTS, Ledger, contenders, source_key
from coverage.calculations.audit.sum_causes import sum_cause
from coverage.rows.figures import FlagRow, Severity, StatementRow

Key = tuple[object, ...]
Table = dict[Key, dict[str, list[StatementRow]]]


def children_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Provinces whose regencies, all of them reported, do not sum to the province's own number.

    Formula: Σ regencies = province; actives and potentials of one day, segment and basis, target heads of
    one year and document (an unnamed one: of one source). Tolerance: one head each, rounded ones a unit
    of their last digit. Nothing is said while a regency is missing or disputed.
    Source: docs/audit.md, "Provinsi dan kabupaten/kota".
    """
    for column, table in _tables(ledger):
        for by_region in table.values():
            for code in by_region:
                if code in ledger.regencies:
                    yield from _check(ledger, code, by_region, column)


def _tables(ledger: Ledger) -> Iterator[tuple[str, Table]]:
    news = {(row.as_of, row.segment, row.basis) for row in ledger.new}
    for column in COUNTS:
        table: Table = defaultdict(dict)
        for key, rows in ledger.figures.items():
            when = key[1:]
            if when in news:
                told = [row for row in contenders(rows, column) if getattr(row, column) is not None]
                if told:
                    table[when][key[0]] = told
        yield column, table
    targets: Table = defaultdict(dict)
    for when, rows in ledger.beside_new(_target).items():
        for row in rows:
            targets[when].setdefault(row.region_code, []).append(row)
    yield "target_people", targets


def _target(row: StatementRow) -> Key | None:
    if row.target_people is None or row.target_year is None:
        return None
    return (row.target_year, row.target_document or source_key(row), row.segment, row.basis)


def _check(
    ledger: Ledger, province: str, by_region: dict[str, list[StatementRow]], column: str
) -> Iterator[FlagRow]:
    codes = ledger.regencies[province]
    if not all(code in by_region for code in codes):
        return
    own = _value(by_region[province], column)
    parts = [_value(by_region[code], column) for code in codes]
    told = [part for part in parts if part is not None]
    if own is None or len(told) < len(parts) or sum(told) == own:
        return
    involved = [*by_region[province], *(row for code in codes for row in by_region[code])]
    if not ledger.any_new(involved):
        return
    reaches = (_reach(by_region[code], part) for code, part in zip(codes, told, strict=True))
    if not spans.plus(reaches).meets(_reach(by_region[province], own)):
        called = {ledger.name(code): part for code, part in zip(codes, told, strict=True)}
        yield flag(
            ledger,
            "children_mismatch",
            Severity.WARNING,
            involved,
            _message(ledger, by_region[province][0], column, own, sum(told), len(codes)),
            sum_cause(called, own, name=f"angka {ledger.name(province)}"),
            region_code=province,
            as_of=by_region[province][0].as_of,
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
