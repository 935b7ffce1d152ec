"""All figures of a region, oldest to newest: a chart, a table, files."""

from collections.abc import Mapping
from urllib.parse import urlencode

from msgspec import Struct

from coverage.actions.pages import agreed_for, meetings
from coverage.calculations.change.trend import Change, changes
from coverage.queries import figures, places, sources
from coverage.queries.errors import NoSuchRegion
from coverage.queries.releases import ReleaseRow
from coverage.queries.shown import chosen_month, source_ids
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, carried
from coverage.rows.figures import CoverageRow, RegionRow, TargetRow
from coverage.rows.periods import month_end
from coverage.rows.records import MeetingRow
from coverage.targets.pages.matrix import target_matrix


class SeriesPage(Struct, frozen=True):
    """Every figure of one region in the asked segment and basis.

    history: its points with their changes, oldest first; targets: those measured against, one a year.
    """

    region: RegionRow
    parent: RegionRow | None
    asked: Asked
    release: ReleaseRow
    history: tuple[Change, ...]
    targets: tuple[TargetRow, ...]
    meetings: tuple[MeetingRow, ...]
    sources: Mapping[int, SourceRow]

    @property
    def points(self) -> tuple[CoverageRow, ...]:
        """The history's lines alone."""
        return tuple(change.row for change in self.history)

    @property
    def newest_first(self) -> tuple[Change, ...]:
        return self.history[::-1]

    @property
    def suffix(self) -> str:
        """What links to pages of figures carry on."""
        return carried(self.asked)

    @property
    def api_query(self) -> str:
        """The query string that asks the API for the same series."""
        query = {"segment": str(self.asked.segment), "basis": str(self.asked.basis)}
        if not self.release.is_newest:
            query["release"] = str(self.release.number)
        return f"?{urlencode(query)}"


def series_page(code: str, asked: Asked, release: ReleaseRow) -> SeriesPage:
    """All figures of one place up to the month asked for. Raises NoSuchRegion, NoSuchMonth."""
    region = places.region_row(code)
    if region is None:
        raise NoSuchRegion(code)
    until, month = month_end(asked.month) if asked.month else None, chosen_month(asked, release)
    history = figures.history(region, release, asked, until=until)
    targets = target_matrix(sources.targets(code, release), asked.document).used
    return SeriesPage(
        region=region,
        parent=places.region_row(region.parent_code) if region.parent_code else None,
        asked=asked,
        release=release,
        history=tuple(changes(history)),
        targets=tuple(targets),
        meetings=meetings(agreed_for(code, until, month)),
        sources=sources.sources(
            {*source_ids(history), *(n for target in targets for n in target.source_ids)}
        ),
    )
