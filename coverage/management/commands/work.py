"""manage.py work: do the publishing that is asked for on pages, one after another, until told to stop."""

from typing import Any

from django.core.management.base import BaseCommand

from coverage.jobs.services.worker import work
from ucj_dashboard.stack import with_room


class Command(BaseCommand):
    requires_system_checks = ()  # they read all pages, of which a worker has none
    help = "Mengerjakan penerbitan yang diminta di halaman, satu demi satu, sampai dihentikan."

    def handle(self, **_: Any) -> None:
        with_room(work)()  # it makes pages, as the server does
