"""Paper, and how much of it a text takes: so that what is printed is whole and large enough to read.

Widths are pixels at 96 to the inch, as Excel reckons columns; Calibri is measured by XlsxWriter.
"""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

SIZE = 10  # points of the text in sheets for people: 9 are left when a page shrinks by a tenth
MARGIN = 0.4  # inches beside a page
FOOT = 0.6  # inches above and below it
LINE_HEIGHT = 1.24  # of the text's points: Carlito, LibreOffice's Calibri, needs 1.22
MEASURED = 11  # points in which XlsxWriter measures
BOLD = 1.07  # Calibri Bold beside Calibri, and a little
PADDING = 7  # pixels beside a cell's text


class Paper(Struct, frozen=True):
    """excel: its number in workbooks; short, long: millimetres."""

    name: str
    excel: int
    short: float
    long: float

    def width(self, landscape: bool = True) -> int:
        """Pixels between the margins."""
        inches = (self.long if landscape else self.short) / 25.4 - 2 * MARGIN
        return int(inches * 96)


A4 = Paper("A4", 9, 210, 297)
F4 = Paper("F4", 14, 215.9, 330.2)  # Excel's Folio, 8.5 x 13 inches, as Indonesian offices keep it
PAPERS = {paper.name: paper for paper in (A4, F4)}


def column_pixels(width: float) -> int:
    """A column's pixels; width: in digits, as Excel counts."""
    return int(width * 7 + 5)


def text_pixels(text: str, size: float = SIZE, bold: bool = False) -> float:
    return _measured(text) * size / MEASURED * (BOLD if bold else 1)


@lru_cache(maxsize=10_000)  # the words of a workbook come again and again
def _measured(text: str) -> float:
    from xlsxwriter.utility import xl_pixel_width  # readers of pages do without it

    return float(xl_pixel_width(text))


def lines_of(text: str, width: float, size: float = SIZE, bold: bool = False) -> int:
    """How many lines a text takes in a column. width: in digits, as Excel counts."""
    room = max(column_pixels(width) - PADDING, 1)
    return sum(_wrapped(line, room, size, bold) for line in text.split("\n"))


def _wrapped(text: str, room: float, size: float, bold: bool) -> int:
    if text_pixels(text, size, bold) <= room:
        return 1
    lines, used = 1, 0.0
    blank = text_pixels(" ", size, bold)
    for word in text.split():
        wide = text_pixels(word, size, bold)
        if used and used + blank + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (blank if used else 0.0)
        if used > room:  # a word longer than the column is broken
            lines += int(used // room)
            used %= room
    return lines


def height_of(lines: int, size: float = SIZE) -> float:
    """Points that lines of text take."""
    return round(lines * size * LINE_HEIGHT + 1, 2)


def most_lines(cells: Iterable[tuple[str, float, bool]], size: float = SIZE) -> int:
    """Lines of the tallest cell. cells: text, width of its column, whether it is bold."""
    return max((lines_of(text, width, size, bold) for text, width, bold in cells), default=1)
