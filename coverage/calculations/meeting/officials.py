"""The table officials meet over: each region against its target, with the band its attainment falls into."""

from collections.abc import Iterable

from msgspec import Struct

from coverage.calculations.pace.status import NOT_ENOUGH_DATA, level
from coverage.calculations.ranking import ranked_count
from coverage.calculations.schemes import Scheme
from coverage.rows.figures import CoverageRow, Unranked


class OfficialLine(Struct, frozen=True):
    """One line of the table. number: its place in the table, None for a sum or a region above the others.

    target_people: the target in people, target share × potential of the shown coverage; where that cannot be
    computed the heads the document prints, then target_is_printed. band: of the attainment, REACHED when the
    target is, UNSURE where nobody can say, None without one.
    """

    number: int | None
    row: CoverageRow
    target_people: int | None
    target_is_printed: bool
    band: str | None

    @property
    def has_figures(self) -> bool:
        """Whether the row's own figures may be shown: not while documents contradict each other."""
        row = self.row
        return row.unranked_reason != Unranked.CONFLICT and row.as_of is not None


def official_line(row: CoverageRow, bands: Scheme | None, number: int | None = None) -> OfficialLine:
    """A row as a line. bands: the thresholds in force, None when there are none."""
    people, printed = _target_people(row)
    return OfficialLine(number, row, people, printed, _band(row, bands))


def official_lines(rows: Iterable[CoverageRow], bands: Scheme | None) -> tuple[OfficialLine, ...]:
    """Numbered lines in the order of the rows: ranked first, then the unranked."""
    return tuple(official_line(row, bands, number) for number, row in enumerate(rows, 1))


def ranked_lines(lines: Iterable[OfficialLine]) -> int:
    """How many of the lines have a rank."""
    return ranked_count([line.row for line in lines])


def _target_people(row: CoverageRow) -> tuple[int | None, bool]:
    if row.gap_to_target_people is not None and row.active_participants is not None:
        return row.active_participants + row.gap_to_target_people, False
    return row.target_people, row.target_people is not None


def _band(row: CoverageRow, bands: Scheme | None) -> str | None:
    if bands is None or row.unranked_reason not in (None, Unranked.STALE):
        return None
    found = level(row, bands)
    if found.code == NOT_ENOUGH_DATA:
        return None
    return found.code
