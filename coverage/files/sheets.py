"""Writing cells of any type, with each look defined once a workbook."""

from datetime import date, datetime
from typing import Any

from coverage.files.paper import FOOT, MARGIN, SIZE, Paper

INK, MUTED, LINE, HEAD, ALERT, BAR = "#1B2A33", "#5B6870", "#C9D1D6", "#E8EEF1", "#A4161A", "#9CC5D3"
DAY = "yyyy-mm-dd"


class Styles:
    """Cell formats by their properties; asking twice gives the same one."""

    def __init__(self, workbook: Any):
        self._workbook = workbook
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._known:
            self._known[key] = self._workbook.add_format(
                {"font_name": "Calibri", "font_size": SIZE, "font_color": INK, "valign": "top", **properties}
            )
        return self._known[key]

    def head(self, **style: Any) -> Any:
        return self(bold=True, bg_color=HEAD, bottom=1, bottom_color=MUTED, text_wrap=True, **style)

    def alert(self) -> Any:
        return self(bold=True, font_color=ALERT, font_size=13)

    def text(self) -> Any:
        return self(num_format="@", text_wrap=True)


def write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    """A value by its type: text never becomes a formula, a link or a number; None leaves the cell blank."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def print_on(sheet: Any, left: str, alert: str, *, paper: Paper, landscape: bool = True) -> None:
    """One page wide, the sheet's name and the page at the foot; alert stands at the head of every page."""
    sheet.set_paper(paper.excel)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=MARGIN, right=MARGIN, top=FOOT, bottom=FOOT)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_shown(left)}&R&A · Halaman &P dari &N")
    if alert:
        sheet.set_header(f'&C&"Calibri,Bold"{_shown(alert)}')


def _shown(text: str) -> str:
    """A text for a page's head or foot, where & starts a code and 255 characters are the limit."""
    return text[:100].replace("&", "&&")
