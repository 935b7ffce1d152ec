"""The two roles at the database: who owns the tables, and the site, which may do less.

The site reads and writes rows. It cannot empty a table, nor change what was published or what people said
about it, nor the triggers that hold this: those rights come with owning the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

# In the schema public of a database that its owner has migrated; all but the last line hold until then too.
FOR_ALL = """
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {site};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {site};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {site};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {site};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {site};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {site};
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {site};
"""


@contextmanager
def as_owner() -> Iterator[None]:
    """Within, the connection is that of who owns the tables; the same when one role serves both.

    Not inside a transaction.
    """
    former = {name: connection.settings_dict.get(name) for name in settings.OWNER_DATABASE}
    if former:
        connection.close()
        connection.settings_dict.update(settings.OWNER_DATABASE)
    try:
        yield
    finally:
        if former:
            connection.close()
            connection.settings_dict.update(former)


def grant_site() -> None:
    """Give the site's role what it needs, and take the rest; nothing when one role serves both."""
    if not settings.OWNER_DATABASE:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (site,) = cursor.fetchone()
    with as_owner():
        grant(site)


def grant(site: str) -> None:
    """The rights of a role that is not the owner, from a connection of the owner's."""
    name = connection.ops.quote_name(site)
    kept = ", ".join(map(_table, _published()))
    with connection.cursor() as cursor:
        cursor.execute(FOR_ALL.format(site=name))
        cursor.execute(f"REVOKE UPDATE, DELETE ON {kept} FROM {name}")
        for model in _published():
            if any(field.attname == "superseded_in_id" for field in model._meta.concrete_fields):
                cursor.execute(f"GRANT UPDATE (superseded_in_id) ON {_table(model)} TO {name}")
        written_once = ", ".join(map(_table, _written_once()))
        cursor.execute(f"REVOKE UPDATE, DELETE ON {written_once} FROM {name}")
        cursor.execute(f"REVOKE DELETE ON coverage_release FROM {name}")


def _published() -> list[Any]:
    """Rows that only get superseded, and their links to the statements they rest on."""
    from coverage.models import Flag, RegionChecksum, Statement
    from coverage.releases.checksums import FACTS, KEYED

    return [Statement, *KEYED, Flag, RegionChecksum, *(model.statements.through for model in (*FACTS, Flag))]


def _written_once() -> list[Any]:
    """What people said and did: added to, never changed."""
    from django.contrib.admin.models import LogEntry

    from coverage.models import ActionChange, FlagAnswer, FlagOwner, Proof

    return [LogEntry, ActionChange, FlagAnswer, FlagOwner, Proof]


def _table(model: Any) -> str:
    return connection.ops.quote_name(model._meta.db_table)
