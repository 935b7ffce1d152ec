"""The places coverage is counted for, their other names and their past codes."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left

from regions import codes, names
from regions.querysets import ProvinceManager, RegencyManager, RegionQuerySet


class Level(models.TextChoices):
    NATION = "nation", "Nasional"
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten/kota"


class Kind(models.TextChoices):
    NEGARA = "negara", "Negara"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"


class Region(models.Model):
    """One place with one Kemendagri code: Indonesia, a province, or a regency or city.

    A place that moves to a new code keeps its row under the new one (`former_code`, `code_since`); a place
    that ends keeps its row too, with `valid_until` and its successor.
    """

    code = models.CharField("kode", max_length=5, primary_key=True)
    level = models.CharField("tingkat", max_length=8, choices=Level)
    kind = models.CharField("jenis", max_length=9, choices=Kind)
    name = models.CharField("nama resmi", max_length=80)
    province = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="regencies", verbose_name="provinsi"
    )
    bps_code = models.CharField("kode BPS", max_length=4, blank=True, help_text="Dari daftar BPS 2020.")

    valid_from = models.DateField("berlaku sejak", null=True, blank=True, help_text="Kosong: sejak awal.")
    valid_until = models.DateField(
        "berlaku hingga", null=True, blank=True, help_text="Hari pertama wilayah ini tidak ada lagi."
    )
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pemekaran dari"
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="digantikan oleh"
    )
    former_code = models.CharField("kode lama", max_length=5, blank=True)
    code_since = models.DateField("kode berlaku sejak", null=True, blank=True)
    law = models.CharField("dasar hukum", max_length=40, blank=True)

    desa_count = models.PositiveIntegerField("jumlah desa", null=True, blank=True)
    kelurahan_count = models.PositiveIntegerField("jumlah kelurahan", null=True, blank=True)
    kecamatan_count = models.PositiveIntegerField("jumlah kecamatan", null=True, blank=True)
    population = models.PositiveBigIntegerField("jumlah penduduk", null=True, blank=True)
    population_year = models.PositiveSmallIntegerField("tahun jumlah penduduk", null=True, blank=True)
    area_km2 = models.FloatField("luas (km²)", null=True, blank=True)

    lat = models.FloatField("lintang", null=True, blank=True)
    lon = models.FloatField("bujur", null=True, blank=True)
    tile_x = models.PositiveSmallIntegerField("kolom petak", null=True, blank=True)
    tile_y = models.PositiveSmallIntegerField("baris petak", null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        constraints = [
            models.CheckConstraint(
                name="region_code_pattern",
                condition=Q(code__regex=codes.CODE_PATTERN),
                violation_error_message="Kode harus berbentuk kode Kemendagri, misalnya 18 atau 18.71.",
            ),
            models.CheckConstraint(
                name="region_level_fits_code",
                condition=Q(level="nation", code=codes.NATION)
                | (Q(level="province", code__regex=r"^..$") & ~Q(code=codes.NATION))
                | Q(level="regency", code__regex=r"^.....$"),
                violation_error_message="Tingkat tidak cocok dengan kode: 18 provinsi, 18.71 kabupaten/kota.",
            ),
            models.CheckConstraint(
                name="region_kind_fits_code",
                condition=Q(level="nation", kind="negara")
                | Q(level="province", kind="provinsi")
                | Q(level="regency", kind="kabupaten", code__regex=r"^...[0-6]")
                | Q(level="regency", kind="kota", code__regex=r"^...[7-9]"),
                violation_error_message="Jenis tidak cocok dengan kode: .01–.69 kabupaten, .71–.99 kota.",
            ),
            models.CheckConstraint(
                name="region_province_fits_code",
                condition=Q(level="regency", province__isnull=False, province=Left("code", 2))
                | (~Q(level="regency") & Q(province__isnull=True)),
                violation_error_message="Provinsi harus dua angka pertama kode; hanya untuk kabupaten/kota.",
            ),
            models.CheckConstraint(
                name="region_valid_until_after_valid_from",
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                violation_error_message="Tanggal akhir harus sesudah tanggal awal berlaku.",
            ),
            models.CheckConstraint(
                name="region_tile_whole",
                condition=Q(tile_x=None, tile_y=None) | Q(tile_x__isnull=False, tile_y__isnull=False),
                violation_error_message="Kolom dan baris petak diisi keduanya atau dikosongkan keduanya.",
            ),
            models.UniqueConstraint(
                name="one_tile_per_province",
                fields=["tile_x", "tile_y"],
                condition=Q(level="province", valid_until=None),
                violation_error_message="Petak itu sudah ditempati provinsi lain.",
            ),
            models.UniqueConstraint(
                name="one_tile_per_regency",
                fields=["province", "tile_x", "tile_y"],
                condition=Q(level="regency", valid_until=None),
                violation_error_message="Petak itu sudah ditempati kabupaten/kota lain di provinsi ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short_name}"

    @property
    def short_name(self) -> str:
        """The name as tables print it: "Kab. Lampung Utara", "Kota Metro", "Lampung", "DKI Jakarta"."""
        return names.short_name(self.name)

    @property
    def parent_code(self) -> str | None:
        """A regency's province, `00` for a province, None for Indonesia."""
        return codes.parent_code(self.code)

    def code_on(self, day: date) -> str:
        """The code in use on the day: Merauke had 91.01 until 25 July 2022 made it 93.01."""
        if self.former_code and self.code_since and day < self.code_since:
            return self.former_code
        return self.code


class Province(Region):
    """A region of level province."""

    objects = ProvinceManager()

    class Meta:
        proxy = True
        verbose_name = "provinsi"
        verbose_name_plural = "provinsi"


class Regency(Region):
    """A region of level regency: a kabupaten or a kota."""

    objects = RegencyManager()

    class Meta:
        proxy = True
        verbose_name = "kabupaten/kota"
        verbose_name_plural = "kabupaten/kota"


class RegionAlias(models.Model):
    """Another name of a region, or a code it had before; one row per region, text and type."""

    class Type(models.TextChoices):
        NAME = "name", "Nama"
        FORMER_CODE = "former_code", "Kode lama"

    region = models.ForeignKey(Region, models.CASCADE, related_name="aliases", verbose_name="wilayah")
    alias = models.CharField("nama atau kode lain", max_length=80)
    type = models.CharField("macam", max_length=11, choices=Type, default=Type.NAME)

    class Meta:
        ordering = ["region", "type", "alias"]
        verbose_name = "alias wilayah"
        verbose_name_plural = "alias wilayah"
        constraints = [
            models.UniqueConstraint(
                name="one_alias_per_region",
                fields=["region", "alias", "type"],
                violation_error_message="Alias ini sudah ada pada wilayah itu.",
            ),
            models.UniqueConstraint(
                name="one_region_per_former_code",
                fields=["alias"],
                condition=Q(type="former_code"),
                violation_error_message="Kode lama ini sudah dipakai wilayah lain.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alias} → {self.region_id}"
