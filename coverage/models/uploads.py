"""Files that were looked at and not used yet."""

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """A file somebody had checked, kept as it came until that person publishes it or a day has passed.

    What is published is what was shown: the content, never a second upload. Only its user can use it.
    root, month: what a monthly workbook is of; "" and null for a document's figures.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="oleh")
    name = models.CharField("nama", max_length=200)
    content = models.BinaryField("isi")
    digest = models.CharField("sidik berkas", max_length=64)
    root = models.CharField("wilayah", max_length=5, blank=True, default="")
    month = models.DateField("bulan", null=True, blank=True)
    note = models.TextField("catatan rilis", blank=True, default="")
    created_at = models.DateTimeField("diunggah")

    class Meta:
        verbose_name = "unggahan"
        verbose_name_plural = "unggahan"

    def __str__(self) -> str:
        return f"{self.name} ({self.digest[:8]})"
