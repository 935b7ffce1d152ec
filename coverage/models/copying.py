"""Many rows into one table at once, by PostgreSQL's COPY."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db import connection, models

from coverage.models.columns import every_column

MANY = 1_000  # rows: fewer, as a document brings, change no plan
SHARE = 10  # of a table: from a tenth on its statistics are of another one, as autovacuum has it too


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of plain values; the columns left out get the database's defaults.

    columns: field names as stored (region_id). As with bulk_create nothing is validated but by the
    database, and save() is not called; it is some ten times as fast. Without rows nothing is asked.
    """
    given = iter(rows)
    first = next(given, None)
    if first is None:
        return
    quote = connection.ops.quote_name
    stored = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    names = ", ".join(quote(stored[name]) for name in columns)
    table, count = quote(model._meta.db_table), 0
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in chain([first], given):
                copy.write_row(row)
                count += 1
        if count >= MANY and _is_new(cursor, table, count):
            cursor.execute("SELECT coverage_analyze(%s::regclass)", [table])


def _is_new(cursor: Any, table: str, count: int) -> bool:
    """Whether so many rows make another table: until autovacuum comes by, queries would be planned for the
    one it was, and one of a region's page took a tenth of a second instead of two thousandths.
    """
    cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
    (known,) = cursor.fetchone()
    return count * SHARE >= known  # -1 of a table never looked at


def copy_objects(objects: Sequence[models.Model]) -> None:
    """Insert unsaved objects of one model and give them their keys, in order."""
    if not objects:
        return
    model = type(objects[0])
    for given, key in zip(objects, _new_keys(model, len(objects)), strict=True):
        given.pk = key
    columns = every_column(model)
    copy_rows(model, columns, ([getattr(given, name) for name in columns] for given in objects))


def _new_keys(model: type[models.Model], count: int) -> list[int]:
    pk = model._meta.pk
    assert pk is not None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [connection.ops.quote_name(model._meta.db_table), pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]
