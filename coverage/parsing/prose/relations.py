"""What the columns of a pasted table without headings are, by how their numbers fit together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from coverage.parsing.prose.cells import MOSTLY, Values, agree, least_decimals, values
from coverage.parsing.prose.found import Kind
from coverage.parsing.prose.grid import Block, Cell

WITHIN = 2  # people, for a gap to a share printed with two decimals


def columns_at(block: Block) -> list[Sequence[Cell]]:
    """The cells of a table, column by column."""
    return list(zip(*(row.cells for row in block.rows), strict=True))


def fitting(block: Block) -> list[Kind] | None:
    """The kinds of the columns when active, potential and coverage fit each other; None when none do.

    A column that takes part in nothing that fits stays unread.
    """
    columns = columns_at(block)
    shares = [at for at, cells in enumerate(columns) if any("%" in cell.text for cell in cells)]
    counts = [at for at in range(len(columns)) if at not in shares]
    for share in shares:
        told = values(columns[share], shares=True)
        for whole, part in permutations(counts, 2):
            wholes, parts = values(columns[whole], shares=False), values(columns[part], shares=False)
            if told and wholes and parts and agree(wholes, parts, told, least_decimals(columns[share])):
                kinds = [Kind.UNREAD] * len(columns)
                kinds[share], kinds[whole], kinds[part] = Kind.COVERAGE, Kind.POTENTIAL, Kind.ACTIVE
                _add_gaps(columns, kinds, counts, (wholes, parts))
                _add_target(columns, kinds, shares, counts, (wholes, parts))
                return kinds
    return None


def _add_gaps(
    columns: Sequence[Sequence[Cell]], kinds: list[Kind], counts: Sequence[int], known: tuple[Values, Values]
) -> None:
    for at in counts:
        told = values(columns[at], shares=False)
        if kinds[at] == Kind.UNREAD and told and _mostly(gap_to(*known, None), told):
            kinds[at] = Kind.GAP


def _add_target(
    columns: Sequence[Sequence[Cell]],
    kinds: list[Kind],
    shares: Sequence[int],
    counts: Sequence[int],
    known: tuple[Values, Values],
) -> None:
    """A second share is the target when heads of it, or the gap to it, stand beside."""
    for share in shares:
        targets = values(columns[share], shares=True)
        if kinds[share] != Kind.UNREAD or not targets:
            continue
        for at in counts:
            told = values(columns[at], shares=False)
            if kinds[at] != Kind.UNREAD or not told:
                continue
            if agree(known[0], told, targets, least_decimals(columns[share])):
                kinds[share], kinds[at] = Kind.TARGET_SHARE, Kind.TARGET_PEOPLE
            elif _mostly(gap_to(*known, targets), told):
                kinds[share], kinds[at] = Kind.TARGET_SHARE, Kind.GAP


def gap_to(potential: Values, active: Values, targets: Values | None) -> Values:
    """People missing to the target shares, or to all when there are none; None where one is blank."""
    aims = targets if targets is not None else [100] * len(potential)
    return [
        None
        if None in (whole, part, aim)
        else Decimal(whole or 0) * Decimal(aim or 0) / 100 - Decimal(part or 0)
        for whole, part, aim in zip(potential, active, aims, strict=True)
    ]


def _mostly(expected: Values, told: Values) -> bool:
    pairs = list(_pairs(expected, told))
    return len(pairs) >= 2 and sum(pairs) >= MOSTLY * len(pairs)


def _pairs(expected: Values, told: Values) -> Iterator[bool]:
    for one, other in zip(expected, told, strict=True):
        if one is not None and other is not None:
            # A judgement: a thousandth, for shares of whole per cents give no exact heads.
            yield abs(Decimal(one) - Decimal(other)) <= max(Decimal(WITHIN), abs(Decimal(one)) / 1000)


def meaning_of_gap(gap: Values, potential: Values, active: Values, targets: Values | None) -> str:
    """ "target" or "unprotected" as the numbers of the table say; "" when they say neither."""
    if _mostly(gap_to(potential, active, None), gap):
        return "unprotected"
    return "target" if targets is not None and _mostly(gap_to(potential, active, targets), gap) else ""
