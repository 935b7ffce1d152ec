"""One flag of the audit, the statements it speaks of, and what people said about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coverage import queries
from coverage.queries import ReleaseRow, SourceRow
from coverage.queries.answers import AnswerRow, answers_to, flag_row, statements_of_flag
from coverage.rows import FlagRow, RegionRow, StatementRow


@dataclass(frozen=True)
class FlagPage:
    """answers: oldest first; statements: what the documents print that the flag speaks of.

    ended_in: the release since which it no longer holds, None while it does.
    """

    flag: FlagRow
    region: RegionRow
    statements: tuple[StatementRow, ...]
    sources: Mapping[int, SourceRow]
    answers: tuple[AnswerRow, ...]
    ended_in: int | None = None


def flag_page(pk: int, release: ReleaseRow) -> FlagPage | None:
    """One flag as a release knows it; None when none such was raised. Seven queries."""
    flag, ended_in = flag_row(pk, release)
    if flag is None:
        return None
    region = queries.region_row(flag.region_code)
    assert region is not None  # a flag stands at a region
    statements = statements_of_flag(pk)
    ids = {row.source_id for row in statements if row.source_id is not None}
    return FlagPage(flag, region, tuple(statements), queries.sources(ids), tuple(answers_to(flag)), ended_in)
