"""Releases, documents and the audit's findings."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from coverage import queries
from coverage.asked import FlagsQuestion
from coverage.pages.missing import NoSuchRelease, NoSuchSource
from coverage.queries import ReleaseRow, SourceRow
from coverage.rows import FlagRow, RegionRow, StatementRow


@dataclass(frozen=True)
class ReleasePage:
    """What one release changed. regions, sources: those of the listed changes."""

    release: ReleaseRow
    changes: queries.ReleaseChanges
    sources: Mapping[int, SourceRow]
    regions: Mapping[str, RegionRow]


@dataclass(frozen=True)
class SourcePage:
    """One document: its statements, and the coverage shown for the same region and day."""

    source: SourceRow
    statements: tuple[StatementRow, ...]
    regions: Mapping[str, RegionRow]


@dataclass(frozen=True)
class FlagsPage:
    """The audit's flags, those that need a decision first."""

    question: FlagsQuestion
    flags: tuple[FlagRow, ...]
    counts: Mapping[str, int]
    regions: Mapping[str, RegionRow]


def release_page(number: int) -> ReleasePage:
    """What a release changed. Raises NoSuchRelease."""
    release = queries.release_row(number)
    if release is None:
        raise NoSuchRelease(number)
    changes = queries.release_changes(number)
    ids = {source for change in changes.listed for source in change.source_ids}
    regions = {
        row.code: row for row in queries.region_list(list({change.region_code for change in changes.listed}))
    }
    return ReleasePage(release, changes, queries.sources(ids), regions)


def source_page(pk: int, release: ReleaseRow) -> SourcePage:
    """What one document prints. Raises NoSuchSource when no statement of it is known in the release."""
    statements = queries.statements_of_source(pk, release)
    if not statements:
        raise NoSuchSource(pk)
    regions = {row.code: row for row in queries.region_list(list({row.region_code for row in statements}))}
    return SourcePage(queries.sources([pk])[pk], tuple(statements), regions)


SEVERITY_ORDER = ("conflict", "warning", "info")


def flags_page(question: FlagsQuestion, release: ReleaseRow) -> FlagsPage:
    """The audit's flags on a release. Three queries."""
    every = queries.flags(release)
    chosen = [
        flag
        for flag in every
        if question.region in (None, flag.region_code)
        and question.code in (None, flag.code)
        and question.severity in (None, flag.severity)
    ]
    chosen.sort(key=lambda flag: SEVERITY_ORDER.index(flag.severity))
    regions = {row.code: row for row in queries.region_list(list({flag.region_code for flag in every}))}
    return FlagsPage(question, tuple(chosen), Counter(flag.code for flag in every), regions)
