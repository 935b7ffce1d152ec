"""Where a file comes from, and how it says so: its stamp, its warning, its name."""

from datetime import datetime
from typing import Protocol

from django.utils import timezone, translation
from msgspec import Struct, field

from coverage.files.paper import PAPERS, Paper
from coverage.rows.office import Office
from coverage.rows.release_code import code_of
from coverage.words import formats

DEMO = "DATA CONTOH"
WARNING = f"{DEMO}: angka karangan untuk mencoba, bukan data resmi"


class Released(Protocol):
    """The release a file comes from."""

    @property
    def number(self) -> int: ...

    @property
    def published_at(self) -> datetime: ...

    @property
    def note(self) -> str: ...

    @property
    def checksum(self) -> str: ...


class Cited(Protocol):
    """A document that prints figures."""

    @property
    def citation(self) -> str: ...

    @property
    def url(self) -> str: ...


class Origin(Struct, frozen=True):
    """release: None before the first; address: in full, where the same figures can be had again, "" for none.

    demo: whether the figures are invented. office: whose head and signatures the file carries.
    """

    release: Released | None
    address: str
    demo: bool = False
    office: Office = field(default_factory=Office)

    @property
    def released(self) -> Released:
        """The release, for what is made of published figures only."""
        assert self.release is not None
        return self.release

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return PAPERS[self.office.paper]

    @property
    def alert(self) -> str:
        """What stands above everything when the figures are invented; "" otherwise."""
        return WARNING if self.demo else ""

    @property
    def stamp(self) -> str:
        """ "Rilis 12 · 8 Des 2025 · kode 3f9a1c2b": what /verifikasi/ can be asked about."""
        release = self.released
        with translation.override("id"):
            day = formats.short_day(timezone.localdate(release.published_at))
        return f"Rilis {release.number} · {day} · kode {code_of(release.checksum)}"

    def file_name(self, extension: str, *parts: str | None) -> str:
        """A name that says what is inside: peringkat-kabkota-18-2024-09-rilis-1.csv."""
        start = "DATA-CONTOH-" if self.demo else ""
        named = (part for part in (*parts, f"rilis-{self.released.number}") if part)
        return f"{start}{'-'.join(named)}.{extension}"
