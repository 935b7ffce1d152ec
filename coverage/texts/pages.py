"""A pasted text as it was read: marked, as rows to confirm, and audited."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.audit.pages.flag_groups import FlagGroup, grouped
from coverage.parsing.prose import FIGURES, Draft, Found, Kind, Reading, Span, read_prose
from coverage.queries.every_region import every_region
from coverage.releases import flags as flagging
from coverage.rows.figures import StatementRow
from coverage.texts import words as prose_words
from coverage.texts.forms.rows import DraftForm
from coverage.texts.forms.text import ProseForm
from regions.directory import name_index

QUIET = (Kind.REGION, Kind.DAY, Kind.DOCUMENT)
MOST_ROWS = 200  # findings on one page
MOST_QUOTE = 600  # letters: a long sentence


class Piece(Struct, frozen=True):
    """A stretch of the text. words: what it was read as, "" for plain text; quiet: no figure of its own."""

    text: str
    words: str = ""
    quiet: bool = False
    unread: bool = False


class DraftLine(Struct, frozen=True):
    """A row of the text with its form. said: what it says; row is None when its fields cannot be read."""

    line: int
    form: DraftForm
    row: StatementRow | None
    region: str
    said: str
    doubts: tuple[str, ...]


class ProsePage(Struct, frozen=True):
    """A text as it was read. pieces: its lines with figures; beside: figures that make no row, in words."""

    pieces: tuple[Piece, ...]
    figures: int
    beside: tuple[str, ...]
    lines: tuple[DraftLine, ...]
    flags: tuple[FlagGroup, ...]


def prose_page(reading: Reading, form: ProseForm, forms: Sequence[DraftForm]) -> ProsePage:
    """The page of a text. forms: of its rows, as read or as corrected; flags speak of the readable ones."""
    citation, url = form.citation or _("teks ini"), form.cleaned_data["url"]
    regions = every_region()
    lines = []
    for line, one in enumerate(forms, 1):
        row = one.row(line=line, citation=citation, url=url)
        doubts = reading.drafts[line - 1].doubts if line <= len(reading.drafts) else ()
        region = regions[row.region_code].name if row else ""
        lines.append(DraftLine(line, one, row, region, prose_words.says(row) if row else "", doubts))
    flags = flagging.found_beside_published([line.row for line in lines if line.row])
    figures = [one for one in reading.found if one.kind in FIGURES]
    used = {one for draft in reading.drafts for one in draft.found}
    return ProsePage(
        pieces=tuple(_pieces(reading)),
        figures=len(figures),
        beside=tuple(dict.fromkeys(_beside(reading, one) for one in figures if _is_beside(one, used))),
        lines=tuple(lines),
        flags=grouped(flags, regions),
    )


def quote(reading: Reading, draft: Draft) -> str:
    """The stretch of the text a row rests on, to stand beside it as evidence."""
    start = min(one.start for one in draft.found)
    end = max(one.end for one in draft.found)
    opening = reading.text[:start]
    before = max(opening.rfind(mark) + len(mark) if mark in opening else 0 for mark in ("\n", ". "))
    stops = [stop for stop in (reading.text.find("\n", end), reading.text.find(". ", end)) if stop >= 0]
    found = " ".join(reading.text[before : min(stops, default=len(reading.text)) + 1].split())
    return found if len(found) <= MOST_QUOTE else found[: MOST_QUOTE - 1] + "…"


def marked_text(text: str) -> tuple[Piece, ...]:
    """A whole text as it is read, marked. One query for the names of regions."""
    reading = read_prose(text, name_index())
    return tuple(_marked(reading, 0, len(reading.text), reading.spans))


def _is_beside(one: Found, used: set[Found]) -> bool:
    return one not in used and (bool(one.group) or one.kind not in (Kind.COVERAGE, Kind.TARGET_SHARE))


def _beside(reading: Reading, one: Found) -> str:
    return f"{reading.text[one.start : one.end]}: {prose_words.kind(one)}"


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The lines that hold figures, marked; "…" stands for the others."""
    figures = {one.start for one in reading.found}
    at = start = 0
    left_out = False
    for line in reading.text.splitlines(keepends=True):
        start, end = max(at, start), start + len(line)
        spans = [span for span in reading.spans if start <= span.start < end]
        if any(span.start in figures for span in spans):
            if left_out:
                yield Piece("…\n")
            yield from _marked(reading, start, end, spans)
            at = max(end, spans[-1].end)
            left_out = False
        else:
            left_out = left_out or bool(line.strip())
        start = end
    if left_out:
        yield Piece("…")


def _marked(reading: Reading, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    by_start = {one.start: one for one in reading.found}
    at = start
    for span in spans:
        yield Piece(reading.text[at : span.start])
        found = by_start.get(span.start)
        words = prose_words.kind(found) if found else str(prose_words.KINDS[span.kind])
        yield Piece(reading.text[span.start : span.end], words, span.kind in QUIET, span.kind == Kind.UNREAD)
        at = span.end
    yield Piece(reading.text[at:end])
