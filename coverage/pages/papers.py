"""Releases, documents and the audit's findings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coverage import queries
from coverage.asked import FlagsQuestion
from coverage.pages.missing import NoSuchRelease, NoSuchSource
from coverage.queries import ReleaseRow, SourceRow
from coverage.rows import CoverageRow, FlagRow, RegionRow, StatementRow

PER_PAGE = 100
MOST_FLAGS = 200
SEVERITY_ORDER = ("conflict", "warning", "info")


@dataclass(frozen=True)
class ReleasePage:
    """What one release changed. regions, sources: those of the listed changes."""

    release: ReleaseRow
    changes: queries.ReleaseChanges
    sources: Mapping[int, SourceRow]
    regions: Mapping[str, RegionRow]

    @property
    def counts(self) -> list[tuple[str, int, int, int]]:
        """Added, replaced and ended rows of each kind."""
        changes = self.changes
        return [
            (kind, changes.added[kind], changes.replaced[kind], changes.ended[kind]) for kind in changes.added
        ]

    @property
    def total(self) -> int:
        return sum(sum(numbers) for _, *numbers in self.counts)

    @property
    def more(self) -> int:
        """How many changes are not listed."""
        return self.total - len(self.changes.listed)


@dataclass(frozen=True, slots=True)
class Printed:
    """A statement, the figure shown for its key, and how each thing it prints stands to what is shown.

    verdicts: (kind of fact, verdict) for the figure, the potential and the target, as far as it prints them.
    """

    statement: StatementRow
    shown: CoverageRow | None
    verdicts: tuple[tuple[str, str], ...]

    @property
    def also(self) -> bool:
        """Whether the document prints more than counts, share and target."""
        row = self.statement
        return bool(row.gap_people is not None or row.rank is not None or row.category or self.notes)

    @property
    def notes(self) -> str:
        """What was noted beside the category, which stands alone."""
        return "" if self.statement.category else self.statement.notes


@dataclass(frozen=True)
class SourcePage:
    """One document: what it prints, beside what is shown. lines: of the asked page; count: of all pages."""

    source: SourceRow
    lines: tuple[Printed, ...]
    count: int
    page: int
    regions: Mapping[str, RegionRow]

    @property
    def page_count(self) -> int:
        return max(1, -(-self.count // PER_PAGE))

    @property
    def link(self) -> str:
        """Where the document can be read, "" when nowhere or not on the web."""
        return self.source.url if self.source.url.startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class FlagGroup:
    """Flags of one severity: how many there are, and the first of them."""

    severity: str
    count: int
    flags: tuple[FlagRow, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.flags)


@dataclass(frozen=True)
class FlagsPage:
    """The audit's flags, those that need a decision first.

    counts: of all flags by code; regions: of all flags by code of the region; total: of all flags.
    """

    question: FlagsQuestion
    groups: tuple[FlagGroup, ...]
    counts: Mapping[str, int]
    regions: Mapping[str, RegionRow]
    total: int

    @property
    def found(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def is_filtered(self) -> bool:
        return self.question != FlagsQuestion()


def release_page(number: int) -> ReleasePage:
    """What a release changed. Raises NoSuchRelease."""
    release = queries.release_row(number)
    if release is None:
        raise NoSuchRelease(number)
    changes = queries.release_changes(number)
    ids = {source for change in changes.listed for source in change.source_ids}
    codes = sorted({change.region_code for change in changes.listed})
    regions = {row.code: row for row in queries.region_list(codes)}
    return ReleasePage(release, changes, queries.sources(ids), regions)


def source_page(pk: int, page: int, release: ReleaseRow) -> SourcePage:
    """What one document prints. Nine queries, ten for an old release, whatever the count of statements.

    Raises NoSuchSource when no statement of it is known in the release, or the page has none.
    """
    every = queries.statements_of_source(pk, release)
    statements = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    if not statements:
        raise NoSuchSource(pk)
    ids = [row.id for row in statements if row.id is not None]
    shown = queries.shown_beside(statements, release)
    relied, disputed = queries.relied_on(ids, release), queries.contradicting(ids, release)
    regions = {row.code: row for row in queries.region_list(sorted({row.region_code for row in statements}))}
    lines = tuple(
        Printed(
            row,
            shown.get((row.region_code, row.as_of, row.segment, row.basis)),
            tuple((kind, _verdict(row, kind, relied, disputed)) for kind in _kinds(row)),
        )
        for row in statements
    )
    return SourcePage(queries.sources([pk])[pk], lines, len(every), page, regions)


def _kinds(row: StatementRow) -> list[str]:
    """What a statement prints, as kinds of facts."""
    prints = {
        "snapshot": row.active_participants is not None or row.printed_ratio is not None,
        "potential": row.potential_workers is not None,
        "target": row.target_ratio is not None or row.target_people is not None,
    }
    return [kind for kind, printed in prints.items() if printed]


def _verdict(
    row: StatementRow, kind: str, relied: Mapping[str, set[int]], disputed: Mapping[str, set[int]]
) -> str:
    """same: what is shown rests on it too; contradicts: undecided; undated: no figure without a day;
    apart: another figure is shown, or none of its kind.
    """
    if row.id in relied[kind]:
        return "same"
    if row.id in disputed.get(kind, ()):
        return "contradicts"
    undated = row.target_year is None if kind == "target" else row.as_of is None
    return "undated" if undated else "apart"


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
    codes = sorted({flag.region_code for flag in every})
    regions = {row.code: row for row in queries.region_list(codes)}
    groups = [_group(severity, chosen) for severity in SEVERITY_ORDER]
    return FlagsPage(
        question,
        tuple(group for group in groups if group.count),
        dict(Counter(flag.code for flag in every).most_common()),
        regions,
        len(every),
    )


def _group(severity: str, flags: Sequence[FlagRow]) -> FlagGroup:
    found = [flag for flag in flags if flag.severity == severity]
    return FlagGroup(severity, len(found), tuple(found[:MOST_FLAGS]))
