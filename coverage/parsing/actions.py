"""Actions that meetings agreed: a CSV with one row an action, as fixtures/published/actions.csv."""

from datetime import date

from msgspec import Struct

from coverage.parsing.days import parse_day
from coverage.parsing.numbers import parse_rupiah
from coverage.parsing.problems import Fault
from coverage.parsing.table import Line, Table, read_table
from regions.names import NameIndex

COLUMNS = (
    "region_code",
    "agreed_on",
    "meeting",
    "action",
    "office",
    "due_on",
    "budget",
    "state",
    "source_title",
    "source_url",
)
STATES = ("open", "running", "done", "dropped")
# Letters that the columns hold.
LONGEST = {"meeting": 200, "action": 1000, "office": 200, "source_title": 400, "source_url": 1000}


class ActionLine(Struct, frozen=True):
    """What a meeting agreed: budget in rupiah, None when none is named; office "" when nobody is."""

    region_code: str
    agreed_on: date
    meeting: str
    action: str
    office: str
    due_on: date | None
    budget: int | None
    state: str
    source_title: str
    source_url: str = ""


def read_actions(content: bytes, names: NameIndex, today: date) -> Table[ActionLine]:
    """Read a file of actions. Every bad cell becomes a problem; a file with problems is not to be used.

    today: nothing has been agreed after it.

    content: UTF-8, comma or semicolon separated, with the header of COLUMNS (order is free).
    """
    return read_table(content, COLUMNS, LONGEST, lambda line: _read(line, names, today))


def _read(line: Line, names: NameIndex, today: date) -> ActionLine:
    agreed_on, due_on = line.read("agreed_on", parse_day), line.read("due_on", parse_day)
    if agreed_on is None and not line.text("agreed_on"):
        line.refuse("agreed_on", Fault.NO_AGREED_DAY)
    if agreed_on and agreed_on > today:
        line.refuse("agreed_on", Fault.NOT_YET_AGREED, day=agreed_on)
    if agreed_on and due_on and due_on < agreed_on:
        line.refuse("due_on", Fault.DUE_BEFORE_AGREED, due=due_on, agreed=agreed_on)
    return ActionLine(
        region_code=line.region("region_code", "", names),
        agreed_on=agreed_on or date.min,
        meeting=line.needed("meeting", Fault.NO_MEETING),
        action=line.needed("action", Fault.NO_ACTION),
        office=line.short_text("office"),
        due_on=due_on,
        budget=line.read("budget", parse_rupiah),
        state=line.choice("state", STATES, STATES[0]),
        source_title=line.citation("source_title"),
        source_url=line.web_address("source_url"),
    )
