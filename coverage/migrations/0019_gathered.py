"""Keep with each release what pages need of all regions and months together: they reckoned it anew."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('coverage', '0018_office_settings'),
        ('regions', '0001_regions'),
    ]

    operations = [
        migrations.AddField(
            model_name='readmodel',
            name='gathered',
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.CreateModel(
            name='OutlookRanges',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('segment', models.CharField(max_length=16)),
                ('basis', models.CharField(max_length=12)),
                ('ranges', models.JSONField()),
                ('published_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='terbit dalam')),
                ('superseded_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='diganti dalam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_in', None)), fields=('segment', 'basis'), name='one_current_outlook_ranges', violation_error_message='Rentang prakiraan itu sudah dihitung.'), models.CheckConstraint(condition=models.Q(('superseded_in', None), ('superseded_in__gt', models.F('published_in')), _connector='OR'), name='outlook_ranges_superseded_later', violation_error_message='Angka diganti dalam rilis yang lebih baru daripada rilis terbitnya.')],
            },
        ),
        migrations.CreateModel(
            name='RegionMonths',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('segment', models.CharField(max_length=16)),
                ('basis', models.CharField(max_length=12)),
                ('shares', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
                ('months', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
                ('published_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='terbit dalam')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('superseded_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='diganti dalam')),
            ],
            options={
                'indexes': [models.Index(fields=['segment', 'basis'], name='region_months_kind')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_in', None)), fields=('region', 'segment', 'basis'), name='one_current_region_months', violation_error_message='Bulan wilayah itu sudah dihitung.'), models.CheckConstraint(condition=models.Q(('superseded_in', None), ('superseded_in__gt', models.F('published_in')), _connector='OR'), name='region_months_superseded_later', violation_error_message='Angka diganti dalam rilis yang lebih baru daripada rilis terbitnya.')],
            },
        ),
        migrations.CreateModel(
            name='RegionYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('segment', models.CharField(max_length=16)),
                ('basis', models.CharField(max_length=12)),
                ('year', models.PositiveSmallIntegerField()),
                ('start', models.FloatField(null=True)),
                ('speed', models.FloatField(null=True)),
                ('tries', models.JSONField()),
                ('published_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='terbit dalam')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('superseded_in', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.release', verbose_name='diganti dalam')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('superseded_in', None)), fields=('region', 'segment', 'basis', 'year'), name='one_current_region_year', violation_error_message='Tahun wilayah itu sudah dihitung.'), models.CheckConstraint(condition=models.Q(('superseded_in', None), ('superseded_in__gt', models.F('published_in')), _connector='OR'), name='region_year_superseded_later', violation_error_message='Angka diganti dalam rilis yang lebih baru daripada rilis terbitnya.')],
            },
        ),
        migrations.RunSQL("UPDATE coverage_readmodel SET gathered = false", migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER coverage_{name}_stays BEFORE UPDATE OR DELETE ON coverage_{name} "
                "FOR EACH ROW EXECUTE FUNCTION coverage_keep_published()",
                f"DROP TRIGGER coverage_{name}_stays ON coverage_{name}",
            )
            for name in ("regionyear", "regionmonths", "outlookranges")
        ),
    ]
