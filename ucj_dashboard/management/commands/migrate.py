"""manage.py migrate: Django's own, as who owns the tables; then the site gets its rights on them."""

from typing import Any

from django.core.management.commands import migrate

from ucj_dashboard import roles


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with roles.as_owner():
            super().handle(*args, **options)
        if not options["plan"]:
            roles.grant_site()
