"""One flag with the statements it rests on."""

from coverage.models import Flag, Statement
from coverage.queries.releases import ReleaseRow
from coverage.rows.figures import FlagRow, StatementRow


def flag_row(pk: int, release: ReleaseRow) -> tuple[FlagRow | None, int | None]:
    """A flag that was raised up to a release, and the release that ended it by then. Two queries."""
    found = Flag.objects.filter(pk=pk, published_in_id__lte=release.number)
    ended = found.filter(superseded_in_id__lte=release.number).values_list("superseded_in_id", flat=True)
    return next(iter(found.flag_rows()), None), ended.first()


def statements_of_flag(pk: int) -> list[StatementRow]:
    """The statements a flag speaks of. One query."""
    links = Flag.statements.through.objects.filter(flag=pk).values("statement")
    return Statement.objects.filter(pk__in=links).statement_rows()
