"""What the Excel file of a budget calculation is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coverage.files.ranking_file import Released
from coverage.rows.release_code import code_of


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Months of one payer at one rate. end: the first month that is no longer paid in this line.

    goes_on: whether the same people are paid for in the next line at another rate.
    """

    payer: str
    heads: int
    programmes: str
    start: date
    end: date
    months: int
    rate: int
    counted: bool
    goes_on: bool
    source: int


@dataclass(frozen=True, slots=True)
class BudgetFile:
    """A calculation on its way into a file.

    months: those of the steps; active, potential, as_of: None when unknown or rounded, then reason says why.
    cited: sources as number, citation, address.
    """

    code: str
    name: str
    lines: Sequence[BudgetLine]
    months: Sequence[date]
    active: int | None
    potential: int | None
    as_of: date | None
    reason: str
    target: float | None
    target_name: str
    sentence: str
    month: str
    release: Released
    published: str
    address: str
    cited: Sequence[tuple[int, str, str]]
    demo: bool = False

    @property
    def title(self) -> str:
        return f"Anggaran perlindungan pekerja {self.name}"

    @property
    def stamp(self) -> str:
        """ "Rilis 12 · 8 Des 2025 · kode 3f9a1c2b"."""
        return f"Rilis {self.release.number} · {self.published} · kode {code_of(self.release.checksum)}"

    def name_of_file(self) -> str:
        """A file name that says what is inside: anggaran-18-2025-12-rilis-1.xlsx."""
        start = "DATA-CONTOH-" if self.demo else ""
        return f"{start}anggaran-{self.code}-{self.month}-rilis-{self.release.number}.xlsx"
