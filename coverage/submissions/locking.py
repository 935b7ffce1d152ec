"""The one lock under which figures are filed and published; held to the end of the transaction."""

from django.db import connection

LOCK = 8_1945  # any number, the same for all


def lock() -> None:
    """Wait until nobody else files or publishes. Only inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
