"""When the data was last looked through, and what came of it."""

from django.db import models
from django.utils import timezone


class Proof(models.Model):
    """One look at the data as a whole: is it what was published, does its backup bring it back.

    release: the newest one then, null when there was none. found: what differed, a line each.
    """

    class Kind(models.TextChoices):
        RELEASES = "releases", "Checksum rilis"
        BACKUP = "backup", "Cadangan"

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    at = models.DateTimeField("saat", default=timezone.now)
    release = models.PositiveIntegerField("rilis terbaru", null=True)
    passed = models.BooleanField("lulus")
    found = models.TextField("yang berbeda", blank=True, default="")

    class Meta:
        verbose_name = "pembuktian"
        verbose_name_plural = "pembuktian"
        ordering = ["-at", "-id"]
        get_latest_by = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M} {'lulus' if self.passed else 'gagal'}"
