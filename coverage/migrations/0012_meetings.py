"""Meetings as a list of their own, with the regulations they rest on; those that agreed something are in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def meetings_of_actions(apps, schema_editor):
    """Every meeting that agreed something gets its line."""
    actions, meetings = apps.get_model("coverage", "ActionItem"), apps.get_model("coverage", "Meeting")
    for action in actions.objects.order_by("id"):
        meetings.objects.get_or_create(
            region_id=action.region_id,
            held_on=action.agreed_on,
            name=action.meeting,
            defaults={"source_id": action.source_id, "created_by_id": action.created_by_id},
        )


class Migration(migrations.Migration):

    dependencies = [
        ('coverage', '0011_jobs'),
        ('regions', '0001_regions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Regulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=120, unique=True, verbose_name='nomor')),
                ('title', models.CharField(max_length=300, verbose_name='tentang')),
                ('issuer', models.CharField(max_length=200, verbose_name='penerbit')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='tanggal')),
                ('issued_precision', models.CharField(blank=True, choices=[('day', 'Hari'), ('month', 'Bulan'), ('year', 'Tahun')], default='day', max_length=8, verbose_name='ketelitian')),
            ],
            options={
                'verbose_name': 'peraturan atau surat',
                'verbose_name_plural': 'peraturan dan surat',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='hari')),
                ('name', models.CharField(max_length=200, verbose_name='nama')),
                ('kind', models.CharField(choices=[('rapat', 'Rapat'), ('pernyataan', 'Pernyataan')], default='rapat', max_length=10, verbose_name='jenis')),
                ('place', models.CharField(blank=True, default='', max_length=200, verbose_name='tempat')),
                ('occasion', models.TextField(blank=True, default='', verbose_name='acara')),
                ('offices', models.TextField(blank=True, default='', verbose_name='yang hadir')),
                ('results', models.TextField(blank=True, default='', verbose_name='hasil')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region', verbose_name='wilayah')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.source', verbose_name='sumber')),
                ('regulations', models.ManyToManyField(blank=True, related_name='meetings', to='coverage.regulation', verbose_name='dasar')),
            ],
            options={
                'verbose_name': 'rapat',
                'verbose_name_plural': 'rapat',
                'ordering': ['-held_on', 'region_id', 'id'],
                'constraints': [models.UniqueConstraint(fields=('region', 'held_on', 'name'), name='one_meeting_a_name', violation_error_message='Rapat dengan nama itu pada hari itu sudah tercatat.')],
            },
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(max_length=200, verbose_name='yang diminta')),
                ('text', models.TextField(verbose_name='isi')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='coverage.source', verbose_name='sumber')),
                ('regulation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='coverage.regulation', verbose_name='peraturan')),
            ],
            options={
                'verbose_name': 'yang diminta peraturan',
                'verbose_name_plural': 'yang diminta peraturan',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('regulation', 'office', 'text'), name='one_duty_an_office', violation_error_message='Isi itu sudah tercatat untuk pihak yang sama.')],
            },
        ),
        migrations.RunPython(meetings_of_actions, migrations.RunPython.noop, elidable=True),
    ]
