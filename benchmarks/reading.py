"""What readers ask for: kept, made anew, and beside the floors of the same run."""

import io
import json
import statistics
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct
from openpyxl import load_workbook

from benchmarks import FLOOR
from benchmarks.sites import Site

TURNS = 4  # of a run: everything is asked in turn, so that a busy moment meets floors and pages alike
OFTEN, SOME = 50, 20  # answers of one kind in a turn; pages that are made anew are asked for once
BARE, READY, BOOK = "bare view", "ready bytes", "bare XlsxWriter"
PROVINCES, REGENCIES, OF_PROVINCE, DAYS = (
    f"floor page, {what}" for what in ("38 provinces", "514 regencies", "15 regencies", "all days of one")
)
FLOORS = {
    BARE: f"/{FLOOR}/",
    READY: f"/{FLOOR}/siap/",
    PROVINCES: f"/{FLOOR}/level/province/",
    REGENCIES: f"/{FLOOR}/level/regency/",
    OF_PROVINCE: f"/{FLOOR}/province/18/",
    DAYS: f"/{FLOOR}/days/18.71/",
}


class Page(Struct, frozen=True):
    """floor: whose rows it shows."""

    name: str
    address: str
    floor: str


PAGES = (
    Page("home", "/", PROVINCES),
    Page("province", "/wilayah/18/", OF_PROVINCE),
    Page("regency", "/wilayah/18.71/", DAYS),
    Page("ranking of 38", "/peringkat/", PROVINCES),
    Page("ranking of 514", "/peringkat/?tingkat=kabkota", REGENCIES),
)
OLD = (
    Page("home, old release", "/?rilis=1", PROVINCES),
    Page("province, old release", "/wilayah/18/?rilis=1", OF_PROVINCE),
)
WORKBOOK = "/peringkat.xlsx?tingkat=kabkota"


def prepare(site: Site) -> None:
    """Have every worker read what it needs, and give the floors the bytes and the cells of the site."""
    for page in (*PAGES, *OLD):
        site.cost(page.address, 2, cold=True)
    _, body = site.ask(PAGES[1].address)
    (site.var / "ready.br").write_bytes(body)
    _, book = site.ask(WORKBOOK)
    (site.var / "cells.json").write_text(json.dumps(list(_cells(book))))


def _cells(book: bytes) -> Iterator[list[tuple[int, int, Any]]]:
    """Line, column and value of every cell that holds one, a list a sheet."""
    for sheet in load_workbook(io.BytesIO(book)).worksheets:
        filled = (cell for line in sheet.iter_rows() for cell in line if cell.value is not None)
        yield [(cell.row - 1, cell.column - 1, _plain(cell.value)) for cell in filled]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float) else str(value)


def pages(site: Site) -> dict[str, float]:
    """CPU milliseconds of one answer of every kind."""
    return _in_turns(lambda: _floors(site) | _kept(site) | _anew(site))


def _floors(site: Site) -> dict[str, float]:
    often = {BARE: OFTEN, READY: OFTEN}
    return {name: site.cost(address, often.get(name, SOME)) for name, address in FLOORS.items()}


def _kept(site: Site) -> dict[str, float]:
    return {f"kept {page.name}": site.cost(page.address, OFTEN) for page in PAGES}


def _anew(site: Site) -> dict[str, float]:
    """With an empty store: where the process has asked nothing yet since a change; then where it knows what
    pages of one state share.
    """
    found = {}
    for page in PAGES:
        site.ask(f"/{FLOOR}/lupa/")
        found[f"{page.name}, first"] = site.cost(page.address, cold=True)
    for page in (*PAGES, *OLD):
        site.forget()
        site.ask(page.address)
        found[page.name] = site.cost(page.address, cold=True)
    return found


def files(site: Site) -> dict[str, float]:
    """The ranking's workbook beside one of the same cells."""
    return _in_turns(
        lambda: {
            BOOK: site.cost(f"/{FLOOR}.xlsx", 2),
            "ranking workbook": site.cost(WORKBOOK, cold=True),
            "kept workbook": site.cost(WORKBOOK, SOME),
        }
    )


def _in_turns(turn: Callable[[], dict[str, float]]) -> dict[str, float]:
    """The means of some turns."""
    turns = [turn() for _ in range(TURNS)]
    return {name: statistics.mean(one[name] for one in turns) for name in turns[0]}
