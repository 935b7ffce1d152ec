from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CoverageConfig(AppConfig):
    name = "coverage"
    verbose_name = "Cakupan"

    def ready(self) -> None:
        from coverage.accounts.services.roles import mend_roles
        from coverage.releases.gathered import fill

        post_migrate.connect(mend_roles, sender=self)
        post_migrate.connect(fill, sender=self)
