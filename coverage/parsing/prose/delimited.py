"""Tables pasted out of a file: the same signs part every line, and a line of headings tells the columns."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from coverage.parsing.prose.grid import Block, Cell, Row, lines_of, stripped

SIGNS = "|;,"
FEWEST_LINES = 3  # of headings and two regions
_NAME = re.compile(
    r"^(?:nama )?(?:kabupaten|kab|kota|provinsi|prov|wilayah|daerah)\.?(?: ?/? ?(?:kabupaten|kab|kota)\.?)?$",
    re.I,
)
YEAR_HEAD = re.compile(r"^(?:tahun|thn|periode)$", re.I)
LEFT_OUT = re.compile(r"^(?:id|no\.?|nomor|satuan|kode\b.*|tahun|thn|periode)$", re.I)
_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+|[-–]?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def delimited_blocks(text: str) -> Iterator[Block]:
    """Every run of lines with the same signs, the first of which heads names of regions and counts."""
    lines = lines_of(text)
    begin = 0
    while begin < len(lines):
        start, stop = lines[begin]
        sign = next((sign for sign in SIGNS if sign in text[start:stop]), "")
        end = (
            _end_of_run(text, lines, begin, sign)
            if sign and _names(_parts(text, lines[begin], sign))
            else begin + 1
        )
        block = _block(text, lines[begin:end], sign) if end - begin >= FEWEST_LINES else None
        if block is not None:
            yield block
        begin = end


def _end_of_run(text: str, lines: Sequence[tuple[int, int]], begin: int, sign: str) -> int:
    """The first line behind it that another number of signs parts."""
    count, end = text.count(sign, *lines[begin]), begin + 1
    while end < len(lines) and text.count(sign, *lines[end]) == count:
        end += 1
    return end


def _parts(text: str, line: tuple[int, int], sign: str) -> list[Cell]:
    start, end = line
    cuts = [start - 1, *(at for at in range(start, end) if text[at] == sign), end]
    return [stripped(text, left + 1, right) for left, right in pairwise(cuts)]


def heading(text: str) -> str:
    """A heading in words: "nama_kabupaten_kota" is "nama kabupaten kota"."""
    return " ".join(text.replace("_", " ").split())


def _names(heads: Sequence[Cell]) -> list[int]:
    """The columns headed as names of regions; of these the last counts: a province stands in front."""
    return [at for at, head in enumerate(heads) if _NAME.match(heading(head.text))]


def _block(text: str, lines: Sequence[tuple[int, int]], sign: str) -> Block | None:
    heads, *body = [_parts(text, line, sign) for line in lines]
    titles = [heading(head.text) for head in heads]
    names = _names(heads)
    name = names[-1]
    told = [at for at, title in enumerate(titles) if title and at not in names and not LEFT_OUT.match(title)]
    counts = [at for at in told if all(_COUNT.fullmatch(parts[at].text) for parts in body)]
    if not counts or any(re.search(r"\d", parts[name].text) for parts in body):
        return None
    rows = tuple(
        Row(*line, parts[name], tuple(parts[at] for at in counts), barred=True)
        for line, parts in zip(lines[1:], body, strict=True)
    )
    return Block(
        rows, (lines[0],), tuple(replace(heads[at], text=titles[at]) for at in counts), _year(titles, body)
    )


def _year(titles: Sequence[str], body: Sequence[Sequence[Cell]]) -> str:
    """The one year that a column of years tells; "" when there is none, or more than one."""
    at = next((at for at, title in enumerate(titles) if YEAR_HEAD.match(title)), None)
    years = {parts[at].text for parts in body} if at is not None else set()
    only = years.pop() if len(years) == 1 else ""
    return only if _YEAR.fullmatch(only) else ""
