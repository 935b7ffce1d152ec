"""What is done to cover more people: programmes, villages, benefits paid, planning documents.

Each is published by releases as figures are; an abstract class holds what a document prints.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coverage.models.choices import Precision
from coverage.models.published import Published, superseded_later
from coverage.models.querysets import PublishedQuerySet
from coverage.models.sources import Source
from coverage.models.submissions import Submission


class Record(Published):
    """What one document prints about one region on one day, beside its counts of participants."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    source = models.ForeignKey(Source, models.PROTECT, related_name="+", verbose_name="sumber")
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="+", verbose_name="kiriman"
    )
    as_of = models.DateField("per tanggal", null=True)
    as_of_precision = models.CharField("ketelitian", max_length=8, choices=Precision, blank=True, default="")
    notes = models.TextField("catatan", blank=True, default="")
    line = models.PositiveIntegerField("baris", null=True)

    KEY: tuple[str, ...] = ("region_id", "source_id", "as_of")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.region_id} {self.as_of or ''}"


def one_current(name: str, *fields: str) -> models.UniqueConstraint:
    """One row a key that no release has superseded."""
    return models.UniqueConstraint(
        name=name,
        fields=fields,
        condition=Q(superseded_in=None),
        nulls_distinct=False,
        violation_error_message="Baris untuk wilayah, tanggal, dan sumber itu sudah ada.",
    )


class Programme(Record):
    """Workers a programme is for in one region on one day, as one document prints them.

    group: who they are, as printed. The counts are people and kept apart: eligible, planned, verified,
    registered, paid for, protected. rupiah_*: of planned_workers over `months`; cover_until: last day paid.
    year: the budget year it is a line of; obstacle: what stands in the way of verifying the people, in words.
    """

    class Ecosystem(models.TextChoices):
        VILLAGE = "desa", _("Desa")
        MARKET = "pasar", _("Pasar")
        SMALL_BUSINESS = "umkm", "UMKM"

    class Selection(models.TextChoices):
        P3KE = "P3KE", "P3KE"
        DTSEN = "DTSEN", "DTSEN"
        DTKS = "DTKS", "DTKS"
        DECILE = "desil", _("Desil")
        OTHER = "lain", _("Data lain")

    class Verification(models.TextChoices):
        NONE = "belum", _("Belum diverifikasi")
        RUNNING = "sedang", _("Sedang diverifikasi")
        DONE = "sudah", _("Sudah diverifikasi")

    class Funding(models.TextChoices):
        APBD = "APBD", "APBD"
        APBD_CHANGE = "APBD_P", _("APBD perubahan")
        PALM_OIL = "DBH_SAWIT", _("DBH sawit")
        TOBACCO = "DBHCHT", "DBHCHT"
        VILLAGE = "APBDES", "APBDes"
        COMPANY = "CSR", "CSR"
        ALMS = "BAZNAS", "Baznas"
        OTHER = "LAIN", _("Dana lain")

    group = models.CharField("kelompok", max_length=120)
    ecosystem = models.CharField("ekosistem", max_length=8, choices=Ecosystem, blank=True, default="")
    selection = models.CharField("data pemilihan", max_length=8, choices=Selection, blank=True, default="")
    verification = models.CharField(
        "verifikasi data", max_length=8, choices=Verification, blank=True, default=""
    )
    funding = models.CharField("pendanaan", max_length=10, choices=Funding, blank=True, default="")
    eligible_workers = models.PositiveBigIntegerField("berhak", null=True)
    planned_workers = models.PositiveBigIntegerField("direncanakan", null=True)
    verified_workers = models.PositiveBigIntegerField("diverifikasi", null=True)
    registered_workers = models.PositiveBigIntegerField("didaftarkan", null=True)
    paid_workers = models.PositiveBigIntegerField("dibayari", null=True)
    protected_workers = models.PositiveBigIntegerField("terlindungi", null=True)
    rupiah_planned = models.PositiveBigIntegerField("anggaran, rupiah", null=True)
    rupiah_spent = models.PositiveBigIntegerField("realisasi, rupiah", null=True)
    months = models.PositiveSmallIntegerField("bulan dibayar", null=True)
    cover_until = models.DateField("berlaku sampai", null=True)
    year = models.PositiveSmallIntegerField("tahun anggaran", null=True)
    obstacle = models.TextField("hambatan verifikasi", blank=True, default="")

    KEY = ("region_id", "source_id", "as_of", "group", "ecosystem", "funding", "year")

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        constraints = [
            one_current(
                "one_current_programme", "region", "source", "as_of", "group", "ecosystem", "funding", "year"
            ),
            superseded_later("programme_superseded_later"),
        ]
        indexes = [models.Index(fields=["region", "as_of"], name="programme_region_day")]


class VillageCoverage(Record):
    """Villages of one region and the people of their institutions, as one document prints them.

    workers_per_village: the least a village must have protected for villages_reached to count it.
    institutions_*: people of village institutions; institutions_ratio: the printed share protected.
    """

    group = models.CharField("kelompok", max_length=120, blank=True, default="")
    villages = models.PositiveIntegerField("desa", null=True)
    workers_per_village = models.PositiveIntegerField("pekerja per desa", null=True)
    villages_reached = models.PositiveIntegerField("desa yang mencapainya", null=True)
    institutions_eligible = models.PositiveBigIntegerField("lembaga desa, berhak", null=True)
    institutions_protected = models.PositiveBigIntegerField("lembaga desa, terlindungi", null=True)
    institutions_unprotected = models.PositiveBigIntegerField("lembaga desa, belum", null=True)
    institutions_ratio = models.DecimalField(
        "cakupan lembaga desa, tercetak", max_digits=11, decimal_places=9, null=True
    )
    institutions_decimals = models.PositiveSmallIntegerField("desimal", null=True)

    KEY = ("region_id", "source_id", "as_of", "group")

    class Meta:
        verbose_name = "ekosistem desa"
        verbose_name_plural = "ekosistem desa"
        constraints = [
            one_current("one_current_village", "region", "source", "as_of", "group"),
            superseded_later("village_superseded_later"),
        ]


class BenefitPayment(Record):
    """Benefits paid in one region, as one document prints them. kinds: "JKM", "JKM, JHT, beasiswa"."""

    kinds = models.CharField("manfaat", max_length=80, blank=True, default="")
    group = models.CharField("penerima", max_length=120, blank=True, default="")
    recipients = models.PositiveBigIntegerField("penerima manfaat, orang", null=True)
    rupiah = models.PositiveBigIntegerField("rupiah", null=True)

    KEY = ("region_id", "source_id", "as_of", "kinds", "group")

    class Meta:
        verbose_name = "manfaat dibayar"
        verbose_name_plural = "manfaat dibayar"
        constraints = [
            one_current("one_current_benefit", "region", "source", "as_of", "kinds", "group"),
            superseded_later("benefit_superseded_later"),
        ]


class PlanningDocument(Record):
    """Whether a planning document of a region has the UCJ indicator, where, and at which target.

    document: RPJMD, RKPD, …; year: of an annual one, the first of a period otherwise; until: its last year.
    has_indicator: None when nobody has looked. target_*: what it prints for target_year.
    """

    document = models.CharField("dokumen", max_length=40)
    year = models.PositiveSmallIntegerField("tahun")
    until = models.PositiveSmallIntegerField("sampai tahun", null=True)
    has_indicator = models.BooleanField("memuat indikator", null=True)
    page = models.CharField("halaman", max_length=40, blank=True, default="")
    target_year = models.PositiveSmallIntegerField("tahun target", null=True)
    target_ratio = models.DecimalField("target", max_digits=11, decimal_places=9, null=True)
    target_decimals = models.PositiveSmallIntegerField("desimal target", null=True)
    target_people = models.PositiveBigIntegerField("target, orang", null=True)

    KEY = ("region_id", "source_id", "document", "year", "target_year")

    class Meta:
        verbose_name = "dokumen perencanaan"
        verbose_name_plural = "dokumen perencanaan"
        constraints = [
            one_current("one_current_plan", "region", "source", "document", "year", "target_year"),
            superseded_later("plan_superseded_later"),
        ]


class TargetOverride(Published):
    """A verifier's choice of the target that is in force for a region and year, with the reason.

    document, source: of the chosen target; an unnamed document ("") is told by its source.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    year = models.PositiveSmallIntegerField("tahun")
    document = models.CharField("dokumen", max_length=40, blank=True, default="")
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+", verbose_name="sumber")
    submission = models.ForeignKey(
        Submission, models.PROTECT, null=True, related_name="+", verbose_name="kiriman"
    )
    reason = models.TextField("alasan")

    KEY = ("region_id", "year")

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = "pilihan target"
        verbose_name_plural = "pilihan target"
        constraints = [
            one_current("one_current_override", "region", "year"),
            superseded_later("override_superseded_later"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}: {self.document}"


class DraftRecord(models.Model):
    """A row of a submission that is not published; readers' queries never touch this table.

    kind: name of the model it will be a row of. values: its columns by field name, as JSON keeps them; a key
    that is published already is replaced, or taken back when `retracts`.
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", "Program"
        VILLAGE = "villagecoverage", "Ekosistem desa"
        BENEFIT = "benefitpayment", "Manfaat dibayar"
        PLAN = "planningdocument", "Dokumen perencanaan"
        OVERRIDE = "targetoverride", "Pilihan target"

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="records")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    kind = models.CharField("jenis", max_length=20, choices=Kind)
    values = models.JSONField("isi")
    retracts = models.BooleanField("menarik", default=False)

    class Meta:
        verbose_name = "catatan draf"
        verbose_name_plural = "catatan draf"
        indexes = [models.Index(fields=["submission", "region"], name="record_submission_region")]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.kind} {self.region_id}"


RECORDS: tuple[type[Published], ...] = (
    Programme,
    VillageCoverage,
    BenefitPayment,
    PlanningDocument,
    TargetOverride,
)
