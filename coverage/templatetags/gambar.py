"""Drawings and charts for pages: bars in tables, tile grids, charts from rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from coverage.drawing import drawings, figures, tiles
from coverage.record_rows import MeetingRow
from coverage.rows import CoverageRow, TargetRow

register = template.Library()

register.filter("skala", drawings.scale_of)
register.simple_tag(drawings.bar, name="batang")
register.simple_tag(drawings.sparkline, name="garis_kecil")
register.simple_tag(tiles.tile_grid, name="petak")
register.simple_tag(tiles.legend, name="legenda_petak")
register.simple_tag(figures.ranking_bars, name="grafik_peringkat")
register.simple_tag(figures.province_targets, name="grafik_target")


@register.simple_tag
def grafik_waktu(
    history: Iterable[CoverageRow],
    targets: Sequence[TargetRow],
    sources: Mapping[int, Any],
    meetings: Sequence[MeetingRow] = (),
) -> figures.Chart | None:
    """Coverage over time. sources: documents by id, each with a citation."""
    citations = {key: source.citation for key, source in sources.items()}
    return figures.series_chart(list(history), targets, citations, meetings)


@register.simple_tag
def petak_berlegenda(
    rows: Sequence[CoverageRow], places: Mapping[str, tuple[int, int]], query_suffix: str = ""
) -> SafeString:
    """A tile grid and what its colours mean; nothing when no region has a place."""
    grid = tiles.tile_grid(rows, places, query_suffix)
    return SafeString(grid + tiles.legend()) if grid else grid
