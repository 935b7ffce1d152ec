"""What stands in the way of handing a month in: cells to mend, warnings to answer, each region by itself."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, Self

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone
from msgspec import Struct

from coverage.calculations.entry.findings import Finding, findings
from coverage.calculations.entry.grid import EnteredRow
from coverage.entry.queries.compared import compared_with
from coverage.entry.services.cells import entered_rows
from coverage.models import Reason, SubmissionRegion, WarningAnswer
from coverage.models.querysets import among
from coverage.queries.compiled import compiled
from coverage.queries.every_region import every_region
from coverage.rows.figures import RegionRow, StatementRow
from coverage.submissions.refusal import EntryRefused, Why

Answered = set[tuple[str, str, str]]


class _Beside(Struct, frozen=True):
    """What entered rows are checked against, read once: all regions by code, published statements."""

    rows: dict[str, EnteredRow]
    regions: dict[str, RegionRow]
    known: Sequence[StatementRow]
    today: date

    @classmethod
    def of(cls, parts: Iterable[SubmissionRegion], today: date | None) -> Self:
        rows = entered_rows(parts)
        month = min((row.month for row in rows.values()), default=None)
        known = compared_with(rows, month) if month else []
        return cls(rows, every_region(), known, today or timezone.localdate())

    def findings(self, codes: Collection[str]) -> list[Finding]:
        """What is found in these regions' rows."""
        rows = [self.rows[code] for code in codes]
        families = {code[:2] for code in codes}
        known = [row for row in self.known if row.region_code[:2] in families]
        return findings(rows, self.regions, known, today=self.today) if rows else []


def check(parts: Iterable[SubmissionRegion], today: date | None = None) -> list[Finding]:
    """What must be mended or answered before these parts can be handed in. Three queries.

    today: no figure can be of a later day; the clock's day if None.
    """
    beside = _Beside.of(parts, today)
    return beside.findings(list(beside.rows))


def unanswered(parts: Iterable[SubmissionRegion], found: Iterable[Finding]) -> list[Finding]:
    """The findings that still stand in the way: cells to mend, warnings without an answer. One query."""
    return _standing(found, _answered(parts))


def _answered(parts: Iterable[SubmissionRegion]) -> Answered:
    """Region, code and column of the warnings that are answered.

    An answer is about the figures it was given for: it lapses when one of the row changes.
    """
    return set(_lasting([part.pk for part in parts]))


@compiled
def _lasting(parts: Any) -> QuerySet[Any, Any]:
    figure_changed = Max("part__cells__changed_at", filter=~Q(part__cells__column="sumber"))
    answers = WarningAnswer.objects.filter(among(parts, "part_id")).annotate(figure_changed=figure_changed)
    lasting = answers.filter(answered_at__gte=F("figure_changed"))
    return lasting.values_list("part__region_id", "code", "column")


def _standing(found: Iterable[Finding], given: Answered) -> list[Finding]:
    return [
        finding
        for finding in found
        if finding.must_mend
        or (finding.wants_answer and (finding.region_code, finding.code, finding.column) not in given)
    ]


def ready(
    parts: Iterable[SubmissionRegion], today: date | None = None
) -> tuple[list[SubmissionRegion], list[Finding]]:
    """Which of the parts can be handed in, and what holds the others back: each only itself. Four queries.

    A part that stays behind may take evidence against another of its province with it, so the rest of that
    province is looked at again without it.
    """
    waiting = {part.region_id: part for part in parts}
    beside, given = _Beside.of(waiting.values(), today), _answered(waiting.values())
    held: list[Finding] = []
    again = list(waiting)
    while standing := _standing(beside.findings(again), given):
        held += standing
        behind = {found.region_code for found in standing}
        waiting = {code: part for code, part in waiting.items() if code not in behind}
        families = {code[:2] for code in behind}
        again = [code for code in waiting if code[:2] in families]
    return list(waiting.values()), held


@transaction.atomic
def answer(*, part: SubmissionRegion, code: str, column: str, reason: str, note: str, by: User) -> None:
    """Say why a warned-of figure is right all the same. Raises EntryRefused without reason and note."""
    if reason not in Reason.values:
        raise EntryRefused.because(Why.NO_ANSWER_REASON)
    if not note.strip():
        raise EntryRefused.because(Why.NO_ANSWER_NOTE)
    WarningAnswer.objects.update_or_create(
        part=part,
        code=code,
        column=column,
        defaults={"reason": reason, "note": note.strip(), "answered_by": by},
    )
