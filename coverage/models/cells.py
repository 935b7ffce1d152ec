"""The entry grid while it is being filled; readers' queries never touch these tables."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coverage.models.submissions import SubmissionRegion


class Column(models.TextChoices):
    """Columns of the grid and of the workbook, by the names they have there."""

    AS_OF = "per_tanggal", _("Per tanggal")
    PU = "PU", "PU"
    BPU = "BPU", "BPU"
    JAKON = "JAKON", "Jakon"
    PMI = "PMI", "PMI"
    TOTAL = "total", _("Total")
    POTENTIAL = "potensi", _("Potensi")
    SOURCE = "sumber", _("Sumber")


class DraftCell(models.Model):
    """What somebody typed into one cell, as typed. version grows with every change, so that two people in
    one grid notice each other."""

    part = models.ForeignKey(SubmissionRegion, models.CASCADE, related_name="cells")
    column = models.CharField(max_length=12, choices=Column)
    text = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "sel draf"
        verbose_name_plural = "sel draf"
        constraints = [
            models.UniqueConstraint(
                name="one_draft_cell",
                fields=["part", "column"],
                violation_error_message="Sel itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.column}: {self.text}"


class Reason(models.TextChoices):
    """Why a warned-of figure is right all the same."""

    APBD_LAPSE = "apbd", _("Perlindungan dari APBD berakhir")
    ELECTION = "pemilu", _("Petugas pemilu")
    PROJECT_END = "proyek", _("Proyek selesai")
    REBASED = "potensi", _("Potensi dihitung ulang")
    CORRECTION = "koreksi", _("Koreksi angka sebelumnya")
    OTHER = "lain", _("Lainnya")


class WarningAnswer(models.Model):
    """An operator's answer to one warning about one cell of a submission."""

    part = models.ForeignKey(SubmissionRegion, models.CASCADE, related_name="answers")
    code = models.CharField("peringatan", max_length=40)
    column = models.CharField("kolom", max_length=12, blank=True)
    reason = models.CharField("alasan", max_length=10, choices=Reason)
    note = models.TextField("keterangan")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "jawaban peringatan"
        verbose_name_plural = "jawaban peringatan"
        constraints = [
            models.UniqueConstraint(
                name="one_answer_a_warning",
                fields=["part", "code", "column"],
                violation_error_message="Peringatan itu sudah dijawab.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.code} {self.reason}"


class CellComment(models.Model):
    """What a verifier says about one cell, or about the whole row, when returning it."""

    part = models.ForeignKey(SubmissionRegion, models.CASCADE, related_name="comments")
    column = models.CharField("kolom", max_length=12, blank=True)
    text = models.TextField("komentar")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "komentar sel"
        verbose_name_plural = "komentar sel"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.part_id} {self.column}: {self.text[:40]}"
