"""Documents: what each prints, what is shown instead, how far others bear it out."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from coverage.calculations.grading import Grade
from coverage.calculations.settling import Key, potential_key, snapshot_key, target_key
from coverage.programmes.pages.programmes import ProgrammesPage, programmes_of_source
from coverage.queries import places, published_for, sources
from coverage.queries.errors import NoSuchSource
from coverage.queries.records import actions
from coverage.queries.records import plans as plans_known
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.questions.paging import Pages
from coverage.rows.figures import CoverageRow, RegionRow, StatementRow
from coverage.rows.records import ActionRow, PlanRow, RateRow
from coverage.sources.queries.grades import grade_of, source_grades
from coverage.sources.queries.source_history import SourceRelease, releases_of_source
from coverage.sources.questions import SourcesQuestion

PER_PAGE = 100  # documents, one line each
OPEN = 20  # of them stand open, the others behind a disclosure
KEYS = {"snapshot": snapshot_key, "potential": potential_key, "target": target_key}


class Printed(Struct, frozen=True):
    """A statement, the figure shown for its key, and how each thing it prints stands to what is shown.

    verdicts: kind of fact, verdict and the other figure shown instead, for the figure, the potential and the
    target, as far as it prints them; instead is None where none is shown or it is the same.
    """

    statement: StatementRow
    shown: CoverageRow | None
    verdicts: tuple[tuple[str, str, dict[str, Any] | None], ...]

    @property
    def also(self) -> bool:
        """Whether the document prints more than counts, share and target."""
        row = self.statement
        return bool(row.gap_people is not None or row.rank is not None or row.category or row.remark)


class SourcePage(Struct, frozen=True):
    """One document: what it prints, beside what is shown. lines: of the asked page; count: of all pages.

    grade: how far other documents bear it out. programmes: what it says of programmes; rates: the
    contribution rates it prints; actions: what it says a meeting agreed.
    """

    source: SourceRow
    lines: tuple[Printed, ...]
    count: int
    page: int
    regions: Mapping[str, RegionRow]
    grade: Grade
    programmes: ProgrammesPage
    rates: tuple[RateRow, ...]
    releases: tuple[SourceRelease, ...]
    actions: tuple[ActionRow, ...]
    plans: tuple[PlanRow, ...] = ()

    @property
    def all_count(self) -> int:
        """Rows of any kind."""
        return self.count + len(self.programmes.every) + len(self.rates) + len(self.plans)

    @property
    def page_count(self) -> int:
        return max(1, -(-self.count // PER_PAGE))

    @property
    def link(self) -> str:
        """Where the document can be read, "" when nowhere or not on the web."""
        return self.source.url if self.source.url.startswith(("https://", "http://")) else ""


class SourcesPage(Struct, frozen=True):
    """Documents of a release, newest first: itself, its lines, its grade. total: of all documents."""

    question: SourcesQuestion
    rows: tuple[tuple[SourceRow, int, Grade], ...]
    pages: Pages
    total: int

    @property
    def first(self) -> tuple[tuple[SourceRow, int, Grade], ...]:
        return self.rows[:OPEN]

    @property
    def further(self) -> tuple[tuple[SourceRow, int, Grade], ...]:
        return self.rows[OPEN:]


def source_page(pk: int, page: int, release: ReleaseRow) -> SourcePage:
    """What one document prints. Twenty-three queries, one more for an old release, whatever their count.

    Raises NoSuchSource when nothing of it is known in the release, or the page has none of it.
    """
    source = sources.sources([pk]).get(pk)
    if source is None:
        raise NoSuchSource(pk)
    programmes = programmes_of_source(pk, release, source)
    rates = programmes.rates_of(pk)
    agreed = tuple(actions(source=pk))
    plans = tuple(plans_known(release, source=pk))
    every = sources.statements_of_source(pk, release)
    statements = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    if not statements and (page > 1 or (programmes.is_empty and not rates and not agreed and not plans)):
        raise NoSuchSource(pk)
    ids = [row.id for row in statements if row.id is not None]
    shown = published_for.shown_beside(statements, release)
    relied, disputed = published_for.relied_on(ids, release), published_for.contradicting(ids, release)
    standing = published_for.published_for(statements, release)
    regions = {row.code: row for row in places.region_list(sorted({row.region_code for row in statements}))}
    lines = tuple(
        Printed(
            row,
            shown.get((row.region_code, row.as_of, row.segment, row.basis)),
            tuple(
                _beside(row, kind, _verdict(row, kind, relied, disputed), standing) for kind in _kinds(row)
            ),
        )
        for row in statements
    )
    grade = grade_of(source, every, release)
    releases = tuple(releases_of_source(pk, release.number))
    head = source, lines, len(every), page, regions, grade
    return SourcePage(*head, programmes, rates, releases, agreed, plans)


def sources_page(question: SourcesQuestion, release: ReleaseRow) -> SourcesPage:
    """One page of the documents the release's figures come from, with their grades. Three queries."""
    every = sources.source_list(release)
    text = question.text.casefold()
    found = [row for row in every if text in f"{row[0].title} {row[0].publisher}".casefold()]
    pages = Pages(question.page, len(found), PER_PAGE)
    here = pages.of(found)
    graded = [source for source, _ in here]
    grades = source_grades(release, graded, [source for source, _ in every])
    rows = tuple((source, count, grades.get(source.id, Grade())) for source, count in here)
    return SourcesPage(question, rows, pages, len(every))


def _beside(
    row: StatementRow, kind: str, verdict: str, standing: Mapping[tuple[str, Key], dict[str, Any] | None]
) -> tuple[str, str, dict[str, Any] | None]:
    """A verdict with the figure that is shown instead of the printed one."""
    key = KEYS[kind](row)
    instead = None if verdict == "same" or key is None else standing.get((kind, key))
    return kind, verdict, instead


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
