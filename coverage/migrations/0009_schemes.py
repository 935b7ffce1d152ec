"""The first thresholds: bands of attainment and of pace."""

from datetime import date

from django.db import migrations

SINCE = date(2017, 1, 1)
SCHEMES = (
    {
        "measure": "attainment",
        "name": "Permendagri 86/2017",
        "version": "1",
        "steps": [
            ["up_to_50", "0.50"],
            ["up_to_65", "0.65"],
            ["up_to_75", "0.75"],
            ["up_to_90", "0.90"],
            ["above_90", None],
        ],
        "note": (
            "Rentang skala Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 (Berita Negara Republik "
            "Indonesia Tahun 2017 Nomor 1312). Hari pengundangannya tidak dicatat di sini; "
            "dipakai untuk semua angka sejak awal 2017."
        ),
    },
    {
        "measure": "pace",
        "name": "Laju lurus (Eurostat, Statistics Canada)",
        "version": "1",
        "steps": [
            ["on_track", "0.95"],
            ["needs_acceleration", "0.60"],
            ["limited", "0"],
            ["going_back", None],
        ],
        "note": (
            "Ambang 0,95, 0,60, dan 0 yang dipakai Eurostat dan Statistics Canada untuk memantau tujuan "
            "pembangunan berkelanjutan, di sini atas laju lurus. Ambang itu tidak bertanggal; "
            "dipakai untuk semua angka sejak awal 2017."
        ),
    },
)


def add_schemes(apps, schema_editor):
    scheme = apps.get_model("coverage", "CategoryScheme")
    for values in SCHEMES:
        scheme.objects.get_or_create(measure=values["measure"], valid_from=SINCE, defaults=values)


class Migration(migrations.Migration):
    dependencies = [("coverage", "0008_programmes_and_plans")]

    operations = [migrations.RunPython(add_schemes, migrations.RunPython.noop)]
