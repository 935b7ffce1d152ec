"""Writing down what offices put on their files and printed pages; on record."""

from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, DELETION
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coverage.accounts.services import change_log
from coverage.models import OfficeSettings
from coverage.releases import edition


@transaction.atomic
def keep(*, region: str, settings: dict[str, Any], by: User) -> None:
    """Write a region's settings: letterhead, signatures and paper. Pages and files are made anew."""
    row, made = OfficeSettings.objects.update_or_create(
        region_id=region, defaults={**settings, "changed_by": by}
    )
    what = _("Ditulis") if made else _("Diubah")
    change_log.note(row, by=by, what=what, flag=ADDITION if made else CHANGE)
    edition.bump()


@transaction.atomic
def drop(*, region: str, by: User) -> None:
    """From now on the settings of the wider office hold. Pages and files are made anew."""
    for row in OfficeSettings.objects.filter(region=region):
        change_log.note(row, by=by, what=_("Dihapus"), flag=DELETION)
        row.delete()
        edition.bump()
