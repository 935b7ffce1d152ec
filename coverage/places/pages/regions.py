"""All regions."""

from collections.abc import Set

from msgspec import Struct

from coverage.queries import places
from coverage.queries.releases import ReleaseRow
from coverage.questions.asked import PlacesQuestion
from coverage.rows.figures import RegionRow
from regions.names import match_key


class RegionsPage(Struct, frozen=True):
    """Provinces with their regencies, those that fit the question. reported: codes that have any figure."""

    question: PlacesQuestion
    groups: tuple[tuple[RegionRow, tuple[RegionRow, ...]], ...]
    provinces: tuple[RegionRow, ...]
    reported: Set[str]

    @property
    def regency_count(self) -> int:
        return sum(len(regencies) for _, regencies in self.groups)

    @property
    def is_filtered(self) -> bool:
        return self.question != PlacesQuestion()


def regions_page(question: PlacesQuestion, release: ReleaseRow) -> RegionsPage:
    """All of today's regions, or those whose name holds a text. Two queries."""
    tree = places.region_tree()
    groups = [
        (province, tuple(row for row in regencies if _fits(row, province, question)))
        for province, regencies in tree
        if question.province in (None, province.code)
    ]
    return RegionsPage(
        question,
        tuple((province, rows) for province, rows in groups if rows or _fits(province, province, question)),
        tuple(province for province, _ in tree),
        places.reported(release),
    )


def _fits(row: RegionRow, province: RegionRow, question: PlacesQuestion) -> bool:
    """A province whose name fits brings all its regencies."""
    if question.kind not in (None, row.kind):
        return False
    key = match_key(question.name)
    return key in match_key(row.official_name) or key in match_key(province.official_name)
