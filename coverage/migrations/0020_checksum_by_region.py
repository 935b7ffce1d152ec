"""Seal releases region by region from now on; those that are sealed keep their rule, the first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coverage', '0019_gathered'),
        ('regions', '0001_regions'),
    ]

    operations = [
        migrations.AddField(
            model_name='release',
            name='rule',
            field=models.PositiveSmallIntegerField(db_default=1, default=1, verbose_name='aturan checksum'),
        ),
        migrations.CreateModel(
            name='RegionChecksum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checksum', models.CharField(max_length=64)),
                ('published_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='terbit dalam')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('superseded_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='diganti dalam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_in', None)), fields=('region',), name='one_current_region_checksum', violation_error_message='Checksum wilayah itu sudah dihitung.'), models.CheckConstraint(condition=models.Q(('superseded_in', None), ('superseded_in__gt', models.F('published_in')), _connector='OR'), name='region_checksum_superseded_later', violation_error_message='Angka diganti dalam rilis yang lebih baru daripada rilis terbitnya.')],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER coverage_regionchecksum_stays BEFORE UPDATE OR DELETE ON coverage_regionchecksum "
            "FOR EACH ROW EXECUTE FUNCTION coverage_keep_published()",
            "DROP TRIGGER coverage_regionchecksum_stays ON coverage_regionchecksum",
        ),
    ]
