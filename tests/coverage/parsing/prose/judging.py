"""Reading a text in tests, and comparing what was found with a key made by hand."""

import csv
from functools import cache

from msgspec import Struct

from coverage.parsing.prose import FIGURES, Found, Kind, Reading, read_prose
from regions.names import AliasRow, NameIndex, RegionName
from tests.coverage.parsing.prose.key import ANY, Figure


@cache
def names() -> NameIndex:
    """All regions, from the files."""
    with open("fixtures/regions/regions.csv") as file:
        regions = [RegionName(row["code"], row["name"]) for row in csv.DictReader(file)]
    with open("fixtures/regions/aliases.csv") as file:
        aliases = [AliasRow(row["code"], row["alias"], row["type"]) for row in csv.DictReader(file)]
    return NameIndex.build(regions, aliases)


def read(text: str) -> Reading:
    return read_prose(text, names())


def figures(text: str) -> list[Found]:
    """What is produced: everything that claims to be a figure."""
    return [found for found in read(text).found if found.kind in FIGURES]


class Score(Struct, frozen=True):
    """missed: of the key; wrong: read and not in the key; right: read as the key has it."""

    missed: tuple[Figure, ...]
    wrong: tuple[Found, ...]
    right: int
    listed: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.listed if self.listed else 1.0

    @property
    def wrong_share(self) -> float:
        produced = self.right + len(self.wrong)
        return len(self.wrong) / produced if produced else 0.0


def score(text: str, key: list[Figure]) -> Score:
    """How a text was read: meaning, region, value, time, group and document must all be those of the key."""
    produced = figures(text)
    right = [found for found in produced if any(_is(found, figure) for figure in key)]
    wrong = tuple(found for found in produced if found not in right)
    missed = tuple(figure for figure in key if not any(_is(found, figure) for found in produced))
    return Score(missed, wrong, len(right), len(key))


def _is(found: Found, figure: Figure) -> bool:
    return (
        found.region == figure.region
        and found.kind == figure.kind
        and _value(found) == figure.value
        and figure.when in (ANY, _when(found))
        and bool(found.group) == figure.group
        and found.document == figure.document
    )


def _value(found: Found) -> str:
    if found.kind == Kind.RANK:
        return f"{found.value}/{found.of}" if found.of else str(found.value)
    if found.decimals is not None:
        return f"{found.value:.{found.decimals}f}"
    return str(found.value)


def _when(found: Found) -> str:
    if found.kind in (Kind.TARGET_SHARE, Kind.TARGET_PEOPLE):
        return str(found.year or "")
    if found.day is None:
        return ""
    length = {"day": 10, "month": 7, "year": 4}[found.day.precision]
    return found.day.value.isoformat()[:length]
