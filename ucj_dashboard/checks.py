"""What `manage.py check --deploy` says beyond Django's own."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register


@register(Tags.security, deploy=True)
def two_roles(**_: Any) -> list[CheckMessage]:
    """Who owns the tables can empty them and switch their triggers off: the site should be somebody else."""
    if settings.OWNER_DATABASE:
        return []
    return [
        Warning(
            "Satu pengguna basis data untuk semuanya: situs dapat mengosongkan tabel dan mematikan pemicu.",
            hint="Setel UCJ_OWNER_DATABASE_URL ke pemilik tabel, DATABASE_URL ke pengguna yang lebih lemah "
            "(docs/operations.md).",
            id="ucj_dashboard.W001",
        )
    ]
