"""Days, months and years as Indonesian texts write them."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coverage.parsing.days import MONTHS
from coverage.parsing.prose.found import Day
from coverage.parsing.prose.quarters import RELATIVE, STEPS, parts_of_years
from coverage.rows.figures import Precision

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_INITIALS = "".join(sorted({name[0] for name in MONTHS}))
_YEAR = r"(?P<year>20\d\d)(?!\d)"
_DAY = r"(?=\d)(?<![\d.,])(?P<day>\d{1,2})"
# Each begins with a look at the next sign: it is cheaper than one behind, and fails almost everywhere.
PATTERNS = (
    re.compile(rf"{_DAY}(?:\s|-){_MONTH},?[\s-](?:tahun\s)?{_YEAR}", re.I),
    re.compile(r"(?=2)(?<![\d.,/-])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    re.compile(rf"{_DAY}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}"),
    re.compile(rf"\b(?=[{_INITIALS}]){_MONTH},?[\s-](?:tahun\s)?{_YEAR}", re.I),
    re.compile(rf"(?=2)(?<![\w.,/-]){_YEAR}(?![\w/]|[-.,]\d|\s?%|\s?persen)"),
)
# Dates that name no year, spans of years, times of the day: no figures, and nothing else either.
_NO_DATES = (
    re.compile(r"(?=2)(?<![\d.,])20\d\d\s?[-–/]\s?(?:20)?\d\d(?![\d-])"),
    re.compile(rf"{_DAY}\s(?:{_MONTH})(?!\s20\d\d)", re.I),
    re.compile(r"(?=\d)(?<!\d)\d{1,2}/\d{1,2}(?:/\d\d)?(?![\d/])"),
    re.compile(r"(?=\d)(?<![\d.,])\d{1,2}[:.]\d\d\s?(?:WIB|WITA|WIT)\b", re.I),
    re.compile(r"(?=\d)(?<![\d.,])\d{1,2}:\d\d(?!\d)"),
)
_WEEKDAY = re.compile(r"\b(?:senin|selasa|rabu|kamis|jumat|jum['’]at|sabtu|minggu|ahad)\W{0,3}$", re.I)
_POSITION = re.compile(
    r"\b(?:per|posisi|hingga|sampai|dengan|s\.?d\.?|s/d|data|bulan|update|akhir|tanggal|tgl|pada|periode)"
    r"\W{0,3}$",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:dibanding\w*|sebelumnya|daripada|sejak|dari(?!\s(?:jumlah|total|potensi|seluruh|data|angka)))\b"
    r"(?:(?!,\s)[^.\n]){0,40}$",
    re.I,
)


class Dated(Struct, frozen=True):
    """A date in the text. event: of a meeting or the publication, not of figures; position: said to be the
    day of figures; earlier: to compare with; relative: "this year", of a year said elsewhere."""

    start: int
    end: int
    day: Day
    event: bool = False
    position: bool = False
    earlier: bool = False
    relative: bool = False


def find_days(text: str) -> list[Dated]:
    """Every date with a year, in order; overlapping shorter readings give way."""
    taken = bytearray(len(text))
    for start, end in spans_of_years(text):
        taken[start:end] = b"\1" * (end - start)
    named = sorted([*_quarters(text, taken), *_matches(text, taken)], key=lambda dated: dated.start)
    return sorted([*named, *_relative(text, named)], key=lambda dated: dated.start)


def spans_of_years(text: str) -> list[tuple[int, int]]:
    """ "RPJMD 2025-2029": years of a document, of no figure."""
    return [match.span() for match in _NO_DATES[0].finditer(text)]


def no_figures(text: str) -> list[tuple[int, int]]:
    """Stretches whose digits are part of a date or time that names no usable day."""
    return [match.span() for pattern in _NO_DATES for match in pattern.finditer(text)]


def _matches(text: str, taken: bytearray) -> Iterator[Dated]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            day = None if any(taken[start:end]) else _day(match)
            if day is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            yield _dated(text, start, end, day)


def _dated(text: str, start: int, end: int, day: Day) -> Dated:
    before = text[max(0, start - 60) : start]
    event = _WEEKDAY.search(before) is not None or _is_stamp(text, start, end, day)
    position = not event and _POSITION.search(before) is not None
    return Dated(start, end, day, event, position, earlier=_EARLIER.search(before) is not None)


def _quarters(text: str, taken: bytearray) -> Iterator[Dated]:
    """ "triwulan III 2025": its last month; the day of figures unless compared with."""
    for start, end, year, month in parts_of_years(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            last = date(year, month, calendar.monthrange(year, month)[1])
            dated = _dated(text, start, end, Day(last, Precision.MONTH))
            yield replace(dated, position=not dated.earlier)


def _relative(text: str, named: Sequence[Dated]) -> Iterator[Dated]:
    """ "tahun ini", where the text dates the words or its figures: of that year."""
    for match in RELATIVE.finditer(text):
        told = _told_on(match.start(), named)
        if told is not None:
            year = date(told.value.year + STEPS[match["step"].lower()], 12, 31)
            dated = _dated(text, *match.span(), Day(year, Precision.YEAR))
            yield replace(dated, event=False, position=False, relative=True)


def _told_on(position: int, named: Sequence[Dated]) -> Day | None:
    """The day something was said: of the event named last before it, or first; or of the figures before."""
    events = [dated for dated in named if dated.event]
    figures = [dated for dated in named if dated.position and not dated.earlier]
    for known in (events, figures):
        before = [dated for dated in known if dated.start < position]
        if known:
            return (before[-1] if before else known[0]).day
    return None


def _is_stamp(text: str, start: int, end: int, day: Day) -> bool:
    """A full day in parentheses, or with the time of the day behind it: when something was said."""
    if day.precision != Precision.DAY:
        return False
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return bracketed or re.match(r"[\s,|]{0,3}\d{1,2}[:.]\d\d", text[end : end + 10]) is not None


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    year = int(parts["year"])
    name = parts.get("month")
    if name is None:
        return Day(date(year, 12, 31), Precision.YEAR)
    month = int(name) if name.isdigit() else MONTHS[name.lower()]
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if parts.get("day") is None:
        return Day(date(year, month, last), Precision.MONTH)
    day = int(parts["day"])
    return Day(date(year, month, day), Precision.DAY) if 1 <= day <= last else None
