"""What a release says of one region, as a checksum: a release is sealed with those of all its regions."""

from django.db import models
from django.db.models import Q

from coverage.models.published import Published, superseded_later
from coverage.models.querysets import PublishedQuerySet


class RegionChecksum(Published):
    """SHA-256 over all that releases say of a region, from one on until another changed it."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    checksum = models.CharField(max_length=64)

    KEY = ("region_id",)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_current_region_checksum",
                fields=["region"],
                condition=Q(superseded_in=None),
                violation_error_message="Checksum wilayah itu sudah dihitung.",
            ),
            superseded_later("region_checksum_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.checksum}"
