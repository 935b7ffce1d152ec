"""/program/dokumen/: is the indicator in every RPJMD and RKPD, region by region, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from coverage.calculations.programmes.planning import PLANS, PlanCell, PlanTally, plan_cell, tally
from coverage.models import Target
from coverage.programmes.questions.plans import PlansQuestion
from coverage.queries import places, records, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import RegionRow
from coverage.rows.scope import Scope


class PlanLine(Struct, frozen=True):
    """A region's documents. below: of a province, its regencies' counted, a tally a document."""

    region: RegionRow
    cells: tuple[PlanCell, ...]
    below: tuple[PlanTally, ...] = ()


class PlansPage(Struct, frozen=True, dict=True):
    """Provinces with their regencies counted, or one province and its regencies. years: to choose from."""

    question: PlansQuestion
    release: ReleaseRow
    year: int
    years: tuple[int, ...]
    province: RegionRow | None
    lines: tuple[PlanLine, ...]
    provinces: tuple[RegionRow, ...]
    sources: Mapping[int, SourceRow]

    @property
    def documents(self) -> tuple[str, ...]:
        return PLANS

    @cached_property
    def tallies(self) -> tuple[tuple[str, PlanTally], ...]:
        """All regions of the page counted, the regencies below provinces too, by document."""
        counted = []
        for place, document in enumerate(PLANS):
            own = tally([line.cells[place] for line in self.lines])
            below = [line.below[place] for line in self.lines if line.below]
            counted.append((document, _added([own, *below])))
        return tuple(counted)


def plans_page(question: PlansQuestion, release: ReleaseRow) -> PlansPage:
    """What is known of the planning documents. Four queries, however many the regions.

    Raises NoSuchRegion.
    """
    tree = places.region_tree()
    year = question.year or (release.newest_month or release.published_at).year
    known = {province.code: (province, below) for province, below in tree}
    if question.province is not None and question.province not in known:
        raise NoSuchRegion(question.province)
    plans = records.plans(release)
    targets = Target.objects.known_in(release.number).filter(document__in=PLANS).target_rows()
    lines = _lines(known, question, year, _by_region(plans), _by_region(targets))
    shown = [cell for line in lines for cell in line.cells]
    ids = {cell.plan.source_id for cell in shown if cell.plan}
    ids |= {number for cell in shown for target in cell.printed for number in target.source_ids}
    years = {year, *(plan.year for plan in plans if plan.document != "RPJMD"), *(t.year for t in targets)}
    return PlansPage(
        question=question,
        release=release,
        year=year,
        years=tuple(sorted(years)),
        province=known[question.province][0] if question.province else None,
        lines=tuple(lines),
        provinces=tuple(province for province, _below in tree),
        sources=sources.sources(ids),
    )


def plan_regions(code: str, scope: Scope) -> list[RegionRow]:
    """A region and what lies in it, as far as somebody works there; none for Indonesia. Two queries."""
    root = places.region_row(code)
    if root is None or root.level == "nation":
        return []
    rows = [root, *(places.regencies_of(code) if root.level == "province" else ())]
    return [row for row in rows if scope.may_see_drafts(row.code)]


Rows = Mapping[str, Sequence[Any]]


def _by_region(rows: Iterable[Any]) -> Rows:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.region_code].append(row)
    return found


def _lines(
    known: Mapping[str, tuple[RegionRow, list[RegionRow]]],
    question: PlansQuestion,
    year: int,
    plans: Rows,
    targets: Rows,
) -> list[PlanLine]:
    def cells(region: RegionRow) -> tuple[PlanCell, ...]:
        own = plans.get(region.code, ()), targets.get(region.code, ())
        return tuple(plan_cell(document, year, *own) for document in PLANS)

    if question.province is not None:
        province, below = known[question.province]
        return [PlanLine(region, cells(region)) for region in (province, *below)]
    lines = []
    for province, below in known.values():
        under = [cells(region) for region in below]
        counted = tuple(tally([line[place] for line in under]) for place in range(len(PLANS)))
        lines.append(PlanLine(province, cells(province), counted))
    return lines


def _added(tallies: list[PlanTally]) -> PlanTally:
    return PlanTally(
        sum(one.has for one in tallies),
        sum(one.has_not for one in tallies),
        sum(one.unknown for one in tallies),
        sum(one.printed for one in tallies),
    )
