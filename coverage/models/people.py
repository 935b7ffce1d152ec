"""Who may work on which regions; what they may do there is their group's role (coverage/rows/scope.py).
Also where one person may do all of it."""

from django.conf import settings
from django.db import models

PASSWORD_LINK = (
    4  # in the admin site's log of actions, beside its own 1 to 3: a link to an account's password
)


class Assignment(models.Model):
    """A person works on a region; a province includes its regencies, Indonesia (00) everything."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="assignments", verbose_name="pengguna"
    )
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")

    class Meta:
        verbose_name = "wilayah tugas"
        verbose_name_plural = "wilayah tugas"
        constraints = [
            models.UniqueConstraint(
                name="one_assignment_a_region",
                fields=["user", "region"],
                violation_error_message="Pengguna ini sudah bertugas di wilayah itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.region_id}"


class OwnPublishing(models.Model):
    """A region whose submitters may publish what they handed in, as offices of one person need it.

    A province holds for its regencies, Indonesia (00) for the whole site. Each release made so says it.
    """

    region = models.OneToOneField("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    reason = models.CharField("alasan", max_length=500)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diizinkan oleh"
    )
    granted_at = models.DateTimeField("sejak", auto_now_add=True)

    class Meta:
        verbose_name = "izin menerbitkan sendiri"
        verbose_name_plural = "izin menerbitkan sendiri"
        ordering = ["region_id"]

    def __str__(self) -> str:
        return f"{self.region_id}: pengaju menerbitkan sendiri"
