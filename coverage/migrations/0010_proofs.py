"""When the data was last looked through; and statistics for a site that does not own the tables."""

import django.utils.timezone
from django.db import migrations, models

ANALYZE = """
CREATE FUNCTION coverage_analyze(what regclass) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('ANALYZE %s', what);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("coverage", "0009_schemes")]

    operations = [
        migrations.RunSQL(ANALYZE, "DROP FUNCTION coverage_analyze(regclass)"),
        migrations.CreateModel(
            name="Proof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("releases", "Checksum rilis"), ("backup", "Cadangan")],
                        max_length=10,
                        verbose_name="jenis",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="saat")),
                ("release", models.PositiveIntegerField(null=True, verbose_name="rilis terbaru")),
                ("passed", models.BooleanField(verbose_name="lulus")),
                ("found", models.TextField(blank=True, default="", verbose_name="yang berbeda")),
            ],
            options={
                "verbose_name": "pembuktian",
                "verbose_name_plural": "pembuktian",
                "ordering": ["-at", "-id"],
                "get_latest_by": ["at", "id"],
            },
        ),
    ]
