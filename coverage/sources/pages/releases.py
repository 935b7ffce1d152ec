"""What a release changed: figures, contradictions, ranks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from coverage.audit.queries.conflicts import Contradiction, settled_in
from coverage.calculations.change.rank_changes import RankChange, RankChanges, rank_changes
from coverage.calculations.change.rank_moves import speaking
from coverage.calculations.settling import potential_key, snapshot_key, target_key
from coverage.queries import changes as change_queries
from coverage.queries import figures, places, published_for, releases, sources
from coverage.queries.changes import PER_PAGE
from coverage.queries.errors import NoSuchRelease
from coverage.queries.releases import ReleaseRow
from coverage.queries.sources import SourceRow
from coverage.questions.asked import Asked, RankingQuestion
from coverage.questions.paging import Pages
from coverage.review.pages.records import RecordChange, released_changes
from coverage.rows.figures import CoverageRow, RegionRow
from coverage.rows.periods import window
from regions.codes import NATION

KEYS = {"snapshot": snapshot_key, "potential": potential_key, "target": target_key}
MOST_MOVED = 100  # listed; the rest is counted
NOTHING_MOVED = RankChanges((), (), ())


class Decided(Struct, frozen=True):
    """A contradiction that a release settled. now: the figure since then, None when none of the sides is."""

    contradiction: Contradiction
    now: dict[str, Any] | None
    notes: str


class ReleasePage(Struct, frozen=True):
    """What one release changed. before: the release before it, None for the first.

    settled: contradictions it ended; ranks: in its newest month, against the release before; moved_rows: the
    figures of those that moved, before and now.
    asked: page of the list of changes; regions, sources: those of what is listed. records: programmes, plans
    and choices, by region code.
    """

    release: ReleaseRow
    before: ReleaseRow | None
    changes: change_queries.ReleaseChanges
    settled: Sequence[Decided]
    ranks: RankChanges
    moved_rows: Mapping[str, tuple[CoverageRow, CoverageRow]]
    sources: Mapping[int, SourceRow]
    regions: Mapping[str, RegionRow]
    records: Sequence[tuple[str, RecordChange]] = ()
    asked: int = 1

    @property
    def pages(self) -> Pages:
        return Pages(self.asked, self.total, PER_PAGE)

    @property
    def counts(self) -> list[tuple[str, int, int, int]]:
        """Added, replaced and ended rows of each kind."""
        changes = self.changes
        return [
            (kind, changes.added[kind], changes.replaced[kind], changes.ended[kind]) for kind in changes.added
        ]

    @property
    def moved(self) -> Sequence[RankChange]:
        """The moves that are listed: provinces first."""
        return self.ranks.moved[:MOST_MOVED]

    @property
    def total(self) -> int:
        return self.changes.total


def release_page(number: int, asked: int = 1) -> ReleasePage:
    """What a release changed; asked: which page of its changes, from 1, the last one for a number behind it.

    Some fifty queries, whatever the count of changes. Raises NoSuchRelease.
    """
    release = releases.release_row(number)
    if release is None:
        raise NoSuchRelease(number)
    before = releases.release_row(number - 1) if number > 1 else None
    changes = change_queries.release_changes(number, (asked - 1) * PER_PAGE)
    if not changes.listed and asked > 1:
        return release_page(number, Pages(asked, changes.total, PER_PAGE).number)
    settled = _settled(release)
    ranks, moved_rows = _ranks(release, before) if before else (NOTHING_MOVED, {})
    sides = [side for one in settled for side in one.contradiction.sides]
    ids = {source for change in changes.listed for source in change.source_ids}
    ids |= {side.source_id for side in sides if side.source_id is not None}
    codes = {change.region_code for change in changes.listed}
    codes |= {one.contradiction.region_code for one in settled}
    codes |= {code for one in ranks.moved[:MOST_MOVED] for code in (one.code, one.group)}
    codes |= {*ranks.joined[:MOST_MOVED], *ranks.left[:MOST_MOVED]}
    records = released_changes(number)
    codes |= {code for code, _change in records}
    regions = {row.code: row for row in places.region_list(sorted(codes))}
    return ReleasePage(
        release, before, changes, settled, ranks, moved_rows, sources.sources(ids), regions, records, asked
    )


def _settled(release: ReleaseRow) -> list[Decided]:
    """The contradictions a release settled. Eight queries, four without any."""
    ended = settled_in(release.number)
    if not ended:
        return []
    sides = [side for one in ended for side in one.sides]
    now = published_for.published_for(sides, release)
    notes = published_for.entered_notes({one.region_code for one in ended}, release.number)
    return [
        Decided(one, _now(one, now), notes.get((one.region_code, one.as_of or one.year), "")) for one in ended
    ]


def _now(one: Contradiction, now: Mapping[Any, dict[str, Any] | None]) -> dict[str, Any] | None:
    keys = (KEYS[one.kind](side) for side in one.sides)
    return next((now[one.kind, key] for key in keys if (one.kind, key) in now), None)


def _ranks(release: ReleaseRow, before: ReleaseRow) -> tuple[RankChanges, Mapping[str, Any]]:
    """Provinces among provinces, regencies within their province. Six queries, more for old releases.

    With the figures of those that moved, before and now.
    """
    month = release.newest_month
    if month is None:
        return NOTHING_MOVED, {}
    asked = Asked(month=month)
    provinces = places.regions_asked(RankingQuestion(asked, "province"), month)
    regencies = places.regions_asked(RankingQuestion(asked, "regency"), month)
    groups = dict.fromkeys(provinces, NATION)
    groups |= {code: row.parent_code or NATION for code, row in regencies.items()}
    regions = {**provinces, **regencies}
    now, then = (_speaking(figures.known_by(regions, one, asked, month), month) for one in (release, before))
    found = rank_changes(
        {code: row.coverage_ratio or 0.0 for code, row in now.items()},
        {code: row.coverage_ratio or 0.0 for code, row in then.items()},
        groups,
    )
    return found, {one.code: (then[one.code], now[one.code]) for one in found.moved}


def _speaking(found: Mapping[str, CoverageRow], month: date) -> dict[str, CoverageRow]:
    """Those with a share that speaks for the month."""
    return {row.region.code: row for row in speaking(found.values(), window(month)[0])}
