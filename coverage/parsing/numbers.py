"""Numbers as Indonesian people and files write them; nothing is guessed.

The grid's script (static/js/grid_numbers.js) reads the same: tests/coverage/parsing/counts.json holds both.
"""

import re
from decimal import Decimal

from coverage.parsing.problems import Fault, Unreadable

PLAIN = re.compile(r"\d+")
GAPS = " \u00a0\u2007\u2009\u202f"  # blanks between groups of three: no-break, figure, thin, narrow
GROUPED = re.compile(rf"[1-9]\d{{0,2}}([.{GAPS}'’])\d{{3}}(?:\1\d{{3}})*")
COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
NO_PART = re.compile(r"(.*\d),0{1,2}|(\d+)\.0")  # "1.149,00"; "41318.0" as programs write
UNEVEN = re.compile(rf"\d[\d.,{GAPS}'’]*\d")
SAYS_BLANK = re.compile(r"[-–—]|n/a|n\.a\.?", re.IGNORECASE)
SAYS_NONE = re.compile(r"nihil|nol|kosong|tidak ada", re.IGNORECASE)
PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?")
YEAR = re.compile(r"\d{4}")
LARGEST_COUNT = 10**10  # thirty times all people of the country: what is larger was typed twice
LARGEST_RUPIAH = 10**15  # a third of the state's yearly budget
RUPIAH_SIGN = re.compile(r"^rp\.?\s*", re.IGNORECASE)
LARGEST_PERCENT = 1000  # shares above 100 % are real, ten times as many are not
LARGEST_RANK = 10_000  # there are 552 regions
MOST_DECIMALS = 7  # of a percentage: nine of a ratio are stored
MOST_DIGITS = 40  # int() of longer texts takes time that grows with its square


def parse_count(text: str) -> int | None:
    """People: "1149447", "1.149.447", "12.345", "1 234" or "1'234"; "", "-" and "n/a" are None, not reported.

    People have no decimals, so groups of three are thousands. Raises Unreadable, with what to write instead,
    for a comma unless only zeros follow, for uneven groups and for anything else.
    """
    return _whole(text, LARGEST_COUNT, Fault.NEGATIVE_PEOPLE, Fault.TOO_MANY_PEOPLE)


def says_blank(text: str) -> bool:
    """Whether a sign or a word stands for a blank: "-", "–" or "n/a"."""
    return SAYS_BLANK.fullmatch(text.strip()) is not None


def grouped(count: int) -> str:
    """A count as people type it and parse_count reads it: 1.149.447."""
    return f"{count:,}".replace(",", ".")


def parse_rupiah(text: str) -> int | None:
    """Money, as people are read: "2429520000", "2.429.520.000" or "Rp 2.429.520.000"; "" is None."""
    bare = RUPIAH_SIGN.sub("", text.strip(), count=1)
    return _whole(bare, LARGEST_RUPIAH, Fault.NEGATIVE_RUPIAH, Fault.TOO_MUCH_RUPIAH)


def _whole(text: str, largest: int, negative: Fault, too_large: Fault) -> int | None:
    text = text.strip()
    if not text or SAYS_BLANK.fullmatch(text):
        return None
    ending = NO_PART.fullmatch(text)
    number = (ending[1] or ending[2]) if ending else text
    digits = re.sub(r"\D", "", number) if GROUPED.fullmatch(number) else number
    if not (PLAIN.fullmatch(digits) and digits.isascii()):
        raise _no_count(text, negative)
    if len(digits) > MOST_DIGITS or int(digits) > largest:
        raise Unreadable(too_large, text=short(text))
    return int(digits)


def _no_count(text: str, negative: Fault) -> Unreadable:
    """Why a text is no number; count: what was meant, should the commas part thousands."""
    if COMMA_GROUPS.fullmatch(text):
        meant = grouped(int(text.replace(",", "")))
        return Unreadable(Fault.COMMA_GROUPS, text=short(text), count=meant)
    fault = Fault.NO_COUNT
    if SAYS_NONE.fullmatch(text):
        fault = Fault.SAYS_NONE
    elif text[0] in "-−":
        fault = negative
    elif UNEVEN.fullmatch(text) and text.isascii():
        fault = Fault.UNEVEN_GROUPS
    return Unreadable(fault, text=short(text))


def parse_rank(text: str) -> int | None:
    """A place in a list, or the length of the list; "" is None."""
    place = parse_count(text)
    if place is not None and place > LARGEST_RANK:
        raise Unreadable(Fault.RANK_TOO_LARGE, text=text.strip())
    return place


def parse_percent(text: str) -> tuple[Decimal, int] | None:
    """A printed percentage, "38,39", "38.39" or "38,39%": (Decimal("0.3839"), 2); "" is None.

    The second number is the decimals printed, which say how precise it is. Raises Unreadable otherwise.
    """
    text = text.strip().removesuffix("%").rstrip()
    if not text or SAYS_BLANK.fullmatch(text):
        return None
    match = PERCENT.fullmatch(text) if text.isascii() else None
    if match is None:
        fault = Fault.NEGATIVE_SHARE if text.startswith("-") else Fault.NO_SHARE
        raise Unreadable(fault, text=short(text))
    decimals = len(match[2] or "")
    if decimals > MOST_DECIMALS:
        raise Unreadable(Fault.TOO_MANY_DECIMALS, text=short(text), most=MOST_DECIMALS)
    percent = Decimal(f"{match[1]}.{match[2] or 0}")
    if percent >= LARGEST_PERCENT:
        raise Unreadable(Fault.SHARE_TOO_LARGE, text=short(text))
    return percent / 100, decimals


def parse_year(text: str) -> int | None:
    """A year from 2000 to 2100; "" is None."""
    text = text.strip()
    if not text or SAYS_BLANK.fullmatch(text):
        return None
    if not (text.isascii() and YEAR.fullmatch(text) and 2000 <= int(text) <= 2100):
        raise Unreadable(Fault.NO_YEAR, text=short(text))
    return int(text)


def short(text: str) -> str:
    """The beginning of a text, for a sentence about it."""
    return text if len(text) <= 40 else text[:39] + "…"
