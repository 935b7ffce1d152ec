"""One flag with the statements it rests on, and what people answered."""

from dataclasses import dataclass
from datetime import datetime

from coverage.models import Flag, FlagAnswer, Reason, Statement
from coverage.queries.releases import ReleaseRow
from coverage.rows import FlagRow, StatementRow


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What somebody said to a flag, in words. Persons are not named to readers."""

    state: str
    reason: str
    note: str
    at: datetime


def flag_row(pk: int, release: ReleaseRow) -> tuple[FlagRow | None, int | None]:
    """A flag that was raised up to a release, and the release that ended it by then. Two queries."""
    found = Flag.objects.filter(pk=pk, published_in_id__lte=release.number)
    ended = found.filter(superseded_in_id__lte=release.number).values_list("superseded_in_id", flat=True)
    return next(iter(found.flag_rows()), None), ended.first()


def statements_of_flag(pk: int) -> list[StatementRow]:
    """The statements a flag speaks of. One query."""
    links = Flag.statements.through.objects.filter(flag=pk).values("statement")
    return Statement.objects.filter(pk__in=links).statement_rows()


def answers_to(flag: FlagRow) -> list[AnswerRow]:
    """All answers to a flag, oldest first. One query."""
    found = FlagAnswer.objects.filter(
        code=flag.code, region=flag.region_code, as_of=flag.as_of, message=flag.message
    )
    words = dict(Reason.choices)
    return [
        AnswerRow(row.get_state_display(), str(words.get(row.reason, "")), row.note, row.answered_at)
        for row in found.order_by("id")
    ]
