"""A sheet for people, written from top to bottom: what it is, its table, its notes; whole when printed."""

from collections.abc import Collection, Sequence
from typing import Any

from msgspec import Struct, field

from coverage.files.origin import Origin
from coverage.files.paper import SIZE, height_of, lines_of, most_lines
from coverage.files.sheets import LINE, MUTED, Styles, print_on, write

TITLE_SIZE = 14
TEXT = "@"
INDENT = 1.4  # digits


class Cell(Struct, frozen=True):
    """value: None is a blank cell; look: its number format; style: what else it is written in.

    formula: what lives in the cell, "" for a plain one; then value is what it comes to.
    """

    value: Any = None
    look: str = TEXT
    style: dict[str, Any] = field(default_factory=dict)
    formula: str = ""


class PeopleSheet:
    """The next line to write, and the columns: widths in digits as Excel counts them, places of texts."""

    def __init__(
        self, sheet: Any, styles: Styles, origin: Origin, widths: Sequence[float], texts: Collection[int] = ()
    ):
        self.sheet, self.styles, self.origin, self.widths = sheet, styles, origin, widths
        self.texts = texts
        self.line = 0
        self._looks: dict[tuple[Any, ...], Any] = {}  # formats by all that makes them: cells are alike
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    @property
    def last(self) -> int:
        """The place of the last column."""
        return len(self.widths) - 1

    def opening(self, title: str, *sentences: str, headed: bool = True) -> None:
        """Letterhead, warning, title, what the sheet says, where it is from; a blank line below.

        headed: False for a later sheet of a file whose first has the letterhead.
        """
        for place, text in enumerate(self.origin.office.letterhead if headed else ()):
            self.sentence(text, bold=place < 2, align="center")
        if self.origin.demo:
            self.sentence(self.origin.alert, bold=True, font_color="#A4161A", font_size=13)
        self.sentence(title, bold=True, font_size=TITLE_SIZE)
        for text in sentences:
            self.sentence(text)
        self.sentence(f"{self.origin.stamp} · {self.origin.address}", font_color=MUTED)
        self.line += 1

    def sentence(self, text: str, first: int = 0, last: int | None = None, **style: Any) -> None:
        """A text over the columns from first to last, as many lines high as it needs."""
        if text:
            lines = self.spread(text, first, self.last if last is None else last, **style)
            self.sheet.set_row(self.line, height_of(lines, style.get("font_size", SIZE)))
            self.line += 1

    def labelled(self, label: str, cell: Cell, at: int) -> None:
        """A line of a label over the columns before the cell's, and the cell."""
        lines = self.spread(label, 0, at - 1, bold=True)
        self._write(at, cell, {"bold": True, "bottom": 0, "align": "right"})
        self.sheet.set_row(self.line, height_of(lines))
        self.line += 1

    def spread(self, text: str, first: int, last: int, **style: Any) -> int:
        """Write a text over columns of the present line; returns the lines it takes."""
        look = self.styles(num_format=TEXT, text_wrap=True, **style)
        if last > first:
            self.sheet.merge_range(self.line, first, self.line, last, "", look)
        write(self.sheet, self.line, first, text, look)
        width = sum(self.widths[first : last + 1]) + (last - first) * 5 / 7  # each column's own 5 pixels
        return lines_of(
            text,
            width - INDENT * style.get("indent", 0),
            style.get("font_size", SIZE),
            style.get("bold", False),
        )

    def head(self, titles: Sequence[str], *, filtered: bool = False) -> int:
        """The line of column titles, repeated on every page; returns its place.

        filtered: whether each title needs room for a filter's button.
        """
        for place, title in enumerate(titles):
            write(self.sheet, self.line, place, title, self.styles.head(**self._side(place)))
        cells = [(title, width - INDENT, True) for title, width in zip(titles, self.widths, strict=False)]
        self.sheet.set_row(self.line, height_of(most_lines(cells) + filtered))
        self.sheet.repeat_rows(self.line)
        self.line += 1
        return self.line - 1

    def row(self, cells: Sequence[Cell], **style: Any) -> None:
        """A line of the table, as high as its wrapped texts."""
        for place, cell in enumerate(cells):
            self._write(place, cell, style)
        self._end_row(cells, style)

    def reason(self, cells: Sequence[Cell], text: str, **style: Any) -> None:
        """A line whose columns behind the cells hold one sentence."""
        for place, cell in enumerate(cells):
            self._write(place, cell, style)
        under = {"bottom": 1, "bottom_color": LINE}
        lines = self.spread(text, len(cells), self.last, **under, indent=1, font_color=MUTED)
        self._end_row(cells, style, lines)

    def _write(self, place: int, cell: Cell, style: dict[str, Any]) -> None:
        text = isinstance(cell.value, str) and not cell.formula
        key = (place in self.texts, place > 0, text or cell.look, *style.items(), *cell.style.items())
        if key not in self._looks:
            known = {**self._side(place), "text_wrap": text, "bottom": 1, "bottom_color": LINE}
            look = TEXT if text else cell.look
            self._looks[key] = self.styles(num_format=look, **(known | style | cell.style))
        if cell.formula:
            self.sheet.write_formula(self.line, place, cell.formula, self._looks[key], cell.value)
        else:
            write(self.sheet, self.line, place, cell.value, self._looks[key])

    def _side(self, place: int) -> dict[str, Any]:
        """Texts stand left, away from what stands right before them; numbers right."""
        return {"align": "left", "indent": 1 if place else 0} if place in self.texts else {"align": "right"}

    def _end_row(self, cells: Sequence[Cell], style: dict[str, Any], lines: int = 1) -> None:
        texts = [
            (cell.value, width - INDENT, style.get("bold", False))
            for cell, width in zip(cells, self.widths, strict=False)
            if isinstance(cell.value, str)
        ]
        self.sheet.set_row(self.line, height_of(max(lines, most_lines(texts))))
        self.line += 1

    def signatures(self) -> None:
        """Room to sign, each signer over a part of the columns."""
        signers = self.origin.office.signatures
        if not signers:
            return
        self.line += 1
        parts = len(self.widths) // len(signers)
        for row in (0, None, None, None, 1, 2):  # the office, room for the name in ink, then name and number
            for place, signer in enumerate(signers):
                if row is not None and row < len(signer):
                    first = place * parts
                    self.spread(signer[row], first, first + parts - 1, align="center", bold=row == 1)
            self.line += 1

    def finish(self, *, landscape: bool = True, signed: bool = False) -> None:
        """Set what is printed, and on what. signed: whether it ends with who signs."""
        if signed:
            self.signatures()
        self.sheet.print_area(0, 0, max(self.line - 1, 0), self.last)
        self.sheet.hide_gridlines(2)
        paper = self.origin.paper
        print_on(self.sheet, self.origin.stamp, self.origin.alert, paper=paper, landscape=landscape)
