"""The programmes of a region and of what lies in it, in short."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from msgspec import Struct

from coverage.calculations.programmes.data_chain import DataChain, data_chains
from coverage.programmes.questions.programmes import ECOSYSTEMS
from coverage.queries import records
from coverage.queries.releases import ReleaseRow
from coverage.rows.records import ProgrammeRow, VillageRow

MOST = 6  # rows of each kind on a region's page; the page of programmes has all


class RegionProgrammes(Struct, frozen=True):
    """rows, villages: the newest first, the region's own before those in it; what only announces something
    comes last. count: with benefits paid.
    """

    code: str
    rows: tuple[ProgrammeRow, ...]
    villages: tuple[VillageRow, ...]
    count: int

    @property
    def shown(self) -> tuple[ProgrammeRow, ...]:
        return self.rows[:MOST]

    @property
    def shown_villages(self) -> tuple[VillageRow, ...]:
        return self.villages[:MOST]

    @property
    def chains(self) -> tuple[DataChain, ...]:
        """Whose data changed over time, P3KE to DTSEN; of the first regions and groups."""
        return data_chains(self.rows)[:MOST]

    @property
    def ecosystems(self) -> tuple[tuple[str, int], ...]:
        """Those of the three of which documents say something here, with the count of lines."""
        counted = Counter(row.ecosystem for row in self.rows) + Counter(desa=len(self.villages))
        return tuple((word, counted[word]) for word in ECOSYSTEMS if counted[word])

    @property
    def source_ids(self) -> set[int]:
        """The documents that the shown rows come from."""
        return {row.source_id for row in self.shown} | {row.source_id for row in self.shown_villages}


def region_programmes(
    code: str, below: Collection[str], until: date | None, release: ReleaseRow
) -> RegionProgrammes:
    """What a release knows of programmes here. Three queries.

    below: codes of the regencies of a province, empty for others; until: the last day, None for all.
    """
    codes = [code, *below]

    def known(rows: Any) -> list[Any]:
        kept = [row for row in rows if until is None or row.as_of is None or row.as_of <= until]
        return sorted(kept, key=_place)

    def _place(row: Any) -> tuple[Any, ...]:
        said = getattr(row, "has_figures", True)
        return (not said, row.region_code != code, -(row.as_of or date.min).toordinal())

    rows, villages = known(records.programmes(release, codes)), known(records.villages(release, codes))
    benefits = known(records.benefits(release, codes))
    count = len(rows) + len(villages) + len(benefits)
    return RegionProgrammes(code, tuple(rows), tuple(villages), count)
