"""Which months each region has figures of, kept release by release: lists find theirs by it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value

from coverage.models import CurrentCoverage, RegionMonths
from coverage.models.columns import region_rows
from coverage.queries.compiled import compiled
from coverage.queries.releases import ReleaseRow
from coverage.releases import intervals
from coverage.releases.intervals import Key
from coverage.releases.read_model import region_history
from coverage.rows.periods import month_of
from regions.models import Region

COLUMNS = ("shares", "months")
Months = list[list[date]]  # those with a share, all; oldest first


def refresh(release: ReleaseRow, touched: Collection[str], since: date) -> None:
    """Bring the months of the touched regions up to a release, from the first month it changed on. Releases
    are taken in their order.
    """
    former = intervals.keyed(RegionMonths, _standing(list(touched)))
    fresh = _current(touched, since) if release.is_newest else _then(touched, release.number, since)
    found = _with_earlier(fresh, former, since)
    stored = dict.fromkeys(COLUMNS, _as_array)
    intervals.bring_up(RegionMonths, COLUMNS, former, found, release.number, stored=stored)


@compiled
def _standing(codes: Any) -> QuerySet[Any, Any]:
    return intervals.asked(RegionMonths.objects.current().of_regions(codes), COLUMNS)


def _as_array(months: list[date]) -> str:
    """As PostgreSQL writes an array of days: psycopg looks at each day's type for it."""
    return f"{{{','.join(month.isoformat() for month in months)}}}"


def differing() -> list[Key]:
    """Keys of months that are not as the read model gives them, in order."""
    every = list(Region.objects.values_list("pk", flat=True))
    return intervals.differing(RegionMonths, COLUMNS, _current(every))


def _with_earlier(
    fresh: Mapping[Key, Months], former: Mapping[Key, Sequence[Any]], since: date
) -> dict[Key, Months]:
    """The months from a month on, behind those before it."""
    found = {}
    for key in {*fresh, *former}:
        earlier = [
            [month for month in months if month < since] for months in former.get(key, (0, [], []))[1:]
        ]
        both = [a + b for a, b in zip(earlier, fresh.get(key, [[], []]), strict=True)]
        if any(both):
            found[key] = both
    return found


def _current(codes: Collection[str], since: date = date.min) -> dict[Key, Months]:
    """As the read model has them, from a month on. One query."""
    return {tuple(key): [shares, months] for *key, shares, months in _of_read_model(list(codes), since)}


@compiled
def _of_read_model(codes: Any, since: Any) -> QuerySet[Any, Any]:
    months = ArrayAgg("month", distinct=True, default=Value([]))
    shares = ArrayAgg("month", distinct=True, default=Value([]), filter=Q(coverage_ratio__isnull=False))
    known = CurrentCoverage.objects.of_regions(codes).filter(month__gte=since)
    return known.order_by().values_list(*RegionMonths.KEY).annotate(s=shares, m=months)


def _then(codes: Collection[str], release: int, since: date) -> dict[Key, Months]:
    """As a former release gives them."""
    found: defaultdict[Key, tuple[set[date], set[date]]] = defaultdict(lambda: (set(), set()))
    regions = region_rows(Region.objects.filter(pk__in=codes))
    for row in region_history(regions, release, since - timedelta(days=1)):
        assert row.as_of is not None  # published figures have their day
        shares, months = found[row.region.code, row.segment, row.basis]
        months.add(month_of(row.as_of))
        if row.coverage_ratio is not None:
            shares.add(month_of(row.as_of))
    return {key: [sorted(one) for one in both] for key, both in found.items()}
