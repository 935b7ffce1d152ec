"""above_potential: more participants than workers."""

from collections.abc import Iterator
from fractions import Fraction

from coverage.calculations.audit import spans, words
from coverage.calculations.audit.causes import likeliest
from coverage.calculations.audit.flagging import flag
from coverage.calculations.audit.ledger import Ledger
from coverage.calculations.audit.potentials import Potential, in_force, of_document
from coverage.calculations.audit.premium_causes import premium_causes
from coverage.rows.figures import FlagRow, Severity, StatementRow


def above_potential(ledger: Ledger) -> Iterator[FlagRow]:
    """Actives above the potential of their segment, or a printed share above 100 %.

    Formula: active > potential of the row, else > the one its document gives for that day, else > the
    unrounded potential in force. Tolerance: only for
    rounded numbers of documents, a unit of their last digit; a count that somebody types counts from the
    first head, above a rounded potential in force as well, since whoever types it can say why. It happens
    (several sources) and is never cut off. Source: docs/audit.md, "Di atas potensi".
    """
    for row in ledger.new:
        message = _by_counts(ledger, row) or _by_share(row)
        if message:
            cause = likeliest(premium_causes(ledger, row))
            yield flag(ledger, "above_potential", Severity.WARNING, [row], message, cause)


def _by_counts(ledger: Ledger, row: StatementRow) -> str:
    active = row.active_participants
    if active is None:
        return ""
    potential, origin = row.potential_workers, "tercetak di baris yang sama"
    typed, exact = row.exact, row.exact
    if potential is None:
        least = ledger.least_potential.get((row.region_code, row.segment, row.basis))
        if least is None or active <= least:
            return ""  # whichever potential it is compared with
        found = of_document(ledger, row) or _unrounded(in_force(ledger, row), typed)
        if found is None or found.exact is None:
            return ""
        potential, origin = found.exact, found.origin
        exact = any(other.exact for other in found.rows)
    if active <= potential or (not typed and spans.reach(active).low <= spans.reach(potential, exact).high):
        return ""
    share = f" = {words.percent(Fraction(active, potential))}" if potential else ""
    return (
        f"Peserta aktif {words.segment(row.segment)} {words.people(active)} melebihi potensi "
        f"{words.people(potential)} ({origin}) {words.dated(row)}: {words.people(active)} ÷ "
        f"{words.people(potential)}{share}."
    )


def _unrounded(found: Potential | None, typed: bool) -> Potential | None:
    """typed: whoever types a count can say why it is above a rounded potential too."""
    return None if found is None or (found.is_rounded and not typed) else found


def _by_share(row: StatementRow) -> str:
    if row.printed_ratio is None or row.printed_ratio < 1:
        return ""
    span = spans.coverage_span(row)
    if span is None or span.low <= 1:
        return ""
    printed = words.percent(row.printed_ratio, row.printed_decimals)
    return f"Cakupan {words.segment(row.segment)} {printed} {words.dated(row)} di atas 100%."
