"""The invented data set as histories, settled in plain Python: what its releases show, without a database."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import count

from msgspec.structs import replace

from coverage.calculations import settling
from coverage.calculations.assembling import coverage_rows
from coverage.demo.growth import Place
from coverage.demo.loading import POPULATION
from coverage.demo.releases import invented_releases
from coverage.demo.seed import read_seed
from coverage.rows.figures import Basis, CoverageRow, RegionRow, Segment, StatementRow
from regions.codes import kind_of, level_of, parent_code
from regions.importing import FIXTURES
from regions.parsing import read_region_files

KINDS = (
    (settling.snapshot_key, settling.settle_snapshot, settling.snapshot_of),
    (settling.potential_key, settling.settle_potential, settling.potential_of),
    (settling.target_key, settling.settle_target, settling.target_of),
)


@cache
def demo_histories() -> dict[str, list[CoverageRow]]:
    """All participants by domicile of every region in the last release, oldest first, with their targets.

    Settled once a process; nobody changes what is handed out.
    """
    files = read_region_files(FIXTURES)
    places = [
        Place(row.code, row.name, row.level, row.province_id, row.population or POPULATION)
        for row in files.regions.values()
    ]
    releases = [_counted(release.rows) for release in invented_releases(read_seed(), places)]
    snapshots, potentials, targets = (_settled(releases, *kind) for kind in KINDS)
    snapshots.sort(key=lambda row: row.as_of)
    regions = {
        place.code: RegionRow(
            place.code, place.name, level_of(place.code), kind_of(place.code), parent_code(place.code)
        )
        for place in places
    }
    found: dict[str, list[CoverageRow]] = {code: [] for code in regions}
    for row in coverage_rows(regions, snapshots, potentials, targets):
        found[row.region.code].append(row)
    return found


def _counted(rows: Iterable[StatementRow]) -> list[StatementRow]:
    return [row for row in rows if row.segment == Segment.TOTAL and row.basis == Basis.DOMICILE]


def _settled(releases, key, settle, made):
    """The fact of each key after the last release. A source that prints a key again later corrects itself."""
    stated, support, number = defaultdict(list), defaultdict(set), count(1)
    for release in releases:
        fresh = defaultdict(list)
        for row in release:
            if (place := key(row)) is not None:
                fresh[place].append(replace(row, id=next(number)))
        for place, rows in fresh.items():
            titles = {row.source_title for row in rows}
            stated[place] = [*(old for old in stated[place] if old.source_title not in titles), *rows]
            support[place] &= {row.id for row in stated[place]}
            support[place] = {row.id for row in settle(stated[place], support[place]).agreeing}
    return [
        made([row for row in rows if row.id in support[place]])
        for place, rows in stated.items()
        if support[place]
    ]
