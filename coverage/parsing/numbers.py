"""Numbers and days as Indonesian files write them; nothing is guessed."""

import re
from datetime import date
from decimal import Decimal

from coverage.parsing.problems import Unreadable

PLAIN = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(\.\d{3}){2,}")
ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
PERCENT = re.compile(r"(\d+)(?:[.,](\d+))?")
YEAR = re.compile(r"\d{4}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LARGEST_COUNT = 10**10  # thirty times all people of the country: what is larger was typed twice
LARGEST_RUPIAH = 10**15  # a third of the state's yearly budget
RUPIAH_SIGN = re.compile(r"^rp\.?\s*", re.IGNORECASE)
LARGEST_PERCENT = 1000  # shares above 100 % are real, ten times as many are not
LARGEST_RANK = 10_000  # there are 552 regions
MOST_DECIMALS = 7  # of a percentage: nine of a ratio are stored
MOST_DIGITS = 40  # int() of longer texts takes time that grows with its square


def parse_count(text: str) -> int | None:
    """People: "1149447" or "1.149.447"; "" is None, not reported.

    Raises Unreadable for anything else. "1.149" is refused: it can be a thousand or a decimal.
    """
    return _whole(text, LARGEST_COUNT, "jumlah orang")


def parse_rupiah(text: str) -> int | None:
    """Money, as people are read: "2429520000", "2.429.520.000" or "Rp 2.429.520.000"; "" is None."""
    return _whole(RUPIAH_SIGN.sub("", text.strip(), count=1), LARGEST_RUPIAH, "rupiah")


def _whole(text: str, largest: int, what: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if GROUPED.fullmatch(text):
        text = text.replace(".", "")
    elif ONE_GROUP.fullmatch(text):
        plain = re.sub(r"[.,]", "", text)
        raise Unreadable(f"“{text}” bisa berarti ribuan atau desimal; tulis {plain} tanpa titik bila ribuan")
    elif text.startswith("-"):
        raise Unreadable(f"“{_short(text)}” negatif; {what} tidak pernah negatif")
    elif not (PLAIN.fullmatch(text) and text.isascii()):
        raise Unreadable(f"“{_short(text)}” bukan jumlah; tulis angka saja, misalnya 1149447")
    if len(text) > MOST_DIGITS or int(text) > largest:
        raise Unreadable(f"“{_short(text)}” terlalu besar untuk {what}")
    return int(text)


def parse_rank(text: str) -> int | None:
    """A place in a list, or the length of the list; "" is None."""
    place = parse_count(text)
    if place is not None and place > LARGEST_RANK:
        raise Unreadable(f"“{text.strip()}” terlalu besar untuk peringkat")
    return place


def parse_percent(text: str) -> tuple[Decimal, int] | None:
    """A printed percentage, "38,39", "38.39" or "38,39%": (Decimal("0.3839"), 2); "" is None.

    The second number is the decimals printed, which say how precise it is. Raises Unreadable otherwise.
    """
    text = text.strip().removesuffix("%").rstrip()
    if not text:
        return None
    match = PERCENT.fullmatch(text) if text.isascii() else None
    if match is None:
        hint = "tidak boleh negatif" if text.startswith("-") else "bukan persentase; tulis misalnya 38,39"
        raise Unreadable(f"“{_short(text)}” {hint}")
    decimals = len(match[2] or "")
    if decimals > MOST_DECIMALS:
        raise Unreadable(f"“{_short(text)}” punya lebih dari {MOST_DECIMALS} desimal")
    percent = Decimal(f"{match[1]}.{match[2] or 0}")
    if percent >= LARGEST_PERCENT:
        raise Unreadable(f"“{_short(text)}” terlalu besar untuk persentase")
    return percent / 100, decimals


def parse_year(text: str) -> int | None:
    """A year from 2000 to 2100; "" is None."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and YEAR.fullmatch(text) and 2000 <= int(text) <= 2100):
        raise Unreadable(f"“{_short(text)}” bukan tahun; tulis misalnya 2025")
    return int(text)


def parse_day(text: str) -> date | None:
    """A day as 2025-09-24; "" is None."""
    text = text.strip()
    if not text:
        return None
    try:
        if not DAY.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"“{_short(text)}” bukan tanggal; tulis misalnya 2025-09-24") from None
    if not 2000 <= day.year <= 2100:
        raise Unreadable(f"tahun {day.year} di luar 2000–2100")
    return day


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
