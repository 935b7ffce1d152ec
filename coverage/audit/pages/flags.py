"""The audit's findings on a release."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone
from msgspec import Struct
from msgspec.structs import replace

from coverage.audit.queries.flag_life import identity, owners, raised_in
from coverage.audit.questions import FlagsQuestion
from coverage.calculations.flag_age import days_open
from coverage.queries import places, sources
from coverage.queries.releases import ReleaseRow
from coverage.questions.paging import Pages
from coverage.rows.figures import FlagRow, RegionRow

SEVERITY_ORDER = ("conflict", "warning", "info")


class ListedFlag(Struct, frozen=True):
    """A flag with the release and time since which it stands, days until the newest release, and its owner.

    owner: a name for signed-in people, "" for nobody.
    """

    flag: FlagRow
    since: int
    raised_at: datetime
    days: int
    owner: str


class RegionFlags(Struct, frozen=True):
    """What was found about one region."""

    code: str
    flags: tuple[ListedFlag, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The kind of each."""
        return tuple(one.flag.code for one in self.flags)


class FlagGroup(Struct, frozen=True):
    """Flags of one severity: how many there are on all pages, and those on this one."""

    severity: str
    count: int
    flags: tuple[ListedFlag, ...]

    @property
    def by_region(self) -> list[RegionFlags]:
        """Those of this page by region, in the order of the first of each."""
        codes = dict.fromkeys(one.flag.region_code for one in self.flags)
        return [
            RegionFlags(code, tuple(one for one in self.flags if one.flag.region_code == code))
            for code in codes
        ]


class FlagsPage(Struct, frozen=True):
    """The audit's flags, those that need a decision first.

    groups: those with flags on this page. counts, states, total: of all flags, by code and by state; regions:
    of all flags, by code.
    """

    question: FlagsQuestion
    groups: tuple[FlagGroup, ...]
    counts: Mapping[str, int]
    states: Mapping[str, int]
    regions: Mapping[str, RegionRow]
    total: int
    pages: Pages

    @property
    def has_further_choices(self) -> bool:
        """Whether anything is chosen beside region, severity and kind."""
        question = self.question
        return question.state is not None or question.older_than is not None or question.held is not None

    @property
    def is_filtered(self) -> bool:
        return replace(self.question, page=1) != FlagsQuestion()


def flags_page(question: FlagsQuestion, release: ReleaseRow) -> FlagsPage:
    """The audit's flags on a release. Six queries."""
    every = listed_flags(sources.flags(release), release)
    chosen = [one for one in every if _is_asked(one, question)]
    codes = sorted({one.flag.region_code for one in every})
    regions = {row.code: row for row in places.region_list(codes)}
    chosen.sort(key=lambda one: SEVERITY_ORDER.index(one.flag.severity))
    pages = Pages(question.page, len(chosen))
    here = pages.of(chosen)
    groups = [_group(severity, chosen, here) for severity in SEVERITY_ORDER]
    return FlagsPage(
        question,
        tuple(group for group in groups if group.flags),
        dict(Counter(one.flag.code for one in every).most_common()),
        Counter(one.flag.state for one in every),
        regions,
        len(every),
        pages,
    )


def listed_flags(flags: Sequence[FlagRow], release: ReleaseRow) -> list[ListedFlag]:
    """Flags with their age and owner. Three queries."""
    raised, held = raised_in(flags, release), owners()
    newest = timezone.localdate(release.published_at)
    found = []
    for flag in flags:
        number, at = raised[identity(flag)]
        days = days_open(timezone.localdate(at), newest)
        found.append(ListedFlag(flag, number, at, days, held.get(identity(flag), "")))
    return found


def _is_asked(one: ListedFlag, question: FlagsQuestion) -> bool:
    flag = one.flag
    return (
        question.region in (None, flag.region_code)
        and question.code in (None, flag.code)
        and question.severity in (None, flag.severity)
        and question.state in (None, flag.state)
        and (question.older_than is None or one.days > question.older_than)
        and (question.held is None or bool(one.owner) == question.held)
    )


def _group(severity: str, flags: Sequence[ListedFlag], here: Sequence[ListedFlag]) -> FlagGroup:
    count = sum(one.flag.severity == severity for one in flags)
    return FlagGroup(severity, count, tuple(one for one in here if one.flag.severity == severity))
