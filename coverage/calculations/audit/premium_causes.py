"""Contributions printed as workers: a count that is rupiah of so many people."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from coverage.calculations.audit import words
from coverage.calculations.audit.agreeing import coverage_agrees
from coverage.calculations.audit.causes import Cause
from coverage.calculations.audit.ledger import Ledger
from coverage.rows.figures import StatementRow

YEAR = 12


def premium_causes(ledger: Ledger, row: StatementRow) -> Iterator[Cause]:
    """The actives as people × contribution, of a month or a year, when that leaves a possible count.

    The division must leave no remainder, the people fit the potential, and the printed share, if any,
    must agree with them. Only tried when the actives pass the potential.
    """
    active, potential = row.active_participants, row.potential_workers
    if not active or not potential or active <= potential:
        return
    for rupiah in ledger.premiums:
        for months in (1, YEAR):
            people, rest = divmod(active, rupiah * months)
            tried = replace(row, active_participants=people)
            if rest or not people or people > potential or not coverage_agrees(tried):
                continue
            span = " × 12 bulan" if months == YEAR else " sebulan"
            text = (
                f"{words.people(active)} mungkin rupiah, bukan orang: {words.people(people)} peserta × iuran "
                f"Rp {words.people(rupiah)}{span}."
            )
            yield Cause(False, 1, Fraction(0), text)
