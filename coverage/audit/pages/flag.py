"""One flag of the audit, the statements it speaks of, and what people said about it."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.audit.pages.flags import ListedFlag, listed_flags
from coverage.audit.queries.flag_life import Event, history
from coverage.audit.queries.flags import flag_row, statements_of_flag
from coverage.queries import places, records, sources
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import FlagRow, RegionRow, StatementRow


class FlagPage(Struct, frozen=True):
    """events: all that happened, oldest first; statements: what the documents print that it speaks of.

    listed: its age and owner, None when it holds no more; ended_in: the release since which that is so.
    """

    flag: FlagRow
    listed: ListedFlag | None
    region: RegionRow
    statements: tuple[StatementRow, ...]
    sources: Mapping[int, SourceRow]
    events: tuple[Event, ...]
    ended_in: int | None = None

    @property
    def is_answered(self) -> bool:
        return any(event.kind == "answered" for event in self.events)


def flag_page(pk: int, release: ReleaseRow) -> FlagPage | None:
    """One flag as a release knows it; None when none such was raised. Thirteen queries."""
    flag, ended_in = flag_row(pk, release)
    if flag is None:
        return None
    region = places.region_row(flag.region_code)
    assert region is not None  # a flag stands at a region
    statements = statements_of_flag(pk)
    ids = {row.source_id for row in statements if row.source_id is not None}
    if flag.code == "budget_mismatch":  # it speaks of programmes, and of the rate beside them
        ids |= {row.source_id for row in records.budgets_of(flag.region_code, flag.as_of, release)}
        ids |= {row.source_id for row in records.rates()}
    listed = None if ended_in else listed_flags([flag], release)[0]
    events = tuple(history(flag, release))
    return FlagPage(flag, listed, region, tuple(statements), sources.sources(ids), events, ended_in)
