"""An entry grid as the tests fill it."""

from datetime import date
from typing import Any

from coverage.calculations.entry.grid import COUNTS
from coverage.entry.services import cells as grid_cells
from coverage.models import SubmissionRegion
from tests import factories

MONTH = date(2025, 10, 1)
ADDRESS = "/entri/18/2025-10/"
FULL = {"PU": "100", "BPU": "200", "JAKON": "30", "PMI": "4", "sumber": "Surat Disnaker 12/2025"}


def province(code: str = "18", regencies: int = 3) -> list[str]:
    """A province with so many regencies; the codes of all."""
    factories.make_province(code)
    below = [f"{code}.{number:02}" for number in range(1, regencies + 1)]
    for one in below:
        factories.make_regency(one)
    return [code, *below]


def operator(name: str = "operator.lampung", regions: tuple[str, ...] = ("18",)) -> Any:
    return factories.make_user(name, roles=["operator"], regions=regions)


def fill(region: str, by: Any, month: date = MONTH, **cells: str) -> SubmissionRegion:
    """Type cells into a region's row: the named ones, else a full row."""
    for column, text in (cells or FULL).items():
        grid_cells.save_cell(region=region, month=month, column=column, text=text, base=0, by=by)
    part = grid_cells.begun(region, month)
    assert part is not None
    return part


def posted(**cells: str) -> dict[str, str]:
    """A form with new cells: posted(**{"18.01 PU": "100"})."""
    form = {}
    for name, text in cells.items():
        key = name.replace(" ", "|")
        form |= {f"sel|{key}": text, f"semula|{key}": "0:"}
    return form


def counts(region: str, *values: str) -> dict[str, str]:
    """Cells of a row from its left edge, for posted()."""
    return {f"{region} {column}": text for column, text in zip(COUNTS, values, strict=False)}
