"""Charts from rows: plotly's description, the drawing until it is drawn, the words and the table."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from msgspec import Struct

from coverage.charts import captions, meetings, svg, traces
from coverage.charts.series import series
from coverage.rows.figures import CoverageRow, TargetRow
from coverage.rows.records import MeetingRow
from coverage.words import formats


class Chart(Struct, frozen=True):
    """One chart in all its forms.

    spec: plotly's data and layout, plain lists. alternative: what it shows, for those who cannot see it.
    columns, lines: its figures as a table, already written.
    """

    spec: dict[str, Any]
    drawing: SafeString
    caption: str
    alternative: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


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


def _series_line(row: CoverageRow, names: Mapping[int, str]) -> tuple[str, ...]:
    share = formats.coverage(row)
    return (
        formats.day(row.as_of, row.as_of_precision),
        share if row.printed_ratio is None else _("%(share)s (menurut dokumen)") % {"share": share},
        formats.active(row),
        formats.potential(row),
        formats.target(row),
        captions.sources_of(row, names),
    )
