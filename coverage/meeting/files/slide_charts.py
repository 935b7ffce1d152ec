"""Native charts on slides: coverage beside its target, over time and by region; None is a gap in them."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from coverage.calculations.precision import on_one_potential
from coverage.meeting.files.slide_parts import ACCENT, BOTTOM, FONT, INK, INNER, LEFT, LINE, MUTED, TOP
from coverage.rows.figures import CoverageRow
from coverage.words import formats

GOAL = RGBColor(0x9D, 0xAE, 0xB2)
SHARE = '0.0"%"'  # of the numbers behind the chart; labels are written as exactly as each is known
FEW = 8  # points that can each carry their number


def over_time(slide: Any, rows: Sequence[CoverageRow], height: float = BOTTOM - TOP) -> None:
    """A region's coverage and the target of each day's year, oldest first, as lines.

    No line joins figures that rest on two potentials: each potential has a line of its own.
    """
    found = runs(rows)
    data = CategoryChartData(number_format=SHARE)
    data.categories = [formats.short_day(row.as_of, row.as_of_precision) for row in rows]
    for place, run in enumerate(found):
        name = "Cakupan, %" if not place else "Cakupan, %, potensi baru"
        data.add_series(name, [_percent(row.coverage_ratio) if row in run else None for row in rows])
    _targets(data, rows)
    chart = _placed(slide, XL_CHART_TYPE.LINE_MARKERS, data, height)
    lines = list(chart.plots[0].series)
    for run, covered in zip(found, lines, strict=False):
        _line(covered, ACCENT, 2.5)
        covered.marker.style, covered.marker.size = XL_MARKER_STYLE.CIRCLE, 8
        if len(rows) <= FEW:
            _labels(covered, rows, run, XL_LABEL_POSITION.BELOW)
    for goal in lines[len(found) :]:
        _line(goal, INK, 1.5)
        goal.format.line.dash_style = MSO_LINE.DASH
        goal.marker.style, goal.marker.size = XL_MARKER_STYLE.DASH, 12


def runs(rows: Sequence[CoverageRow]) -> list[list[CoverageRow]]:
    """Rows in their order, parted where a potential is another than the last one known, even if rounded."""
    found: list[list[CoverageRow]] = [[]]
    known: CoverageRow | None = None
    for row in rows:
        if known is not None and on_one_potential(known, row) is False:
            found.append([])
        known = known if row.potential_workers is None else row
        found[-1].append(row)
    return found


def _line(series: Any, color: RGBColor, width: float) -> None:
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = color, Pt(width)
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = color


def by_region(slide: Any, rows: Sequence[CoverageRow]) -> None:
    """Coverage of each region above its target, in the order of the rows from the top, as bars."""
    data = CategoryChartData(number_format=SHARE)
    data.categories = [row.region.name for row in rows]
    data.add_series("Cakupan, %", [_percent(row.coverage_ratio) for row in rows])
    _targets(data, rows)
    chart = _placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, BOTTOM - TOP)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 0
    chart.category_axis.reverse_order = True
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    for series, color in zip(plot.series, (ACCENT, GOAL), strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = color
    _labels(plot.series[0], rows, rows, XL_LABEL_POSITION.OUTSIDE_END)


def _targets(data: CategoryChartData, rows: Sequence[CoverageRow]) -> None:
    """The targets beside the coverage, where there is any."""
    if any(row.target_ratio is not None for row in rows):
        data.add_series("Target, %", [_percent(row.target_ratio) for row in rows])


def _percent(ratio: float | None) -> float | None:
    return None if ratio is None else round(ratio * 100, 4)


def _placed(slide: Any, kind: Any, data: CategoryChartData, height: float) -> Any:
    place = map(Inches, (LEFT, TOP, INNER, height))
    chart = slide.shapes.add_chart(kind, *place, data).chart
    chart.font.size, chart.font.name, chart.font.color.rgb = Pt(12), FONT, INK
    chart.has_legend, chart.has_title = True, False
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale = 0
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = LINE
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = '0"%"', False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = MUTED
    return chart


def _labels(series: Any, rows: Sequence[CoverageRow], shown: Sequence[CoverageRow], position: Any) -> None:
    """The share beside each mark of those shown, with the decimals it is known by."""
    for place, row in enumerate(rows):
        if row.coverage_ratio is None or row not in shown:
            continue
        label = series.points[place].data_label
        label.position = position
        label.text_frame.text = formats.coverage(row)
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.name, font.color.rgb = Pt(11), FONT, INK
