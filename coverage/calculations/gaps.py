"""What is missing: to the target, and to everyone.

The field calls both of them "gap"; here each has its own name.
"""

from decimal import Decimal

from coverage.calculations.rounding import rounded


def heads_of_share(share: Decimal, workers: int) -> int:
    """People that a share of the workers stands for, whole heads, halves rounded up.

    share: as printed (0.3262), exact decimals so that no binary rounding moves a head.
    """
    return int(rounded(share * workers))


def gap_to_target_points(coverage: float | None, target: float | None) -> float | None:
    """Percentage points still missing to the target; negative once it is passed, None when unknown."""
    if coverage is None or target is None:
        return None
    return (target - coverage) * 100


def gap_to_target_people(target: Decimal | None, potential: int | None, active: int | None) -> int | None:
    """People still missing to the target: target share × potential − active; negative once it is passed.

    Head counts printed as the target are compared with this elsewhere, never used.
    Source: docs/methods.md, "Kesenjangan ke target".
    """
    if target is None or potential is None or active is None:
        return None
    return heads_of_share(target, potential) - active


def unprotected_people(potential: int | None, active: int | None) -> int | None:
    """Workers who are not active participants: potential − active; negative above a coverage of 1."""
    if potential is None or active is None:
        return None
    return potential - active
