"""Which of what waits may be published, by whom, and what is remarked of it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.models import User

from coverage.access import scope_of
from coverage.models import DraftFigure, DraftRecord, ParticipantSnapshot, Potential, SubmissionRegion, Target
from coverage.queries.releases import newest_number
from coverage.releases import records, second_accounts
from coverage.submissions.refusal import Problem, Refused, Why
from coverage.submissions.states import PUBLISH, REVIEWED

Place = tuple[int, str]  # submission and region of a part


class NotPublishable(Refused):
    """Nothing was published; the problems name regions and reasons."""


def _is_own(part: SubmissionRegion, by: User | None) -> bool:
    """Whether who publishes an officer's figures handed them in."""
    return part.submission.kind in REVIEWED and by is not None and part.submitted_by_id == by.pk


def own_remark(parts: Collection[SubmissionRegion], by: User | None) -> str:
    """What a release's note says where nobody else looked at its figures; in its language."""
    own = sorted(part.region_id for part in parts if _is_own(part, by))
    return f"Diterbitkan oleh yang mengajukannya sendiri, dengan izin admin: {', '.join(own)}." if own else ""


def refuse_unfit(waiting: Collection[SubmissionRegion], by: User | None, seen: int | None) -> None:
    """Raises NotPublishable, naming region and reason, as publishing.publish_parts has it."""
    if not waiting:
        raise NotPublishable.because(Why.NOTHING_WAITS)
    problems = []
    taken = second_accounts.taken(waiting, by) if by is not None else set()
    anew = _published_anew(waiting, seen)
    for part in waiting:
        data = {"code": part.region_id, "state": part.get_state_display().lower()}
        reviewed = part.submission.kind in REVIEWED
        if part.state not in PUBLISH.before:
            problems.append(Problem(Why.NOT_WAITING, data=data))
        elif _is_own(part, by) and not scope_of(by).publishes_alone(part.region_id):
            problems.append(Problem(Why.OWN_WORK, data=data))
        elif reviewed and part.region_id in taken and not scope_of(by).publishes_alone(part.region_id):
            problems.append(Problem(Why.OPENED_ACCOUNT, data=data))
        elif part.pk in anew:
            problems.append(Problem(Why.PUBLISHED_ANEW, data=data))
    if problems:
        raise NotPublishable(*problems)


def _published_anew(waiting: Collection[SubmissionRegion], seen: int | None) -> set[int]:
    """The parts of which a key got a new figure after the release that was seen. No query for documents
    alone, one while that release is the newest, else six, and one for each part with records.
    """
    last_seen = {
        (part.submission_id, part.region_id): part.seen_release if seen is None else seen
        for part in waiting
        if part.submission.kind in REVIEWED
    }
    newest = newest_number() if last_seen else 0
    overtaken = {place: number for place, number in last_seen.items() if number < newest}
    found = _figures_anew(overtaken) | _records_anew(overtaken) if overtaken else set()
    return {part.pk for part in waiting if (part.submission_id, part.region_id) in found}


def _figures_anew(seen: Mapping[Place, int]) -> set[Place]:
    """Which parts draft a day, or a target, that a later release than they saw published. Four queries.

    seen: the newest release that each part was checked against.
    """
    codes, oldest = {code for _, code in seen}, min(seen.values())
    published: dict[tuple[Any, ...], int] = {}
    for model, key in (
        (ParticipantSnapshot, ("region_id", "as_of")),
        (Potential, ("region_id", "valid_from")),
        (Target, ("region_id", "year", "document")),
    ):
        later = model.objects.filter(superseded_in=None, region__in=codes, published_in__gt=oldest)
        for *found, number in later.values_list(*key, "published_in_id"):
            published[tuple(found)] = max(number, published.get(tuple(found), 0))
    drafts = DraftFigure.objects.filter(submission__in={pk for pk, _ in seen}, region__in=codes)
    rows = drafts.values_list("submission_id", "region_id", "as_of", "target_year", "target_document")
    return {
        (submission, code)
        for submission, code, day, year, document in rows
        if (submission, code) in seen
        and max(published.get((code, day), 0), published.get((code, year, document), 0))
        > seen[submission, code]
    }


def _records_anew(seen: Mapping[Place, int]) -> set[Place]:
    """The same of programmes and plans. One query, more for each part that has any."""
    drafted = DraftRecord.objects.filter(submission__in={pk for pk, _ in seen})
    places = set(drafted.values_list("submission_id", "region_id")) & seen.keys()
    return {place for place in places if records.published_anew(*place, seen[place])}
