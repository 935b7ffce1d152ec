"""A published table read as figures, as somebody said what its columns mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from coverage.parsing.days import parse_as_of
from coverage.parsing.figures import LONGEST, read_row
from coverage.parsing.numbers import says_blank
from coverage.parsing.portal.columns import AS_OF, CODE, COUNTED, NAME, SHARE, Column, columns
from coverage.parsing.portal.sheets import Sheet, read_sheets
from coverage.parsing.problems import Fault, Problem, Reason, Unreadable
from coverage.parsing.table import MOST_ROWS, Line
from coverage.parsing.workbook import SUM, numbers_columns
from coverage.rows.figures import StatementRow
from regions.names import NameIndex

MOST_PROBLEMS = 200  # a file with more is mapped wrongly; each unknown name costs a search among all
Places = Mapping[str, Sequence[tuple[int, str]]]  # by meaning: columns from 0, with the year of their heading


class Meaning(Struct, frozen=True):
    """What somebody said of a table. columns: a meaning by column key; as_of: one day for all rows, or "".

    source: its citation; url: its address or "".
    """

    sheet: str
    columns: Mapping[str, str]
    as_of: str
    basis: str
    source: str
    url: str

    def as_json(self) -> dict[str, Any]:
        """As it is stored with the file."""
        return asdict(self)


class Read(Struct, frozen=True):
    """rows: those that can be used; problems: why the others cannot; left_out: what was passed over."""

    rows: tuple[StatementRow, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]


def what_is_missing(asked: Sequence[Column], meanings: Mapping[str, str], as_of: str) -> list[Reason]:
    """Why these meanings make no figures: no region or figure, two columns for one, no day or two."""
    held = defaultdict(list)
    for column in asked:
        held[meanings[column.key]].append(column)
    said = []
    if not held[NAME] and not held[CODE]:
        said.append(Reason(Fault.NO_REGION_CHOSEN))
    counted = [column for meaning in COUNTED for column in held[meaning]]
    if not counted:
        said.append(Reason(Fault.NO_FIGURE_CHOSEN))
    said += [
        Reason(Fault.CHOSEN_TWICE, {"columns": tuple(column.title for column in held[meaning])})
        for meaning in (NAME, CODE, AS_OF, *COUNTED)
        if len(held[meaning]) > 1
    ]
    undated = [column for column in counted if not all(year for _place, year in column.places)]
    if undated and not (as_of or held[AS_OF]):
        said.append(Reason(Fault.NO_DAY_CHOSEN))
    across = any(len(column.places) > 1 for column in counted)
    if (as_of and (held[AS_OF] or across)) or (held[AS_OF] and len(undated) < len(counted)):
        said.append(Reason(Fault.DAY_TWICE))
    return said


def read_portal(content: bytes, name: str, meaning: Meaning, names: NameIndex) -> Read:
    """Read a file's figures. Every bad cell becomes a problem; a file with problems is not to be used.

    Raises Unreadable when its table is no longer there.
    """
    sheets = {sheet.name: sheet for sheet in read_sheets(content, name, names)}
    if meaning.sheet not in sheets:
        raise Unreadable(Fault.SHEET_GONE, name=meaning.sheet[:40])
    return read_rows(sheets[meaning.sheet], meaning, names)


def read_rows(sheet: Sheet, meaning: Meaning, names: NameIndex) -> Read:
    """The rows of one table, one for a region, day and segment; lines without a figure are left out."""
    places = _places(columns(sheet, names), meaning.columns)
    rows: list[StatementRow] = []
    problems: list[Problem] = _no_percent(sheet, places)
    left_out = []
    for number, cells in sheet.rows:
        if len(problems) >= MOST_PROBLEMS:
            break
        found = _figures(cells, places)
        if not found or _is_aside(list(filter(None, cells)), _cell(cells, places, NAME)):
            left_out.append(f"baris {number}: “{' '.join(filter(None, cells))[:60]}”")
            continue
        if len(rows) + len(found) > MOST_ROWS:
            problems.append(Problem(number, "", Reason(Fault.TOO_MANY_FIGURES, {"most": MOST_ROWS})))
            break
        for line in _lines(number, cells, found, places, meaning):
            row = None if line.problems else read_row(line, names)
            problems += _told(line.problems, places, sheet.titles)
            if row and not line.problems:
                rows.append(row)
    return Read(tuple(rows), tuple(dict.fromkeys(problems)), tuple(left_out))


def _is_aside(texts: Sequence[str], name: str) -> bool:
    """Whether a line sums up others, or numbers the columns."""
    return bool(SUM.match(name or texts[0])) or numbers_columns(texts)


def _places(asked: Iterable[Column], meanings: Mapping[str, str]) -> Places:
    return {meanings[column.key]: column.places for column in asked if column.key in meanings}


def _cell(cells: Sequence[str], places: Places, meaning: str) -> str:
    place = places[meaning][0][0] if meaning in places else -1
    return cells[place] if 0 <= place < len(cells) else ""


def _figures(cells: Sequence[str], places: Places) -> dict[tuple[str, str], dict[str, str]]:
    """The cells with a figure, by the year of their heading and their segment, each by its column's name."""
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for meaning in COUNTED:
        column, _, segment = meaning.partition(":")
        for place, year in places.get(meaning, ()):
            text = cells[place] if place < len(cells) else ""
            if text and not says_blank(text):
                found[year, segment][column] = text
    return found


def _lines(
    number: int,
    cells: Sequence[str],
    found: Mapping[tuple[str, str], Mapping[str, str]],
    places: Places,
    meaning: Meaning,
) -> Iterator[Line]:
    """The line as figures files have it, once for every day and segment it tells."""
    for (year, segment), figures in found.items():
        line = Line({}, number, LONGEST)
        as_of, precision = _day(line, meaning.as_of or year or _cell(cells, places, AS_OF))
        line.cells = {
            NAME: _cell(cells, places, NAME),
            CODE: _cell(cells, places, CODE),
            AS_OF: as_of,
            "as_of_precision": precision,
            "segment": segment,
            "basis": meaning.basis,
            "source_title": meaning.source,
            "source_url": meaning.url,
            **figures,
        }
        yield line


def _day(line: Line, text: str) -> tuple[str, str]:
    """The day in ISO form and its precision; one that cannot be read, or is missing, is refused."""
    try:
        read = parse_as_of(text)
    except Unreadable as error:
        line.problems.append(Problem(line.number, AS_OF, error.reason))
        return "", ""
    if read is None:
        line.refuse(AS_OF, Fault.DAY_BLANK)
        return "", ""
    return read[0].isoformat(), read[1]


def _no_percent(sheet: Sheet, places: Places) -> list[Problem]:
    """A share written as a part of one would be read a hundred times too small: told, not guessed."""
    for place, _year in places.get(SHARE, ()):
        cells = [cell for cell in sheet.cells(place) if not says_blank(cell)]
        if cells and all(cell.startswith(("0,", "0.")) and "%" not in cell for cell in cells):
            return [Problem(sheet.rows[0][0], sheet.titles[place], Reason(Fault.NO_PERCENT))]
    return []


def _told(problems: Iterable[Problem], places: Places, titles: Sequence[str]) -> list[Problem]:
    """Problems under the headings of the file instead of ours."""
    return [replace(problem, column=_title(problem.column, places, titles)) for problem in problems]


def _title(column: str, places: Places, titles: Sequence[str]) -> str:
    at = next((held for meaning, held in places.items() if meaning.partition(":")[0] == column), None)
    return titles[at[0][0]] if at else column
