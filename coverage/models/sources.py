"""Documents that print figures."""

from django.db import models

from coverage.models.choices import Precision


class Source(models.Model):
    """A document that prints figures. text: its full text, when somebody pasted it."""

    citation = models.CharField("kutipan", max_length=500)
    title = models.CharField("judul", max_length=500)
    publisher = models.CharField("penerbit", max_length=200, blank=True)
    published_on = models.DateField("tanggal terbit", null=True, blank=True)
    published_precision = models.CharField(
        "ketelitian tanggal", max_length=8, choices=Precision, blank=True, default=""
    )
    url = models.URLField("alamat", max_length=1000, blank=True)
    text = models.TextField("teks lengkap", blank=True, default="")
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
