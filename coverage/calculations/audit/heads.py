"""target_mismatch: printed target heads against target share × potential."""

from collections.abc import Iterator
from fractions import Fraction

from coverage.calculations.audit import words
from coverage.calculations.audit.agreeing import heads_agree
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, potential_for
from coverage.calculations.audit.target_causes import likely_cause
from coverage.rows.figures import FlagRow, Severity, StatementRow


def target_mismatches(ledger: Ledger) -> Iterator[FlagRow]:
    """Printed target heads that are not the printed target share of the potential.

    Potential: potentials.potential_for; tolerance: agreeing.heads_agree.
    Source: docs/audit.md, "Target dalam orang".
    """
    for row in ledger.new:
        if row.target_people is None or row.target_ratio is None:
            continue
        potential = potential_for(ledger, row)
        if potential is None or heads_agree(row, potential):
            continue
        cause = likely_cause(ledger, row, potential)
        yield flag(ledger, "target_mismatch", Severity.WARNING, [row], _message(row, potential), cause)


def _message(row: StatementRow, potential: Potential) -> str:
    assert row.target_people is not None
    assert row.target_ratio is not None
    share = words.percent(row.target_ratio, row.target_decimals)
    computed = Fraction(row.target_ratio) * potential.value
    text = (
        f"Tercetak target {words.people(row.target_people)} orang ({words.target_name(row)}); "
        f"{share} × {potential.text} = {words.people(computed)} (potensi {potential.origin})."
    )
    if not row.target_ratio:
        return text
    demanded = words.people(row.target_people / Fraction(row.target_ratio))
    return f"{text} Target itu menuntut potensi {demanded}."
