"""Django's PostgreSQL backend, on the embedded cluster."""

from typing import Any

from django.db.backends.postgresql import base

from ucj_dashboard.postgres import cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """Joins the cluster in settings' HOME, starting it when needed, and fills in its address.

    THROW_AWAY in the settings makes it one for tests: fast, and deleted at the end.
    """

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        server = cluster.join(settings_dict["HOME"], throw_away=settings_dict.get("THROW_AWAY", False))
        settings_dict.update(server.address())
        super().__init__(settings_dict, alias)
