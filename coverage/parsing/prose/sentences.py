"""Where sentences end; list lines are sentences too."""

import re
from collections.abc import Iterator

from msgspec import Struct

_END = re.compile(r"[.!?][\"”’)*_]{0,3}(?=\s)|\n")
_SHORTENED = re.compile(
    r"(?:\b(?:kab|kep|prov|adm|no|dr|drs|dra|hj|ir|st|plt|plh|jl|rr|peg|sd|s\.d|tgl|thn|th|bpk|prof|rp|moh|muh"
    r"|jan|feb|mar|apr|jun|jul|agu|agt|sep|sept|okt|nov|des)|\b[A-Za-z])$",
    re.I,
)
_WRAPPED = 40  # letters: a shorter line ended by choice, not at the margin


class Sentence(Struct, frozen=True):
    """A stretch of the text, start to end."""

    start: int
    end: int


def split(text: str) -> list[Sentence]:
    """The sentences of a text, in order, blanks left out. A line that only wraps does not end one."""
    sentences, start, line = [], 0, 0
    for end, newline in _ends(text):
        wraps = newline and end - line > _WRAPPED and text[end + 1 : end + 2].islower()
        if newline:
            line = end + 1
        if wraps:
            continue
        if text[start:end].strip():
            sentences.append(Sentence(start, end))
        start = end
    if text[start:].strip():
        sentences.append(Sentence(start, len(text)))
    return sentences


def _ends(text: str) -> Iterator[tuple[int, bool]]:
    for match in _END.finditer(text):
        if match[0] == "\n":
            yield match.start(), True
        elif not (match[0][0] == "." and _SHORTENED.search(text[max(0, match.start() - 6) : match.start()])):
            yield match.end(), False


def begins_paragraph(text: str, sentence: Sentence) -> bool:
    """Whether a sentence begins a line: of a list, a message or a paragraph."""
    return text[sentence.start : sentence.start + 1] == "\n"
