"""Django's PostgreSQL backend, on the embedded cluster."""

from typing import Any

from django.db.backends.postgresql import base

from ucj_dashboard.postgres import cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """Joins the cluster in settings' HOME, starting it when needed, and fills in its address.

    THROW_AWAY in the settings makes it one for tests: fast, and deleted at the end. OWNER: as who owns the
    tables instead of as the site.
    """

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        _find_server(settings_dict)
        super().__init__(settings_dict, alias)

    def get_connection_params(self) -> dict[str, Any]:
        _find_server(self.settings_dict)  # again: after a crash it is another one
        return super().get_connection_params()


def _find_server(settings_dict: dict[str, Any]) -> None:
    server = cluster.join(settings_dict["HOME"], throw_away=settings_dict.get("THROW_AWAY", False))
    settings_dict.update(server.address(owner=settings_dict.get("OWNER", False)))
