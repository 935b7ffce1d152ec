"""Flags of a file, a submission or a text by their severity."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from coverage.rows.figures import FlagRow, RegionRow, Severity

SHOWN_FLAGS = 200  # on one page; the rest is counted
SEVERITY_ORDER = (Severity.CONFLICT, Severity.WARNING, Severity.INFO)


class FlagGroup(Struct, frozen=True):
    """The flags of one severity with their regions. more: how many are not listed."""

    severity: str
    count: int
    flags: tuple[tuple[FlagRow, RegionRow], ...]

    @property
    def more(self) -> int:
        return self.count - len(self.flags)


def grouped(flags: Sequence[FlagRow], regions: Mapping[str, RegionRow]) -> tuple[FlagGroup, ...]:
    """Flags by severity, the gravest first; long lists are cut and say so."""
    groups = []
    for severity in SEVERITY_ORDER:
        found = tuple(flag for flag in flags if flag.severity == severity)
        if found:
            shown = tuple((flag, regions[flag.region_code]) for flag in found[:SHOWN_FLAGS])
            groups.append(FlagGroup(severity, len(found), shown))
    return tuple(groups)
