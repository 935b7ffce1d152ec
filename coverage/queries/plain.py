"""Statements sent to the open connection as they stand, for what every answer asks.

Django's cursor and a prepared statement cost more than the answer of the database.
"""

from django.db import OperationalError, connection
from psycopg.pq import ExecStatus


def plain_row(statement: bytes, *values: str) -> list[str] | None:
    """The first row as texts, None without one; values: what $1, $2 stand for. Raises OperationalError."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        sent = connection.connection.pgconn
        result = (
            sent.exec_params(statement, [value.encode() for value in values])
            if values
            else sent.exec_(statement)
        )
        if result.status != ExecStatus.TUPLES_OK:
            connection.close()
            raise OperationalError(result.error_message.decode(errors="replace"))
    if not result.ntuples:
        return None
    return [(result.get_value(0, column) or b"").decode() for column in range(result.nfields)]
