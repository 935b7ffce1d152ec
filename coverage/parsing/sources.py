"""A source as figure files cite it: "Title (Publisher, 2025-09-18)"."""

import re
from datetime import date

from msgspec import Struct

CITATION = re.compile(r"(?P<title>.+?)\s*\((?P<publisher>[^()]+?)\)", re.DOTALL)
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "januari/january",
            "februari/february",
            "maret/march",
            "april",
            "mei/may",
            "juni/june",
            "juli/july",
            "agustus/august",
            "september",
            "oktober/october",
            "november",
            "desember/december",
        ],
        1,
    )
    for name in names.split("/")
}


class Citation(Struct, frozen=True):
    """A cited document. published_on is None when the citation gives no date; published_precision says
    whether the day, the month or only the year is known."""

    title: str
    publisher: str = ""
    published_on: date | None = None
    published_precision: str = ""


def parse_citation(text: str) -> Citation:
    """Split a citation that ends "(Publisher, date)" or "(Publisher)"; any other is all title."""
    match = CITATION.fullmatch(text.strip())
    if match is None:
        return Citation(text.strip())
    publisher, comma, last = match["publisher"].rpartition(",")
    if comma:
        dated = _dated(last.strip())
        if dated is not None:
            return Citation(match["title"], publisher.strip(), *dated)
    return Citation(match["title"], match["publisher"].strip())


def _dated(text: str) -> tuple[date, str] | None:
    match = DATE.fullmatch(text)
    try:
        if match:
            precision = "day" if match[3] else "month" if match[2] else "year"
            return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)), precision
        month, _, year = text.partition(" ")
        return date(int(year), MONTHS[month.lower()], 1), "month"
    except (ValueError, KeyError):
        return None
