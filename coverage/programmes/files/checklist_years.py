"""A budget checklist as a sheet of a pack: one row a region, the years beside each other."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from coverage.calculations.programmes.checklist import BudgetLine, RegionBudget
from coverage.files.origin import Origin
from coverage.files.people_sheet import TITLE_SIZE, Cell, PeopleSheet
from coverage.files.sheets import MUTED, Styles
from coverage.programmes.files.checklist import ChecklistFile
from coverage.programmes.pages.checklist import Checklist
from coverage.programmes.words import checklist as words
from coverage.words import formats

WIDTHS = {"region": 25, "rupiah": 13, "beside": 26.5}  # digits; two years make a portrait page
NOTE = "Nomor sumber: di lembar Catatan. Baris demi baris dengan semua kolomnya: unduh daftar anggarannya."


def years_sheet(sheet: Any, styles: Styles, checklist: Checklist, origin: Origin) -> PeopleSheet:
    """A sheet with the table's columns, to be filled from its top."""
    widths = [WIDTHS["region"], *(WIDTHS["rupiah"], WIDTHS["beside"]) * len(checklist.years)]
    return PeopleSheet(sheet, styles, origin, widths, texts=(0, *range(2, len(widths), 2)))


def write_years(people: PeopleSheet, checklist: Checklist) -> None:
    """The table below its title, and who signs; a region takes as many rows as one year has lines."""
    years = checklist.years
    people.sentence(ChecklistFile(checklist, people.origin).title, bold=True, font_size=TITLE_SIZE)
    people.sentence(words.opening(checklist.tallies))
    titles = [title for year in years for title in (f"Anggaran {year}, Rp", f"Orang, dana, dokumen {year}")]
    people.head(["Daerah", *titles])
    for budget in checklist.budgets:
        for place, lines in enumerate(_side_by_side(budget, years)):
            name = budget.region.official_name or budget.region.name
            cells = [cell for line in lines for cell in _cells(line)]
            people.row([Cell(None if place else name), *cells])
    people.line += 1
    people.sentence(NOTE, font_color=MUTED)
    people.finish(landscape=False, signed=True)


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
