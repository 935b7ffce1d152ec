"""What a monthly workbook is of: the hidden key that travels with it."""

import hashlib
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from coverage.parsing.days import parse_month
from coverage.parsing.problems import Fault, Unreadable

FORMAT = "1"
REAL, INVENTED = "terbit", "contoh"


class Key(Struct, frozen=True):
    """What a workbook is of. root: 00 is all provinces; release: 0 before the first."""

    root: str
    month: date
    release: int = 0
    data: str = REAL

    def cells(self) -> dict[str, str]:
        """As the hidden sheet holds it; sidik notices a key that was changed by hand."""
        said = {
            "format": FORMAT,
            "wilayah": self.root,
            "bulan": f"{self.month:%Y-%m}",
            "rilis": str(self.release),
            "data": self.data,
        }
        return {**said, "sidik": hashlib.sha256(repr(said).encode()).hexdigest()[:16]}


class Asked(Struct, frozen=True):
    """What the person says the file is of; None is not said. source: of rows that name none."""

    root: str | None = None
    month: date | None = None
    source: str = ""


def read_key(said: Mapping[str, str] | None, data: str) -> Key | None:
    """The key as the hidden sheet says it; None for a file without one.

    Raises Unreadable for another format, a key changed by hand, and invented data among real ones.
    """
    if said is None:
        return None
    if said.get("format") != FORMAT:
        raise Unreadable(Fault.OTHER_FORMAT, format=said.get("format", "?")[:10])
    try:
        key = Key(said["wilayah"], parse_month(said["bulan"]), int(said["rilis"]), said["data"])
    except (KeyError, ValueError):
        raise Unreadable(Fault.BROKEN_KEY) from None
    if key.cells() != said:
        raise Unreadable(Fault.CHANGED_KEY)
    if key.data != data:
        raise Unreadable(Fault.INVENTED_DATA if key.data == INVENTED else Fault.REAL_DATA)
    return key


def compare_key(key: Key | None, asked: Asked) -> None:
    """Raises Unreadable when the file is of another region or month than the person says."""
    if key is None:
        return
    if asked.root and asked.root != key.root:
        raise Unreadable(Fault.OTHER_ROOT, held=key.root, asked=asked.root)
    if asked.month and asked.month != key.month:
        raise Unreadable(Fault.OTHER_MONTHS_BOOK, held=key.month, asked=asked.month)
