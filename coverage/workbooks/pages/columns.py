"""What is asked about a published table before its figures can be shown."""

from typing import Any

from msgspec import Struct

from coverage.models import TableShape, Upload
from coverage.parsing.portal.columns import Column, columns
from coverage.parsing.portal.sheets import Sheet, read_sheets
from coverage.workbooks.services import shapes
from regions.directory import name_index


class ColumnsPage(Struct, frozen=True):
    """A kept table and its questions. sheets: of the file; known: what such tables meant before, shape: the
    one that is filled in."""

    upload: Upload
    sheets: tuple[Sheet, ...]
    sheet: Sheet
    columns: tuple[Column, ...]
    known: list[TableShape]
    shape: TableShape | None

    @property
    def rows(self) -> int:
        """Lines below the headings."""
        return len(self.sheet.rows)

    @property
    def initial(self) -> dict[str, Any]:
        """What the form begins with: what was remembered, else what the headings tell."""
        shape = self.shape
        said = shape.meanings if shape else {}
        meant = {
            f"kolom_{place}": said.get(column.key, column.guess) for place, column in enumerate(self.columns)
        }
        if shape is None:
            return meant
        source = {"judul": shape.title, "penerbit": shape.publisher, "alamat": shape.url}
        return meant | source | {"dasar": shape.basis}


def columns_page(upload: Upload, *, sheet: str, shape: str) -> ColumnsPage:
    """The questions about one sheet of a kept table, the first unless named.

    shape: number of what is remembered, "" for the latest. Raises Unreadable when it holds no table any more.
    """
    names = name_index()
    sheets = read_sheets(bytes(upload.content), upload.name, names)
    chosen = next((one for one in sheets if one.name == sheet), sheets[0])
    asked = columns(chosen, names)
    known = shapes.remembered(asked)
    used = next((one for one in known if str(one.pk) == shape), known[0] if known else None)
    return ColumnsPage(upload, sheets, chosen, asked, known, used)
