"""What is stored: sources, what they print, the submissions that brought it, and what releases publish.

Rows that a release published are never edited; the database refuses everything but setting
superseded_in once (migration 0002).
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coverage import rows
from coverage.querysets import CurrentCoverageQuerySet, PublishedQuerySet, SnapshotQuerySet


class Segment(models.TextChoices):
    TOTAL = rows.Segment.TOTAL, "Total"
    PU = rows.Segment.PU, "Penerima upah"
    BPU = rows.Segment.BPU, "Bukan penerima upah"
    JAKON = rows.Segment.JAKON, "Jasa konstruksi"
    PMI = rows.Segment.PMI, "Pekerja migran Indonesia"
    TOTAL_EXCL_JAKON = rows.Segment.TOTAL_EXCL_JAKON, "Total tanpa Jakon"


class Basis(models.TextChoices):
    DOMICILE = rows.Basis.DOMICILE, "Domisili"
    REGISTRATION = rows.Basis.REGISTRATION, "Pendaftaran"


class Precision(models.TextChoices):
    DAY = rows.Precision.DAY, "Hari"
    MONTH = rows.Precision.MONTH, "Bulan"
    YEAR = rows.Precision.YEAR, "Tahun"


class Source(models.Model):
    """A document that prints figures."""

    citation = models.CharField("kutipan", max_length=500)
    title = models.CharField("judul", max_length=500)
    publisher = models.CharField("penerbit", max_length=200, blank=True)
    published_on = models.DateField("tanggal terbit", null=True, blank=True)
    published_precision = models.CharField(
        "ketelitian tanggal", max_length=8, choices=Precision, blank=True, default=""
    )
    url = models.URLField("alamat", max_length=1000, blank=True)
    entered = models.BooleanField("isian petugas", default=False)

    class Meta:
        verbose_name = "sumber"
        verbose_name_plural = "sumber"
        constraints = [
            models.UniqueConstraint(
                name="one_source_a_citation",
                fields=["citation", "url"],
                violation_error_message="Sumber dengan kutipan dan alamat itu sudah ada.",
            ),
        ]

    def __str__(self) -> str:
        return self.citation


class Release(models.Model):
    """One published state of all figures; the numbers follow the order in which they were committed."""

    number = models.PositiveIntegerField("nomor", primary_key=True)
    published_at = models.DateTimeField("terbit")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    note = models.TextField("catatan", blank=True)
    checksum = models.CharField("checksum", max_length=64)
    newest_month = models.DateField("bulan terbaru", null=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name="membatalkan"
    )

    class Meta:
        verbose_name = "rilis"
        verbose_name_plural = "rilis"
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Rilis {self.number}"


class Edition(models.Model):
    """Counts the changes of what readers see that is no released figure; one row."""

    counter = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="one_edition", condition=Q(pk=1), violation_error_message="Hanya ada satu edisi."
            )
        ]

    def __str__(self) -> str:
        return str(self.counter)


class Submission(models.Model):
    """Figures on their way: a document's rows, an entry grid, a workbook. Decided region by region."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", "Angka dokumen"
        GRID = "grid", "Lembar isian"
        WORKBOOK = "workbook", "Buku kerja"

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    name = models.CharField("nama", max_length=200)
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
    """Where one region of a submission stands."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draf"
        SUBMITTED = "submitted", "Diajukan"
        RETURNED = "returned", "Dikembalikan"
        PUBLISHED = "published", "Terbit"
        WITHDRAWN = "withdrawn", "Ditarik"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="regions")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.DRAFT)
    reason = models.TextField("alasan", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField("diputus", null=True)
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="submission_regions")

    class Meta:
        verbose_name = "wilayah kiriman"
        verbose_name_plural = "wilayah kiriman"
        constraints = [
            models.UniqueConstraint(
                name="one_state_a_region",
                fields=["submission", "region"],
                violation_error_message="Wilayah itu sudah ada dalam kiriman ini.",
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

    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="statements")

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

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="snapshots")
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

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="potentials")
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

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="targets")
    year = models.PositiveSmallIntegerField("tahun")
    document = models.CharField("dokumen", max_length=40, blank=True, default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+", verbose_name="sumber")
    target_ratio = models.DecimalField("target", max_digits=11, decimal_places=9, null=True)
    target_decimals = models.PositiveSmallIntegerField("desimal target", null=True)
    target_people = models.PositiveBigIntegerField("target, orang", null=True)
    statements = models.ManyToManyField(Statement, related_name="+")

    KEY = ("region_id", "year", "document", "source_id")

    objects = PublishedQuerySet.as_manager()

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
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="conflicts")
    as_of = models.DateField("per tanggal", null=True)
    segment = models.CharField("segmen", max_length=16, blank=True, default="")
    basis = models.CharField("dasar", max_length=12, blank=True, default="")
    year = models.PositiveSmallIntegerField("tahun", null=True)
    document = models.CharField("dokumen", max_length=40, blank=True, default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+")
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
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="flags")
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


class CurrentCoverage(models.Model):
    """The newest release's figures, ready to read: one row a region, day, segment and basis.

    Rewritten by publishing from the rows above and from nothing else; `month` is the first of as_of's
    month, whose last day's row speaks for it. rank: among its peers as of that month, null for the others.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    month = models.DateField()
    as_of = models.DateField()
    as_of_precision = models.CharField(max_length=8)
    segment = models.CharField(max_length=16)
    basis = models.CharField(max_length=12)
    active_participants = models.PositiveBigIntegerField(null=True)
    potential_workers = models.PositiveBigIntegerField(null=True)
    potential_as_of = models.DateField(null=True)
    coverage_ratio = models.FloatField(null=True)
    printed_ratio = models.FloatField(null=True)
    ratio_decimals = models.PositiveSmallIntegerField()
    target_document = models.CharField(max_length=40, null=True)  # noqa: DJ001 - "" is the unnamed document
    target_year = models.PositiveSmallIntegerField(null=True)
    target_ratio = models.FloatField(null=True)
    target_decimals = models.PositiveSmallIntegerField()
    target_people = models.PositiveBigIntegerField(null=True)
    attainment_ratio = models.FloatField(null=True)
    gap_to_target_points = models.FloatField(null=True)
    gap_to_target_people = models.BigIntegerField(null=True)
    unprotected_people = models.BigIntegerField(null=True)
    source_ids = ArrayField(models.BigIntegerField())
    potential_source_ids = ArrayField(models.BigIntegerField())
    target_source_ids = ArrayField(models.BigIntegerField())
    rank = models.PositiveIntegerField(null=True)

    objects = CurrentCoverageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_coverage_row",
                fields=["region", "segment", "basis", "as_of"],
                violation_error_message="Baris cakupan itu sudah ada.",
            )
        ]
        indexes = [models.Index(fields=["segment", "basis", "as_of"], name="coverage_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment} {self.as_of}: {self.coverage_ratio}"
