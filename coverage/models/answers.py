"""What people say about the audit's flags; their history stays."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FlagAnswer(models.Model):
    """One answer to one flag, told by what it says; the newest answer counts.

    accepted: the figure is right all the same; corrected: it was mended; open: taken up again.
    """

    class State(models.TextChoices):
        ACCEPTED = "accepted", _("Diterima")
        CORRECTED = "corrected", _("Diperbaiki")
        OPEN = "open", _("Dibuka lagi")

    code = models.CharField("kode", max_length=40)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="flag_answers", verbose_name="wilayah"
    )
    as_of = models.DateField("per tanggal", null=True)
    message = models.TextField("bukti")
    state = models.CharField("keadaan", max_length=10, choices=State)
    reason = models.CharField("alasan", max_length=10, blank=True)
    note = models.TextField("keterangan")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh"
    )
    answered_at = models.DateTimeField("dijawab", auto_now_add=True)

    class Meta:
        verbose_name = "jawaban catatan"
        verbose_name_plural = "jawaban catatan"
        ordering = ["id"]
        indexes = [models.Index(fields=["code", "region", "as_of"], name="flag_answer_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.region_id}: {self.state}"
