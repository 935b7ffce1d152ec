"""Parts of years, and years told from another: "triwulan III 2025", "semester I", "tahun ini"."""

import re
from collections.abc import Iterator

_NUMERALS = (
    ("i", "1", "satu", "pertama", "kesatu"),
    ("ii", "2", "dua", "kedua"),
    ("iii", "3", "tiga", "ketiga"),
    ("iv", "4", "empat", "keempat"),
)
_PLACES = {word: place for place, words in enumerate(_NUMERALS, 1) for word in words}
_PLACE = "(?P<place>" + "|".join(sorted(_PLACES, key=len, reverse=True)) + r")\b"
_JOIN = r"[\s/,.-]{0,2}(?:tahun\s|th\.?\s)?(?P<year>20\d\d)(?!\d)"
_PARTS = (
    (
        3,
        re.compile(
            rf"\b(?:triwulan|kuartal|kwartal|tri\swulan|tw\.?)[\s-]?(?:ke-?\s?)?{_PLACE}{_JOIN}", re.I
        ),
    ),
    (3, re.compile(rf"\bq(?P<place>[1-4]){_JOIN}", re.I)),
    (6, re.compile(rf"\b(?:semester|smt\.?|paruh|paro)[\s-]?(?:ke-?\s?)?{_PLACE}{_JOIN}", re.I)),
)
RELATIVE = re.compile(
    r"\b(?:akhir\s)?(?:tahun|thn|th)\s(?P<step>ini|depan|lalu|kemarin|berjalan|mendatang)\b", re.I
)
STEPS = {"ini": 0, "berjalan": 0, "depan": 1, "mendatang": 1, "lalu": -1, "kemarin": -1}


def parts_of_years(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, year and last month of every quarter and half-year named with its year."""
    for months, pattern in _PARTS:
        for match in pattern.finditer(text):
            month = months * _PLACES[match["place"].lower()]
            if month <= 12:
                yield *match.span(), int(match["year"]), month
