"""The read model: what ordinary pages read."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coverage.models.querysets import CurrentCoverageQuerySet


class CurrentCoverage(models.Model):
    """The newest release's figures, ready to read: one row a region, day, segment and basis.

    Rewritten by publishing from the rows above and from nothing else; `month` is the first of as_of's
    month, whose last day's row speaks for it. rank: among its peers as of that month, null for the others.
    active_exact, potential_exact, target_exact: as those of CoverageRow.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    month = models.DateField()
    as_of = models.DateField()
    as_of_precision = models.CharField(max_length=8)
    segment = models.CharField(max_length=16)
    basis = models.CharField(max_length=12)
    active_participants = models.PositiveBigIntegerField(null=True)
    potential_workers = models.PositiveBigIntegerField(null=True)
    potential_as_of = models.DateField(null=True)
    coverage_ratio = models.FloatField(null=True)
    printed_ratio = models.FloatField(null=True)
    ratio_decimals = models.PositiveSmallIntegerField()
    target_document = models.CharField(max_length=40, null=True)  # noqa: DJ001 - "" is the unnamed document
    target_year = models.PositiveSmallIntegerField(null=True)
    target_ratio = models.FloatField(null=True)
    target_decimals = models.PositiveSmallIntegerField()
    target_people = models.PositiveBigIntegerField(null=True)
    attainment_ratio = models.FloatField(null=True)
    gap_to_target_points = models.FloatField(null=True)
    gap_to_target_people = models.BigIntegerField(null=True)
    unprotected_people = models.BigIntegerField(null=True)
    active_exact = models.BooleanField(db_default=False, default=False)
    potential_exact = models.BooleanField(db_default=False, default=False)
    target_exact = models.BooleanField(db_default=False, default=False)
    source_ids = ArrayField(models.BigIntegerField())
    potential_source_ids = ArrayField(models.BigIntegerField())
    target_source_ids = ArrayField(models.BigIntegerField())
    rank = models.PositiveIntegerField(null=True)

    objects = CurrentCoverageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_coverage_row",
                fields=["region", "segment", "basis", "as_of"],
                violation_error_message="Baris cakupan itu sudah ada.",
            )
        ]
        indexes = [models.Index(fields=["segment", "basis", "as_of"], name="coverage_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.as_of}: {self.coverage_ratio}"


class ReadModel(models.Model):
    """Which release the read model is of; one row, written with it.

    gathered: whether what is gathered of all regions is kept with every release; not where these were
    published before it was.
    """

    release = models.ForeignKey("coverage.Release", models.PROTECT, related_name="+")
    gathered = models.BooleanField(db_default=True, default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="one_read_model", condition=Q(pk=1), violation_error_message="Hanya ada satu tabel baca."
            )
        ]

    def __str__(self) -> str:
        return f"Tabel baca, rilis {self.release_id}"
