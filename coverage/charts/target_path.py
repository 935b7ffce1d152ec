"""The year's road to its target as a drawing, as plotly's description, in words and as a table."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.calculations.pace.outlook import FanPoint
from coverage.calculations.pace.paths import PathPoint
from coverage.calculations.pace.progress import Progress
from coverage.charts import svg, theme, traces
from coverage.charts.drawings import element, share_of
from coverage.charts.path_steps import Label, Road, road
from coverage.charts.plotly import Chart
from coverage.rows.figures import TargetRow
from coverage.words import formats, sentences
from coverage.words.status import share_beside

STYLES = {
    "plan": {"color": theme.MUTED, "width": 1.5, "dash": theme.DASHES["plan-path"]},
    "catch_up": {"color": theme.INK, "width": 1.75, "dash": theme.DASHES["catch-up"]},
}
Spot = tuple[date, float]


def road_chart(
    progress: Progress | None, targets: Iterable[TargetRow], source_names: Mapping[int, str] | None = None
) -> Chart | None:
    """A year's figures, the planned way, the way that catches up and the projection, or None without any.

    targets: those that are measured against. source_names: by id.
    """
    plan = road(progress, targets) if progress else None
    if plan is None:
        return None
    figures = traces.series_traces(plan.series, source_names or {})
    lines = [*_fan_traces(plan), *_path_traces(plan), *_start_traces(plan), *figures]
    layout = traces.series_layout(plan.series)
    layout["annotations"] = [*layout["annotations"], *(_annotation(plan, label) for label in plan.labels)]
    return Chart(
        spec=traces.described(lines, layout),
        drawing=svg.series_drawing(
            plan.series,
            _ways(plan),
            *_start_mark(plan),
            *(_text(plan, label) for label in plan.labels),
        ),
        caption=_caption(plan),
        alternative=_words(plan),
        columns=(
            _("Per tanggal"),
            _("Cakupan"),
            _("Jalur rencana"),
            _("Jalur mengejar"),
            _("Prakiraan"),
            _("Rentang"),
        ),
        lines=tuple(_lines(plan)),
    )


def _place(plan: Road, day: date, ratio: float) -> tuple[float, float]:
    """Where a spot is drawn, 0 to 1 from the left and from the top."""
    series = plan.series
    return svg.LEFT + svg.WIDTH * series.across(day), svg.BASE - svg.HEIGHT * series.up(ratio)


def _ways(plan: Road) -> SafeString:
    """The fan and the paths, stretched over the drawing; their strokes keep their width."""
    parts = []
    if plan.fan:
        around = [*((p.day, p.high) for p in plan.fan), *((p.day, p.low) for p in reversed(plan.fan))]
        parts.append(element("polygon", class_="fan", points=_points(plan, around)))
        parts.append(_line(plan, "fan-middle", [(point.day, point.middle) for point in plan.fan]))
    for name, path in (("plan-path", plan.plan), ("catch-up", plan.catch_up)):
        if path:
            parts.append(_line(plan, name, [(point.day, point.coverage) for point in path]))
    whole = {"width": "100%", "height": "100%"}
    return element("svg", *parts, viewBox="0 0 100 100", preserveAspectRatio="none", **whole)


def _line(plan: Road, name: str, spots: Sequence[Spot]) -> SafeString:
    ends = (spots[0], spots[-1])
    return element(
        "polyline", class_=name, points=_points(plan, ends), vector_effect="non-scaling-stroke", fill="none"
    )


def _points(plan: Road, spots: Iterable[Spot]) -> str:
    places = (_place(plan, day, ratio) for day, ratio in spots)
    return " ".join(f"{x * 100:.2f},{y * 100:.2f}" for x, y in places)


def _start_mark(plan: Road) -> list[SafeString]:
    """The open mark of a start on another potential than its own, wider than the dot it may lie behind.

    The caption names it: words beside it would lie on the figures of the year's first months.
    """
    if plan.start is None:
        return []
    x, y = _place(plan, plan.start.day, float(plan.start.coverage))
    return [element("circle", class_="dot hollow", cx=share_of(x), cy=share_of(y), r=7)]


def _start_words(plan: Road) -> str:
    workers = formats.people(plan.start.potential if plan.start else None)
    return _("dihitung ulang dengan potensi %(workers)s") % {"workers": workers}


def _text(plan: Road, label: Label) -> SafeString:
    x, y = _place(plan, label.day, label.ratio)
    shift = -8 if label.above else 16 + label.lowered
    return element("text", _said(plan, label), class_=label.at, x=share_of(x), y=share_of(y), dy=shift)


def _annotation(plan: Road, label: Label) -> dict[str, Any]:
    anchor = {"start": "left", "middle": "center", "end": "right"}[label.at]
    return {
        "x": label.day.isoformat(),
        "y": label.ratio,
        "text": _said(plan, label),
        "xanchor": anchor,
        "yanchor": "bottom" if label.above else "top",
        "yshift": 2 if label.above else -2 - label.lowered,
        "bgcolor": theme.GROUND,
        "borderpad": 0,
        "showarrow": False,
    }


def _said(plan: Road, label: Label) -> str:
    if label.kind == "fan":
        return _("prakiraan %(share)s") % {"share": _share(plan, plan.fan[-1].middle)}
    return _("jalur rencana") if label.kind == "plan" else _("jalur mengejar")


def _share(plan: Road, ratio: float) -> str:
    """A projected share, on its side of the target."""
    target = plan.progress.target
    return share_beside(ratio, [] if target is None else [target])


def _fan_traces(plan: Road) -> list[dict[str, Any]]:
    if not plan.fan:
        return []
    days = [point.day.isoformat() for point in plan.fan]
    outline = {
        "type": "scatter",
        "mode": "lines",
        "x": [*days, *reversed(days)],
        "y": [*(point.high for point in plan.fan), *(point.low for point in reversed(plan.fan))],
        "fill": "toself",
        "fillcolor": theme.PALE,
        "line": {"color": theme.ACCENT, "width": 0.5},
        "hoverinfo": "skip",
    }
    last = plan.fan[-1]
    words = (_("Prakiraan"), formats.day(last.day), f"{_share(plan, last.middle)} ({_spread(plan, last)})")
    said = [*("" for _day in days[1:]), "<br>".join(words)]
    middle = _way([(p.day, p.middle) for p in plan.fan], {"color": theme.ACCENT, "width": 1}, said)
    return [outline, middle]


def _start_traces(plan: Road) -> list[dict[str, Any]]:
    if plan.start is None:
        return []
    words = (formats.day(plan.start.day), formats.percent(float(plan.start.coverage)), _start_words(plan))
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [plan.start.day.isoformat()],
            "y": [float(plan.start.coverage)],
            "marker": {"size": 14, "color": theme.GROUND, "line": {"color": theme.ACCENT, "width": 2}},
            "hovertext": ["<br>".join(words)],
            "hoverinfo": "text",
        }
    ]


def _path_traces(plan: Road) -> list[dict[str, Any]]:
    named = (("plan", _("Jalur rencana"), plan.plan), ("catch_up", _("Jalur mengejar"), plan.catch_up))
    return [
        _way(
            [(point.day, point.coverage) for point in path],
            STYLES[key],
            [f"{name}<br>{formats.day(point.day)}<br>{formats.percent(point.coverage)}" for point in path],
        )
        for key, name, path in named
        if path
    ]


def _way(spots: Sequence[Spot], style: dict[str, Any], said: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.isoformat() for day, _ratio in spots],
        "y": [ratio for _day, ratio in spots],
        "line": style,
        "hovertext": list(said),
        "hoverinfo": "text",
    }


def _spread(plan: Road, point: FanPoint) -> str:
    return f"{_share(plan, point.low)}–{_share(plan, point.high)}"


def _caption(plan: Road) -> str:
    parts = [_("Cakupan (titik)")]
    if plan.start:
        parts.append(_("titik awal %(said)s (titik kosong)") % {"said": _start_words(plan)})
    if plan.plan:
        parts.append(_("jalur rencana dari titik awal tahun (putus-putus)"))
    if plan.catch_up:
        parts.append(_("jalur mengejar (titik-titik)"))
    if plan.fan:
        parts.append(_("prakiraan dan rentangnya (bidang pucat)"))
    said = f"{', '.join(parts)}."
    if plan.series.bottom <= 0:
        return said
    share = {"share": formats.percent(plan.series.bottom, 0)}
    return said + " " + _("Sumbu tegak mulai dari %(share)s.") % share


def _words(plan: Road) -> str:
    """The chart in sentences."""
    row, end = plan.progress.row, formats.day(plan.progress.outlook.fan[-1].day if plan.fan else None)
    said = [
        _("Grafik %(name)s: %(share)s per %(day)s.")
        % {
            "name": row.region.name,
            "share": formats.coverage(row),
            "day": formats.day(row.as_of, row.as_of_precision),
        }
    ]
    if plan.start:
        words = {"said": _start_words(plan), "share": formats.percent(float(plan.start.coverage))}
        said.append(_("Titik awal %(said)s: %(share)s.") % words)
    for path, text in (
        (plan.plan, _("Jalur rencana dari %(from)s per %(day)s ke %(to)s per %(end)s.")),
        (plan.catch_up, _("Jalur mengejar dari %(from)s per %(day)s ke %(to)s per %(end)s.")),
    ):
        said += [text % _ends(path)] if path else []
    if plan.series.goals:
        said.append(f"{sentences.target_label(row)}: {formats.target(row)}.")
    if plan.fan:
        words = {
            "share": _share(plan, plan.fan[-1].middle),
            "spread": _spread(plan, plan.fan[-1]),
            "end": end,
        }
        said.append(_("Prakiraan %(share)s (%(spread)s) per %(end)s.") % words)
    return " ".join(said)


def _ends(path: Sequence[PathPoint]) -> dict[str, str]:
    first, last = path[0], path[-1]
    return {
        "from": formats.percent(first.coverage),
        "day": formats.day(first.day),
        "to": formats.percent(last.coverage),
        "end": formats.day(last.day),
    }


def _lines(plan: Road) -> Iterable[tuple[str, ...]]:
    """A line a day on which anything is known or drawn, oldest first."""
    rows = {row.as_of: row for row in plan.progress.shown if row.as_of}
    planned = {point.day: point.coverage for point in plan.plan}
    caught = {point.day: point.coverage for point in plan.catch_up}
    fan = {point.day: point for point in plan.fan[-1:]}  # what lies between is only drawn
    for day in sorted({*rows, *planned, *caught, *fan}):
        row, point = rows.get(day), fan.get(day)
        yield (
            formats.day(day, row.as_of_precision if row else "day"),
            formats.coverage(row) if row else formats.ABSENT,
            formats.percent(planned.get(day)),
            formats.percent(caught.get(day)),
            _share(plan, point.middle) if point else formats.ABSENT,
            _spread(plan, point) if point else formats.ABSENT,
        )
