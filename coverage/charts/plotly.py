"""Charts from rows: plotly's description, the drawing until it is drawn, the words and the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.charts import captions, meetings, svg, traces
from coverage.charts.drawings import scale_of
from coverage.charts.series import series
from coverage.rows.figures import CoverageRow, TargetRow
from coverage.rows.records import MeetingRow
from coverage.words import formats, sentences


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart in all its forms.

    spec: plotly's data and layout, plain lists. alternative: what it shows, for those who cannot see it.
    columns, lines: its figures as a table, already written. tall: as high as its rows.
    """

    spec: dict[str, Any]
    drawing: SafeString
    caption: str
    alternative: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    tall: bool = False


def series_chart(
    history: Sequence[CoverageRow],
    targets: Sequence[TargetRow] = (),
    source_names: Mapping[int, str] | None = None,
    held: Sequence[MeetingRow] = (),
) -> Chart | None:
    """Coverage over time against the target of each year; None when no point has a share.

    history: one region, segment and basis, oldest first. targets: every document's. source_names: by id.
    held: meetings to mark on the time axis.
    """
    plan = series(history, targets)
    if plan is None:
        return None
    names, shown = source_names or {}, meetings.within(held, plan)
    columns = (_("Per tanggal"), _("Cakupan"), _("Peserta aktif"), _("Potensi"), _("Target"), _("Sumber"))
    lines = [(point.day, _series_line(point.row, names)) for point in plan.points]
    lines += [(meeting.day, meetings.line(meeting, len(columns))) for meeting in shown]
    data, layout = traces.series_traces(plan, names), traces.series_layout(plan)
    if shown:
        data.insert(0, meetings.trace(shown, plan))
        layout["annotations"].append(meetings.label(shown, plan))
    said = [captions.series_words(plan), *([meetings.words(shown)] if shown else [])]
    return Chart(
        spec=traces.described(data, layout),
        drawing=svg.series_drawing(plan, *(meetings.drawn(shown, plan) if shown else [])),
        caption=captions.series_caption(plan),
        alternative=" ".join(said),
        columns=columns,
        lines=tuple(line for _day, line in sorted(lines, key=lambda dated: dated[0], reverse=True)),
    )


def ranking_bars(rows: Sequence[CoverageRow]) -> Chart | None:
    """Horizontal bars of coverage, best on top, targets as ticks. Those without a share are left out."""
    shown = [row for row in rows if row.coverage_ratio is not None]
    shown.sort(key=lambda row: (-(row.coverage_ratio or 0.0), row.region.code))
    if not shown:
        return None
    scale = scale_of(shown)
    labels = traces.end_labels(shown, [formats.coverage(row) for row in shown])
    data = [traces.bars(shown), traces.target_ticks(shown), labels]
    return Chart(
        spec=traces.described(data, traces.tall_layout(shown, scale)),
        drawing=svg.ranking_drawing(shown, scale),
        caption=_("Cakupan per wilayah; garis tegak menandai target."),
        alternative=captions.ranking_words(shown),
        columns=(_("Wilayah"), _("Cakupan"), _("Target"), _("Per tanggal")),
        lines=tuple(_region_line(row) for row in shown),
        tall=True,
    )


def province_targets(rows: Sequence[CoverageRow]) -> Chart | None:
    """How far each region is from its own target, the widest gap on top; those without both are left out."""
    shown = [row for row in rows if row.gap_to_target_points is not None]
    shown.sort(key=lambda row: (-(row.gap_to_target_points or 0.0), row.region.code))
    if not shown:
        return None
    scale = scale_of(shown)
    labels = traces.end_labels(shown, [formats.from_target(row) for row in shown])
    data = [traces.ways(shown), traces.dots(shown), traces.target_ticks(shown), labels]
    return Chart(
        spec=traces.described(data, traces.tall_layout(shown, scale)),
        drawing=svg.goals_drawing(shown, scale),
        caption=_("Cakupan (titik) dan target tahun itu (garis tegak); di ujungnya selisih keduanya, poin."),
        alternative=captions.goals_words(shown),
        columns=(_("Wilayah"), _("Cakupan"), _("Target"), _("Kesenjangan")),
        lines=tuple(_gap_line(row) for row in shown),
        tall=True,
    )


def _series_line(row: CoverageRow, names: Mapping[int, str]) -> tuple[str, ...]:
    share = formats.coverage(row)
    return (
        formats.day(row.as_of, row.as_of_precision),
        share if row.printed_ratio is None else _("%(share)s (tercetak)") % {"share": share},
        formats.active(row),
        formats.potential(row),
        formats.target(row),
        captions.sources_of(row, names),
    )


def _region_line(row: CoverageRow) -> tuple[str, ...]:
    day = formats.short_day(row.as_of, row.as_of_precision)
    return (row.region.name, formats.coverage(row), formats.target(row), day)


def _gap_line(row: CoverageRow) -> tuple[str, ...]:
    return (row.region.name, formats.coverage(row), formats.target(row), sentences.gap_phrase(row))
