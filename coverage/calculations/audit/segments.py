"""segments_mismatch: the parts of one figure against its total."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from coverage.calculations.agreement import count_tolerance
from coverage.calculations.audit import spans, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import COUNTS, Ledger, source_key
from coverage.calculations.audit.sum_causes import sum_cause
from coverage.rows.figures import PARTS, FlagRow, Segment, Severity, StatementRow

WHOLES = {
    Segment.TOTAL: PARTS,
    Segment.TOTAL_EXCL_JAKON: tuple(part for part in PARTS if part != Segment.JAKON),
}

Parts = Mapping[str, list[StatementRow]]


def segments_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Segments of one document, region, day and basis that cannot add up to the total it prints.

    Formula: PU + BPU + JAKON + PMI = TOTAL when all are printed, ≤ TOTAL when some are; without JAKON for
    "total tanpa Jakon". Actives and potentials alike. Tolerance: one head a number, rounded ones a unit
    of their last digit. Source: docs/audit.md, "Segmen".
    """
    for rows in _documents(ledger):
        for total, names in WHOLES.items():
            for count in COUNTS if total in rows else ():
                found = _check(ledger, rows, total, names, count)
                if found:
                    yield found


def _documents(ledger: Ledger) -> Iterator[Parts]:
    for rows in ledger.beside_new(_document).values():
        if len(rows) == 1:
            continue
        by_segment: dict[str, list[StatementRow]] = defaultdict(list)
        for row in rows:
            by_segment[row.segment].append(row)
        yield by_segment


def _document(row: StatementRow) -> object:
    return None if row.as_of is None else (row.region_code, row.as_of, row.basis, source_key(row))


def _check(ledger: Ledger, rows: Parts, total: str, names: tuple[Segment, ...], count: str) -> FlagRow | None:
    whole = _telling(rows[total], count)
    if whole is None:
        return None
    printed = {name: _telling(rows.get(name, ()), count) for name in names}
    told = {name: row for name, row in printed.items() if row is not None}
    parts = {name: getattr(row, count) for name, row in told.items()}
    printed_total = getattr(whole, count)
    if not told or sum(parts.values()) == printed_total or not ledger.any_new([whole, *told.values()]):
        return None
    limit = count_tolerance(printed_total, whole.exact)
    complete = len(parts) == len(names)
    summed = spans.plus(count_tolerance(getattr(row, count), row.exact) for row in told.values())
    if summed.meets(limit) or (summed.high < limit.low and not complete):
        return None
    message = _message(parts, total, printed_total, count, complete, "terisi" if whole.exact else "tercetak")
    called = {words.segment(name): value for name, value in parts.items()}
    cause = sum_cause(called, printed_total, name=words.segment(total)) if complete else ""
    return flag(ledger, "segments_mismatch", Severity.WARNING, [whole, *told.values()], message, cause)


def _telling(rows: Sequence[StatementRow], count: str) -> StatementRow | None:
    """The last statement that prints the count; officers may enter actives and potential apart."""
    for row in reversed(rows):
        if getattr(row, count) is not None:
            return row
    return None


def _message(
    parts: Mapping[Segment, int], total: str, whole: int, count: str, complete: bool, stands: str
) -> str:
    terms = " + ".join(f"{words.segment(name)} {words.people(value)}" for name, value in parts.items())
    summed = sum(parts.values())
    verdict = (
        f"bukan {words.people(whole)}" if complete else f"melebihi {words.people(whole)} walau belum lengkap"
    )
    return (
        f"Jumlah segmen ({words.COLUMNS[count]}): {terms} = {words.people(summed)}, {verdict} yang {stands} "
        f"sebagai {words.segment(total)} (selisih {words.people(summed - whole)})."
    )
