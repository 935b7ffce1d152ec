"""Months to be reported: when they are due, and when nobody enters them any more."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Period(models.Model):
    """One month's deadline, and its closing. A month without a row follows the standing rule."""

    month = models.DateField("bulan", unique=True)
    due_on = models.DateField("batas waktu")
    closed_at = models.DateTimeField("ditutup", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="oleh"
    )
    reason = models.TextField("alasan", blank=True)
    contact = models.CharField("hubungi", max_length=200, blank=True)

    class Meta:
        verbose_name = "periode"
        verbose_name_plural = "periode"
        constraints = [
            models.CheckConstraint(
                name="period_is_a_month",
                condition=Q(month__day=1),
                violation_error_message="Periode ditulis dengan tanggal pertama bulannya.",
            ),
            models.CheckConstraint(
                name="closed_by_someone_for_a_reason",
                condition=Q(closed_at=None) | (Q(closed_by__isnull=False) & ~Q(reason="") & ~Q(contact="")),
                violation_error_message="Penutupan menyebut siapa, mengapa, dan siapa yang dihubungi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class PeriodException(models.Model):
    """A region that may still enter a closed month, until a day."""

    period = models.ForeignKey(Period, models.CASCADE, related_name="exceptions")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    until = models.DateField("sampai")
    reason = models.TextField("alasan")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "pengecualian periode"
        verbose_name_plural = "pengecualian periode"
        constraints = [
            models.UniqueConstraint(
                name="one_exception_a_region",
                fields=["period", "region"],
                violation_error_message="Wilayah itu sudah punya pengecualian untuk bulan ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.region_id}"
