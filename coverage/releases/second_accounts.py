"""One person with two accounts: a release says when its publisher made the account that handed in.

Whoever made an account, a link to its password or the password itself may have used it. In a small office the
admin who invites people also publishes, so that is said and not refused; but an account that was in use, and
whose password its publisher opened, may have been taken, and is refused where nobody may publish alone. The
record is the admin site's log.
"""

from collections.abc import Collection
from datetime import datetime

from axes.models import AccessLog
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Q, Subquery

from coverage.models import SubmissionRegion
from coverage.models.people import PASSWORD_LINK

_PASSWORD = Q(action_flag=PASSWORD_LINK) | Q(change_message__contains='"password"')
_OPENED = Q(action_flag=ADDITION) | _PASSWORD


def remark(parts: Collection[SubmissionRegion], by: User | None) -> str:
    """What a release's note adds, in its language; "" when no account opened the other. One query."""
    if by is None:
        return ""
    others = {part.submitted_by_id for part in parts if part.submitted_by_id not in (None, by.pk)}
    made = _opened(by.pk, others)
    said = {
        "akun pengaju {} dibuat atau diberi kata sandi oleh penerbit rilis ini": [
            part.region_id for part in parts if (by.pk, part.submitted_by_id) in made
        ],
        "akun penerbit rilis ini dibuat atau diberi kata sandi oleh pengaju {}": [
            part.region_id for part in parts if (part.submitted_by_id, by.pk) in made
        ],
    }
    sentences = [sentence.format(", ".join(sorted(codes))) for sentence, codes in said.items() if codes]
    return f"Perhatian: {'; '.join(sentences)}." if sentences else ""


def taken(parts: Collection[SubmissionRegion], by: User) -> set[str]:
    """Regions handed in by an account in use after the publisher opened its password. One or two queries."""
    submitters = {str(part.submitted_by_id) for part in parts}
    kind = ContentType.objects.get_for_model(User)
    opened = LogEntry.objects.filter(_PASSWORD, user=by, object_id__in=submitters, content_type=kind)
    times = [(int(pk or 0), at) for pk, at in opened.values_list("object_id", "action_time")]
    if not times:
        return set()
    used = _first_sign_ins({pk for pk, _at in times})
    return {
        part.region_id
        for part in parts
        for pk, at in times
        if part.submitted_by_id == pk
        and pk in used
        and part.submitted_at
        and used[pk] < at < part.submitted_at
    }


def _first_sign_ins(accounts: Collection[int]) -> dict[int, datetime]:
    """When each account was first signed in to, as the throttle keeps it; those never used are left out."""
    of_name = AccessLog.objects.filter(username=OuterRef("username")).order_by("attempt_time")
    first = Subquery(of_name.values("attempt_time")[:1])
    found = User.objects.filter(pk__in=accounts).annotate(first=first).exclude(first=None)
    return dict(found.values_list("pk", "first"))


def _opened(one: int, others: Collection[int | None]) -> set[tuple[int | None, int]]:
    """Pairs (who, whose): accounts that opened another, between one and others. One query."""
    ids = [str(pk) for pk in others]
    between = Q(user_id=one, object_id__in=ids) | Q(user_id__in=others, object_id=str(one))
    kind = ContentType.objects.get_for_model(User)
    found = LogEntry.objects.filter(_OPENED, between, content_type=kind)
    return {(entry.user_id, int(entry.object_id or 0)) for entry in found}
