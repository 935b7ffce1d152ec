"""Meetings, and the regulations they rest on: two CSV files as under fixtures/published/."""

from collections.abc import Collection
from datetime import date

from msgspec import Struct

from coverage.parsing.days import parse_as_of, parse_day
from coverage.parsing.problems import Fault
from coverage.parsing.table import Line, Table, read_table
from regions.names import NameIndex

MEETING_COLUMNS = (
    "region_code",
    "held_on",
    "name",
    "kind",
    "place",
    "occasion",
    "offices",
    "results",
    "regulations",
    "source_title",
    "source_url",
)
REGULATION_COLUMNS = (
    "number",
    "title",
    "issuer",
    "issued_on",
    "office",
    "asks",
    "source_title",
    "source_url",
)
KINDS = ("rapat", "pernyataan")
# Letters that the columns hold.
LONGEST = {
    "name": 200,
    "place": 200,
    "occasion": 500,
    "offices": 2000,
    "results": 4000,
    "regulations": 500,
    "number": 120,
    "title": 300,
    "issuer": 200,
    "office": 200,
    "asks": 500,
    "source_title": 400,
    "source_url": 1000,
}


class MeetingLine(Struct, frozen=True):
    """A meeting as it is put on record. offices, results: one an item; regulations: by their numbers."""

    region_code: str
    held_on: date
    name: str
    kind: str
    place: str
    occasion: str
    offices: tuple[str, ...]
    results: tuple[str, ...]
    regulations: tuple[str, ...]
    source_title: str
    source_url: str = ""


class DutyLine(Struct, frozen=True):
    """What one regulation asks of one office. issued_on, issued_precision: None and "" when not said."""

    number: str
    title: str
    issuer: str
    issued_on: date | None
    issued_precision: str
    office: str
    asks: str
    source_title: str
    source_url: str = ""


def read_meetings(
    content: bytes, names: NameIndex, today: date, known: Collection[str]
) -> Table[MeetingLine]:
    """Read a file of meetings; offices, results and regulations are parted by ";" or "|".

    known: numbers of the regulations on record; a row that rests on another is refused. A meeting after today
    has no results yet: a row that gives some is refused. Every bad cell becomes a problem; a file with
    problems is not to be used.
    """
    return read_table(content, MEETING_COLUMNS, LONGEST, lambda line: _meeting(line, names, today, known))


def read_regulations(content: bytes) -> Table[DutyLine]:
    """Read a file of what regulations ask, one row an office and task."""
    return read_table(content, REGULATION_COLUMNS, LONGEST, _duty)


def parted(text: str, by: str) -> tuple[str, ...]:
    """The parts of a text, without blank ones: "Bappeda; BPKAD" by ";"."""
    return tuple(part.strip() for part in text.split(by) if part.strip())


def _meeting(line: Line, names: NameIndex, today: date, known: Collection[str]) -> MeetingLine:
    held_on = line.read("held_on", parse_day)
    if held_on is None and not line.text("held_on"):
        line.refuse("held_on", Fault.NO_MEETING_DAY)
    results = parted(line.short_text("results"), "|")
    if held_on and held_on > today and results:
        line.refuse("results", Fault.NOT_YET_MET, day=held_on)
    regulations = parted(line.short_text("regulations"), ";")
    for number in regulations:
        if number not in known:
            line.refuse("regulations", Fault.UNKNOWN_REGULATION, text=number)
    return MeetingLine(
        region_code=line.region("region_code", "", names),
        held_on=held_on or date.min,
        name=line.needed("name", Fault.NO_MEETING_NAME),
        kind=line.choice("kind", KINDS, KINDS[0]),
        place=line.short_text("place"),
        occasion=line.short_text("occasion"),
        offices=parted(line.short_text("offices"), ";"),
        results=results,
        regulations=regulations,
        source_title=line.citation("source_title"),
        source_url=line.web_address("source_url"),
    )


def _duty(line: Line) -> DutyLine:
    day, precision = line.read("issued_on", parse_as_of) or (None, "")
    return DutyLine(
        number=line.needed("number", Fault.NO_NUMBER),
        title=line.needed("title", Fault.NO_TITLE),
        issuer=line.needed("issuer", Fault.NO_ISSUER),
        issued_on=day,
        issued_precision=precision,
        office=line.needed("office", Fault.NO_OFFICE),
        asks=line.needed("asks", Fault.NO_TASK),
        source_title=line.citation("source_title"),
        source_url=line.web_address("source_url"),
    )
