"""Links that narrow a list to the regions that stand so against their target."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.calculations.against_target import Stand, against_target, stand
from coverage.questions.asked import STANDS
from coverage.rows.figures import CoverageRow


class Chip(Struct, frozen=True):
    """A choice of regions: its name, how many they are, the address that shows them, whether it does now."""

    name: str
    count: int
    address: str
    current: bool


def chips(
    rows: Sequence[CoverageRow], chosen: Stand | None, address: Callable[[str | None], str]
) -> tuple[Chip, ...]:
    """All regions, then each group that has any; nothing where no region can be measured.

    rows: of the whole list; address: the query string of the page with a group's word, None for all.
    """
    found = against_target(rows)
    if found.regions == found.unknown and chosen is None:
        return ()
    groups = (
        (_("Di bawah target"), Stand.BELOW, found.below),
        (_("Target tercapai"), Stand.REACHED, found.reached),
        (_("Belum dapat dipastikan"), Stand.UNSURE, found.unsure),
        (_("Tanpa target"), Stand.UNKNOWN, found.unknown),
    )
    words = {group: word for word, group in STANDS.items()}
    listed = [
        Chip(name, count, address(words[group]), group == chosen)
        for name, group, count in groups
        if count or group == chosen
    ]
    return (Chip(_("Semua"), len(rows), address(None), chosen is None), *listed)


def narrowed(rows: Sequence[CoverageRow], chosen: Stand | None) -> tuple[CoverageRow, ...]:
    """The rows of a group; all of them when none is chosen. Ranks stay those among all."""
    return tuple(row for row in rows if chosen is None or stand(row) == chosen)
