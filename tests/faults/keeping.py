"""What a fault may not break: what was promised before it is there after it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import requests
from msgspec import Struct, field

from tests.faults.inside import CODES
from tests.faults.site import Person, Site

PATH = "/entri/18/2025-11/"


class Outcome(Struct):
    """What came of a fault. seconds: until the site answered again, None where it never stopped or is not
    meant to; said: figures for the table; wrong: promises that were broken.
    """

    seconds: float | None = None
    said: str = ""
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.wrong.append(otherwise)


class Saved(Struct):
    """Cells that somebody was told are saved: the last text of each that was, and any tried after it."""

    kept: dict[str, str] = field(default_factory=dict)
    tried: dict[str, set[str]] = field(default_factory=dict)
    accepted: int = 0
    refused: int = 0

    def counted(self) -> str:
        return f"{self.accepted} cells said to be saved, {self.refused} not"

    def lost(self, cells: dict[str, str]) -> list[str]:
        """A cell may hold a later text whose answer was lost with the connection, but no earlier one."""
        return [
            f"{cell} holds {cells.get(cell)!r}, {text!r} was said to be saved"
            for cell, text in self.kept.items()
            if cells.get(cell) != text and cells.get(cell) not in self.tried.get(cell, set())
        ]


@contextmanager
def typing(site: Site) -> Iterator[Saved]:
    """The operator types cell after cell as long as the block runs, as the page's script sends them."""
    saved, stopped, operator = Saved(), threading.Event(), site.person("operator")
    typist = threading.Thread(target=_type, args=(operator, saved, stopped))
    typist.start()
    try:
        yield saved
    finally:
        stopped.set()
        typist.join()


def _type(operator: Person, saved: Saved, stopped: threading.Event) -> None:
    versions: dict[str, int] = {}
    for number in count(1):
        if stopped.is_set():
            return
        region, text = CODES[4 + number % 6], str(1_000 + number)
        cell = f"{region} PU"
        _type_one(operator, saved, versions, region, cell, text)
        time.sleep(0.02)


def _type_one(
    operator: Person, saved: Saved, versions: dict[str, int], region: str, cell: str, text: str
) -> None:
    key = f"{region}|PU"
    fields = {f"sel|{key}": text, f"semula|{key}": f"{versions.get(cell, 0)}:"}
    told: dict[str, Any] = {}
    with suppress(requests.RequestException, ValueError, KeyError):
        told = operator.post(f"{PATH}sel/", **fields).json()["sel"][key]
    if "versi" in told:
        versions[cell] = told["versi"]
    if told.get("kode") == 200:
        saved.accepted += 1
        saved.kept[cell] = text
        saved.tried.pop(cell, None)
    else:
        saved.refused += 1
        saved.tried.setdefault(cell, set()).add(text)


class Kept:
    """The state before a fault, and what has to hold of the one after it."""

    def __init__(self, site: Site) -> None:
        self.site, self.before = site, site.inside("look")

    def check(self, outcome: Outcome, *, saved: Saved | None = None, new: tuple[int, ...] = (0,)) -> Any:
        """Look again. new: how many releases may have come. Returns what was seen."""
        after = self.site.inside("look")
        outcome.wrong += after["wrong"]
        releases, former = after["releases"], self.before["releases"]
        outcome.expect(former.items() <= releases.items(), "a release is gone or altered")
        outcome.expect(len(releases) - len(former) in new, f"{len(releases) - len(former)} new releases")
        outcome.expect("broken" not in after["uploads"].values(), "half an upload was kept")
        lost = saved.lost(after["cells"]) if saved else []
        outcome.wrong += lost
        for cell, text in {} if saved else self.before["cells"].items():
            outcome.expect(after["cells"].get(cell) == text, f"{cell} is not {text!r} any more")
        if saved is not None:
            outcome.said += saved.counted()
        return after
