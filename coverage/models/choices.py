"""The words a figure is filed under, as people read them."""

from django.db import models

from coverage.rows import figures


class Segment(models.TextChoices):
    TOTAL = figures.Segment.TOTAL, "Total"
    PU = figures.Segment.PU, "Penerima upah"
    BPU = figures.Segment.BPU, "Bukan penerima upah"
    JAKON = figures.Segment.JAKON, "Jasa konstruksi"
    PMI = figures.Segment.PMI, "Pekerja migran Indonesia"
    TOTAL_EXCL_JAKON = figures.Segment.TOTAL_EXCL_JAKON, "Total tanpa Jakon"


class Basis(models.TextChoices):
    DOMICILE = figures.Basis.DOMICILE, "Domisili"
    REGISTRATION = figures.Basis.REGISTRATION, "Pendaftaran"


class Precision(models.TextChoices):
    DAY = figures.Precision.DAY, "Hari"
    MONTH = figures.Precision.MONTH, "Bulan"
    YEAR = figures.Precision.YEAR, "Tahun"
