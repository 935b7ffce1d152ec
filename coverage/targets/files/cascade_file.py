"""What the Excel file of a cascade is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from coverage.files.ranking_file import Released
from coverage.rows.release_code import code_of
from coverage.words import formats


@dataclass(frozen=True, slots=True)
class CascadeFileRow:
    """A part of the cascade; people, None when not reported.

    published: target heads in force; document: whose, "" for none. heads: what the file proposes, the
    published ones when nothing was spread; beside: of the second way. locked: kept by the reader.
    sources: numbers on the sheet Catatan.
    """

    code: str
    name: str
    potential: int | None
    active: int | None
    published: int | None
    document: str
    heads: int | None
    beside: int | None
    locked: bool
    sources: str


@dataclass(frozen=True, slots=True)
class CascadeFile:
    """A cascade on its way into a file.

    own: the place itself; total: people that were spread, None when unknown. way, beside: the ways of
    spreading in words, "" when nothing was spread. cited: sources as number, citation, address.
    """

    own: CascadeFileRow
    rows: Sequence[CascadeFileRow]
    parts: str
    year: int
    month: str
    total: int | None
    way: str
    beside: str
    document: str
    sentence: str
    release: Released
    published: str
    address: str
    cited: Sequence[tuple[int, str, str]]
    demo: bool = False

    @property
    def title(self) -> str:
        """ "Target UCJ 2025 Lampung menurut kabupaten/kota"."""
        return f"Target UCJ {self.year} {self.own.name} menurut {self.parts}"

    @property
    def stamp(self) -> str:
        """ "Rilis 12 · 8 Des 2025 · kode 3f9a1c2b"."""
        return f"Rilis {self.release.number} · {self.published} · kode {code_of(self.release.checksum)}"

    def name(self) -> str:
        """A file name that says what is inside: target-18-2025-rilis-1.xlsx."""
        start = "DATA-CONTOH-" if self.demo else ""
        return f"{start}target-{self.own.code}-{self.year}-rilis-{self.release.number}.xlsx"


def absent(value: int | None) -> int | str:
    """A number, or the dash that stands for not reported."""
    return formats.ABSENT if value is None else value
