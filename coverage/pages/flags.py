"""The audit's findings on a release."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coverage import queries
from coverage.asked import FlagsQuestion
from coverage.queries import ReleaseRow
from coverage.rows import FlagRow, RegionRow

MOST_FLAGS = 200
SEVERITY_ORDER = ("conflict", "warning", "info")


@dataclass(frozen=True)
class FlagGroup:
    """Flags of one severity: how many there are, and the first of them."""

    severity: str
    count: int
    flags: tuple[FlagRow, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.flags)


@dataclass(frozen=True)
class FlagsPage:
    """The audit's flags, those that need a decision first.

    counts: of all flags by code; regions: of all flags by code of the region; total: of all flags.
    """

    question: FlagsQuestion
    groups: tuple[FlagGroup, ...]
    counts: Mapping[str, int]
    regions: Mapping[str, RegionRow]
    total: int

    @property
    def found(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def is_filtered(self) -> bool:
        return self.question != FlagsQuestion()


def flags_page(question: FlagsQuestion, release: ReleaseRow) -> FlagsPage:
    """The audit's flags on a release. Three queries."""
    every = queries.flags(release)
    chosen = [
        flag
        for flag in every
        if question.region in (None, flag.region_code)
        and question.code in (None, flag.code)
        and question.severity in (None, flag.severity)
    ]
    codes = sorted({flag.region_code for flag in every})
    regions = {row.code: row for row in queries.region_list(codes)}
    groups = [_group(severity, chosen) for severity in SEVERITY_ORDER]
    return FlagsPage(
        question,
        tuple(group for group in groups if group.count),
        dict(Counter(flag.code for flag in every).most_common()),
        regions,
        len(every),
    )


def _group(severity: str, flags: Sequence[FlagRow]) -> FlagGroup:
    found = [flag for flag in flags if flag.severity == severity]
    return FlagGroup(severity, len(found), tuple(found[:MOST_FLAGS]))
