"""Ways to narrow the regions; the names read as a sentence."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from regions.codes import Kind, Level


class RegionQuerySet(models.QuerySet[Any]):
    """Regions, ordered by code."""

    def in_force_on(self, day: date) -> "RegionQuerySet":
        """Those that existed on the day; `valid_until` is the first day without them."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_until=None) | Q(valid_until__gt=day),
        )

    def at_level(self, level: Level) -> "RegionQuerySet":
        """Indonesia, the provinces, or the regencies and cities."""
        return self.filter(level=level)

    def in_province(self, code: str) -> "RegionQuerySet":
        """The regencies and cities that lie in this province today; the province itself is not among them."""
        return self.filter(province_id=code)

    def of_kind(self, kind: Kind) -> "RegionQuerySet":
        """Only the kabupaten, or only the kota."""
        return self.filter(kind=kind)


class ProvinceManager(models.Manager.from_queryset(RegionQuerySet)):  # type: ignore[misc]
    """Only provinces."""

    def get_queryset(self) -> RegionQuerySet:
        return super().get_queryset().at_level("province")


class RegencyManager(models.Manager.from_queryset(RegionQuerySet)):  # type: ignore[misc]
    """Only regencies and cities."""

    def get_queryset(self) -> RegionQuerySet:
        return super().get_queryset().at_level("regency")
