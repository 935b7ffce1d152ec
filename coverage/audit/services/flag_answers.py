"""What people do about a flag of the audit: answer it, or look after it; both stay on record."""

from django.contrib.auth.models import User
from django.db import transaction

from coverage.models import Flag, FlagAnswer, FlagOwner
from coverage.releases import edition
from coverage.submissions.refusal import Refused, Why

State = FlagAnswer.State


class NotAnswered(Refused):
    """An answer was not taken."""


@transaction.atomic
def answer_flag(*, flag: Flag, state: str, reason: str, note: str, by: User) -> FlagAnswer:
    """Put an answer on record beside the earlier ones; readers see the newest from now on.

    state: accepted, corrected, or open to take it up again. A contradiction is settled by a choice between
    its sides (coverage.audit.services.conflicts), never by an answer. Raises NotAnswered.
    """
    if flag.severity == Flag.Severity.CONFLICT and flag.code == "conflicting_values":
        raise NotAnswered.because(Why.SIDES_ONLY)
    if state not in State.values:
        raise NotAnswered.because(Why.NO_ANSWER)
    if not note.strip():
        raise NotAnswered.because(Why.NO_FLAG_NOTE)
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
