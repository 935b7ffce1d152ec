"""Pasted text made plain: one kind of blank, line end and digit; nothing visible is lost."""

import re
import unicodedata

MOST_TEXT = 50_000  # letters: some fifteen pages

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# A line of two headings, then names and counts: two columns of a file.
_TWO_COLUMNS = re.compile(r"^[^\t\n]+\t[^\t\n]+\n(?:[^\t\n\d]+\t[\d.]+(?:\n|\Z)){2,}", re.M)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]")
_ODD = re.compile(r"[^ -~\n]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> tuple[str, bool]:
    """The text as it is read and kept, and whether its end was left off as beyond MOST_TEXT characters.

    Control and direction marks go, so that what is marked is what is seen.
    """
    cut = len(text) > MOST_TEXT
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", text[:MOST_TEXT]))
    text = _TWO_COLUMNS.sub(lambda match: match[0].replace("\t", " | "), text)
    text = "\n".join(map(_barred, text.split("\n")))
    cut = cut or len(text) > MOST_TEXT
    text = _BLANKS.sub(" ", text[:MOST_TEXT])
    return _ODD.sub(lambda match: _plain(match[0]), text).strip(), cut


def _barred(line: str) -> str:
    """A line of a table with bars for its tabs, so that its columns are seen to stand apart."""
    return line.replace("\t", " | ") if line.strip().count("\t") > 1 else line


def _plain(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in ("Cc", "Cs", "Co", "Cn"):
        return " "
    return str(unicodedata.decimal(sign)) if category == "Nd" else sign
