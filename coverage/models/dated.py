"""Rules that hold from a day on: data, not constants. No released figures; a change bumps the edition."""

from django.db import models

from coverage.models.sources import Source


class CategoryScheme(models.Model):
    """Thresholds of one measure, in force from a day on.

    steps: a list of [code, limit], the limit as text ("0.50") and null in the last one, in the order that
    coverage.calculations.schemes.Scheme asks for. name, version: shown beside every answer.
    """

    class Measure(models.TextChoices):
        ATTAINMENT = "attainment", "Capaian terhadap target"
        PACE = "pace", "Laju"

    measure = models.CharField("ukuran", max_length=12, choices=Measure)
    valid_from = models.DateField("berlaku sejak")
    name = models.CharField("nama", max_length=120)
    version = models.CharField("versi", max_length=20)
    steps = models.JSONField("ambang")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField("catatan", blank=True, default="")

    class Meta:
        verbose_name = "ambang"
        verbose_name_plural = "ambang"
        ordering = ["measure", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                name="one_scheme_a_day",
                fields=["measure", "valid_from"],
                violation_error_message="Ambang ukuran itu sejak hari itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class ContributionRate(models.Model):
    """What one worker pays a month for a set of programmes ("JKK+JKM"), from a day on. rupiah: a month."""

    programmes = models.CharField("program", max_length=40)
    segment = models.CharField("segmen", max_length=16, default="BPU")
    valid_from = models.DateField("berlaku sejak")
    rupiah = models.PositiveIntegerField("rupiah sebulan")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="sumber")
    note = models.TextField("catatan", blank=True, default="")

    class Meta:
        verbose_name = "iuran"
        verbose_name_plural = "iuran"
        ordering = ["programmes", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                name="one_rate_a_day",
                fields=["programmes", "segment", "valid_from"],
                violation_error_message="Iuran program itu sejak hari itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.programmes} {self.valid_from}: {self.rupiah}"
