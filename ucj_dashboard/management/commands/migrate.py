"""manage.py migrate: Django's own, as who owns the tables; then the site gets its rights on them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import migrate

from ucj_dashboard import roles


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with roles.as_owner(), seldom_collected():
            super().handle(*args, **options)
        if not options["plan"]:
            roles.grant_site()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Within, garbage is collected seldom: a migration makes models by the thousand that stay to its end."""
    former = gc.get_threshold()
    gc.set_threshold(max(50_000, former[0]), *former[1:])
    try:
        yield
    finally:
        gc.set_threshold(*former)
