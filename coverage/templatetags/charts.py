"""Drawings and charts for pages: tile grids, charts from rows."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import template
from django.utils.safestring import SafeString

from coverage.calculations.pace.statuses import RegionStatus
from coverage.charts import plotly, tiles
from coverage.rows.figures import CoverageRow, TargetRow
from coverage.rows.records import MeetingRow
from coverage.words.markup import escaped

register = template.Library()


@register.simple_tag
def series_chart(
    history: Iterable[CoverageRow],
    targets: Sequence[TargetRow],
    sources: Mapping[int, Any],
    meetings: Sequence[MeetingRow] = (),
) -> plotly.Chart | None:
    """Coverage over time. sources: documents by id, each with a citation."""
    citations = {key: source.citation for key, source in sources.items()}
    return plotly.series_chart(list(history), targets, citations, meetings)


@register.simple_tag
def chart_lines(chart: plotly.Chart) -> SafeString:
    """The lines of a chart's table, written in one go: a long history has hundreds of cells."""
    return SafeString("\n".join(map(_line, chart.lines)))


def _line(line: tuple[str, ...]) -> str:
    first, *others = map(escaped, line)
    cells = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


@register.simple_tag
def tiles_with_legend(
    rows: Sequence[CoverageRow],
    places: Mapping[str, tuple[int, int]],
    query_suffix: str = "",
    colour: str = tiles.COVERAGE,
    statuses: Mapping[str, RegionStatus] = MappingProxyType({}),
) -> SafeString:
    """A tile grid and what its colours mean; nothing when no region has a place."""
    grid = tiles.tile_grid(rows, places, query_suffix, colour, statuses)
    placed = [row for row in rows if row.region.code in places]
    return SafeString(grid + tiles.legend(placed, colour)) if grid else grid
