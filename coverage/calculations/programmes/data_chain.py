"""Which data a region chose its people from over time: one chain of dated rows (P3KE, then DTSEN)."""

from collections.abc import Iterable

from msgspec import Struct

from coverage.rows.records import ProgrammeRow


class DataChain(Struct, frozen=True):
    """rows: of one region, the oldest first, neighbours by other data or of another group."""

    rows: tuple[ProgrammeRow, ...]

    @property
    def mixed(self) -> bool:
        """Whether its rows speak of several groups, so that each step has to name its own."""
        return len({row.group for row in self.rows}) > 1


def data_chains(rows: Iterable[ProgrammeRow]) -> tuple[DataChain, ...]:
    """The regions whose dated rows name two data or more; in the order their first row comes.

    Of neighbouring rows of a group by the same data the newest counts: it replaces what was said before.
    """
    found: dict[str, list[ProgrammeRow]] = {}
    for row in rows:
        if row.selection and row.as_of is not None:
            found.setdefault(row.region_code, []).append(row)
    chains = (_steps(dated) for dated in found.values())
    return tuple(DataChain(steps) for steps in chains if len({row.selection for row in steps}) > 1)


def _steps(rows: Iterable[ProgrammeRow]) -> tuple[ProgrammeRow, ...]:
    steps: list[ProgrammeRow] = []
    for row in sorted(rows, key=lambda row: row.as_of.toordinal() if row.as_of else 0):
        if steps and (steps[-1].selection, steps[-1].group) == (row.selection, row.group):
            steps[-1] = row
        else:
            steps.append(row)
    return tuple(steps)
