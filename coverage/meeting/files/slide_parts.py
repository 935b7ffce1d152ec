"""What slides are put together from: title, lines of text, table, foot. In inches and points."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from msgspec import Struct
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Mm, Pt

from coverage.files.paper import Paper

WIDTH, HEIGHT = 13.333, 7.5
LEFT, INNER = 0.6, 12.133
TOP, BOTTOM = 1.45, 6.85
INK, MUTED, LINE = RGBColor(0x14, 0x26, 0x2A), RGBColor(0x51, 0x65, 0x6A), RGBColor(0xD5, 0xDF, 0xE0)
ACCENT, SOFT, ALERT = RGBColor(0x0B, 0x6B, 0x6B), RGBColor(0xF5, 0xF8, 0xF8), RGBColor(0xA4, 0x16, 0x1A)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
FONT = "Calibri"
ROOMY = 10  # rows of a table that may be set larger
TITLE_ONLY = 5  # of python-pptx's own template
PER_INCH = 165.0  # characters of one point in an inch, for Calibri and its like: 72 ÷ 0.44


class Text(Struct, frozen=True):
    """A paragraph. bold: of all of it; bullet: whether it is one of a list."""

    text: str
    bold: bool = False
    bullet: bool = False


def deck(paper: Paper) -> Any:
    """An empty presentation, wide as screens are; paper: for notes and handouts, upright."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    (printed,) = presentation.element.xpath("p:notesSz")
    printed.set("cx", str(Mm(paper.short)))
    printed.set("cy", str(Mm(paper.long)))
    return presentation


def slide(deck: Any, title: str, foot: str, alert: str, size: int = 28) -> Any:
    """A slide with its title, a thin line below it, the release at its foot and what must not be missed."""
    added = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    shape = added.shapes.title
    shape.left, shape.top, shape.width, shape.height = map(Inches, (LEFT, 0.4, INNER, 0.9))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.BOTTOM
    _margins(frame)
    _written(frame.paragraphs[0], title, size, INK, bold=True)
    line = added.shapes.add_connector(1, *map(Inches, (LEFT, 1.36, LEFT + INNER, 1.36)))
    line.line.color.rgb, line.line.width = ACCENT, Pt(1.5)
    lines(added, [Text(foot)], top=7.0, height=0.35, size=11, color=MUTED)
    if alert:
        lines(added, [Text(alert, bold=True)], top=0.1, height=0.35, size=14, color=ALERT)
    return added


def lines(
    slide: Any,
    texts: Sequence[Text],
    *,
    top: float = TOP,
    height: float = BOTTOM - TOP,
    left: float = LEFT,
    width: float = INNER,
    size: int = 20,
    color: RGBColor = INK,
) -> None:
    """Paragraphs in a box."""
    frame = slide.shapes.add_textbox(*map(Inches, (left, top, width, height))).text_frame
    frame.word_wrap = True
    _margins(frame)
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.35)
        shown = f"•  {text.text}" if text.bullet else text.text
        _written(paragraph, shown, size, color, bold=text.bold)


def fitting(
    texts: Sequence[Text], *, width: float = INNER, height: float = BOTTOM - TOP, most: int = 20
) -> int:
    """The largest size, at most so many points, in which the paragraphs fit a box; never below 12."""
    return next((size for size in range(most, 12, -1) if height_of(texts, width, size) <= height), 12)


def height_of(texts: Sequence[Text], width: float, size: int) -> float:
    """About how high paragraphs stand, in inches."""
    row = PER_INCH * width / size
    rows = sum(-(-(len(text.text) + 3 * text.bullet) // int(row)) for text in texts)
    return (rows * 1.2 + len(texts) * 0.35) * size / 72


def pages_of(texts: Sequence[Text], *, size: int = 16) -> list[list[Text]]:
    """Paragraphs by slide, each filled as far as it goes."""
    pages: list[list[Text]] = [[]]
    for text in texts:
        if pages[-1] and height_of([*pages[-1], text], INNER, size) > BOTTOM - TOP:
            pages.append([])
        pages[-1].append(text)
    return [page for page in pages if page]


def table(
    slide: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    left_columns: Sequence[int],
    bold_rows: Sequence[int] = (),
) -> None:
    """A table across the slide; widths: shares of its width; left_columns: those of text.

    The last cell of a row that is shorter than the head stretches to the table's end.
    """
    row, size = (0.42, 13.0) if len(rows) <= ROOMY else (0.32, 11.5)
    height = Inches(row * (len(rows) + 1.5))
    made = slide.shapes.add_table(len(rows) + 1, len(head), *map(Inches, (LEFT, TOP, INNER)), height).table
    made.horz_banding = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = int(Inches(INNER) * width / sum(widths))
    alike: dict[tuple[_Look, bool], Any] = {}
    for number, cells in enumerate([head, *rows]):
        made.rows[number].height = Inches(row if number else row * 1.5)
        look = _Look(not number, number - 1 in bold_rows, size if number else size - 1)
        for place in range(len(head)):
            short = len(cells) < len(head) and place >= len(cells) - 1
            text = cells[place] if place < len(cells) else ""
            kind = look, short or place in left_columns
            if kind not in alike:
                alike[kind] = _cell(made.cell(number, place), text, *kind)
            else:
                _again(made.cell(number, place), text, alike[kind])
        if len(cells) < len(head):
            made.cell(number, len(cells) - 1).merge(made.cell(number, len(head) - 1))


class _Look(Struct, frozen=True):
    """How a row of a table looks."""

    head: bool
    bold: bool
    size: float


def _cell(cell: Any, text: str, look: _Look, left: bool) -> Any:
    """Fill a cell; gives its element, for others that look like it."""
    cell.fill.solid()
    cell.fill.fore_color.rgb = ACCENT if look.head else SOFT if look.bold else WHITE
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    color = WHITE if look.head else INK
    _written(paragraph, text, look.size, color, bold=look.head or look.bold)
    return cell._tc


def _again(cell: Any, text: str, like: Any) -> None:
    """Fill a cell by copying one: a fourth of the work of setting it up anew."""
    copied = deepcopy(like)
    copied.txBody.p_lst[0].r_lst[0].text = text
    cell._tc.getparent().replace(cell._tc, copied)


def _margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _written(paragraph: Any, text: str, size: float, color: RGBColor, *, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    font = run.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = color
    paragraph.alignment = paragraph.alignment or PP_ALIGN.LEFT
