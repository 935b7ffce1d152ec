"""How a line's figures stand in cells for people: with the decimals they are known by, a dash for none."""

from typing import Any

from coverage.calculations.precision import gap_decimals, missing_people
from coverage.files import number_formats
from coverage.files.people_sheet import Cell
from coverage.rows.figures import CoverageRow
from coverage.words import formats

PRINTED = "* menurut dokumen, tidak dihitung dari jumlah orangnya."


def known(value: Any, look: str) -> Cell:
    """A cell, or the dash that stands for not reported."""
    return Cell(formats.ABSENT) if value is None else Cell(value, look)


def coverage(row: CoverageRow) -> Cell:
    """A share, "sekitar" of rounded counts; a star marks what a document prints."""
    look = number_formats.coverage(row)
    return known(row.coverage_ratio, f'{look}"*"' if is_printed(row) else look)


def target(row: CoverageRow) -> Cell:
    return known(row.target_ratio, number_formats.percent(row.target_decimals))


def active(row: CoverageRow) -> Cell:
    return known(row.active_participants, number_formats.about(row.active_participants, row.active_exact))


def potential(row: CoverageRow) -> Cell:
    return known(row.potential_workers, number_formats.about(row.potential_workers, row.potential_exact))


def attainment(row: CoverageRow) -> Cell:
    return known(row.attainment_ratio, number_formats.attainment(row))


def gap_points(row: CoverageRow) -> Cell:
    return known(row.gap_to_target_points, number_formats.decimals(gap_decimals(row)))


def gap_people(row: CoverageRow) -> Cell:
    return known(missing_people(row), number_formats.derived(row))


def day(row: CoverageRow) -> Cell:
    return known(row.as_of, number_formats.day(row.as_of_precision))


def is_printed(row: CoverageRow) -> bool:
    return row.printed_ratio is not None
