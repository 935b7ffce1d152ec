"""Days as Indonesian pages and files write them."""

import re
from datetime import date, timedelta

from coverage.parsing.numbers import SAYS_BLANK, parse_year, short
from coverage.parsing.problems import Fault, Unreadable
from coverage.rows.figures import Precision
from coverage.rows.periods import month_end

_FULL = (
    "januari/january februari/february/pebruari maret/march april mei/may juni/june juli/july "
    "agustus/august september oktober/october november/nopember desember/december"
)
_SHORT = "jan feb mar apr - jun jul agu/agt/ags/aug sep/sept okt/oct nov/nop des/dec"
MONTHS = {
    name: number
    for names in (_FULL, _SHORT)
    for number, group in enumerate(names.split(), 1)
    for name in group.split("/")
    if name != "-"
}
MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
IN_WORDS = re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})", re.IGNORECASE)
SERIAL = re.compile(r"[3-7]\d{4}")  # 2000 to 2100 in a spreadsheet: 36526 to 73415
DAY_ZERO = date(1899, 12, 30)


def day_written(text: str) -> date | None:
    """The day a text writes in full; None when it writes none. Raises ValueError for 31 November."""
    if not text.isascii():
        return None
    if SERIAL.fullmatch(text):
        return DAY_ZERO + timedelta(days=int(text))
    match = ISO.fullmatch(text) or DAY_FIRST.fullmatch(text) or IN_WORDS.fullmatch(text)
    if match is None:
        return None
    word = match["month"].lower()
    month = int(word) if word.isdigit() else MONTHS.get(word)
    return date(int(match["year"]), month, int(match["day"])) if month else None


def parse_day(text: str) -> date | None:
    """A day: 2025-10-31, 31/10/2025, "31 Oktober 2025", "31 Okt 2025" or 45961; "" and "-" are None.

    Day first, never month first. Raises Unreadable for anything else and for days out of 2000 to 2100.
    """
    text = " ".join(text.split())
    if not text or SAYS_BLANK.fullmatch(text):
        return None
    try:
        day = day_written(text)
    except ValueError:
        day = None
    if day is None:
        raise Unreadable(Fault.NO_DAY, text=short(text))
    if not 2000 <= day.year <= 2100:
        raise Unreadable(Fault.YEAR_OUT_OF_RANGE, year=day.year)
    return day


def parse_month(text: str) -> date:
    """Read "2025-09" as 1 September 2025. Raises Unreadable for anything else."""
    if not MONTH.fullmatch(text):
        raise Unreadable(Fault.NO_MONTH, text=text[:20])
    return date(int(text[:4]), int(text[5:]), 1)


def parse_as_of(text: str) -> tuple[date, str] | None:
    """A day, the last day of a month ("2025-03") or of a year ("2025"), and how exactly it is known.

    "" is None. Raises Unreadable for anything else.
    """
    if len(text) == 4:
        year = parse_year(text)
        return (date(year, 12, 31), Precision.YEAR) if year else None
    if len(text) == 7:
        month = parse_month(text)
        parse_day(month.isoformat())  # within the years that can be right
        return month_end(month), Precision.MONTH
    day = parse_day(text)
    return (day, Precision.DAY) if day else None
