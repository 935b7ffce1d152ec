"""gap_mismatch: a printed gap against the gap to the target and the gap to everyone."""

from collections.abc import Iterator

from coverage.calculations.audit import words
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.gap_causes import likely_cause
from coverage.calculations.audit.gap_readings import GapCheck, gap_check, plainly_fits
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, potential_for
from coverage.rows.figures import FlagRow, Severity, StatementRow


def gap_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Printed gaps that fit neither target share × potential − active nor potential − active.

    Potential: potentials.potential_for; tolerance and meanings: gap_readings.gap_check.
    Source: docs/audit.md, "Kesenjangan tercetak".
    """
    for row in ledger.new:
        if row.gap_people is None or plainly_fits(row):
            continue
        potential = potential_for(ledger, row)
        check = gap_check(row, potential)
        if check is None or check.agrees:
            continue
        cause = likely_cause(ledger, row, potential, check)
        message = _message(row, check, potential)
        yield flag(ledger, "gap_mismatch", Severity.WARNING, [row], message, cause)


def _message(row: StatementRow, check: GapCheck, potential: Potential | None) -> str:
    assert row.gap_people is not None
    parts = [f"ke target: {reading.formula}" for reading in check.target]
    if check.everyone:
        parts.append(f"ke 100%: {check.everyone.formula}")
    text = f"Tercetak kesenjangan {words.people(row.gap_people)} {words.dated(row)}; " + "; ".join(parts)
    origin = f" Potensi {potential.text}: {potential.origin}." if potential else ""
    return f"{text}.{origin}"
