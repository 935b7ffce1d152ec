"""What releases know of all regions and months together: months with figures, known years, missed outlooks.

Reckoned from figures when a release is published, so that no page reads them all for it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coverage.models.published import Published, superseded_later
from coverage.models.querysets import PublishedQuerySet


class RegionYear(Published):
    """A region's year, in one segment and basis.

    start: ratio at its baseline, speed: ratio a day to its close; null unless both are known and may be
    compared. tries: the months from which its December figure was projected, as [whole months left, whether
    the line had all its points, miss (ratio)].
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    segment = models.CharField(max_length=16)
    basis = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    start = models.FloatField(null=True)
    speed = models.FloatField(null=True)
    tries = models.JSONField()

    KEY = ("region_id", "segment", "basis", "year")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_current_region_year",
                fields=["region", "segment", "basis", "year"],
                condition=Q(superseded_in=None),
                violation_error_message="Tahun wilayah itu sudah dihitung.",
            ),
            superseded_later("region_year_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.year}"


class RegionMonths(Published):
    """The months a region has figures of, in one segment and basis: firsts of months, oldest first.

    shares: those with a coverage; months: those with any count.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    segment = models.CharField(max_length=16)
    basis = models.CharField(max_length=12)
    shares = ArrayField(models.DateField())
    months = ArrayField(models.DateField())

    KEY = ("region_id", "segment", "basis")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_current_region_months",
                fields=["region", "segment", "basis"],
                condition=Q(superseded_in=None),
                violation_error_message="Bulan wilayah itu sudah dihitung.",
            ),
            superseded_later("region_months_superseded_later"),
        ]
        indexes = [models.Index(fields=["segment", "basis"], name="region_months_kind")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.basis}"


class OutlookRanges(Published):
    """The misses of all regions in one segment and basis as ranges: calculations.pace.misses.Ranges."""

    segment = models.CharField(max_length=16)
    basis = models.CharField(max_length=12)
    ranges = models.JSONField()

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_current_outlook_ranges",
                fields=["segment", "basis"],
                condition=Q(superseded_in=None),
                violation_error_message="Rentang prakiraan itu sudah dihitung.",
            ),
            superseded_later("outlook_ranges_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.segment} {self.basis}"
