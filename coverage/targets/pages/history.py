"""/wilayah/<code>/target/riwayat/: every target of a region, and what each release did to them."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from coverage.queries import places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.queries.target_history import TargetEvent, target_events
from coverage.rows.figures import RegionRow, TargetRow
from coverage.targets.pages.matrix import TargetMatrix, target_matrix


class TargetHistoryPage(Struct, frozen=True, dict=True):
    """A region's targets as a release knows them, and how they came about, newest first."""

    region: RegionRow
    release: ReleaseRow
    targets: tuple[TargetRow, ...]
    events: tuple[TargetEvent, ...]
    sources: Mapping[int, SourceRow]

    @cached_property
    def target_matrix(self) -> TargetMatrix:
        return target_matrix(self.targets)


def target_history_page(code: str, release: ReleaseRow) -> TargetHistoryPage:
    """The targets of one region. Five queries. Raises NoSuchRegion."""
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    targets = tuple(sources.targets(code, release))
    events = tuple(target_events(code, release))
    ids = {number for target in targets for number in target.source_ids}
    sides = [side for event in events for side in (event.former, event.new) if side is not None]
    ids |= {number for side in sides for number in side.source_ids}
    return TargetHistoryPage(region, release, targets, events, sources.sources(ids))
