"""A posted entry grid: which cells somebody changed, and what became of them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.http import QueryDict
from msgspec import Struct

from coverage.entry.pages.grid_lines import Unsaved
from coverage.entry.services import cells as grid_cells
from coverage.models.cells import Column
from coverage.submissions.refusal import EntryRefused, Why
from coverage.submissions.words import why_refused

LONGEST = 300  # letters of the column of cells
NUL = "\x00"


class BadForm(ValueError):
    """A form that this site did not make."""


class TypedCell(Struct, frozen=True):
    """A cell of a posted form. version, seen: what stood there when the form was made.

    yields: the person takes what another one typed.
    """

    region: str
    column: str
    text: str
    version: int
    seen: str
    yields: bool = False

    @property
    def changed(self) -> bool:
        return self.text != self.seen and not self.yields


def typed_cells(form: QueryDict) -> list[TypedCell]:
    """The cells of a posted grid, in its order. Raises BadForm."""
    found = []
    for name, text in form.items():
        kind, _dot, key = name.partition("|")
        if kind == "sel":
            version, _colon, seen = form.get(f"semula|{key}", "0:").partition(":")
            region, _bar, column = key.partition("|")
            yields = f"pakai|{key}" in form
            found.append(typed_cell(region, column, str(text), version, seen, yields))
    return found


def typed_cell(
    region: str, column: str, text: str, version: str, seen: str = "", yields: bool = False
) -> TypedCell:
    """One cell from its posted texts. Raises BadForm for a column or version that no form has."""
    if column not in Column.values or not (version.isascii() and version.isdigit() and len(version) < 9):
        raise BadForm(f"{column[:20]} {version[:20]}")
    return TypedCell(region, column, text.replace(NUL, "").strip(), int(version), seen.strip(), yields)


def keep(
    cells: Iterable[TypedCell], month: date, by: User, closed: Mapping[str, str]
) -> tuple[int, dict[tuple[str, str], Unsaved]]:
    """Save the cells that were changed: how many were kept, and those that were not, by region and column."""
    kept, unsaved = 0, {}
    for cell, outcome in keep_all([cell for cell in cells if cell.changed], month, by, closed):
        if not isinstance(outcome, EntryRefused):
            kept += 1
            continue
        clash = outcome if isinstance(outcome, grid_cells.Clash) else None
        unsaved[cell.region, cell.column] = Unsaved(
            cell.text, why_refused(outcome), clash=clash is not None, theirs=clash.text if clash else ""
        )
    return kept, unsaved


@transaction.atomic
def keep_all(
    cells: Iterable[TypedCell], month: date, by: User, closed: Mapping[str, str]
) -> list[tuple[TypedCell, grid_cells.DraftCell | EntryRefused]]:
    """Save cells in one transaction, each with what became of it: one that is refused stops no other.

    They are written in one order whoever typed them, so that two people never wait for each other.
    """
    ordered = sorted(cells, key=lambda cell: (cell.region, cell.column))
    return [(cell, _outcome(cell, month, by, closed.get(cell.region, ""))) for cell in ordered]


def _outcome(cell: TypedCell, month: date, by: User, closed: str) -> grid_cells.DraftCell | EntryRefused:
    try:
        return _keep_cell(cell, month, by, closed)
    except EntryRefused as error:
        return error


def _keep_cell(cell: TypedCell, month: date, by: User, closed: str) -> grid_cells.DraftCell:
    if closed:
        raise grid_cells.Locked(closed)
    if len(cell.text) > LONGEST:
        raise EntryRefused.because(Why.LONG_CELL, most=LONGEST)
    return grid_cells.save_cell(
        region=cell.region, month=month, column=cell.column, text=cell.text, base=cell.version, by=by
    )


def given_answers(form: QueryDict) -> dict[str, tuple[str, str]]:
    """Reasons and notes of a posted grid by the name of their finding; those left blank are not there."""
    names = [name.partition("|")[2] for name in form if name.startswith("alasan|")]
    given = {
        name: (form.get(f"alasan|{name}", ""), form.get(f"catatan|{name}", "").replace(NUL, "").strip())
        for name in names
    }
    return {name: answer for name, answer in given.items() if any(answer)}
