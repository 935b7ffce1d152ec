from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoverageConfig(AppConfig):
    name = "coverage"
    verbose_name = "Cakupan"

    def ready(self) -> None:
        from coverage.accounts.services.roles import mend_roles
        from coverage.releases import edition
        from coverage.releases.gathered import fill
        from regions.importing import changed_regions

        post_migrate.connect(mend_roles, sender=self)
        post_migrate.connect(fill, sender=self)
        changed_regions.connect(edition.after_change)
