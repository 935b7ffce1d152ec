"""What people do about a flag of the audit: answer it, or look after it; both stay on record."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from coverage.models import Flag, FlagAnswer, FlagOwner
from coverage.releases import edition

State = FlagAnswer.State


class NotAnswered(Exception):
    """Why an answer was not taken; the message is for the person who gave it."""


@transaction.atomic
def answer_flag(*, flag: Flag, state: str, reason: str, note: str, by: User) -> FlagAnswer:
    """Put an answer on record beside the earlier ones; readers see the newest from now on.

    state: accepted, corrected, or open to take it up again. A contradiction is settled by a choice between
    its sides (coverage.audit.services.conflicts), never by an answer. Raises NotAnswered.
    """
    if flag.severity == Flag.Severity.CONFLICT and flag.code == "conflicting_values":
        raise NotAnswered(_("Pertentangan dijawab dengan memilih salah satu angka."))
    if state not in State.values:
        raise NotAnswered(_("Pilih jawaban."))
    if not note.strip():
        raise NotAnswered(_("Tulis keterangan singkat; keterangan itu dibaca semua orang."))
    answer = FlagAnswer.objects.create(
        code=flag.code,
        region_id=flag.region_id,
        as_of=flag.as_of,
        message=flag.message,
        state=state,
        reason=reason,
        note=note.strip(),
        answered_by=by,
    )
    edition.bump()
    return answer


@transaction.atomic
def give_flag(*, flag: Flag, owner: User | None, by: User) -> FlagOwner:
    """Say who looks after a flag from now on; None is nobody. Who did before stays on record."""
    given = FlagOwner.objects.create(
        code=flag.code,
        region_id=flag.region_id,
        as_of=flag.as_of,
        message=flag.message,
        owner=owner,
        given_by=by,
    )
    edition.bump()
    return given
