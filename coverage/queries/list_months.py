"""Which months a list of regions can be read for, and which one it speaks for unless another is asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from msgspec import Struct

from coverage.calculations.list_months import ListMonths, MonthHeld, list_months
from coverage.models import RegionMonths
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting
from coverage.queries.places import listed
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.rows.figures import Basis, CoverageRow
from coverage.rows.periods import month_end, month_of
from regions.codes import Level


class MonthChoice(Struct, frozen=True):
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
    A query a state for each list that is looked at.
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


@lasting
def _months(level: Level, province: str | None, counted: Asked, release: ReleaseRow) -> ListMonths:
    """The months of one list. One query a state, of old releases too."""
    groups = _groups(release.number, level, province, counted.segment, counted.basis)
    shares = [(shares, count) for shares, _months, count in groups if shares]
    if counted.basis == Basis.REGISTRATION or not shares:
        shares = [(months, count) for _shares, months, count in groups]
    if not shares:
        return ListMonths(None, False, 0, ())
    newest = max(months[-1] for months, _count in shares)
    return list_months(shares, _in_force(level, province, newest))


@compiled
def _groups(release: Any, level: Any, province: Any, segment: Any, basis: Any) -> QuerySet[Any, Any]:
    known = RegionMonths.objects.known_in(release).filter(segment=segment, basis=basis, region__level=level)
    if province:
        known = known.filter(region__province=province)
    return known.order_by().values_list("shares", "months").annotate(regions=Count("pk"))


def _in_force(level: Level, province: str | None, month: date) -> int:
    """How many regions a list has at a month's end."""
    return sum(place.exists_on(month_end(month)) for place in listed(level, province))
