"""What a release changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from coverage import queries
from coverage.pages.missing import NoSuchRelease
from coverage.queries import ReleaseRow, SourceRow
from coverage.rows import RegionRow


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
