"""Native charts of workbooks: coverage beside its target, and coverage through time."""

from typing import Any

from msgspec import Struct

from coverage.files.paper import SIZE
from coverage.files.people_sheet import PeopleSheet
from coverage.files.sheets import ALERT, LINE

OURS = "#0B6B6B"  # the site's accent
WIDE, HIGH = 1000, 480  # an A4 page below its title
ROW_PIXELS = 20  # of a line whose height nobody set
MOST_BARS = 40  # names beside each other that are still read


class Columns(Struct, frozen=True):
    """Where a chart's cells stand. sheet: its name; first, last: lines; the others: columns, all from 0."""

    sheet: str
    first: int
    last: int
    name: int
    coverage: int
    target: int

    def cells(self, column: int) -> list[Any]:
        return [self.sheet, self.first, column, self.last, column]


def bars(workbook: Any, columns: Columns) -> Any:
    """A bar a region, its target a dash across it."""
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "Cakupan",
            "categories": columns.cells(columns.name),
            "values": columns.cells(columns.coverage),
            "fill": {"color": OURS},
            "gap": 60,
        }
    )
    marks = workbook.add_chart({"type": "line"})
    marks.add_series(_target(columns, {"none": True}))
    chart.combine(marks)
    chart.set_x_axis({"num_font": {"size": SIZE, "rotation": -45}})
    return _dressed(chart)


def trend(workbook: Any, columns: Columns) -> Any:
    """Coverage by its days, beside the target of each day's year."""
    chart = workbook.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": "Cakupan",
            "categories": columns.cells(columns.name),
            "values": columns.cells(columns.coverage),
            "line": {"color": OURS, "width": 2},
            "marker": {"type": "circle", "size": 6, "fill": {"color": OURS}, "border": {"color": OURS}},
        }
    )
    chart.add_series(_target(columns, {"color": ALERT, "dash_type": "dash", "width": 1}))
    chart.set_x_axis({"date_axis": True, "num_format": "[$-421]mmm yyyy", "num_font": {"size": SIZE}})
    return _dressed(chart)


def _target(columns: Columns, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": "Target",
        "categories": columns.cells(columns.name),
        "values": columns.cells(columns.target),
        "line": line,
        "marker": {"type": "long_dash", "size": 9, "fill": {"color": ALERT}, "border": {"color": ALERT}},
    }


def _dressed(chart: Any) -> Any:
    """Shares from 0, letters as large as in the tables, unknown values left out."""
    chart.set_y_axis(
        {
            "num_format": "0%",
            "min": 0,
            "num_font": {"size": SIZE},
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
        }
    )
    chart.set_legend({"position": "top", "font": {"size": SIZE}})
    chart.show_blanks_as("gap")
    chart.show_na_as_empty_cell()
    return chart


def place(people: PeopleSheet, chart: Any, wide: int = WIDE, high: int = HIGH) -> None:
    """Put a chart at the present line of a sheet; what is written next stands below it. In pixels."""
    chart.set_size({"width": wide, "height": high})
    people.sheet.insert_chart(people.line, 0, chart)
    people.line += high // ROW_PIXELS + 1
