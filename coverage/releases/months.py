"""Which months each region has figures of, kept release by release: lists find theirs by it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from coverage.models import CurrentCoverage, RegionMonths
from coverage.models.querysets import region_rows
from coverage.queries.releases import ReleaseRow
from coverage.releases import intervals
from coverage.releases.intervals import Key
from coverage.releases.read_model import region_history
from coverage.rows.periods import month_of
from regions.models import Region

COLUMNS = ("shares", "months")


def refresh(release: ReleaseRow, touched: Collection[str]) -> None:
    """Bring the months of the touched regions up to a release. Releases are taken in their order."""
    standing = RegionMonths.objects.current().of_regions(touched)
    found = _current(touched) if release.is_newest else _then(touched, release.number)
    intervals.bring_up(standing, RegionMonths.KEY, COLUMNS, found, release.number)


def differing() -> list[Key]:
    """Keys of months that are not as the read model gives them, in order."""
    every = list(Region.objects.values_list("pk", flat=True))
    return intervals.differing(RegionMonths.objects.current(), RegionMonths.KEY, COLUMNS, _current(every))


def _current(codes: Collection[str]) -> dict[Key, list[list[date]]]:
    """As the read model has them. One query."""
    months = ArrayAgg("month", distinct=True, default=Value([]))
    shares = ArrayAgg("month", distinct=True, default=Value([]), filter=Q(coverage_ratio__isnull=False))
    rows = CurrentCoverage.objects.of_regions(codes).order_by().values_list(*RegionMonths.KEY)
    return {tuple(key): [with_share, every] for *key, with_share, every in rows.annotate(s=shares, m=months)}


def _then(codes: Collection[str], release: int) -> dict[Key, list[list[date]]]:
    """As a former release gives them."""
    found: defaultdict[Key, tuple[set[date], set[date]]] = defaultdict(lambda: (set(), set()))
    for row in region_history(region_rows(Region.objects.filter(pk__in=codes)), release):
        assert row.as_of is not None  # published figures have their day
        shares, months = found[row.region.code, row.segment, row.basis]
        months.add(month_of(row.as_of))
        if row.coverage_ratio is not None:
            shares.add(month_of(row.as_of))
    return {key: [sorted(one) for one in both] for key, both in found.items()}
