"""manage.py grant_site: the rights of the site's role, given anew; `migrate` does it too."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from ucj_dashboard import roles


class Command(BaseCommand):
    help = "Memberi pengguna basis data milik situs hak yang diperlukannya, dan tidak lebih."

    def handle(self, **_: Any) -> None:
        roles.grant_site()
        if not settings.OWNER_DATABASE:
            self.stdout.write("Satu pengguna untuk semuanya: setel UCJ_OWNER_DATABASE_URL.")
