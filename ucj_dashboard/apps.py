from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The wiring as an app: its commands (`migrate`, `grant_site`) and its check before deployment."""

    name = "ucj_dashboard"
    verbose_name = "Dasbor"

    def ready(self) -> None:
        from ucj_dashboard import checks, lookups  # noqa: F401 - checks register themselves

        lookups.shorten()
