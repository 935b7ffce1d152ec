"""One person with two accounts: a release says when its publisher made the account that handed in.

Whoever made an account, a link to its password or the password itself may have used it. Nothing is refused:
in a small office the admin who invites people also publishes. The record of it is the admin site's log.
"""

from collections.abc import Collection

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from coverage.models import SubmissionRegion
from coverage.models.people import PASSWORD_LINK

_OPENED = Q(action_flag__in=[ADDITION, PASSWORD_LINK]) | Q(change_message__contains='"password"')


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


def _opened(one: int, others: Collection[int | None]) -> set[tuple[int | None, int]]:
    """Pairs (who, whose): accounts that opened another, between one and others. One query."""
    ids = [str(pk) for pk in others]
    between = Q(user_id=one, object_id__in=ids) | Q(user_id__in=others, object_id=str(one))
    kind = ContentType.objects.get_for_model(User)
    found = LogEntry.objects.filter(_OPENED, between, content_type=kind)
    return {(entry.user_id, int(entry.object_id or 0)) for entry in found}
