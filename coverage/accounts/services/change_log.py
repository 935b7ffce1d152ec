"""Who changed an account, a document or another row that no release holds, kept beside the admin's own."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def note(row: Model, *, by: User, what: str, flag: int = CHANGE) -> None:
    """Write down what somebody did to a row, with what stood there before. flag: as the admin site's,
    or PASSWORD_LINK.
    """
    LogEntry.objects.create(
        user_id=by.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row)[:200],
        action_flag=flag,
        change_message=what,
    )
