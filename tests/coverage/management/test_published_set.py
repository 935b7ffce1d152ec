"""What a first `make run` publishes: figures and programmes as release 1."""

import pytest
from django.core.management import call_command
from msgspec.structs import replace

from coverage.management.published_set import newer, publish_together
from coverage.models import Flag, Programme, Release, Source, Statement, VillageCoverage
from coverage.releases.publishable import NotPublishable
from regions.importing import import_regions
from tests import factories
from tests.coverage.submissions.said import refused
from tests.databases import FIGURES, PROGRAMMES
from tests.factories import statement

pytestmark = pytest.mark.django_db


def test_figures_and_programmes_are_one_release_and_no_second_one():
    import_regions()
    publish_together(FIGURES, PROGRAMMES, "Angka terbitan yang disertakan")
    assert Release.objects.get().number == 1
    assert (Statement.objects.count(), Programme.objects.count()) == (312, 55)
    jambi = Source.objects.get(citation="UC Jamsostek di Provinsi Jambi (Jambi Ekspres, 2024-12-04)")
    assert jambi.url.startswith("https://"), "the programmes file cites it without its address"
    assert VillageCoverage.objects.get(source=jambi).institutions_unprotected == 65_875
    assert Flag.objects.filter(code="budget_mismatch").count() == 1
    with refused("tidak ada angka yang menunggu", NotPublishable):
        publish_together(FIGURES, PROGRAMMES, "")
    assert Release.objects.count() == 1


@pytest.fixture
def fewer(tmp_path):
    """The files as they were before their last rows came; Metropolis without its address."""
    files = []
    for file, rows in ((FIGURES, 193), (PROGRAMMES, 14)):
        lines = file.read_text(encoding="utf-8").splitlines()[:rows]
        kept = [
            line.replace(f'(Metropolis, 2025-12-08)",{METROPOLIS}', '(Metropolis, 2025-12-08)",')
            for line in lines
        ]
        (tmp_path / file.name).write_text("\n".join(kept) + "\n", encoding="utf-8")
        files.append(tmp_path / file.name)
    return files


METROPOLIS = (
    "https://metropolis.co.id/2025/12/08/bpjs-ketenagakerjaan-dan-pemprov-lampung-perkuat-jaminan-sosial"
)


def test_what_came_later_is_known_and_published_by_one_command(fewer, capsys):
    import_regions()
    publish_together(*fewer, "Angka terbitan yang disertakan")
    found = newer(FIGURES, PROGRAMMES)
    assert (len(found.figures), len(found.programmes.rates)) == (120, 0)
    assert len(found.programmes.records) > 40

    call_command("publish_supplied")
    assert "120 baris angka" in capsys.readouterr().out
    assert newer(FIGURES, PROGRAMMES).is_empty
    assert (Release.objects.count(), Statement.objects.count()) == (2, 312)
    citation = "Rapat optimalisasi UCJ Provinsi Lampung (Metropolis, 2025-12-08)"
    assert Source.objects.get(citation=citation).url == METROPOLIS

    call_command("publish_supplied")
    assert "Tidak ada yang baru" in capsys.readouterr().out
    assert Release.objects.count() == 2


def test_a_row_that_was_corrected_here_is_not_new(fewer):
    import_regions()
    publish_together(FIGURES, PROGRAMMES, "Angka terbitan yang disertakan")
    row = Statement.objects.get(line=7)
    correction = replace(
        statement(row.region_id, row.as_of.isoformat(), share="12.34", source_title=row.source.citation),
        source_url=row.source.url,
    )
    factories.publish(correction)
    assert Statement.objects.get(pk=row.pk).superseded_in_id == 2
    assert newer(FIGURES, PROGRAMMES).is_empty


def test_a_site_with_releases_is_told_and_not_changed(fewer, capsys, monkeypatch):
    """What `make run` says when newer rows are at hand."""
    from ucj_dashboard import prepare, static

    import_regions()
    publish_together(*fewer, "Angka terbitan yang disertakan")
    monkeypatch.setattr("django.setup", lambda: None)  # done, and again its log would end with this test
    monkeypatch.setattr(static, "collect", lambda: None)
    monkeypatch.setattr(prepare, "quietly", lambda *_, **__: None)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    prepare.prepare(demo=False)
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "publish_supplied" in line)
    assert line.startswith("Ada angka terbitan bawaan yang belum ada di situs ini")
    assert Release.objects.count() == 1

    call_command("publish_supplied")
    capsys.readouterr()
    prepare.prepare(demo=False)
    assert "publish_supplied" not in capsys.readouterr().out
