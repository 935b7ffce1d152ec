"""Putting figures into a submission: what is under way stands against them, or is replaced by them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.models import Submission, SubmissionRegion
from coverage.submissions import moving
from coverage.submissions.refusal import EntryRefused, Problem, Why
from coverage.submissions.states import EMPTY, UNDER_WAY, WAITING, Kind, Move

LONGEST_NAME = 200  # letters of the column
Key = tuple[Any, ...]


def open_submission(
    kind: Kind,
    *,
    name: str,
    by: User | None,
    note: str = "",
    digest: str = "",
    root: str | None = None,
    month: date | None = None,
) -> Submission:
    """A submission without regions. root, month: of an entry grid. One query."""
    return Submission.objects.create(
        kind=kind,
        name=name[:LONGEST_NAME],
        note=note,
        digest=digest,
        created_by=by,
        root_id=root,
        month=month,
    )


def wait(
    submission: Submission, codes: Collection[str], move: Move, *, by: User | None
) -> list[SubmissionRegion]:
    """Let a submission wait for its verifier in these regions, by a move that puts them there.

    Returns the parts by region code. One query, two where the move keeps the newest release.
    """
    left = moving.left_by(move, by=by, at=timezone.now())
    return SubmissionRegion.objects.bulk_create(
        SubmissionRegion(submission=submission, region_id=code, **left) for code in sorted(codes)
    )


def waiting(model: Any) -> QuerySet[Any]:
    """The draft figures or records that wait for a verifier."""
    found: QuerySet[Any] = model.objects.filter(
        submission__regions__region=F("region"), submission__regions__state__in=WAITING
    )
    return found


class UnderWay(Struct, frozen=True):
    """A part not decided yet. drafts: its rows by id, each with what it speaks of; taken: those replaced."""

    part: SubmissionRegion
    drafts: Mapping[int, Key]
    taken: frozenset[int]


class Desk(Struct, frozen=True):
    """Where one kind of entry keeps its rows until they are published. key: what a row speaks of."""

    kind: Kind
    model: Any
    key: Callable[[Any], Key]

    def open_instead(
        self,
        keys: Collection[Key],
        codes: Collection[str],
        also: Collection[int] = (),
        *,
        name: str,
        note: str,
        by: User,
    ) -> Submission:
        """A new submission in the place of what was returned or recalled for these keys of these regions.

        also: ids of rows that are replaced whatever they speak of. Raises EntryRefused, naming region and
        submission, when one of them waits.
        """
        found = self._taken_from(keys, codes, also)
        submission = open_submission(self.kind, name=name, note=note.strip(), by=by)
        self._replace(found, _("Diganti kiriman %(number)s.") % {"number": submission.pk}, by)
        return submission

    def drop(self, draft: int, code: str, *, by: User) -> None:
        """Forget a returned or recalled row of a region. Raises EntryRefused when it waits."""
        self._replace(self._taken_from((), {code}, (draft,)), _("Dibuang."), by)

    def _taken_from(
        self, keys: Collection[Key], codes: Collection[str], also: Collection[int]
    ) -> list[UnderWay]:
        """What is under way, held until the transaction ends. Two queries."""
        found = self._under_way(keys, codes, also)
        _refuse_waiting(self.kind, [one.part for one in found if one.part.state in WAITING])
        return found

    def _replace(self, found: Collection[UnderWay], said: str, by: User) -> None:
        """Take rows out of their parts; a part that holds nothing more ends and says so."""
        for one in found:
            self.model.objects.filter(pk__in=one.taken).delete()
            if not one.drafts.keys() - one.taken:
                moving.make(one.part, EMPTY, by=by, reason=said)

    def _under_way(
        self, keys: Collection[Key], codes: Collection[str], also: Collection[int]
    ) -> list[UnderWay]:
        parts = SubmissionRegion.objects.select_for_update(of=("self",)).filter(
            submission__kind=self.kind, region__in=codes, state__in=UNDER_WAY
        )
        by_place = {(part.submission_id, part.region_id): part for part in parts.order_by("pk")}
        drafts = self.model.objects.filter(submission__in={pk for pk, _code in by_place}, region__in=codes)
        held: dict[tuple[int, str], dict[int, Key]] = {place: {} for place in by_place}
        for draft in drafts:
            place = (draft.submission_id, draft.region_id)
            if place in held:
                held[place][draft.pk] = self.key(draft)
        taken = {place: _taken(found, keys, also) for place, found in held.items()}
        return [UnderWay(part, held[at], taken[at]) for at, part in by_place.items() if taken[at]]


def _taken(drafts: Mapping[int, Key], keys: Collection[Key], also: Collection[int]) -> frozenset[int]:
    return frozenset(pk for pk, key in drafts.items() if key in keys or pk in also)


def _refuse_waiting(kind: Kind, parts: Sequence[SubmissionRegion]) -> None:
    if parts:
        raise EntryRefused(
            *(
                Problem(Why.WAITS, data={"kind": kind, "code": part.region_id, "number": part.submission_id})
                for part in parts
            )
        )
