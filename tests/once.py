"""What a whole module's or class's tests find stored, made once instead of before each of them."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from django.db import connection, transaction

from tests import databases


def stored_once(
    fill: Callable[..., Any],
    *,
    scope: Literal["module", "class"] = "module",
    database: str = "django_db_setup",
) -> Any:
    """A fixture: what fill() stores is rolled back after the module or class, what it returns is given on.

    A parameter of the fixture is handed to fill. database: the fixture that says where, "published_once" to
    begin with the published figures. Tests take `db` beside it, so that each undoes its own changes.
    """

    @pytest.fixture(scope=scope)
    def stored(request, django_db_blocker):
        request.getfixturevalue(database)
        with django_db_blocker.unblock(), transaction.atomic():
            made = fill(request.param) if hasattr(request, "param") else fill()
            databases.analyze()  # or the planner takes the tables for empty
            connection.check_constraints()  # or each test's end would look through all of it again
            yield made
            transaction.set_rollback(True)

    return stored
