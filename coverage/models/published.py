"""What releases know: rows from published_in on, until superseded_in.

Rows that a release published are never edited; the database refuses everything but setting superseded_in
once (migration 0002).
"""

from django.db import models
from django.db.models import F, Q

from coverage.models.choices import Basis, Precision, Segment
from coverage.models.querysets import PublishedQuerySet, SnapshotQuerySet, TargetQuerySet
from coverage.models.releases import Release
from coverage.models.sources import Source
from coverage.models.submissions import PrintedFigures, Submission


class Published(models.Model):
    """A row that releases know: from published_in on, until superseded_in (not included)."""

    published_in = models.ForeignKey(Release, models.PROTECT, related_name="+", verbose_name="terbit dalam")
    superseded_in = models.ForeignKey(
        Release, models.PROTECT, null=True, related_name="+", verbose_name="diganti dalam"
    )

    class Meta:
        abstract = True


def superseded_later(name: str) -> models.CheckConstraint:
    """A row is superseded in a later release than the one that published it."""
    return models.CheckConstraint(
        name=name,
        condition=Q(superseded_in=None) | Q(superseded_in__gt=F("published_in")),
        violation_error_message="Angka diganti dalam rilis yang lebih baru daripada rilis terbitnya.",
    )


class Statement(PrintedFigures, Published):
    """What one document prints about one region, segment, basis and day. Immutable."""

    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="statements", verbose_name="kiriman"
    )

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "pernyataan"
        verbose_name_plural = "pernyataan"
        constraints = [superseded_later("statement_superseded_later")]
        indexes = [
            models.Index(fields=["region", "as_of"], name="statement_region_day"),
            models.Index(fields=["source"], name="statement_source"),
            models.Index(fields=["published_in"], name="statement_release"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.as_of or self.target_year or ''}"


class ParticipantSnapshot(Published):
    """Active participants of one segment in one region on one day, as some release knows them.

    document_potential: the potential printed by the same document. printed_ratio: the share it prints.
    """

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="snapshots", verbose_name="wilayah"
    )
    as_of = models.DateField("per tanggal")
    as_of_precision = models.CharField("ketelitian", max_length=8, choices=Precision)
    segment = models.CharField("segmen", max_length=16, choices=Segment)
    basis = models.CharField("dasar", max_length=12, choices=Basis)
    active_participants = models.PositiveBigIntegerField("peserta aktif", null=True)
    document_potential = models.PositiveBigIntegerField("potensi dalam dokumen yang sama", null=True)
    printed_ratio = models.DecimalField("cakupan tercetak", max_digits=11, decimal_places=9, null=True)
    printed_decimals = models.PositiveSmallIntegerField("desimal cakupan", null=True)
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("region_id", "as_of", "segment", "basis")

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = "peserta aktif"
        verbose_name_plural = "peserta aktif"
        constraints = [
            models.UniqueConstraint(
                name="one_current_snapshot",
                fields=["region", "as_of", "segment", "basis"],
                condition=Q(superseded_in=None),
                violation_error_message="Angka segmen ini untuk wilayah dan tanggal itu sudah ada.",
            ),
            models.CheckConstraint(
                name="snapshot_count_or_share",
                condition=Q(active_participants__isnull=False) | Q(printed_ratio__isnull=False),
                violation_error_message="Isi jumlah peserta aktif atau cakupan tercetak.",
            ),
            superseded_later("snapshot_superseded_later"),
        ]
        indexes = [models.Index(fields=["segment", "basis", "as_of"], name="snapshot_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.as_of}: {self.active_participants}"


class Potential(Published):
    """Potential workers of one segment in one region from a day on, as some release knows them."""

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="potentials", verbose_name="wilayah"
    )
    segment = models.CharField("segmen", max_length=16, choices=Segment)
    basis = models.CharField("dasar", max_length=12, choices=Basis)
    valid_from = models.DateField("berlaku sejak")
    potential_workers = models.PositiveBigIntegerField("potensi pekerja")
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("region_id", "segment", "basis", "valid_from")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "potensi pekerja"
        verbose_name_plural = "potensi pekerja"
        constraints = [
            models.UniqueConstraint(
                name="one_current_potential",
                fields=["region", "segment", "basis", "valid_from"],
                condition=Q(superseded_in=None),
                violation_error_message="Potensi wilayah itu sejak tanggal itu sudah ada.",
            ),
            superseded_later("potential_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.valid_from}: {self.potential_workers}"


class Target(Published):
    """Target of one region and year in one document; an unnamed document is told by its source."""

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="targets", verbose_name="wilayah"
    )
    year = models.PositiveSmallIntegerField("tahun")
    document = models.CharField("dokumen", max_length=40, blank=True, default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+", verbose_name="sumber")
    target_ratio = models.DecimalField("target", max_digits=11, decimal_places=9, null=True)
    target_decimals = models.PositiveSmallIntegerField("desimal target", null=True)
    target_people = models.PositiveBigIntegerField("target, orang", null=True)
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("region_id", "year", "document", "source_id")

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        constraints = [
            models.UniqueConstraint(
                name="one_current_target",
                fields=["region", "year", "document", "source"],
                condition=Q(superseded_in=None),
                nulls_distinct=False,
                violation_error_message="Target wilayah itu untuk tahun dan dokumen itu sudah ada.",
            ),
            models.CheckConstraint(
                name="target_share_or_heads",
                condition=Q(target_ratio__isnull=False) | Q(target_people__isnull=False),
                violation_error_message="Isi target sebagai persentase atau jumlah orang.",
            ),
            models.CheckConstraint(
                name="unnamed_target_has_source",
                condition=(Q(document="") & Q(source__isnull=False))
                | (~Q(document="") & Q(source__isnull=True)),
                violation_error_message="Target tanpa nama dokumen dikenali dari sumbernya.",
            ),
            superseded_later("target_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year} {self.document}: {self.target_ratio}"


class Conflict(Published):
    """A key whose statements cannot agree and that nobody has settled, as some release knows it."""

    class Kind(models.TextChoices):
        SNAPSHOT = "snapshot", "Peserta dan cakupan"
        POTENTIAL = "potential", "Potensi"
        TARGET = "target", "Target"

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="conflicts", verbose_name="wilayah"
    )
    as_of = models.DateField("per tanggal", null=True)
    segment = models.CharField("segmen", max_length=16, blank=True, default="")
    basis = models.CharField("dasar", max_length=12, blank=True, default="")
    year = models.PositiveSmallIntegerField("tahun", null=True)
    document = models.CharField("dokumen", max_length=40, blank=True, default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+", verbose_name="sumber")
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("kind", "region_id", "as_of", "segment", "basis", "year", "document", "source_id")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "pertentangan"
        verbose_name_plural = "pertentangan"
        constraints = [
            models.UniqueConstraint(
                name="one_current_conflict",
                fields=["kind", "region", "as_of", "segment", "basis", "year", "document", "source"],
                condition=Q(superseded_in=None),
                nulls_distinct=False,
                violation_error_message="Pertentangan itu sudah tercatat.",
            ),
            superseded_later("conflict_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region_id} {self.as_of or self.year}"


class Flag(Published):
    """Something in the figures a person should look at, as the audit of some release finds it."""

    class Severity(models.TextChoices):
        INFO = "info", "Catatan"
        WARNING = "warning", "Peringatan"
        CONFLICT = "conflict", "Pertentangan"

    code = models.CharField("kode", max_length=40)
    severity = models.CharField("tingkat", max_length=10, choices=Severity)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="flags", verbose_name="wilayah")
    as_of = models.DateField("per tanggal", null=True)
    message = models.TextField("bukti")
    likely_cause = models.TextField("kemungkinan sebab", blank=True, default="")
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("code", "severity", "region_id", "as_of", "message", "likely_cause")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "catatan pemeriksaan"
        verbose_name_plural = "catatan pemeriksaan"
        constraints = [superseded_later("flag_superseded_later")]
        indexes = [models.Index(fields=["region", "as_of"], name="flag_region_day")]

    def __str__(self) -> str:
        return f"{self.code} {self.region_id} {self.as_of}"
