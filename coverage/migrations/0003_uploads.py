"""Files kept between their check and their use, and who may publish them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coverage", "0002_published_rows_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="release",
            options={
                "ordering": ["-number"],
                "permissions": [("publish_figures", "Dapat menerbitkan angka")],
                "verbose_name": "rilis",
                "verbose_name_plural": "rilis",
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nama")),
                ("content", models.BinaryField(verbose_name="isi")),
                ("digest", models.CharField(max_length=64, verbose_name="sidik berkas")),
                ("note", models.TextField(blank=True, default="", verbose_name="catatan rilis")),
                ("created_at", models.DateTimeField(verbose_name="diunggah")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="oleh",
                    ),
                ),
            ],
            options={
                "verbose_name": "unggahan",
                "verbose_name_plural": "unggahan",
            },
        ),
    ]
