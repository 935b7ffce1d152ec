"""Chosen regions side by side."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from coverage.calculations.pace.statuses import UNKNOWN, RegionStatus
from coverage.charts.comparison import comparison_chart
from coverage.charts.plotly import Chart
from coverage.places.pages.alike import Alike, alike, documents_of
from coverage.places.pages.search import resolved
from coverage.places.queries import Peers, Standing, peers
from coverage.queries import figures, places, sources
from coverage.queries.list_months import MonthChoice, months_of_regions
from coverage.queries.peers import own_lines
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.queries.statuses import statuses
from coverage.questions.asked import MOST_COMPARED, Asked, ComparisonQuestion, said
from coverage.rows.figures import CoverageRow
from coverage.rows.periods import month_end
from regions.codes import CodeError
from regions.directory import name_index
from regions.names import NameProblem


class Column(Struct, frozen=True):
    """One region: its line, its place in the list it belongs to, its status. They share no ranking.

    noted: whether the audit noted anything about it, on whatever day.
    """

    row: CoverageRow
    place: Standing | None
    status: RegionStatus
    noted: bool


class ComparePage(Struct, frozen=True):
    """Chosen regions side by side, in the order asked, with one chart of their histories.

    Each line is what its region's own page leads with.

    months: those in which they have figures; similar: regions that may be added, with what they do. problems:
    texts asked for that name no region, each with the reason.
    """

    question: ComparisonQuestion
    release: ReleaseRow
    month: date
    months: MonthChoice | None
    columns: tuple[Column, ...]
    chart: Chart | None
    similar: tuple[Alike, ...]
    sources: Mapping[int, SourceRow]
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> Asked:
        return self.question.asked

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        return tuple(column.row for column in self.columns)

    @property
    def filled(self) -> set[str]:
        """Names of the measures that at least one region has a value for; the others have no line."""
        return {
            name
            for name in ("target_ratio", "attainment_ratio", "gap_to_target_points", *_PEOPLE)
            if any(getattr(row, name) is not None for row in self.rows)
        }

    @property
    def has_places(self) -> bool:
        return any(column.place for column in self.columns)

    @property
    def has_statuses(self) -> bool:
        return any(column.status.pace for column in self.columns)

    @property
    def dates_differ(self) -> bool:
        return len({row.as_of for row in self.rows if row.as_of}) > 1

    @property
    def inputs(self) -> tuple[str, ...]:
        """Texts for the form's fields: what could not be read, then empty ones while there is room."""
        wrong = tuple(text for text, _ in self.problems)
        room = MOST_COMPARED - len(self.columns)
        return (*wrong, *[""] * (2 - min(len(self.columns), 1)))[:room]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries on: parameters and values."""
        return [(name, value) for name, value in said(self.asked).items() if name != "bulan"]

    @property
    def month_kept(self) -> list[tuple[str, str]]:
        """What the choice of another month carries on."""
        chosen = [("wilayah", row.region.code) for row in self.rows]
        since = [("sejak", f"{self.question.since:%Y-%m}")] if self.question.since else []
        return [*chosen, *since, *self.kept]

    @property
    def is_plain(self) -> bool:
        """Whether all participants by domicile are asked for."""
        return (self.asked.segment, self.asked.basis) == (Asked().segment, Asked().basis)


_PEOPLE = ("unprotected_people", "active_participants", "potential_workers")


def compare_page(question: ComparisonQuestion, release: ReleaseRow) -> ComparePage:
    """Regions side by side, by codes or names. Seventeen queries, eight more a list. Raises NoSuchMonth."""
    asked = question.asked
    month = chosen_month(asked, release)
    codes, problems = _codes(question.texts)
    regions = {region.code: region for region in places.region_list(codes)}
    if not regions:
        return ComparePage(question, release, month, None, (), None, (), {}, problems=tuple(problems))
    until = month_end(asked.month) if asked.month else date.max
    every = figures.histories(regions, release, asked)
    histories = {
        code: [row for row in rows if row.as_of and row.as_of <= until] for code, rows in every.items()
    }
    lines = own_lines(regions, histories, asked, release)
    rows = [lines[code] for code in codes if code in lines]
    among = peers(regions.values(), asked, release, month)
    found = statuses(rows, release, asked)
    similar = alike([row.region.code for row in rows], among.profiles, question, release, among.month)
    ids = source_ids([*rows, *(point for points in histories.values() for point in points)])
    return ComparePage(
        question,
        release,
        among.month,
        months_of_regions(every, asked, among.month),
        tuple(_columns(rows, among, found, sources.flag_codes(codes, release))),
        comparison_chart({row.region.code: histories[row.region.code] for row in rows}, question.since),
        similar,
        sources.sources(ids | documents_of(similar)),
        tuple(problems),
    )


def _columns(
    rows: Iterable[CoverageRow],
    among: Peers,
    found: Mapping[str, RegionStatus],
    flags: Mapping[str, Mapping[date | None, Sequence[str]]],
) -> Iterable[Column]:
    for row in rows:
        code = row.region.code
        yield Column(row, among.places.get(code), found.get(code, UNKNOWN), bool(flags[code]))


def _codes(texts: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Codes of the regions that texts name, each once, and what is wrong with the others."""
    if not texts:
        return [], []
    index = name_index()
    codes, problems = [], []
    for text in texts:
        try:
            codes.append(resolved(index, text))
        except (NameProblem, CodeError) as error:
            problems.append((text, str(error)))
    return list(dict.fromkeys(codes)), problems
