"""A budget checklist as a sheet of a pack: one row a region, the years beside each other."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from coverage.calculations.programmes.checklist import BudgetLine, RegionBudget
from coverage.files.origin import Origin
from coverage.files.people_sheet import Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.programmes.files.checklist import ChecklistFile
from coverage.programmes.pages.checklist import Checklist
from coverage.programmes.words import checklist as words
from coverage.words import formats

WIDTHS = {"region": 26, "rupiah": 16, "beside": 43}  # digits; two years make a landscape page
NOTE = "Nomor sumber: di lembar Catatan. Baris demi baris dengan semua kolomnya: unduh daftar anggarannya."


def years_sheet(sheet: Any, styles: Styles, checklist: Checklist, origin: Origin) -> None:
    """Fill the sheet; a region with several lines of a year takes as many rows."""
    years = checklist.years
    widths = [WIDTHS["region"], *(WIDTHS["rupiah"], WIDTHS["beside"]) * len(years)]
    people = PeopleSheet(sheet, styles, origin, widths, texts=(0, *range(2, len(widths), 2)))
    people.opening(ChecklistFile(checklist, origin).title, words.opening(checklist.tallies))
    titles = [title for year in years for title in (f"Anggaran {year}, Rp", f"Orang, dana, dokumen {year}")]
    sheet.freeze_panes(people.head(["Daerah", *titles]) + 1, 1)
    for budget in checklist.budgets:
        for place, lines in enumerate(_side_by_side(budget, years)):
            name = budget.region.official_name or budget.region.name
            cells = [cell for line in lines for cell in _cells(line)]
            people.row([Cell(None if place else name), *cells])
    people.line += 1
    people.sentence(NOTE, font_color=MUTED)
    people.finish()


def _side_by_side(budget: RegionBudget, years: tuple[int, ...]) -> Iterator[tuple[BudgetLine | None, ...]]:
    """Its lines row by row, one of each year; None where a year has fewer."""
    return zip_longest(*([line for line in budget.every if line.year == year] for year in years))


def _cells(line: BudgetLine | None) -> tuple[Cell, Cell]:
    if line is None:
        return Cell(), Cell()
    row = line.row
    if row is None:
        return Cell(), Cell(str(words.STATES[line.state][1]))
    day = formats.short_day(row.as_of, row.as_of_precision) if row.as_of else ""
    source = f"sumber {row.source_id}" + (f", {day}" if day else "")
    beside = "; ".join(filter(None, (words.beside_rupiah(row), source)))
    return Cell(formats.ABSENT if row.rupiah_planned is None else row.rupiah_planned, "#,##0"), Cell(beside)
