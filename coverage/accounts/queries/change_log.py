"""What people changed in accounts and documents, by hand."""

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from msgspec import Struct


class ChangeLogRow(Struct, frozen=True):
    """One change: when, by whom, what, in words."""

    at: datetime
    by: str
    what: str


def changes_of(model: type[Model], pk: int) -> list[ChangeLogRow]:
    """All that was changed in one row, newest first. One query."""
    kind = ContentType.objects.get_for_model(model)
    found = LogEntry.objects.filter(content_type=kind, object_id=str(pk)).select_related("user")
    return [
        ChangeLogRow(entry.action_time, str(entry.user), entry.get_change_message())
        for entry in found.order_by("-action_time", "-pk")
    ]
