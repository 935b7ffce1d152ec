"""How many people a target stands for in the cascade: as printed, else its share of the potential."""

from msgspec import Struct

from coverage.calculations.gaps import heads_of_share
from coverage.rows.figures import CoverageRow, TargetRow


class TargetHeads(Struct, frozen=True):
    """People of a target, None when nobody can say. computed: from its share, not printed by its document."""

    people: int | None = None
    computed: bool = False


def target_heads(target: TargetRow | None, row: CoverageRow | None) -> TargetHeads:
    """The people of a target in force: printed, else share × the potential of the shown line, halves up.

    row: the region's line, None or without a potential when it has none: then only printed people count.
    Source: docs/methods-status.md, "Target berjenjang".
    """
    if target is None:
        return TargetHeads()
    if target.target_people is not None:
        return TargetHeads(target.target_people)
    potential = row.potential_workers if row is not None else None
    if target.target_ratio is None or potential is None:
        return TargetHeads()
    return TargetHeads(heads_of_share(target.target_ratio, potential), computed=True)
