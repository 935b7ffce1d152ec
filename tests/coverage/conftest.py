"""What tests find: the published figures, and people of Lampung."""

import pytest
from django.db import transaction

from coverage.programmes.services import importing
from tests import databases
from tests.coverage.entry import grids
from tests.databases import PROGRAMMES
from tests.factories import make_user
from tests.once import stored_once


@pytest.fixture(scope="session")
def figures_database(django_db_setup, migrated_database, django_db_blocker):
    """The name of this worker's database with all regions and release 1."""
    with (
        django_db_blocker.unblock(),
        databases.template("figures", databases.publish_figures, copied_from=migrated_database) as filled,
        databases.copy("figures", filled) as name,
    ):
        yield name


@pytest.fixture(scope="module")
def published_once(figures_database, django_db_blocker):
    """All regions and the published figures as release 1; what the module adds is rolled back after it."""
    with django_db_blocker.unblock(), databases.connected_to(figures_database), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def published(published_once, db):
    """All regions and the published figures as release 1; what a test changes is undone."""


def _publish_programmes() -> None:
    importing.run(PROGRAMMES.read_bytes(), name=PROGRAMMES.name, publish=True, note="Program terbitan")


# The published programmes as release 2: for a class of a module, or for all that comes in it from there on.
programmes_once = stored_once(_publish_programmes, scope="class", database="published_once")
programmes_throughout = stored_once(_publish_programmes, database="published_once")


@pytest.fixture
def with_programmes(programmes_once, published):
    """The published programmes as release 2, on top of the figures; what a test changes is undone."""


@pytest.fixture
def operator(db):
    """Fills in Lampung's figures."""
    return make_user("operator.lampung", roles=["operator"], regions=["18"])


@pytest.fixture
def verifier(db):
    """Checks and publishes Lampung's figures."""
    return make_user("verifikator.lampung", roles=["verifikator"], regions=["18"])


@pytest.fixture
def lampung(db):
    """The province with its regencies, nothing of them published."""
    return grids.province()


@pytest.fixture
def signed_in(client, lampung):
    """An operator of Lampung, signed in."""
    person = grids.operator()
    client.force_login(person)
    return person
