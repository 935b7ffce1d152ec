"""region_missing: a document that lists nearly all regencies of a province and leaves some out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from coverage.calculations.audit import words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger, source_key
from coverage.rows.figures import FlagRow, Severity, StatementRow

# A judgement: fewer are a choice of examples, not a list with gaps (docs/audit.md, "Wilayah yang terlewat").
ENOUGH = Fraction(80, 100)

ListKey = tuple[object, ...]


def regions_missing(ledger: Ledger) -> Iterator[FlagRow]:
    """Regencies that a document passes over although it gives values for 80 % or more of the province's.

    Formula: regencies with a value ÷ regencies of the province ≥ 0.80 and < 1; one list is one source,
    day, segment and basis for coverage, one source, year and document for targets. The flag stands at
    the missing region. Source: docs/audit.md, "Wilayah yang terlewat".
    """
    for key, rows in ledger.beside_new(partial(_list_key, ledger)).items():
        absent = _absent(ledger, str(key[1]), rows)
        for code in absent:
            yield _missing(ledger, code, rows)


def left_out_beside(ledger: Ledger, row: StatementRow) -> list[str]:
    """Codes of the regencies that the list this statement stands in leaves out."""
    key = _list_key(ledger, row)
    if key is None:
        return []
    rows = [
        other
        for code in ledger.regencies.get(str(key[1]), ())
        for other in ledger.of(code)
        if _list_key(ledger, other) == key
    ]
    return _absent(ledger, str(key[1]), rows)


def _list_key(ledger: Ledger, row: StatementRow) -> ListKey | None:
    region = ledger.regions.get(row.region_code)
    if region is None or region.level != "regency":
        return None
    if row.as_of and (row.active_participants is not None or row.printed_ratio is not None):
        return ("cakupan", region.parent_code, source_key(row), row.as_of, row.segment, row.basis)
    if row.target_year and (row.target_ratio is not None or row.target_people is not None):
        return ("target", region.parent_code, source_key(row), row.target_year, row.target_document)
    return None


def _absent(ledger: Ledger, province: str, rows: Sequence[StatementRow]) -> list[str]:
    codes = ledger.regencies.get(province, [])
    named = {row.region_code for row in rows}
    if len(named) == len(codes) or len(named) < ENOUGH * len(codes):
        return []
    return [code for code in codes if code not in named]


def _missing(ledger: Ledger, code: str, rows: Sequence[StatementRow]) -> FlagRow:
    first = rows[0]
    province = ledger.regions[code].parent_code or ""
    named = len({row.region_code for row in rows})
    what = words.dated(first) if first.as_of else f"target {words.target_name(first)}"
    message = (
        f"{ledger.name(code)} ({code}) tidak disebut: {words.source(first)}, {what}, memberi angka untuk "
        f"{named} dari {len(ledger.regencies[province])} kabupaten/kota di {ledger.name(province)}."
    )
    twice = _named_twice(rows)
    about = [row for row in rows if row.region_code in twice] or sorted(rows, key=ledger.is_new)[-1:]
    severity = Severity.INFO if all(row.entered for row in rows) else Severity.WARNING
    return flag(
        ledger,
        "region_missing",
        severity,
        about,
        message,
        _likely_cause(ledger, rows, twice),
        region_code=code,
        as_of=first.as_of,
    )


def _named_twice(rows: Sequence[StatementRow]) -> list[str]:
    """Regions the list gives two different values for."""
    values: dict[str, set[object]] = defaultdict(set)
    for row in rows:
        values[row.region_code].add((row.active_participants, row.printed_ratio, row.target_ratio))
    return [code for code, given in values.items() if len(given) > 1]


def _likely_cause(ledger: Ledger, rows: Sequence[StatementRow], twice: Sequence[str]) -> str:
    if not twice:
        return ""
    names = words.listing([f"{ledger.name(code)} ({code})" for code in twice])
    shown = [
        words.percent(row.printed_ratio, row.printed_decimals)
        for row in rows
        if row.region_code in twice and row.printed_ratio is not None
    ]
    given = words.listing(shown or ["dua nilai"])
    return f"Sumber yang sama menyebut {names} dua kali ({given}); salah satunya mungkin angka wilayah ini."
