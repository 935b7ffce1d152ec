"""Releases, and the months they hold."""

from datetime import date, datetime
from typing import Any

from django.db.models import Min, Q, QuerySet
from msgspec import Struct

from coverage.models import (
    CurrentCoverage,
    ParticipantSnapshot,
    Potential,
    Release,
    Target,
)
from coverage.queries.compiled import compiled
from coverage.queries.once import lasting
from coverage.rows.release_code import code_of


class ReleaseRow(Struct, frozen=True):
    """One release as readers see it. newest: the number of the newest one."""

    number: int
    published_at: datetime
    note: str
    checksum: str
    newest_month: date | None
    newest: int

    @property
    def is_newest(self) -> bool:
        return self.number == self.newest

    @property
    def code(self) -> str:
        """What pages and files print so that a reader can ask whether they still hold."""
        return code_of(self.checksum)

    @property
    def suffix(self) -> str:
        """What links carry on so that a reader stays in an old release."""
        return "" if self.is_newest else f"?rilis={self.number}"


@lasting
def release_row(number: int | None = None) -> ReleaseRow | None:
    """A release, the newest when no number is asked; None when there is none such. One query a state."""
    return next((ReleaseRow(*columns) for columns in _release(number or None)), None)


def newest_number() -> int:
    """The number of the newest release, 0 when there is none. One query."""
    return next((number for (number,) in _newest()), 0)


@compiled
def _newest() -> QuerySet[Any, Any]:
    return Release.objects.order_by("-number").values_list("number")[:1]


@compiled
def _release(number: Any) -> QuerySet[Any, Any]:
    found = Release.objects.annotate(newest=Release.objects.values("number")[:1])
    asked = found.filter(number=number) if number else found
    return asked.values_list("number", "published_at", "note", "checksum", "newest_month", "newest")[:1]


def releases() -> list[ReleaseRow]:
    """All releases, newest first. One query."""
    rows = list(Release.objects.all())
    newest = rows[0].number if rows else 0
    return [
        ReleaseRow(row.number, row.published_at, row.note, row.checksum, row.newest_month, newest)
        for row in rows
    ]


def first_month(release: ReleaseRow) -> date | None:
    """Month of the oldest figure a release knows. One query."""
    day = ParticipantSnapshot.objects.known_in(release.number).aggregate(day=Min("as_of"))["day"]
    return day.replace(day=1) if day else None


def months(release: ReleaseRow) -> list[date]:
    """Months in which a release has any figure, newest first. One query."""
    if release.is_newest:
        current = CurrentCoverage.objects.of_release(release.number)
        return list(current.order_by("-month").values_list("month", flat=True).distinct())
    days = ParticipantSnapshot.objects.known_in(release.number).dates("as_of", "month", order="DESC")
    return list(days)


def touched_regions(release: int) -> set[str]:
    """Codes of the regions of which a release published or replaced a figure. Three queries."""
    changed = Q(published_in=release) | Q(superseded_in=release)
    return {
        code
        for model in (ParticipantSnapshot, Potential, Target)
        for code in model.objects.filter(changed).values_list("region_id", flat=True).distinct()
    }
