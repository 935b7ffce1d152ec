"""A database of a module's own, where what is written is really committed."""

import pytest

from coverage.serving import kept
from tests import databases


@pytest.fixture(scope="module")
def committed(migrated_database, django_db_setup, django_db_blocker):
    """All connections, of other threads too, go to a copy of an empty database."""
    with (
        django_db_blocker.unblock(),
        databases.copy("serving", migrated_database) as name,
        databases.connected_to(name),
    ):
        kept.clear()
        yield
        kept.clear()
