"""/entri/target-berlaku/<code>/: the targets of each year that a verifier may choose from."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.calculations.in_force import target_in_force
from coverage.models import Target
from coverage.queries import places
from coverage.queries import sources as papers
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import RegionRow, TargetRow


class Choosable(Struct, frozen=True):
    """A current target and its number. in_force: applies now, by choice or by the order of documents."""

    id: int
    target: TargetRow
    in_force: bool


class ChoiceYear(Struct, frozen=True):
    """A year with its targets; why: of the standing choice, "" without one."""

    year: int
    options: tuple[Choosable, ...]
    why: str


class ChoicePage(Struct, frozen=True):
    region: RegionRow
    years: tuple[ChoiceYear, ...]
    sources: Mapping[int, SourceRow]


def choice_page(code: str, release: ReleaseRow) -> ChoicePage:
    """Years with more than one target, the newest first; a year with one has nothing to choose. Four queries.

    Raises NoSuchRegion.
    """
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    targets = papers.targets(code, release)
    numbers = Target.objects.known_in(release.number).of_regions([code])
    ids = numbers.order_by("region_id", "year", "document", "source_id").values_list("pk", flat=True)
    pairs = list(zip(ids, targets, strict=True))
    years = []
    for year in sorted({target.year for target in targets}, reverse=True):
        own = [(pk, target) for pk, target in pairs if target.year == year]
        if len(own) < 2:
            continue
        used = target_in_force([target for _, target in own])
        options = tuple(Choosable(pk, target, _in_force(target, used)) for pk, target in own)
        years.append(ChoiceYear(year, options, used.override if used else ""))
    sources = papers.sources({number for target in targets for number in target.source_ids})
    return ChoicePage(region, tuple(years), sources)


def _in_force(target: TargetRow, used: TargetRow | None) -> bool:
    if used is None or used.document != target.document:
        return False
    return bool(target.override) or not used.override
