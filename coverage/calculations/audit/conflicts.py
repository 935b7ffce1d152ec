"""conflicting_values: statements of one figure that cannot all be true."""

from collections.abc import Iterator, Sequence

from coverage.calculations.agreement import potentials_agree, snapshots_agree
from coverage.calculations.audit import slips, words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import FigureKey, Ledger, contenders, source_key
from coverage.calculations.audit.missing import left_out_beside
from coverage.rows.figures import FlagRow, Severity, StatementRow


def conflicting_values(ledger: Ledger) -> Iterator[FlagRow]:
    """Statements of one region, day, segment and basis whose actives, shares or potentials cannot agree.

    Tolerance: agreement.snapshots_agree and potentials_agree. An entered figure replaces what was
    published before it, so only what came with or after it can contradict it. Undated figures have no key.
    Source: docs/audit.md, "Dua angka untuk satu hal".
    """
    for key, all_rows in ledger.figures.items():
        if len(all_rows) < 2 or not ledger.any_new(all_rows):
            continue
        told = contenders(all_rows, "active_participants")
        if ledger.any_new(told) and not snapshots_agree(told):
            yield _conflict(ledger, key, told, _values, "peserta aktif/cakupan")
        told = contenders(all_rows, "potential_workers")
        if ledger.any_new(told) and not potentials_agree(told):
            yield _conflict(ledger, key, told, _potential, "potensi")


def _values(row: StatementRow) -> str:
    parts = []
    if row.active_participants is not None:
        parts.append(f"aktif {words.people(row.active_participants)}")
    if row.printed_ratio is not None:
        parts.append(words.percent(row.printed_ratio, row.printed_decimals))
    elif row.active_participants is not None and row.potential_workers:
        parts.append(f"dari {words.people(row.potential_workers)}")
    return " ".join(parts)


def _potential(row: StatementRow) -> str:
    return words.people(row.potential_workers or 0)


def _conflict(ledger, key: FigureKey, rows, text, what: str) -> FlagRow:  # type: ignore[no-untyped-def]
    one_source = len({source_key(row) for row in rows}) == 1
    if one_source:
        given = f"{words.listing([text(row) for row in rows])}, dalam satu sumber ({words.source(rows[0])})"
    else:
        given = words.listing([f"{text(row)} ({words.source(row)})" for row in rows])
    message = (
        f"{ledger.name(key[0])} {words.dated(rows[0])}, {words.segment(key[2])}: {what} disebut berbeda: "
        f"{given}. Perlu diputuskan mana yang berlaku."
    )
    cause = _likely_cause(ledger, key, rows, one_source)
    return flag(ledger, "conflicting_values", Severity.CONFLICT, rows, message, cause)


def _likely_cause(ledger: Ledger, key: FigureKey, rows: Sequence[StatementRow], one_source: bool) -> str:
    missing = left_out_beside(ledger, rows[0]) if one_source else []
    if missing:
        names = words.listing([f"{ledger.name(code)} ({code})" for code in missing])
        return (
            f"Sumber yang sama tidak menyebut {names}; salah satu angka ini mungkin miliknya. "
            "Yang mana tidak dapat dipastikan dari angkanya."
        )
    for column in ("active_participants", "printed_ratio", "potential_workers"):
        cause = slips.between(rows, column)
        if cause:
            return cause
    return ""
