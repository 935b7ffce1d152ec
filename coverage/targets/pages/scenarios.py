"""/entri/skenario/: draft targets of a province, for those who enter or check there; never for readers."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from msgspec import Struct

from coverage.calculations.targets.allocation import Spread
from coverage.models import Scenario
from coverage.models.columns import region_rows
from coverage.queries.errors import NoSuchRegion
from coverage.queries.places import region_row
from coverage.rows.figures import RegionRow
from coverage.targets.pages.cascade import CascadePage
from coverage.targets.questions import SPREADS
from coverage.targets.services.scenarios import ScenarioPart, parts_of
from regions.models import Region


class ScenarioRow(Struct, frozen=True):
    """A scenario in the list. submission: the one it was sent on as; own: whether it is the reader's."""

    id: int
    name: str
    year: int
    method: str
    people: int
    created_by: str
    created_at: datetime
    submission: int | None
    own: bool


class ScenariosPage(Struct, frozen=True):
    """A province's scenarios, newest first; proposed: what the address spreads and may be kept."""

    region: RegionRow
    rows: tuple[ScenarioRow, ...]
    proposed: CascadePage | None


class ScenarioPage(Struct, frozen=True):
    """One scenario with its regencies by code."""

    region: RegionRow
    scenario: ScenarioRow
    parts: tuple[ScenarioPart, ...]
    regions: Mapping[str, RegionRow]

    @property
    def query(self) -> str:
        """The address that shows it as a cascade: everything kept as it stands."""
        words = {str(spread): word for word, spread in SPREADS.items()}
        asked = {
            "tahun": self.scenario.year,
            "cara": words[self.scenario.method],
            "jumlah": self.scenario.people,
        }
        return f"?{urlencode(asked | {f't{part.code}': part.heads for part in self.parts})}"

    @property
    def lines(self) -> tuple[tuple[RegionRow | None, ScenarioPart], ...]:
        return tuple((self.regions.get(part.code), part) for part in self.parts)

    @property
    def total(self) -> int:
        return sum(part.heads for part in self.parts)


def scenarios_page(code: str, reader: int, proposed: CascadePage | None) -> ScenariosPage:
    """A province's scenarios. Two queries. Raises NoSuchRegion."""
    region = region_row(code)
    if region is None or region.level == "regency":
        raise NoSuchRegion(code)
    found = Scenario.objects.filter(region=code).select_related("created_by")
    return ScenariosPage(region, tuple(_row(scenario, reader) for scenario in found), proposed)


def scenario_page(scenario: Scenario, reader: int) -> ScenarioPage:
    """One scenario. Two queries."""
    region = region_row(scenario.region_id)
    assert region is not None  # it is stored
    parts = parts_of(scenario.rows)
    regions = region_rows(Region.objects.filter(pk__in=[part.code for part in parts]))
    return ScenarioPage(region, _row(scenario, reader), parts, regions)


def proposed_parts(page: CascadePage) -> tuple[Spread, tuple[ScenarioPart, ...]]:
    """What the first way of a cascade gives every regency. Raises LookupError when some get nothing."""
    way = page.first
    if way is None or not way.is_whole:
        raise LookupError("nothing was spread")
    potentials = {line.region.code: line.row.potential_workers for line in page.lines}
    parts = (
        ScenarioPart(found.code, found.heads, found.locked, potentials[found.code])
        for found in way.allotments.values()
    )
    return way.spread, tuple(parts)


def _row(scenario: Scenario, reader: int) -> ScenarioRow:
    return ScenarioRow(
        scenario.pk,
        scenario.name,
        scenario.year,
        scenario.method,
        scenario.people,
        str(scenario.created_by),
        scenario.created_at,
        scenario.submission_id,
        scenario.created_by_id == reader,
    )
