"""What a first `make run` publishes: figures and programmes as release 1."""

import pytest

from coverage.management.published_set import publish_together
from coverage.models import Flag, Programme, Release, Source, Statement, VillageCoverage
from coverage.releases import publishing
from regions.importing import import_regions
from tests.databases import FIGURES, PROGRAMMES

pytestmark = pytest.mark.django_db


def test_figures_and_programmes_are_one_release_and_no_second_one():
    import_regions()
    publish_together(FIGURES, PROGRAMMES, "Angka terbitan yang disertakan")
    assert Release.objects.get().number == 1
    assert (Statement.objects.count(), Programme.objects.count()) == (192, 6)
    jambi = Source.objects.get(citation="UC Jamsostek di Provinsi Jambi (Jambi Ekspres, 2024-12-04)")
    assert jambi.url.startswith("https://"), "the programmes file cites it without its address"
    assert VillageCoverage.objects.get(source=jambi).institutions_unprotected == 65_875
    assert Flag.objects.filter(code="budget_mismatch").count() == 1
    with pytest.raises(publishing.NotPublishable, match="tidak ada angka yang menunggu"):
        publish_together(FIGURES, PROGRAMMES, "")
    assert Release.objects.count() == 1
