"""Is the indicator in a region's planning documents? What was looked at, and what others say of them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from coverage.rows.figures import TargetRow
from coverage.rows.records import PlanRow

RPJMD, RKPD = "RPJMD", "RKPD"
PLANS = (RPJMD, RKPD)
PERIOD = 5  # years of an RPJMD whose end is not said: the term of its regent (UU 25/2004)


class PlanState(StrEnum):
    """What somebody found who looked; PRINTED when nobody has but a published target is said to come from it;
    UNKNOWN otherwise.
    """

    HAS = "ada"
    HAS_NOT = "tidak"
    PRINTED = "tercetak"
    UNKNOWN = "belum"


class PlanCell(Struct, frozen=True):
    """One document of one region. plan: the newest look at it, None without one.

    printed: targets that other documents print as this one's: it holds the indicator, though nobody looked.
    """

    document: str
    state: PlanState
    plan: PlanRow | None = None
    printed: tuple[TargetRow, ...] = ()


class PlanTally(Struct, frozen=True):
    """How many regions have the indicator, have it not, are unknown; printed: have it by another document."""

    has: int
    has_not: int
    unknown: int
    printed: int

    @property
    def count(self) -> int:
        return self.has + self.has_not + self.unknown + self.printed

    @property
    def held(self) -> int:
        """How many have the indicator, by a look or by another document."""
        return self.has + self.printed


def plan_cell(document: str, year: int, plans: Iterable[PlanRow], targets: Iterable[TargetRow]) -> PlanCell:
    """One document for a year: the RPJMD whose period holds it, the RKPD of that year.

    plans, targets: of one region; plans the newest look first. A look without an answer is none.
    Source: docs/methods.md, "Dokumen perencanaan".
    """
    fitting = [plan for plan in plans if plan.document == document and _speaks_of(plan, year)]
    found = next((plan for plan in fitting if plan.has_indicator is not None), None)
    printed = tuple(target for target in targets if target.document == document and target.year == year)
    if found is None:
        state = PlanState.PRINTED if printed else PlanState.UNKNOWN
        return PlanCell(document, state, fitting[0] if fitting else None, printed)
    same = [plan for plan in fitting if (plan.source_id, plan.year) == (found.source_id, found.year)]
    of_year = next((plan for plan in same if plan.target_year == year), found)
    return PlanCell(document, PlanState.HAS if found.has_indicator else PlanState.HAS_NOT, of_year, printed)


def tally(cells: Sequence[PlanCell]) -> PlanTally:
    """Cells of one document over several regions, counted."""
    states = [cell.state for cell in cells]
    return PlanTally(
        states.count(PlanState.HAS),
        states.count(PlanState.HAS_NOT),
        states.count(PlanState.UNKNOWN),
        states.count(PlanState.PRINTED),
    )


def _speaks_of(plan: PlanRow, year: int) -> bool:
    if plan.document != RPJMD:
        return plan.year == year
    return plan.year <= year <= (plan.until or plan.year + PERIOD - 1)
