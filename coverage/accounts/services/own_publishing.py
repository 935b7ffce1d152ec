"""Letting the submitters of a region, or of the whole site, publish what they handed in; on record."""

import logging

from django.contrib.admin.models import ADDITION, DELETION
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coverage.accounts.services import change_log
from coverage.models import OwnPublishing

log = logging.getLogger(__name__)


@transaction.atomic
def allow(*, regions: list[str], reason: str, by: User) -> None:
    """Let submitters of these regions publish alone; one allowed before takes the new reason."""
    for code in regions:
        row, made = OwnPublishing.objects.get_or_create(
            region_id=code, defaults={"reason": reason, "granted_by": by}
        )
        if not made:
            row.reason, row.granted_by = reason, by
            row.save(update_fields=["reason", "granted_by"])
        change_log.note(row, by=by, what=_("Diizinkan: %(reason)s") % {"reason": reason}, flag=ADDITION)
        log.info("akun %s mengizinkan pengaju wilayah %s menerbitkan sendiri", by.pk, code)


@transaction.atomic
def forbid(*, region: str, by: User) -> None:
    """From now on another person publishes again; what was published stays."""
    for row in OwnPublishing.objects.filter(region=region):
        change_log.note(
            row, by=by, what=_("Dicabut; sebelumnya: %(reason)s") % {"reason": row.reason}, flag=DELETION
        )
        row.delete()
        log.info("akun %s mencabut izin menerbitkan sendiri wilayah %s", by.pk, region)
