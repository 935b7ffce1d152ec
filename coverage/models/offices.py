"""What offices put on their files and printed pages."""

from django.conf import settings
from django.db import models

from coverage.rows.office import PAPERS, Office


class OfficeSettings(models.Model):
    """Letterhead, signers and paper of the office of a region, and of what lies within it; 00 of the site.

    letterhead: a line each; signatures: a signer each, office, name and number between semicolons.
    """

    region = models.OneToOneField("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    letterhead = models.TextField("kop", blank=True, default="")
    signatures = models.TextField("penanda tangan", blank=True, default="")
    paper = models.CharField("kertas", max_length=2, choices=[(name, name) for name in PAPERS])
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diubah oleh"
    )
    changed_at = models.DateTimeField("diubah", auto_now=True)

    class Meta:
        verbose_name = "setelan kantor"
        verbose_name_plural = "setelan kantor"
        ordering = ["region_id"]

    def __str__(self) -> str:
        return f"Kantor {self.region_id}"

    def office(self) -> Office:
        """As files and pages carry it."""
        return Office.of(self.letterhead, self.signatures, self.paper)
