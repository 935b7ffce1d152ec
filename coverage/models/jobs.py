"""Work that somebody asked for and a worker does: publishing, and taking a release back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coverage.models.releases import Release


class Job(models.Model):
    """One piece of work. A release and the end of its job are committed together, so it is done once.

    wish: what was asked, as its kind reads it; regions: codes, none for a file; page: where it was asked;
    language: of the person who asked, for the answer. A worker that is at it holds the row's lock.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", _("Menerbitkan kiriman")
        DOCUMENT = "document", _("Menerbitkan angka dokumen")
        UPLOAD = "upload", _("Menerbitkan berkas unggahan")
        UNDO = "undo", _("Membatalkan rilis")

    class State(models.TextChoices):
        WAITING = "waiting", _("Belum selesai")
        DONE = "done", _("Selesai")
        REFUSED = "refused", _("Ditolak")
        FAILED = "failed", _("Gagal")
        WITHDRAWN = "withdrawn", _("Ditarik")

    kind = models.CharField("jenis", max_length=10, choices=Kind)
    state = models.CharField("keadaan", max_length=10, choices=State, default=State.WAITING)
    wish = models.JSONField("permintaan")
    regions = models.JSONField("wilayah", default=list)
    page = models.CharField("halaman", max_length=200)
    language = models.CharField("bahasa", max_length=5)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    asked_at = models.DateTimeField("diminta", auto_now_add=True)
    ended_at = models.DateTimeField("berakhir", null=True)
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="+", verbose_name="rilis")
    answer = models.TextField("jawaban", blank=True, default="")

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        ordering = ["-id"]
        indexes = [models.Index(fields=["id"], name="job_waiting", condition=Q(state="waiting"))]
        constraints = [
            models.CheckConstraint(
                name="done_has_release",
                condition=Q(state="done", release__isnull=False)
                | (~Q(state="done") & Q(release__isnull=True)),
                violation_error_message="Hanya pekerjaan yang selesai yang punya rilis, dan selalu punya.",
            ),
        ]

    def __str__(self) -> str:
        return f"Pekerjaan {self.pk}: {self.get_kind_display()}"


class JobStep(models.Model):
    """A step a worker took, told on a connection of its own while the work itself is seen by nobody.

    attempt: 1, and one more for each worker that died; count: rows, figures or regions, null when unknown.
    """

    job = models.ForeignKey(Job, models.CASCADE, related_name="steps", verbose_name="pekerjaan")
    attempt = models.PositiveSmallIntegerField("percobaan")
    name = models.CharField("langkah", max_length=10)
    count = models.PositiveIntegerField("jumlah", null=True)
    told_at = models.DateTimeField("mulai")

    class Meta:
        verbose_name = "langkah pekerjaan"
        verbose_name_plural = "langkah pekerjaan"
        constraints = [
            models.UniqueConstraint(
                name="one_step_an_attempt",
                fields=["job", "attempt", "name"],
                violation_error_message="Langkah itu sudah dicatat untuk percobaan ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.job_id}.{self.attempt} {self.name}"
