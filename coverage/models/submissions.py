"""Figures on their way: what was handed in, and where each region of it stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from coverage.models.choices import Basis, Precision, Segment
from coverage.models.releases import Release
from coverage.models.sources import Source


class Submission(models.Model):
    """Figures on their way: a document's rows, an entry grid, a workbook. Decided region by region.

    root, month: what an entry grid is of; null for documents.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Angka dokumen")
        GRID = "grid", _("Lembar isian")
        WORKBOOK = "workbook", _("Buku kerja")
        DECISION = "decision", _("Putusan pertentangan")
        TARGETS = "targets", _("Target")
        RECORDS = "records", _("Program dan rencana")

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    name = models.CharField("nama", max_length=200)
    root = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wilayah"
    )
    month = models.DateField("bulan", null=True, blank=True)
    digest = models.CharField("sidik berkas", max_length=64, blank=True)
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    note = models.TextField("catatan", blank=True)

    class Meta:
        verbose_name = "kiriman"
        verbose_name_plural = "kiriman"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Kiriman {self.pk}: {self.name}"


class SubmissionRegion(models.Model):
    """Where one region of a submission stands.

    month: of an entered month, null for documents; a region and month has one part under way at a time.
    seen_release: the newest release when it was submitted, 0 when there was none.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("keadaan", "Draf")
        SUBMITTED = "submitted", _("Diajukan")
        RETURNED = "returned", _("Dikembalikan")
        PUBLISHED = "published", _("Terbit")
        WITHDRAWN = "withdrawn", _("Ditarik")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="regions", verbose_name="kiriman")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.DRAFT)
    month = models.DateField("bulan", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diajukan oleh"
    )
    submitted_at = models.DateTimeField("diajukan", null=True)
    seen_release = models.PositiveIntegerField("rilis saat diajukan", default=0)
    reason = models.TextField("alasan", blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="diputus oleh"
    )
    decided_at = models.DateTimeField("diputus", null=True)
    release = models.ForeignKey(
        Release, models.PROTECT, null=True, related_name="submission_regions", verbose_name="rilis"
    )

    class Meta:
        verbose_name = "wilayah kiriman"
        verbose_name_plural = "wilayah kiriman"
        constraints = [
            models.UniqueConstraint(
                name="one_state_a_region",
                fields=["submission", "region"],
                violation_error_message="Wilayah itu sudah ada dalam kiriman ini.",
            ),
            models.UniqueConstraint(
                name="one_part_under_way",
                fields=["region", "month"],
                condition=Q(month__isnull=False, state__in=["draft", "submitted", "returned"]),
                violation_error_message="Isian wilayah itu untuk bulan itu sudah ada.",
            ),
            models.CheckConstraint(
                name="published_has_release",
                condition=Q(state="published", release__isnull=False)
                | (~Q(state="published") & Q(release__isnull=True)),
                violation_error_message="Hanya wilayah yang terbit yang punya rilis, dan selalu punya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} · {self.region_id} · {self.state}"


class PrintedFigures(models.Model):
    """The columns of what one document prints about one region, segment, basis and day."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="sumber")
    as_of = models.DateField("per tanggal", null=True, blank=True)
    as_of_precision = models.CharField("ketelitian", max_length=8, choices=Precision, blank=True, default="")
    segment = models.CharField("segmen", max_length=16, choices=Segment)
    basis = models.CharField("dasar", max_length=12, choices=Basis)
    active_participants = models.PositiveBigIntegerField("peserta aktif", null=True, blank=True)
    potential_workers = models.PositiveBigIntegerField("potensi pekerja", null=True, blank=True)
    printed_ratio = models.DecimalField(
        "cakupan tercetak", max_digits=11, decimal_places=9, null=True, blank=True
    )
    printed_decimals = models.PositiveSmallIntegerField("desimal cakupan", null=True, blank=True)
    target_year = models.PositiveSmallIntegerField("tahun target", null=True, blank=True)
    target_document = models.CharField("dokumen target", max_length=40, blank=True, default="")
    target_ratio = models.DecimalField("target", max_digits=11, decimal_places=9, null=True, blank=True)
    target_decimals = models.PositiveSmallIntegerField("desimal target", null=True, blank=True)
    target_people = models.PositiveBigIntegerField("target, orang", null=True, blank=True)
    gap_people = models.BigIntegerField("kesenjangan tercetak, orang", null=True, blank=True)
    gap_meaning = models.CharField("arti kesenjangan", max_length=12, blank=True, default="")
    rank = models.PositiveIntegerField("peringkat tercetak", null=True, blank=True)
    rank_of = models.PositiveIntegerField("dari", null=True, blank=True)
    category = models.CharField("kategori tercetak", max_length=100, blank=True, default="")
    notes = models.TextField("catatan", blank=True, default="")
    entered = models.BooleanField("isian petugas", default=False)
    retracts = models.CharField("menarik", max_length=10, blank=True, default="")
    line = models.PositiveIntegerField("baris", null=True, blank=True)

    class Meta:
        abstract = True


class DraftFigure(PrintedFigures):
    """A row of a submission that is not published; readers' queries never touch this table."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="figures")

    class Meta:
        verbose_name = "angka draf"
        verbose_name_plural = "angka draf"
        indexes = [models.Index(fields=["submission", "region"], name="draft_submission_region")]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.region_id} {self.segment} {self.as_of}"
