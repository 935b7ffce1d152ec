"""Kept files that are monthly workbooks say of which region and month."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coverage", "0006_decisions")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="root",
            field=models.CharField(blank=True, default="", max_length=5, verbose_name="wilayah"),
        ),
        migrations.AddField(
            model_name="upload",
            name="month",
            field=models.DateField(blank=True, null=True, verbose_name="bulan"),
        ),
    ]
