"""The programmes page as CSV for staff: the headings of the workbook, opened by an Indonesian spreadsheet."""

from decimal import Decimal
from typing import Any

from coverage.files.delimited import Code, staff_csv
from coverage.programmes.files.programmes import ALL_KEYS, ProgrammesFile
from coverage.programmes.files.programmes_workbook import HEADS

KINDS = {"programme": "program", "village": "desa", "benefit": "manfaat"}


def programmes_staff_csv(file: ProgrammesFile) -> str:
    """All rows, their kind in the first column; cells that are not of their kind stay blank."""
    titles = ["Jenis", *(HEADS[key] for key in ALL_KEYS[1:])]
    rows = [[_cell(key, fields[key]) for key in ALL_KEYS] for fields in file.all_lines()]
    return staff_csv(titles, rows, file.origin)


def _cell(key: str, value: Any) -> Any:
    if key == "record":
        return KINDS[value]
    if key == "code":
        return Code(value)
    return Decimal(str(value)) if isinstance(value, float) else value
