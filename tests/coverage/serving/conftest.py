"""A database of a module's own, where what is written is really committed."""

import os

import pytest

from coverage.serving import kept


@pytest.fixture(scope="module")
def committed(migrated_database, django_db_setup, django_db_blocker):
    """All connections, of other threads too, go to a copy of an empty database, dropped at the end."""
    from django.db import connection

    former, copy = connection.settings_dict["NAME"], f"copy_{os.getpid()}_serving"
    with django_db_blocker.unblock():
        connection.close()  # a database is copied while nobody is in it
        _execute(f'CREATE DATABASE "{copy}" TEMPLATE "{migrated_database}"')
        connection.settings_dict["NAME"] = copy
        kept.clear()
        yield
        kept.clear()
        connection.close()
        connection.settings_dict["NAME"] = former
        _execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _execute(sql):
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
