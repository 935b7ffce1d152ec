"""The read model says which release it is of, and refuses to be read for another; jobs can be withdrawn."""

import django.db.models.deletion
from django.db import migrations, models

# Asked once a query: a condition without columns is looked at before the first row.
REFUSES = """
CREATE FUNCTION coverage_read_model_of(asked integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    held integer := (SELECT release_id FROM coverage_readmodel);
BEGIN
    IF held IS DISTINCT FROM asked THEN
        RAISE EXCEPTION 'the read model is of release %, not of release %', held, asked;
    END IF;
    RETURN true;
END $$
"""
OF_THE_NEWEST = """
INSERT INTO coverage_readmodel (id, release_id)
SELECT 1, max(number) FROM coverage_release HAVING max(number) IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coverage", "0014_own_publishing"),
    ]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Belum selesai"),
                    ("done", "Selesai"),
                    ("refused", "Ditolak"),
                    ("failed", "Gagal"),
                    ("withdrawn", "Ditarik"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="keadaan",
            ),
        ),
        migrations.CreateModel(
            name="ReadModel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coverage.release"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)),
                        name="one_read_model",
                        violation_error_message="Hanya ada satu tabel baca.",
                    )
                ],
            },
        ),
        migrations.RunSQL(REFUSES, "DROP FUNCTION coverage_read_model_of"),
        migrations.RunSQL(OF_THE_NEWEST, migrations.RunSQL.noop),
    ]
