"""Villages as a lever, and how many people of village institutions a printed share implies."""

from decimal import Decimal

from msgspec import Struct

from coverage.calculations.agreement import share_interval
from coverage.calculations.rounding import whole


class Implied(Struct, frozen=True):
    """A count that no document prints but two printed numbers imply: people, from low to high."""

    low: int
    high: int


def lever(villages: int | None, workers_per_village: int | None) -> int | None:
    """Workers protected once every village reaches its least number: villages × workers a village.

    Published case: 2.446 desa × 100 = 244.600. None when either is unknown.
    Source: docs/methods-status.md, "Ekosistem desa".
    """
    return None if villages is None or workers_per_village is None else villages * workers_per_village


def implied_people(unprotected: int | None, ratio: Decimal | None, decimals: int | None) -> Implied | None:
    """All people of whom `unprotected` remain when `ratio` are protected: unprotected ÷ (1 − ratio).

    ratio: as printed, with the decimals of its percentage, so it stands for all that rounds to it.
    Published case: 65.875 left at 33,02 % are 98.343 to 98.358. None when either is unknown or the share may
    be the whole. Source: docs/methods-status.md, "Ekosistem desa".
    """
    if unprotected is None or ratio is None:
        return None
    share = share_interval(ratio, decimals or 0)
    if share.high >= 1:
        return None
    return Implied(whole(unprotected / (1 - share.low)), whole(unprotected / (1 - share.high)))
