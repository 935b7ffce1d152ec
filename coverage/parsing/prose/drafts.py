"""Rows for the figures file out of what was found, one a region and day, one a target."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from coverage.parsing.prose.found import Draft, Found, Kind
from coverage.rows.figures import StatementRow

COLUMNS = {
    Kind.ACTIVE: "active_participants",
    Kind.POTENTIAL: "potential_workers",
    Kind.GAP: "gap_people",
    Kind.RANK: "rank",
    Kind.CATEGORY: "category",
    Kind.COVERAGE: "printed_ratio",
    Kind.TARGET_SHARE: "target_ratio",
    Kind.TARGET_PEOPLE: "target_people",
}
TARGETS = (Kind.TARGET_SHARE, Kind.TARGET_PEOPLE)
NO_YEAR = "tahun target tidak disebut"
NO_PLACE = "wilayahnya harus dipilih"


class _Building(Struct):
    key: tuple[Any, ...]
    values: dict[str, Any] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def takes(self, values: dict[str, Any]) -> bool:
        return all(self.values.get(name, value) == value for name, value in values.items())

    def add(self, found: Found, values: dict[str, Any]) -> None:
        self.values.update(values)
        self.found.append(found)


def build(found: Sequence[Found]) -> tuple[Draft, ...]:
    """The draft rows of a text. Figures of a group, changes and shares of a target make no row."""
    usable = _without_repeats([one for one in found if one.kind in COLUMNS and not one.group])
    dated = _gather([one for one in usable if one.kind not in TARGETS], _day_key)
    targets = _gather([one for one in usable if one.kind in TARGETS], _target_key)
    for target in list(targets):
        home = next((row for row in dated if _is_home(row, target, dated, targets)), None)
        if home is not None:
            for one in target.found:
                home.add(one, _values(one))
            targets.remove(target)
    rows = sorted([*dated, *targets], key=lambda row: min(one.start for one in row.found))
    return tuple(_draft(row, line) for line, row in enumerate(rows, 1))


def _without_repeats(found: Sequence[Found]) -> list[Found]:
    """A headline's undated share says again what the text dates; the dated one is enough."""
    dated = {(one.kind, one.regions, one.value, one.segment) for one in found if one.day or one.year}
    return [
        one
        for one in found
        if one.day or one.year or (one.kind, one.regions, one.value, one.segment) not in dated
    ]


def _gather(chosen: Sequence[Found], key: Any) -> list[_Building]:
    rows: list[_Building] = []
    by_key: dict[tuple[Any, ...], list[_Building]] = {}
    for one in chosen:
        same = by_key.setdefault(key(one), [])
        values = _values(one)
        row = next((row for row in same if row.takes(values)), None)
        if row is None:
            row = _Building(key(one))
            same.append(row)
            rows.append(row)
        row.add(one, values)
    return rows


def _day_key(one: Found) -> tuple[Any, ...]:
    return (one.regions, one.day, one.segment)


def _target_key(one: Found) -> tuple[Any, ...]:
    return (one.regions, one.year, one.document)


def _is_home(
    row: _Building, target: _Building, dated: Sequence[_Building], targets: Sequence[_Building]
) -> bool:
    """A target goes with its region's figures of the same year, when there is one such target and row."""
    regions, day, segment = row.key
    year = target.key[1]
    if regions != target.key[0] or day is None or day.value.year != year or segment != "TOTAL":
        return False
    rivals = [one for one in targets if one.key[0] == regions and one.key[1] == year]
    newest = max(other.key[1].value for other in dated if other.key[0] == regions and other.key[1])
    return (
        len(rivals) == 1
        and day.value == newest
        and row.takes({n: v for f in target.found for n, v in _values(f).items()})
    )


def _values(one: Found) -> dict[str, Any]:
    values: dict[str, Any] = {COLUMNS[one.kind]: one.value}
    if one.kind in (Kind.COVERAGE, Kind.TARGET_SHARE):
        values[COLUMNS[one.kind]] = Decimal(one.value) / 100
        values["printed_decimals" if one.kind == Kind.COVERAGE else "target_decimals"] = one.decimals
    if one.kind == Kind.RANK:
        values["rank_of"] = one.of
    if one.kind == Kind.GAP:
        values["gap_meaning"] = one.meaning
    if one.kind in TARGETS:
        values |= {"target_year": one.year, "target_document": one.document}
    return values


def _draft(building: _Building, line: int) -> Draft:
    first = building.found[0]
    row = StatementRow(first.region, segment=first.segment, line=line)
    day = next((one.day for one in building.found if one.kind not in TARGETS and one.day), None)
    if day is not None:
        row = replace(row, as_of=day.value, as_of_precision=day.precision)
    values = dict(building.values)
    if "category" in values:
        values["notes"] = f"category: {values['category']}"
    return Draft(replace(row, **values), first.regions, tuple(building.found), tuple(_doubts(building)))


def _doubts(building: _Building) -> Iterator[str]:
    said = [doubt for one in building.found for doubt in one.doubts]
    if not building.found[0].region:
        said.insert(0, NO_PLACE)
    if any(one.kind in TARGETS and one.year is None for one in building.found):
        said.append(NO_YEAR)
    yield from dict.fromkeys(said)
