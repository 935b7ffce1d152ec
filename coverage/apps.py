from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoverageConfig(AppConfig):
    name = "coverage"
    verbose_name = "Cakupan"

    def ready(self) -> None:
        from coverage.accounts.services.roles import mend_roles
        from coverage.releases import edition
        from regions.importing import changed_regions

        post_migrate.connect(mend_roles, sender=self)
        post_migrate.connect(_fill, sender=self)
        changed_regions.connect(edition.after_change)


def _fill(**said: Any) -> None:
    """What it takes is read by whoever migrates, not with every start."""
    from coverage.releases.gathered import fill

    fill(**said)
