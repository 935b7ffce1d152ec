"""From what a reader typed to a place."""

from collections.abc import Mapping
from dataclasses import dataclass

from coverage.queries import places
from coverage.rows.figures import RegionRow
from regions.codes import CodeError
from regions.directory import name_index
from regions.names import NameIndex, NameProblem

MOST_FOUND = 30
LONGEST = 80


@dataclass(frozen=True)
class SearchPage:
    """What fits a text. only: the one place it names; message: why it names none, for readers.

    near: found are not hits but names like the text. more: there are further hits. provinces: of the
    places found, by code.
    """

    text: str
    only: str | None = None
    message: str = ""
    near: bool = False
    found: tuple[RegionRow, ...] = ()
    more: bool = False
    provinces: Mapping[str | None, RegionRow] | None = None


def search_page(text: str) -> SearchPage:
    """Look a name, alias or code up. Four queries at most."""
    text = " ".join(text.split())[:LONGEST]
    if not text:
        return SearchPage(text)
    index = name_index()
    try:
        return SearchPage(text, only=resolved(index, text))
    except NameProblem as error:
        message, candidates = str(error), list(error.candidates)
    except CodeError as error:
        message, candidates = str(error), []
    hits = index.search(text, MOST_FOUND + 1)
    if len(hits) == 1:
        return SearchPage(text, only=hits[0])
    shown = hits[:MOST_FOUND] or candidates
    found = places.region_list(shown)
    parents = {row.parent_code for row in found if row.level == "regency" and row.parent_code}
    return SearchPage(
        text,
        message=message if not hits or set(candidates) & set(hits) else "",
        near=not hits,
        found=tuple(found),
        more=len(hits) > MOST_FOUND,
        provinces={row.code: row for row in places.region_list(sorted(parents))},
    )


def resolved(index: NameIndex, text: str) -> str:
    """The code a text names, by code or by name. Raises NameProblem or CodeError, for readers."""
    return index.resolve_code(text) if text[0].isdigit() else index.by_name(text)
