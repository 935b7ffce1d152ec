"""/wilayah/<code>/target/: a place's target against the sum of its parts, and the rest spread over them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from coverage.calculations.gaps import gap_to_target_points
from coverage.calculations.in_force import target_in_force
from coverage.calculations.precision import active_unit, potential_unit
from coverage.calculations.shown import leading
from coverage.calculations.targets.allocation import Spread
from coverage.calculations.targets.cascade import Balance, balance
from coverage.calculations.targets.partial import SharePlan, share_plan
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.list_months import MonthChoice, month_of_list
from coverage.queries.peers import NATION
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, InvalidParameter, RankingQuestion
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from coverage.rows.periods import month_end
from coverage.targets.pages.cascade_lines import CascadeLine, Spreading, Sum, kept_line, line_of, spread_over
from coverage.targets.queries.cascade import parts_of, targets_of
from coverage.targets.questions import CascadeQuestion, cascade_query
from coverage.words import formats

MOST_NAMED = 5  # in one sentence; the rest is counted


class CascadePage(Struct, frozen=True, dict=True):
    """A place's targets of a year against those of its parts, and what the reader tries.

    own: the place; lines: its parts, by code, at the month of `months`. years, documents: those with targets,
    to choose from. first, second: the ways of spreading asked for, or the first proposed for parts without a
    target. plan: shares proposed where nobody's heads can be computed.
    """

    question: CascadeQuestion
    release: ReleaseRow
    year: int
    own: CascadeLine
    lines: tuple[CascadeLine, ...]
    years: tuple[int, ...]
    documents: tuple[str, ...]
    sources: Mapping[int, SourceRow]
    asked: Asked
    months: MonthChoice
    first: Spreading | None = None
    second: Spreading | None = None
    proposed: bool = False
    plan: SharePlan | None = None

    @property
    def region(self) -> RegionRow:
        return self.own.region

    @cached_property
    def balance(self) -> Balance:
        """The sums as published, whatever is tried."""
        return balance(self.own.part, [replace(line, kept=None).part for line in self.lines])

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {line.region.code: line.region.name for line in self.lines}

    @property
    def total(self) -> int | None:
        """People to spread: typed, else the target in force."""
        return self.own.heads.people if self.question.total is None else self.question.total

    @property
    def ways(self) -> tuple[Spreading, ...]:
        return tuple(way for way in (self.first, self.second) if way is not None)

    @property
    def kept(self) -> tuple[CascadeLine, ...]:
        return tuple(line for line in self.lines if line.kept is not None)

    @property
    def kept_people(self) -> int:
        return sum(line.kept or 0 for line in self.lines)

    @property
    def open(self) -> tuple[CascadeLine, ...]:
        return tuple(line for line in self.lines if line.kept is None)

    @property
    def lacking_few(self) -> tuple[str, ...]:
        """Codes of the lacking parts where they are few enough to be named in a sentence."""
        return tuple(line.region.code for line in self.lacking) if len(self.lacking) <= MOST_NAMED else ()

    @property
    def left(self) -> int | None:
        """People still to be spread beside what is kept."""
        return None if self.total is None else self.total - self.kept_people

    @cached_property
    def lacking(self) -> tuple[CascadeLine, ...]:
        """Parts that take no part in a spread: not kept, and without a potential or participants."""
        return tuple(line for line in self.lines if line.kept is None and line.lacks_counts)

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Targets, potentials and actives, the place's own beside the sum of its parts."""
        found = self.balance
        target = self.own.target
        document = " ".join(
            filter(None, (formats.document(target.document) if target else "", str(self.year)))
        )
        rows = (
            (_("Target, orang"), document, found.targets, lambda line: line.unit),
            (_("Potensi pekerja"), _("orang"), found.potentials, lambda line: potential_unit(line.row)),
            (_("Peserta aktif"), _("orang"), found.actives, lambda line: active_unit(line.row)),
        )
        return tuple(
            Sum(
                label,
                note,
                compared,
                given=len(self.lines) - len(compared.missing),
                of_target=compared is found.targets,
                unit=unit(self.own),
                parts_unit=max(map(unit, self.lines), default=1),
            )
            for label, note, compared, unit in rows
        )

    @cached_property
    def missing_counts(self) -> tuple[str, ...]:
        """Codes of the parts without a potential or without participants."""
        return tuple(line.region.code for line in self.lines if line.lacks_counts)

    @property
    def only_printed(self) -> bool:
        """Whether documents print shares of parts that nothing can be spread over."""
        return any(line.shown.printed_ratio is not None for line in self.lacking)

    @property
    def share(self) -> str:
        """The place's own target as a percentage, as printed."""
        target = self.own.target
        return formats.percent(target.target_ratio, target.target_decimals) if target else formats.ABSENT

    @cached_property
    def points_to_share(self) -> Mapping[str, float | None]:
        """Points each part lacks to the place's own share, by code; empty when heads can be spread."""
        target = self.own.target
        if not self.lacking or target is None or target.target_ratio is None:
            return {}
        share = float(target.target_ratio)
        return {
            line.region.code: gap_to_target_points(line.shown.coverage_ratio, share) for line in self.lines
        }

    @property
    def cited(self) -> tuple[SourceRow, ...]:
        """The documents of the targets and figures shown, by number."""
        lines = (self.own, *self.lines)
        ids = source_ids([line.shown for line in lines])
        ids |= {number for line in lines if line.target for number in line.target.source_ids}
        return tuple(self.sources[number] for number in sorted(ids) if number in self.sources)

    @property
    def query(self) -> str:
        """This page's question with its release and month, for files and links that stay."""
        asked = replace(self.question.asked, release=self.release.number)
        return f"?{urlencode(cascade_query(replace(self.question, asked=asked, year=self.year)))}"

    @property
    def month_kept(self) -> list[tuple[str, str]]:
        """What the choice of another month carries on."""
        return [(name, value) for name, value in cascade_query(self.question).items() if name != "bulan"]

    @property
    def file_query(self) -> str:
        """The question as it was asked, for the file that shows the same."""
        query = cascade_query(self.question)
        return f"?{urlencode(query)}" if query else ""


def cascade_page(code: str, question: CascadeQuestion, release: ReleaseRow) -> CascadePage:
    """The cascade of Indonesia or a province. Nine queries, more for an old release.

    Raises NoSuchRegion, NoSuchMonth; InvalidParameter for a target typed for a place that is no part of it.
    """
    region = places.region_row(code)
    if region is None or region.level == "regency":
        raise NoSuchRegion(code)
    newest = chosen_month(question.asked, release)
    months = month_of_list(_parts(region, question.asked), release)
    month = months.month
    asked = replace(question.asked, month=month)
    parts = parts_of(region, month)
    foreign = sorted(set(question.kept) - parts.keys())
    if foreign:
        words = {"code": foreign[0], "name": region.name}
        raise InvalidParameter(f"t{foreign[0]}", _("%(code)s bukan bagian dari %(name)s.") % words)
    known = figures.known_by(parts, release, replace(asked, document=None), month)
    known |= _own(region, replace(question.asked, document=None), release)
    targets = targets_of([code, *parts], release)
    year = question.year or _year(known.get(code), targets, newest)
    of_year = defaultdict(list)
    for target in targets:
        if target.year == year:
            of_year[target.region_code].append(target)
    own, *lines = [
        line_of(place, known.get(place.code), of_year[place.code], asked)
        for place in (region, *sorted(parts.values(), key=lambda part: part.code))
    ]
    page = CascadePage(
        question=question,
        release=release,
        year=year,
        own=own,
        lines=tuple(kept_line(line, question) for line in lines),
        years=tuple(sorted({target.year for target in targets} | {year})),
        documents=tuple(sorted({target.document for target in targets if target.document})),
        sources=_sources(known.values(), targets),
        asked=asked,
        months=months,
    )
    return _spread(page, _later(targets, code, year, asked))


def _parts(region: RegionRow, asked: Asked) -> RankingQuestion:
    if region.code == NATION:
        return RankingQuestion(asked)
    return RankingQuestion(asked, "regency", region.code)


def _own(region: RegionRow, asked: Asked, release: ReleaseRow) -> dict[str, CoverageRow]:
    """The figure the region's own page leads with, by its code; empty when it has none. One query, three for
    an old release.
    """
    until = month_end(asked.month) if asked.month else None
    lead = leading(figures.history(region, release, asked, until))
    return {region.code: lead} if lead else {}


def _year(own: CoverageRow | None, targets: Sequence[TargetRow], month: date) -> int:
    """The year the place's own page speaks of, that of its figure, where there are targets for it."""
    if own is not None and own.as_of and any(target.year == own.as_of.year for target in targets):
        return own.as_of.year
    return month.year


def _later(targets: Sequence[TargetRow], code: str, year: int, asked: Asked) -> dict[int, float]:
    """The place's own target shares in force in later years."""
    of_year = defaultdict(list)
    for target in targets:
        if target.region_code == code and target.year > year:
            of_year[target.year].append(target)
    found = {after: target_in_force(rows, asked.document) for after, rows in of_year.items()}
    return {
        after: float(target.target_ratio)
        for after, target in found.items()
        if target is not None and target.target_ratio is not None
    }


def _spread(page: CascadePage, later: Mapping[int, float]) -> CascadePage:
    """The page with what was asked for; else, where parts have no target, with what is proposed for these."""
    question = page.question
    proposed = question.spread is None and not page.kept and bool(page.balance.targets.missing)
    spread = Spread.POTENTIAL if proposed else question.spread
    other = question.beside if question.beside != spread else None
    lines = [replace(line, kept=line.heads.people) for line in page.lines] if proposed else page.lines
    first = spread_over(lines, page.total, spread, page.own)
    second = spread_over(lines, page.total, other, page.own)
    plan = _plan(page, later) if first is None and (proposed or question.spread) else None
    return replace(page, first=first, second=second, proposed=proposed and first is not None, plan=plan)


def _plan(page: CascadePage, later: Mapping[int, float]) -> SharePlan | None:
    """Shares for parts whose heads nobody can compute; None without a target share of the place."""
    target = page.own.target
    if target is None or target.target_ratio is None or not page.lacking:
        return None
    today = {line.region.code: line.shown.coverage_ratio for line in page.lines}
    own = page.own.shown.coverage_ratio
    return share_plan(today, own, float(target.target_ratio), later, page.year)


def _sources(rows: Collection[CoverageRow], targets: Sequence[TargetRow]) -> dict[int, SourceRow]:
    return sources.sources({*source_ids(list(rows)), *(i for t in targets for i in t.source_ids)})
