"""Django's PostgreSQL backend, on the embedded cluster."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql import base, client

from ucj_dashboard.postgres import cluster


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell`, which reads the address without connecting."""

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.get_connection_params()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    """Joins the cluster in settings' HOME, starting it when needed, and fills in its address.

    With the first connection, and not before: many a command makes none. With every other again: after a
    crash it is another server. THROW_AWAY in the settings makes it one for tests: fast, and deleted at the
    end. OWNER: as who owns the tables instead of as the site.
    """

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        said = self.settings_dict
        server = cluster.join(said["HOME"], throw_away=said.get("THROW_AWAY", False))
        said.update(server.address(owner=said.get("OWNER", False)))
        return super().get_connection_params()
