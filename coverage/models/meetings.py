"""Meetings and what they rest on: who met where about what, and which regulations ask what of whom."""

from django.conf import settings
from django.db import models

from coverage.models.choices import Precision
from coverage.models.sources import Source


class Regulation(models.Model):
    """An instruction, a regulation or an official letter, as the documents that cite it name it."""

    number = models.CharField("nomor", max_length=120, unique=True)
    title = models.CharField("tentang", max_length=300)
    issuer = models.CharField("penerbit", max_length=200)
    issued_on = models.DateField("tanggal", null=True, blank=True)
    issued_precision = models.CharField(
        "ketelitian", max_length=8, choices=Precision, blank=True, default=Precision.DAY
    )

    class Meta:
        verbose_name = "peraturan atau surat"
        verbose_name_plural = "peraturan dan surat"
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class Duty(models.Model):
    """What a regulation asks of one office, as a document says it."""

    regulation = models.ForeignKey(
        Regulation, models.CASCADE, related_name="duties", verbose_name="peraturan"
    )
    office = models.CharField("yang diminta", max_length=200)
    text = models.TextField("isi")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="sumber")

    class Meta:
        verbose_name = "yang diminta peraturan"
        verbose_name_plural = "yang diminta peraturan"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_duty_an_office",
                fields=["regulation", "office", "text"],
                violation_error_message="Isi itu sudah tercatat untuk pihak yang sama.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.office}: {self.text[:60]}"


class Meeting(models.Model):
    """A meeting about one region, or a statement made in public. No released figure.

    What it agreed are the actions of the same region, day and name. offices: one a line; results: what was
    said and reached, one a line, blank before its day.
    """

    class Kind(models.TextChoices):
        MEETING = "rapat", "Rapat"
        STATEMENT = "pernyataan", "Pernyataan"

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    held_on = models.DateField("hari")
    name = models.CharField("nama", max_length=200)
    kind = models.CharField("jenis", max_length=10, choices=Kind, default=Kind.MEETING)
    place = models.CharField("tempat", max_length=200, blank=True, default="")
    occasion = models.TextField("acara", blank=True, default="")
    offices = models.TextField("yang hadir", blank=True, default="")
    results = models.TextField("hasil", blank=True, default="")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sumber"
    )
    regulations = models.ManyToManyField(
        Regulation, blank=True, related_name="meetings", verbose_name="dasar"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = ["-held_on", "region_id", "id"]
        constraints = [
            models.UniqueConstraint(
                name="one_meeting_a_name",
                fields=["region", "held_on", "name"],
                violation_error_message="Rapat dengan nama itu pada hari itu sudah tercatat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.held_on}: {self.name}"
