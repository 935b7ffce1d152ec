"""The first page: Indonesia against each target, who moved, what is new, how complete the figures are."""

from msgspec import Struct
from msgspec.structs import replace

from coverage.places.pages.region import RegionPage, region_page
from coverage.queries import places, releases
from coverage.queries.peers import NATION, former_rows
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import Asked, RegionView
from coverage.rows.figures import CoverageRow, TargetRow

MOST_MOVED = 5  # a judgement: the others stand in the ranking


class Measured(Struct, frozen=True):
    """A target and the shown figure against it; line: None where one of the two has no share."""

    target: TargetRow
    used: bool
    line: CoverageRow | None


class Moved(Struct, frozen=True):
    """A province whose figure a release changed; former: its line in the release before, if any."""

    row: CoverageRow
    former: CoverageRow | None


class HomePage(Struct, frozen=True):
    """region: Indonesia's own page. before: the release before; moved: since then, the widest change first.

    regencies: how many regencies and cities have any figure, and of how many.
    """

    region: RegionPage
    before: ReleaseRow | None
    moved: tuple[Moved, ...]
    regencies: tuple[int, int]

    @property
    def measured(self) -> tuple[Measured, ...]:
        """The targets of the figure's year and of later ones, each against the figure."""
        row, used = self.region.row, set(self.region.targets_used)
        year = row.as_of.year if row.as_of else self.region.month.year
        found = [target for target in self.region.targets if target.year >= year]
        found.sort(key=lambda one: (one.year, one not in used, not one.document, one.document))
        return tuple(Measured(target, target in used, _against(row, target)) for target in found)

    @property
    def first_moved(self) -> tuple[Moved, ...]:
        return self.moved[:MOST_MOVED]


def home_page(asked: Asked, release: ReleaseRow, view: RegionView) -> HomePage:
    """Indonesia's page with what changed since the release before. Raises NoSuchMonth."""
    page = region_page(NATION, asked, release, view)
    before = releases.release_row(release.number - 1) if release.number > 1 else None
    known = [code for code in places.reported(release) if "." in code]
    return HomePage(
        page, before, tuple(_moved(page, before)) if before else (), (len(known), places.regency_count())
    )


def _against(row: CoverageRow, target: TargetRow) -> CoverageRow | None:
    """The line as if this target were the one in force."""
    if row.coverage_ratio is None or target.target_ratio is None:
        return None
    points = (float(target.target_ratio) - row.coverage_ratio) * 100
    return replace(
        row,
        target_ratio=float(target.target_ratio),
        target_decimals=target.target_decimals or 0,
        target_year=target.year,
        target_document=target.document,
        gap_to_target_points=points,
        gap_to_target_people=None,
    )


def _moved(page: RegionPage, before: ReleaseRow) -> list[Moved]:
    """The provinces whose share is not what the release before had for the list's month."""
    if page.below is None:
        return []
    ranked = [row for row in page.below.rows if row.rank is not None]
    then = former_rows(page.below, before)
    found = [Moved(row, _with_share(then.get(row.region.code))) for row in ranked]
    moved = [one for one in found if not one.former or one.former.coverage_ratio != one.row.coverage_ratio]
    return sorted(moved, key=_width, reverse=True)


def _with_share(row: CoverageRow | None) -> CoverageRow | None:
    return row if row and row.coverage_ratio is not None else None


def _width(one: Moved) -> float:
    """How far a figure moved; one without a former stands behind those that moved."""
    if one.former is None:
        return -1.0
    return abs((one.row.coverage_ratio or 0.0) - (one.former.coverage_ratio or 0.0))
