"""What is asked about a table: one question a column, one for all columns that differ by year."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coverage.parsing.portal.sheets import NUMBER, YEAR, Sheet, region_in
from coverage.parsing.prose.delimited import LEFT_OUT, YEAR_HEAD, heading
from coverage.parsing.workbook_header import COLUMN_OF
from coverage.parsing.workbook_header import heading as known_heading
from coverage.rows.figures import Segment
from regions.names import NameIndex

NOTHING, NAME, CODE, AS_OF = "nothing", "region_name", "region_code", "as_of"
POTENTIAL, SHARE = f"potential_workers:{Segment.TOTAL}", f"coverage_pct:{Segment.TOTAL}"
ACTIVE = {segment: f"active_participants:{segment}" for segment in Segment}
COUNTED = (POTENTIAL, *ACTIVE.values(), SHARE)
MEANINGS = (NOTHING, NAME, CODE, AS_OF, *COUNTED)
# Headings that can only mean one thing; "jumlah" alone may be of anybody.
KNOWN = {
    **{str(segment): ACTIVE[segment] for segment in (Segment.PU, Segment.BPU, Segment.JAKON, Segment.PMI)},
    "potensi": POTENTIAL,
    "per_tanggal": AS_OF,
}
SHOWN_CELLS = 3  # enough to tell codes from counts
LONGEST_TITLE = 80  # letters of a heading that is quoted


class Column(Struct, frozen=True):
    """A question. key: the heading without its year, as it is remembered; title: as it is shown.

    places: columns from 0, each with the year its heading names or ""; guess: None where a person must say.
    """

    key: str
    title: str
    places: tuple[tuple[int, str], ...]
    samples: tuple[str, ...]
    guess: str | None


def columns(sheet: Sheet, names: NameIndex) -> tuple[Column, ...]:
    """The questions about a table, in the order of its columns; columns without any cell are left out."""
    asked: dict[str, Column] = {}
    region = _region_column(sheet, names)
    for place, title in enumerate(sheet.titles):
        cells = sheet.cells(place)
        if not cells:
            continue
        years = YEAR.findall(title)
        year = years[0] if len(years) == 1 else ""
        key = _key(title, year)
        if year and key in asked and all(year != other for _place, other in asked[key].places):
            asked[key] = _joined(asked[key], place, year)
            continue
        while key in asked:
            key += " +"
        guess = _region(cells, names) if place == region else _guess(title, cells)
        samples = tuple(dict.fromkeys(cells[:50]))[:SHOWN_CELLS]
        asked[key] = Column(key, title[:LONGEST_TITLE] or "—", ((place, year),), samples, guess)
    return tuple(asked.values())


def headings(asked: Sequence[Column]) -> str:
    """What tells a shape of files from another: the headings without their years."""
    return "\n".join(column.key for column in asked)


def _key(title: str, year: str) -> str:
    """A heading as it is remembered: "2023*" and "2022" are one, "#"."""
    bare = title.replace(year, " # ") if year else title
    return heading(bare.replace("*", " ")).casefold()


def _joined(column: Column, place: int, year: str) -> Column:
    places = (*column.places, (place, year))
    first = YEAR.sub(places[0][1], column.title.split(" … ")[0])
    return replace(column, places=places, title=f"{first} … {YEAR.sub(year, first)}")


def _region_column(sheet: Sheet, names: NameIndex) -> int:
    """The column that names most different regions: a portal's province stands beside its regencies.

    By code only where none does by name: 12 and 13 may be people as well as provinces.
    """

    def different(place: int) -> tuple[int, ...]:
        cells = set(sheet.cells(place))
        coded = {cell for cell in cells if NUMBER.fullmatch(cell)}
        return tuple(len({region_in(cell, names) for cell in told} - {""}) for told in (cells - coded, coded))

    return max(range(len(sheet.titles)), key=different)


def _region(cells: Sequence[str], names: NameIndex) -> str:
    codes = sum(cell in names.names or cell in names.former_codes for cell in cells)
    return CODE if codes * 2 > len(cells) else NAME


def _guess(title: str, cells: Sequence[str]) -> str | None:
    bare = heading(title)
    if YEAR_HEAD.match(bare):
        return AS_OF
    known = KNOWN.get(COLUMN_OF.get(known_heading(title), ""))
    if known:
        return known
    if LEFT_OUT.match(bare) or not any(re.search(r"\d", cell) for cell in cells):
        return NOTHING
    return None
