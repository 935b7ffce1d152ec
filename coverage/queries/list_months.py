"""Which months a list of regions can be read for, and which one it speaks for unless another is asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache

from coverage.calculations.list_months import ListMonths, MonthHeld, list_months
from coverage.models import CurrentCoverage
from coverage.models.querysets import region_rows
from coverage.queries.figures import histories
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import Basis, CoverageRow
from coverage.rows.periods import month_end, month_of
from regions.codes import Level
from regions.models import Region

KEEP_SECONDS = 24 * 3600  # in each process; a release stays as it is
Known = list[tuple[str, date, bool]]  # region code, month, whether the figure is a share


@dataclass(frozen=True, slots=True)
class MonthChoice:
    """The month a list is shown for, and the others it can be shown for.

    asked: whether the reader asked for it; known: of the list whose month this is, the list itself unless it
    has no figure, then `borrowed` is its level.
    """

    month: date
    asked: bool
    known: ListMonths
    borrowed: Level | None = None

    @property
    def default(self) -> date:
        """The month that is shown when none is asked for."""
        return self.known.month or self.month

    @property
    def offered(self) -> tuple[MonthHeld, ...]:
        """The months to choose from, newest first, the shown one among them."""
        held = self.known.held
        if self.known.of(self.month) is None:
            held = (*held, MonthHeld(self.month, 0, 0))
        return tuple(sorted(held, key=lambda one: one.month, reverse=True))

    @property
    def earlier(self) -> date | None:
        """The month before among those to choose from; None on the first."""
        return next((held.month for held in self.offered if held.month < self.month), None)

    @property
    def later(self) -> date | None:
        return next((held.month for held in reversed(self.offered) if held.month > self.month), None)


def month_of_list(question: RankingQuestion, release: ReleaseRow) -> MonthChoice:
    """The month a list is shown for: the one asked for, else its own fullest recent picture.

    Filters by kind do not change it. A list without any figure takes the month of the list above it.
    Two queries, two more for each list above that is looked at; more for an old release.
    """
    asked = question.asked
    for level, province, counted in _above(question):
        known = _months(level, province, counted, release)
        if known.month is not None:
            own = (level, province, counted.segment, counted.basis) == (
                question.level,
                question.province,
                asked.segment,
                asked.basis,
            )
            month = asked.month or known.month
            return MonthChoice(month, asked.month is not None, known, None if own else level)
    fallback = release.newest_month or month_of(release.published_at.date())
    return MonthChoice(asked.month or fallback, asked.month is not None, ListMonths(None, False, 0, ()))


def months_of_regions(
    histories: Mapping[str, Sequence[CoverageRow]], asked: Asked, newest: date
) -> MonthChoice:
    """The months in which chosen regions have figures of their own, with how many of them; no query.

    Unless one is asked for it is the newest of these. histories: every figure by region code; newest: the
    month of regions without any.
    """
    own: Counter[date] = Counter()
    for rows in histories.values():
        own.update({month_of(row.as_of) for row in rows if row.as_of})
    held = tuple(MonthHeld(month, own[month], own[month]) for month in sorted(own, reverse=True))
    known = ListMonths(max(own, default=None), whole=True, regions=len(histories), held=held)
    return MonthChoice(asked.month or known.month or newest, asked.month is not None, known)


def _above(question: RankingQuestion) -> list[tuple[Level, str | None, Asked]]:
    """A list and those above it: a province's regencies, all regencies, the provinces."""
    counted = Asked(segment=question.asked.segment, basis=question.asked.basis)
    lists: list[tuple[Level, str | None, Asked]] = [(question.level, question.province, counted)]
    if question.province:
        lists.append((question.level, None, counted))
    lists.append(("province", None, Asked()))
    return list(dict.fromkeys(lists))


def _months(level: Level, province: str | None, counted: Asked, release: ReleaseRow) -> ListMonths:
    """The months of one list. Two queries; five for an old release, whose figures are kept."""
    found = _known(level, province, counted, release)
    shares = [(code, month) for code, month, share in found if share]
    if counted.basis == Basis.REGISTRATION or not shares:
        shares = [(code, month) for code, month, _share in found]
    if not shares:
        return ListMonths(None, False, 0, ())
    newest = max(month for _code, month in shares)
    return list_months(shares, _listed(level, province).in_force_on(month_end(newest)).count())


def _known(level: Level, province: str | None, counted: Asked, release: ReleaseRow) -> Known:
    if release.is_newest:
        known = CurrentCoverage.objects.of_release(release.number).counted(counted.segment, counted.basis)
        rows = known.filter(region__in=_listed(level, province)).order_by()
        shares = rows.values_list("region_id", "month", "coverage_ratio")
        return [(code, month, ratio is not None) for code, month, ratio in shares]
    key = (
        f"list-months.{release.number}.{release.checksum}.{level}.{province}"
        f".{counted.segment}.{counted.basis}"
    )
    found: Known | None = cache.get(key)
    if found is None:
        found = _known_then(level, province, counted, release)
        cache.set(key, found, KEEP_SECONDS)
    return found


def _known_then(level: Level, province: str | None, counted: Asked, release: ReleaseRow) -> Known:
    known = histories(region_rows(_listed(level, province)), release, counted)
    return [
        (code, month_of(row.as_of), row.coverage_ratio is not None)
        for code, rows in known.items()
        for row in rows
        if row.as_of is not None
    ]


def _listed(level: Level, province: str | None) -> Any:
    found = Region.objects.at_level(level)
    return found.in_province(province) if province else found
