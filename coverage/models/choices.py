"""The words a figure is filed under, as people read them."""

from django.db import models

from coverage import rows


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
