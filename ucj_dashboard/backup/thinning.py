"""Old backups: the newest of each of the last seven days, four weeks and twelve months stay."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

NAME = re.compile(r"(?P<series>[a-z-]+)-(?P<at>\d{4}-\d\d-\d\d-\d{6})\.dump")
# How many stay, and which of them count as one.
STAY: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (7, datetime.date),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def thin(folder: Path) -> list[Path]:
    """Delete what need not stay. Returns what was deleted; files of other names are let be."""
    series: dict[str, dict[datetime, Path]] = {}
    for file in folder.iterdir():
        if named := NAME.fullmatch(file.name):
            at = datetime.strptime(named["at"], "%Y-%m-%d-%H%M%S")
            series.setdefault(named["series"], {})[at] = file
    gone = [files[at] for files in series.values() for at in files.keys() - staying(files)]
    for file in gone:
        file.unlink()
    return sorted(gone)


def staying(times: Iterable[datetime]) -> set[datetime]:
    """The times whose backups stay: days, weeks and months without one are not counted."""
    newest_first = sorted(times, reverse=True)
    kept = set()
    for many, span in STAY:
        newest_of: dict[object, datetime] = {}
        for at in newest_first:
            newest_of.setdefault(span(at), at)
        kept.update(list(newest_of.values())[:many])
    return kept
