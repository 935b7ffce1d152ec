"""The number audit ("pemeriksaan angka"): what in the figures a person should look at, and why.

Nothing here corrects a figure; every rule yields flags with the evidence in a sentence.
Source: docs/audit.md.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from coverage.calculations.audit.budget import budget_mismatch
from coverage.calculations.audit.budgets import budget_flags
from coverage.calculations.audit.changes import large_changes, potentials_rebased
from coverage.calculations.audit.children import children_mismatches
from coverage.calculations.audit.conflicts import conflicting_values
from coverage.calculations.audit.flagging import place
from coverage.calculations.audit.gaps import gap_mismatches
from coverage.calculations.audit.heads import target_mismatches
from coverage.calculations.audit.ledger import CountedOn, Ledger, Premiums
from coverage.calculations.audit.limits import above_potential
from coverage.calculations.audit.missing import regions_missing
from coverage.calculations.audit.ranks import rank_bases
from coverage.calculations.audit.scale import target_scales
from coverage.calculations.audit.segments import segments_mismatches
from coverage.calculations.audit.shares import coverage_mismatches
from coverage.calculations.audit.target_conflicts import conflicting_targets
from coverage.rows.figures import FlagRow, RegionRow, StatementRow

__all__ = ["CODES", "RULES", "audit", "budget_flags", "budget_mismatch"]

Rule = Callable[[Ledger], Iterator[FlagRow]]

RULES: Mapping[str, Rule] = {
    "coverage_mismatch": coverage_mismatches,
    "target_mismatch": target_mismatches,
    "gap_mismatch": gap_mismatches,
    "segments_mismatch": segments_mismatches,
    "above_potential": above_potential,
    "potential_rebased": potentials_rebased,
    "large_change": large_changes,
    "conflicting_values": conflicting_values,
    "conflicting_targets": conflicting_targets,
    "region_missing": regions_missing,
    "rank_base": rank_bases,
    "children_mismatch": children_mismatches,
    "target_scale": target_scales,
}
CODES = (*RULES, "budget_mismatch")


def audit(
    statements: Sequence[StatementRow],
    regions: Mapping[str, RegionRow],
    known: Sequence[StatementRow] = (),
    counted_on: CountedOn | None = None,
    premiums: Premiums = tuple,
) -> list[FlagRow]:
    """Every flag about the statements, ordered by line or stored statement, then code.

    regions: all regions by code. known: statements published before, compared with and searched for
    causes, never flagged themselves. counted_on: (day, level, province code or None) → regions in force;
    None counts the given regions. premiums: asked once, when a count is too large: rupiah a worker and month.
    Source: docs/audit.md, "Pemeriksaan angka".
    """
    ledger = Ledger(statements, regions, known, counted_on, premiums)
    return sorted((found for rule in RULES.values() for found in rule(ledger)), key=place)
