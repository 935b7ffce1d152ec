"""Files that were looked at and not used yet."""

from django.conf import settings
from django.db import models

from coverage.models.choices import Basis


class Upload(models.Model):
    """A file somebody had checked, kept as it came until that person publishes it or a day has passed.

    What is published is what was shown: the content, never a second upload. Only its user can use it.
    root, month: what a monthly workbook is of; "" and null for a document's figures.
    meaning: what the columns of a published table hold, as parsing.portal.rows.Meaning; {} while it is asked,
    null for files with columns of ours.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="oleh")
    name = models.CharField("nama", max_length=200)
    content = models.BinaryField("isi")
    digest = models.CharField("sidik berkas", max_length=64)
    root = models.CharField("wilayah", max_length=5, blank=True, default="")
    month = models.DateField("bulan", null=True, blank=True)
    note = models.TextField("catatan rilis", blank=True, default="")
    meaning = models.JSONField("arti kolom", null=True, blank=True)
    created_at = models.DateTimeField("diunggah")

    class Meta:
        verbose_name = "unggahan"
        verbose_name_plural = "unggahan"

    def __str__(self) -> str:
        return f"{self.name} ({self.digest[:8]})"


class TableShape(models.Model):
    """What the columns of a publisher's tables hold, remembered from the last one that was uploaded.

    headings: digest of the headings without their years; meanings: by heading, as parsing.portal.columns.
    """

    publisher = models.CharField("penerbit", max_length=200)
    headings = models.CharField("sidik judul kolom", max_length=64)
    meanings = models.JSONField("arti kolom")
    basis = models.CharField("dasar", max_length=12, choices=Basis)
    title = models.CharField("judul dokumen", max_length=400)
    url = models.CharField("alamat", max_length=1000, blank=True, default="")
    used_at = models.DateTimeField("terakhir dipakai")

    class Meta:
        verbose_name = "bentuk tabel"
        verbose_name_plural = "bentuk tabel"
        constraints = [
            models.UniqueConstraint(
                name="one_shape_a_publisher",
                fields=["publisher", "headings"],
                violation_error_message="Bentuk tabel penerbit ini sudah diingat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"
