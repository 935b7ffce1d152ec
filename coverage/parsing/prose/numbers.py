"""Numbers in running text: percentages, people, rupiah, places in a ranking."""

import re
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from coverage.parsing.numbers import parse_count
from coverage.parsing.problems import Unreadable
from coverage.parsing.prose.spelled import SMALL, find_spelled, value_of
from coverage.parsing.words import why_unreadable

# As in parsing.numbers; more numbers than a table of all regions has in a text are no article.
MOST_NUMBERS = 1_000
MOST_DIGITS = 20
LARGEST_COUNT = 10**10
LARGEST_PERCENT = 1_000

SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_SCALE = r"(?:" + "|".join(SCALES) + r")"
_NUMBER = re.compile(
    r"(?P<money>\b(?:Rp|IDR)\.?\s?)?"
    r"(?P<digits>\d[\d.,]*)"
    rf"(?:[\s-]?(?P<scale>{_SCALE})\b)?"
    r"(?:\s?(?P<percent>%|persen\b|prosen\b|per\s?cent\b|percent\b)|\s?(?P<points>poin\b)"
    r"|,?-?\s?(?P<rupiah>rupiah\b))?",
    re.I,
)
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"(\d+)(?:[.,](\d{1,7}))?")
_PLACE = re.compile(
    r"(?:\b(?:di)?(?:peringkat|ranking|rangking|posisi|urutan|rank)(?:\s+(?:nasional|nomor|no\.?))?)"
    r"\s{0,2}[:=]?\s{0,2}(?:(?:ke)?\s?-?\s?(?P<place>\d{1,3})(?![\d.,/-]*\d|\s?%|\s?persen|\s[a-z]*\s?20\d\d)"
    rf"|(?P<word>pertama\b|(?:ke\s?-?\s?)?{SMALL})(?!\s(?:koma|ribu|juta|persen)\b))"
    r"(?:\s{0,2}(?:secara\snasional|nasional)?\s{0,2}(?:dari|/)\s{0,2}(?:total\s)?"
    rf"(?:(?P<of>\d{{1,3}})(?![\d.,]*\d|\s?%)|(?P<length>{SMALL})))?",
    re.I,
)
_TAIL = re.compile(r"\s?(?:(?P<percent>%|persen\b)|(?P<points>poin\b)|(?P<rupiah>rupiah\b))", re.I)
_BY_MONTH = re.compile(r"\s(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)", re.I)


class Type(StrEnum):
    """What a number is by its own looks."""

    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    COUNT = "count"
    PLACE = "place"
    UNREAD = "unread"


class Number(Struct, frozen=True):
    """A number in the text. rounded: written in thousands or millions; of: the length of a ranking."""

    start: int
    end: int
    type: Type
    value: Decimal | int
    decimals: int | None = None
    rounded: bool = False
    of: int | None = None
    doubt: str = ""


def find_numbers(text: str, taken: list[tuple[int, int]]) -> list[Number]:
    """Every number outside the taken stretches, in order; at most MOST_NUMBERS."""
    free = bytearray(len(text) + 1)
    for start, end in taken:
        free[start:end] = b"\1" * (end - start)
    found = [*_places(text, free), *_spelled(text, free)]
    for match in _NUMBER.finditer(text):
        start = match.start()
        if any(free[start : match.end("digits")]) or _within_word(text, match):
            continue
        found.append(_number(match))
        if len(found) >= MOST_NUMBERS:
            break
    return sorted(found, key=lambda number: number.start)[:MOST_NUMBERS]


def _places(text: str, free: bytearray) -> list[Number]:
    found: list[Number] = []
    for match in _PLACE.finditer(text):
        start, end = match.span()
        if any(free[start:end]) or _BY_MONTH.match(text[end : end + 4]) or len(found) >= MOST_NUMBERS:
            continue
        place = int(match["place"]) if match["place"] else _small(match["word"])
        of = int(match["of"]) if match["of"] else _small(match["length"])
        if not place or (of is not None and place > of):
            continue
        found.append(Number(start, end, Type.PLACE, place, of=of))
        free[start:end] = b"\1" * (end - start)
    return found


def _small(words: str | None) -> int | None:
    """ "ketiga puluh satu" is 31."""
    if not words:
        return None
    words = re.sub(r"^ke\s?-?\s?", "", words.lower())
    value = 1 if words == "pertama" else value_of(words.split())
    return None if value is None else int(value)


def _spelled(text: str, free: bytearray) -> list[Number]:
    """Numbers in words: shares, rupiah, and counts of a hundred or more."""
    found: list[Number] = []
    for start, end, value in find_spelled(text):
        tail = _TAIL.match(text, end)
        if any(free[start:end]) or (tail is None and (value < 100 or value != int(value))):
            continue
        behind = tail.end() if tail else end
        free[start:behind] = b"\1" * (behind - start)
        found.append(_of_words(start, behind, value, tail))
    return found[:MOST_NUMBERS]


def _of_words(start: int, end: int, value: Decimal, tail: re.Match[str] | None) -> Number:
    if tail is None:
        count = value <= LARGEST_COUNT
        return Number(
            start, end, Type.COUNT if count else Type.UNREAD, int(value) if count else 0, rounded=count
        )
    if tail["rupiah"]:
        return Number(start, end, Type.MONEY, value)
    decimals = len(str(value).partition(".")[2])
    if value > LARGEST_PERCENT:
        return Number(start, end, Type.UNREAD, 0)
    return Number(start, end, Type.POINTS if tail["points"] else Type.PERCENT, value, decimals=decimals)


def _within_word(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    before, end = text[start - 1 : start], match.end("digits")
    after = text[end : end + 1]
    joined = before in ("/", "_", "@", "#", "\\") or (before == "-" and text[start - 2 : start - 1].isalnum())
    return (
        before.isalnum()
        or joined
        or (after.isalnum() and match.end() == end)
        or (after == "/" and text[end + 1 : end + 2].isdigit())
    )


def _number(match: re.Match[str]) -> Number:
    start, end = match.span()
    written = match["digits"]
    digits = written.rstrip(".,")
    if digits != written and match.end("digits") == end:
        end -= len(written) - len(digits)
    scale = SCALES[match["scale"].lower()] if match["scale"] else 1
    if match["money"] or match["rupiah"]:
        return Number(start, end, Type.MONEY, read_amount(digits, scale) or 0)
    if match["percent"] or match["points"]:
        return _share(start, end, digits, Type.POINTS if match["points"] else Type.PERCENT, scale)
    count, doubt = read_people(digits, scale)
    if count is None:
        return Number(start, end, Type.UNREAD, 0, doubt=doubt)
    return Number(start, end, Type.COUNT, count, rounded=scale > 1, doubt=doubt)


def _share(start: int, end: int, digits: str, type: Type, scale: int) -> Number:
    match = _DECIMAL.fullmatch(digits)
    if match is None or scale > 1 or len(match[1]) > 3:
        return Number(start, end, Type.UNREAD, 0, doubt=f"“{digits[:20]}” tidak terbaca sebagai persentase")
    value = Decimal(f"{match[1]}.{match[2] or 0}")
    return Number(start, end, type, value, decimals=len(match[2] or ""))


def read_people(digits: str, scale: int = 1) -> tuple[int | None, str]:
    """People from "1.149.447", "1149447", or "1,7" with a scale of a million; and a doubt about it.

    None when it cannot be a number of people: "12,5" without a scale, "1.149" before "juta".
    """
    if len(digits) > MOST_DIGITS:
        return None, "angka terlalu panjang"
    value, doubt = _scaled(digits, scale) if scale > 1 else _whole(digits)
    return (None, "angka terlalu besar") if value is not None and value > LARGEST_COUNT else (value, doubt)


def _whole(digits: str) -> tuple[int | None, str]:
    if _COMMAS.fullmatch(digits):
        return int(digits.replace(",", "")), f"koma dalam “{digits}” dibaca sebagai pemisah ribuan"
    try:
        return parse_count(digits), ""
    except Unreadable as error:
        return None, why_unreadable(error)


def _scaled(digits: str, scale: int) -> tuple[int | None, str]:
    match = _DECIMAL.fullmatch(digits)
    if match is None or (len(match[2] or "") == 3 and "." in digits):
        return None, f"“{digits}” bisa berarti ribuan atau desimal"
    value = Decimal(f"{match[1]}.{match[2] or 0}") * scale
    return (int(value), "") if value == int(value) else (None, f"“{digits}” tidak utuh")


def read_amount(digits: str, scale: int = 1) -> Decimal | None:
    """Rupiah: "42.000.000,00" or "1,7" with a scale; None when it cannot be read."""
    if len(digits) > MOST_DIGITS:
        return None
    head, comma, tail = digits.partition(",")
    grouped = _DOTS.fullmatch(head) is not None
    if (head.isdigit() or grouped) and (tail.isdigit() or not comma):
        return Decimal(f"{head.replace('.', '')}.{tail or 0}") * scale
    match = _DECIMAL.fullmatch(digits)
    return Decimal(f"{match[1]}.{match[2] or 0}") * scale if match else None
