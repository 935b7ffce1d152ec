"""Published states, and the counter of everything else readers see."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Release(models.Model):
    """One published state of all figures; the numbers follow the order in which they were committed.

    rule: how its checksum was made, as releases.checksums has it; it is verified by the same.
    """

    number = models.PositiveIntegerField("nomor", primary_key=True)
    published_at = models.DateTimeField("terbit")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    note = models.TextField("catatan", blank=True)
    checksum = models.CharField("checksum", max_length=64)
    rule = models.PositiveSmallIntegerField("aturan checksum", default=1, db_default=1)
    newest_month = models.DateField("bulan terbaru", null=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name="membatalkan"
    )

    class Meta:
        verbose_name = "rilis"
        verbose_name_plural = "rilis"
        ordering = ["-number"]
        permissions = [("publish_figures", "Dapat menerbitkan angka")]

    def __str__(self) -> str:
        return f"Rilis {self.number}"


class Edition(models.Model):
    """Counts the changes of what readers see that is no released figure; one row."""

    counter = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="one_edition", condition=Q(pk=1), violation_error_message="Hanya ada satu edisi."
            )
        ]

    def __str__(self) -> str:
        return str(self.counter)
