"""The values in the cells of a pasted table, and what its columns are by them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from coverage.parsing.prose.columns import Column, Heading
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.grid import Cell
from coverage.parsing.prose.numbers import read_people

_SHARE = re.compile(r"(?P<whole>\d{1,3})(?:[.,](?P<part>\d{1,2})|,(?P<long>\d{3,4}))?\s?%?")
_COLUMNS = {Heading.POTENTIAL: Kind.POTENTIAL, Heading.ACTIVE: Kind.ACTIVE, Heading.PROGRESS: Kind.ACTIVE}
_SHARES = {
    Heading.COVERAGE: Kind.COVERAGE,
    Heading.TARGET: Kind.TARGET_SHARE,
    Heading.ATTAINMENT: Kind.ATTAINMENT,
    Heading.PROGRESS: Kind.COVERAGE,
    Heading.ACTIVE: Kind.COVERAGE,
}
_PEOPLE = {**_COLUMNS, Heading.TARGET: Kind.TARGET_PEOPLE, Heading.GAP: Kind.GAP, Heading.RANK: Kind.RANK}
_OTHERS = {Heading.MONEY: Kind.MONEY, Heading.UNKNOWN: Kind.UNREAD, Heading.CATEGORY: Kind.CATEGORY}
MOSTLY = Decimal("0.8")  # a judgement: one typing error in five rows does not hide what a column is

Values = Sequence[Decimal | int | None]


def share(cell: Cell) -> tuple[Decimal, int] | None:
    """Per cent as printed and its decimals; None when the cell is no percentage."""
    match = _SHARE.fullmatch(cell.text.strip())
    if match is None:
        return None
    part = match["part"] or match["long"] or ""
    return Decimal(f"{match['whole']}.{part or 0}"), len(part)


def people(cell: Cell) -> int | None:
    """Whole people; None when the cell is no count."""
    return read_people(cell.text.strip())[0] if "%" not in cell.text and "Rp" not in cell.text else None


def values(cells: Sequence[Cell], shares: bool) -> Values | None:
    """The cells of a column as shares or as people, None for a blank; None when one of them is neither."""
    read: list[Decimal | int | None] = []
    for cell in cells:
        told = share(cell) if shares else people(cell)
        if told is None and not cell.blank:
            return None
        read.append(told[0] if isinstance(told, tuple) else told)
    return read


def kind_of(column: Column, cells: Sequence[Cell]) -> Kind | None:
    """What a headed column is by its cells; None when they cannot be what the heading says."""
    told = column.heading
    if told in _OTHERS:
        return _OTHERS[told]
    marked = any("%" in cell.text for cell in cells)
    small = values(cells, shares=True) is not None
    if told in (Heading.POTENTIAL, Heading.GAP, Heading.RANK, Heading.ACTIVE) and not marked:
        return _PEOPLE[told] if values(cells, shares=False) is not None else None
    if told == Heading.GAP and small:
        return Kind.UNPROTECTED_SHARE if re.search(r"\bbelum|\btidak", column.words, re.I) else Kind.UNREAD
    if told in _SHARES and small:
        return _SHARES[told]
    counted = not marked and values(cells, shares=False) is not None
    return _PEOPLE.get(told) if counted else None


def agree(wholes: Values, parts: Values, shares: Values, decimals: int) -> bool:
    """Whether part of whole is the printed share, in most rows and in two at least."""
    # Half of the last digit printed, and a little room for quotients that end in a 5.
    half = Decimal(1).scaleb(-decimals) / 2 + Decimal("0.0001")
    tried = held = 0
    for whole, part, printed in zip(wholes, parts, shares, strict=True):
        if whole and part is not None and printed is not None:
            tried += 1
            held += abs(Decimal(part) / Decimal(whole) * 100 - printed) <= half
    return tried >= 2 and held >= MOSTLY * tried


def least_decimals(cells: Sequence[Cell]) -> int:
    """The fewest decimals that the shares of a column are printed with."""
    return min((told[1] for told in map(share, cells) if told), default=0)


def progress(cells: Sequence[Cell], known: Mapping[Kind, Sequence[Cell]]) -> Kind:
    """What a column headed only "%" or "capaian" is a share of: all workers, or the target."""
    active = values(known.get(Kind.ACTIVE, ()), shares=False)
    told = values(cells, shares=True)
    if not active or told is None:
        return Kind.COVERAGE
    for kind, meaning in ((Kind.POTENTIAL, Kind.COVERAGE), (Kind.TARGET_PEOPLE, Kind.ATTAINMENT)):
        wholes = values(known.get(kind, ()), shares=False)
        if wholes and agree(wholes, active, told, least_decimals(cells)):
            return meaning
    return Kind.UNREAD if Kind.TARGET_PEOPLE in known else Kind.COVERAGE
