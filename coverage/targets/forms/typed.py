"""A posted target form: what was typed, row by row, as it was typed."""

from collections.abc import Mapping

from django.http import QueryDict
from msgspec import Struct

from coverage.parsing.target_cells import COLUMNS

LONGEST = 300  # letters of a field that are kept; no figure and few sources are as long
NUL = "\x00"


class TypedRow(Struct, frozen=True):
    """The cells of a region as typed."""

    persen: str = ""
    orang: str = ""
    sumber: str = ""


class TypedForm(Struct, frozen=True):
    """A whole form. source, note: of all rows; seen: what stood published when the form was made."""

    rows: Mapping[str, TypedRow]
    source: str
    note: str
    seen: str


def typed_form(form: QueryDict) -> TypedForm:
    """What was posted, by region: fields named persen|18.01, orang|18.01, sumber|18.01."""
    cells: dict[str, dict[str, str]] = {}
    for name, text in form.items():
        column, bar, code = name.partition("|")
        if bar and column in COLUMNS:
            cells.setdefault(code, {})[column] = _clean(str(text))
    rows = {code: TypedRow(**row) for code, row in cells.items()}
    return TypedForm(
        rows, _clean(form.get("sumber", "")), _clean(form.get("catatan", "")), form.get("terbit", "")
    )


def _clean(text: str) -> str:
    return text.replace(NUL, "").strip()
