"""What people decide about figures and beside them: actions agreed, owners of flags, target scenarios."""

from django.conf import settings
from django.db import models

from coverage.models.sources import Source
from coverage.models.submissions import Submission


class ActionItem(models.Model):
    """What a meeting agreed: who does what until when. No released figure; a change bumps the edition.

    meeting: which one; office: who does it, "" when nobody is named; budget: rupiah.
    """

    class State(models.TextChoices):
        OPEN = "open", "Belum dimulai"
        RUNNING = "running", "Berjalan"
        DONE = "done", "Selesai"
        DROPPED = "dropped", "Dibatalkan"

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    agreed_on = models.DateField("disepakati pada")
    meeting = models.CharField("rapat", max_length=200)
    action = models.TextField("tindakan")
    office = models.CharField("penanggung jawab", max_length=200, blank=True, default="")
    due_on = models.DateField("batas waktu", null=True, blank=True)
    budget = models.PositiveBigIntegerField("anggaran, rupiah", null=True, blank=True)
    state = models.CharField("keadaan", max_length=8, choices=State, default=State.OPEN)
    note = models.TextField("catatan", blank=True, default="")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="sumber"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["agreed_on", "id"]
        indexes = [models.Index(fields=["region", "agreed_on"], name="action_region_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.agreed_on}: {self.action[:60]}"


class ActionChange(models.Model):
    """What an action was until somebody changed it, who did, and when; the action holds the newest."""

    item = models.ForeignKey(ActionItem, models.CASCADE, related_name="changes")
    state = models.CharField("keadaan", max_length=8, choices=ActionItem.State)
    due_on = models.DateField("batas waktu", null=True, blank=True)
    note = models.TextField("catatan", blank=True, default="")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "perubahan tindak lanjut"
        verbose_name_plural = "perubahan tindak lanjut"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.state}"


class FlagOwner(models.Model):
    """Who looks after a flag, told by what it says; the newest counts, without an owner nobody does."""

    code = models.CharField("kode", max_length=40)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="wilayah")
    as_of = models.DateField("per tanggal", null=True)
    message = models.TextField("bukti")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="penanggung jawab"
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "penanggung jawab catatan"
        verbose_name_plural = "penanggung jawab catatan"
        ordering = ["id"]
        indexes = [models.Index(fields=["code", "region", "as_of"], name="flag_owner_place")]

    def __str__(self) -> str:
        return f"{self.code} {self.region_id}: {self.owner_id or '-'}"


class Scenario(models.Model):
    """Draft targets of a province's regencies for a year; no reader sees it.

    people: the province's target heads that were spread; method: how. rows: a list of
    {"code", "heads", "locked", "potential"}. submission: the one it was sent on as.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="provinsi")
    year = models.PositiveSmallIntegerField("tahun")
    name = models.CharField("nama", max_length=120)
    method = models.CharField("cara", max_length=20)
    people = models.PositiveBigIntegerField("target, orang")
    rows = models.JSONField("pembagian")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    submission = models.ForeignKey(Submission, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "skenario"
        verbose_name_plural = "skenario"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                name="one_scenario_a_name",
                fields=["region", "year", "name"],
                violation_error_message="Skenario dengan nama itu sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}: {self.name}"
