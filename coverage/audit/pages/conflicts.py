"""What documents contradict each other about, and what was chosen."""

from collections.abc import Mapping

from msgspec import Struct

from coverage.audit.queries.conflicts import Contradiction, contradictions, settled
from coverage.queries import places, sources
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.rows.figures import RegionRow
from coverage.rows.scope import Scope


class ConflictsPage(Struct, frozen=True):
    """Contradictions that stand, and those that were settled. may_decide: codes the person decides on."""

    release: ReleaseRow
    standing: tuple[Contradiction, ...]
    settled: tuple[Contradiction, ...]
    regions: Mapping[str, RegionRow]
    sources: Mapping[int, SourceRow]
    may_decide: frozenset[str]


def conflicts_page(release: ReleaseRow, scope: Scope) -> ConflictsPage:
    """The contradictions of a release; decisions are offered on the newest only. Nine queries."""
    standing, ended = contradictions(release), settled(release)
    every = [*standing, *ended]
    codes = sorted({row.region_code for row in every})
    ids = {side.source_id for row in every for side in row.sides if side.source_id is not None}
    return ConflictsPage(
        release,
        tuple(standing),
        tuple(ended),
        {row.code: row for row in places.region_list(codes)},
        sources.sources(ids),
        frozenset(code for code in codes if release.is_newest and scope.may_review(code)),
    )
