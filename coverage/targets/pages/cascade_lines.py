"""The lines of a cascade, and what a way of spreading gives each of them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.agreement import unit_of
from coverage.calculations.in_force import target_in_force, targets_disagree
from coverage.calculations.targets.allocation import Allotment, Infeasible, Spread, allocate
from coverage.calculations.targets.cascade import Comparison, Part
from coverage.calculations.targets.partial import Rest, rest_of
from coverage.calculations.targets.target_heads import TargetHeads, target_heads
from coverage.questions.asked import Asked
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from coverage.rows.periods import window
from coverage.targets.questions import CascadeQuestion


class CascadeLine(Struct, frozen=True):
    """A place in the cascade. row: its line, without figures when it has none that speak for the month.

    target: in force, None without one; disputed: it has some, but nobody can say which. heads: of the target.
    kept: people that stay whatever the way of spreading, None when they are to be spread.
    old: its last line when that is too old to count.
    """

    row: CoverageRow
    target: TargetRow | None
    disputed: bool
    heads: TargetHeads
    kept: int | None = None
    old: CoverageRow | None = None

    @property
    def region(self) -> RegionRow:
        return self.row.region

    @property
    def part(self) -> Part:
        """What is spread over: with what is kept, or the target so far."""
        row, kept = self.row, self.kept is not None
        target = self.kept if kept else self.heads.people
        return Part(row.region.code, row.potential_workers, row.active_participants, target, kept)

    @property
    def unit(self) -> int:
        """The unit of the heads: of the potential they are a share of, else of what the document prints."""
        if self.heads.computed:
            return unit_of(self.row.potential_workers, self.row.potential_exact)
        return unit_of(self.heads.people, self.target is not None and self.target.exact)

    @property
    def lacks_counts(self) -> bool:
        return self.row.potential_workers is None or self.row.active_participants is None

    @property
    def shown(self) -> CoverageRow:
        """The line to look at, however old."""
        return self.old or self.row


class Spreading(Struct, frozen=True):
    """One way of spreading. allotments: by region code, none when it cannot be done; problem says why.

    rest: what the parts without counts would have to take, None when every part has its own.
    """

    spread: Spread
    allotments: Mapping[str, Allotment]
    problem: Infeasible | None = None
    rest: Rest | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every part has its heads, so that they add up to the target."""
        return bool(self.allotments) and self.rest is None

    @property
    def total(self) -> int:
        return sum(found.heads for found in self.allotments.values())

    @property
    def added(self) -> int | None:
        """People above today's participants; None when one part does not report them."""
        added = [found.added for found in self.allotments.values()]
        return None if None in added else sum(value or 0 for value in added)


class Sum(Struct, frozen=True):
    """A row of the comparison. given: how many parts have the number.

    unit: of the place's own number; parts_unit: of the sum; both of the difference.
    """

    label: str
    note: str
    compared: Comparison
    given: int
    of_target: bool = False
    unit: int = 1
    parts_unit: int = 1

    @property
    def left_unit(self) -> int:
        return max(self.unit, self.parts_unit)


def line_of(
    region: RegionRow, known: CoverageRow | None, targets: Sequence[TargetRow], asked: Asked
) -> CascadeLine:
    """A region in the cascade. known: its last line, however old; targets: its own of the year."""
    assert asked.month is not None  # the page has chosen it
    after, _until = window(asked.month)
    old = known if known is not None and known.as_of is not None and known.as_of <= after else None
    row = known if known is not None and old is None else CoverageRow(region)
    target = target_in_force(targets, asked.document)
    disputed = asked.document is None and targets_disagree(targets)
    return CascadeLine(row, target, disputed, target_heads(target, row), old=old)


def kept_line(line: CascadeLine, question: CascadeQuestion) -> CascadeLine:
    """The line with the people that stay: typed, or published when those are kept."""
    kept = question.kept.get(line.region.code)
    if kept is None and question.keep_published:
        kept = line.heads.people
    return replace(line, kept=kept)


def spread_over(
    lines: Sequence[CascadeLine], total: int | None, spread: Spread | None, own: CascadeLine
) -> Spreading | None:
    """What a way of spreading gives; None when none is asked for, the total is unknown, or every open part.

    Parts without counts take no part in it: what they would have to take is its rest. own: the place's line.
    """
    known = [line for line in lines if line.kept is not None or not line.lacks_counts]
    nobody = len(known) < len(lines) and all(line.kept is not None for line in known)
    if spread is None or total is None or not lines or nobody:
        return None
    ratio = own.target.target_ratio if own.target else None
    rest = rest_of(
        total,
        [line.part for line in lines],
        potential=own.row.potential_workers,
        ratio=None if ratio is None else float(ratio),
    )
    try:
        found = allocate(total - (rest.people if rest else 0), [line.part for line in known], spread)
    except Infeasible as error:
        return Spreading(spread, {}, error)
    return Spreading(spread, {allotment.code: allotment for allotment in found}, rest=rest)
