"""The published figures as a module's tests find them."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction

from coverage import figures_import, programmes_import
from regions.importing import import_regions

PUBLISHED = Path("fixtures/published/figures.csv")
PROGRAMMES = Path("fixtures/published/programmes.csv")


@pytest.fixture(scope="module", autouse=True)
def _nothing_kept_from_other_modules():
    """Each module has a release 1 of its own; pages kept for another one's are not shown."""
    cache.clear()


@pytest.fixture(scope="module")
def published_once(django_db_setup, django_db_blocker):
    """All regions and the published figures as release 1, loaded once a module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_regions()
        figures_import.run(PUBLISHED.read_bytes(), name=PUBLISHED.name, publish=True, note="Angka terbitan")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def published(published_once, db):
    """All regions and the published figures as release 1; what a test changes is undone."""


@pytest.fixture
def with_programmes(published):
    """The published programmes as release 2, on top of the figures."""
    programmes_import.run(
        PROGRAMMES.read_bytes(), name=PROGRAMMES.name, publish=True, note="Program terbitan"
    )
