"""The rows of fixtures/regions, read the plain way, for comparing."""

import csv

from regions.importing import FIXTURES
from regions.names import AliasRow, NameIndex, RegionName


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def full_index() -> NameIndex:
    return NameIndex.build(
        [RegionName(row["code"], row["name"]) for row in rows("regions.csv")],
        [AliasRow(row["code"], row["alias"], row["type"]) for row in rows("aliases.csv")],
    )
