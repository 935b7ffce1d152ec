"""The steps of coverage while people are paid for, and the cliff when cover ends: drawn, told, tabled."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils import dateformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.calculations.programmes.cover import CoverMonth, cliffs
from coverage.charts import theme, traces
from coverage.charts.cover_steps import Stairs, stairs
from coverage.charts.drawings import element, share_of
from coverage.charts.plotly import Chart
from coverage.charts.svg import BASE, HEIGHT, LEFT, WIDTH
from coverage.rows.figures import CoverageRow
from coverage.words import formats

MOST_MONTHS = 4  # named along the axis
EDGE = 0.25  # of the width: closer to the end a label turns inwards


def cover_chart(
    steps: Sequence[CoverMonth], row: CoverageRow, goal: float | None = None, goal_name: str = ""
) -> Chart | None:
    """Coverage by month, or the people paid for where coverage is unknown; None without steps.

    row: the figure they start from, whose region is named and as exactly as which they are known.
    goal: a target's share, drawn as a level line; goal_name: its words.
    """
    plan, name = stairs(steps, goal), row.region.name
    if plan is None:
        return None
    return Chart(
        spec=traces.described(_traces(plan, row), _layout(plan, goal_name)),
        drawing=_drawing(plan, goal_name),
        caption=_caption(plan, name),
        alternative=_words(plan, row),
        columns=(_("Bulan"), _("Orang dibayar"), _("Rupiah"), _("Peserta aktif"), _("Cakupan"), _("Lepas")),
        lines=tuple(_line(step, row, plan.ratios) for step in plan.steps),
    )


def _write(plan: Stairs, value: float, decimals: int) -> str:
    return formats.percent(value, decimals) if plan.ratios else formats.people(round(value))


def _value(plan: Stairs, row: CoverageRow, value: float) -> str:
    return formats.share_like(row, value) if plan.ratios else formats.people(round(value))


def _tick(plan: Stairs, value: float) -> str:
    decimals = 0 if not plan.ratios or round(value * 100, 6) % 1 == 0 else 1
    return _write(plan, value, decimals)


def _x(plan: Stairs, day: date) -> str:
    return share_of(LEFT + WIDTH * plan.across(day))


def _y(plan: Stairs, value: float) -> str:
    return share_of(BASE - HEIGHT * plan.up(value))


def _drawing(plan: Stairs, goal_name: str) -> SafeString:
    parts = []
    for tick in plan.ticks:
        y, lowest = _y(plan, tick), tick == plan.ticks[0]
        parts.append(element("line", class_="zero" if lowest else "grid", x1="0", x2="100%", y1=y, y2=y))
        if not lowest:
            parts.append(element("text", _tick(plan, tick), x="0", y=y, dy=-4))
    parts += [
        element("text", dateformat.format(month, "M Y"), x=_x(plan, month), y="98%", class_="start")
        for month in _named_months(plan)
    ]
    if plan.goal is not None:
        y = _y(plan, plan.goal)
        parts.append(element("line", class_="target-line", x1=share_of(LEFT), x2="100%", y1=y, y2=y))
        parts.append(element("text", goal_name, x="98%", y=y, dy=-6, class_="end"))
    parts += _stairs(plan)
    for step in cliffs(plan.steps):
        turned = plan.across(step.month) > 1 - EDGE
        place = {"x": _x(plan, step.month), "dx": -7 if turned else 7, "y": _y(plan, _before(plan, step))}
        parts.append(element("text", _lost(step), class_="value end" if turned else "value", dy=18, **place))
    return element("svg", *parts, class_="drawing", aria_hidden="true", focusable="false")


def _stairs(plan: Stairs) -> list[SafeString]:
    ends = [*(step.month for step in plan.steps), plan.end]
    treads = [
        element("line", class_="line", x1=_x(plan, a), x2=_x(plan, b), y1=_y(plan, value), y2=_y(plan, value))
        for (a, b), value in zip(pairwise(ends), plan.values, strict=True)
    ]
    rises = [
        element(
            "line",
            class_="line",
            x1=_x(plan, step.month),
            x2=_x(plan, step.month),
            y1=_y(plan, before),
            y2=_y(plan, after),
        )
        for step, (before, after) in zip(plan.steps[1:], pairwise(plan.values), strict=True)
        if before != after
    ]
    return [*treads, *rises]


def _before(plan: Stairs, step: CoverMonth) -> float:
    return plan.values[plan.steps.index(step) - 1]


def _named_months(plan: Stairs) -> list[date]:
    every = -(-len(plan.steps) // MOST_MONTHS)
    return [step.month for step in plan.steps[::every] if plan.across(step.month) < 0.9]


def _lost(step: CoverMonth) -> str:
    return _("−%(people)s orang") % {"people": formats.people(step.lost)}


def _traces(plan: Stairs, row: CoverageRow) -> list[dict[str, Any]]:
    last = plan.values[-1]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [*(step.month.isoformat() for step in plan.steps), plan.end.isoformat()],
            "y": [*plan.values, last],
            "line": {"color": theme.ACCENT, "width": 2.5, "shape": "hv"},
            "hovertext": [*(_hover(plan, row, step, value) for step, value in _valued(plan)), ""],
            "hoverinfo": "text",
        }
    ]


def _valued(plan: Stairs) -> list[tuple[CoverMonth, float]]:
    return list(zip(plan.steps, plan.values, strict=True))


def _hover(plan: Stairs, row: CoverageRow, step: CoverMonth, value: float) -> str:
    parts = [formats.month(step.month), _value(plan, row, value), formats.rupiah(step.rupiah)]
    return "<br>".join([*parts, _lost(step)] if step.lost else parts)


def _layout(plan: Stairs, goal_name: str) -> dict[str, Any]:
    labels: list[dict[str, Any]] = [
        {
            "x": step.month.isoformat(),
            "y": _before(plan, step),
            "text": _lost(step),
            "font": {"color": theme.INK, "weight": 600},
            "showarrow": False,
            "xanchor": "right" if plan.across(step.month) > 1 - EDGE else "left",
            "yanchor": "top",
            "yshift": -4,
        }
        for step in cliffs(plan.steps)
    ]
    shapes = []
    if plan.goal is not None:
        line = {"color": theme.INK, "width": 1.25, "dash": theme.DASHES["target-line"]}
        level = {"y0": plan.goal, "y1": plan.goal, "x0": 0, "x1": 1, "xref": "paper"}
        shapes.append({"type": "line", "line": line, **level})
        end: dict[str, Any] = {
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "y": plan.goal,
            "yanchor": "bottom",
        }
        labels.append({"text": goal_name, "showarrow": False, **end})
    return {
        "annotations": labels,
        "shapes": shapes,
        "xaxis": {
            "type": "date",
            "range": [plan.start.isoformat(), plan.end.isoformat()],
            "tickvals": [month.isoformat() for month in _named_months(plan)],
            "tickformat": "%b\n%Y",
            "ticklabelposition": "outside right",
        },
        "yaxis": {
            "range": [plan.bottom, plan.top],
            "showgrid": True,
            "tickvals": list(plan.ticks),
            "ticktext": [_tick(plan, tick) for tick in plan.ticks],
        },
    }


def _caption(plan: Stairs, name: str) -> str:
    words = {"name": name, "first": formats.month(plan.start), "last": formats.month(plan.steps[-1].month)}
    if not plan.ratios:
        return _("Orang yang iurannya dibayar di %(name)s, %(first)s sampai %(last)s.") % words
    text = _("Cakupan %(name)s bulan demi bulan, %(first)s sampai %(last)s, bila yang lain tetap.") % words
    if plan.bottom:
        text += " " + _("Sumbu tegak mulai dari %(bottom)s.") % {"bottom": _tick(plan, plan.bottom)}
    return text


def _words(plan: Stairs, row: CoverageRow) -> str:
    what = _("cakupan %(name)s") if plan.ratios else _("orang yang iurannya dibayar di %(name)s")
    first, high = plan.values[0], max(plan.values)
    text = _("Grafik tangga %(what)s: %(from)s pada %(first)s, paling tinggi %(high)s mulai %(peak)s.") % {
        "what": what % {"name": row.region.name},
        "from": _value(plan, row, first),
        "first": formats.month(plan.start),
        "high": _value(plan, row, high),
        "peak": formats.month(plan.steps[plan.values.index(high)].month),
    }
    for step in cliffs(plan.steps):
        words = {"month": formats.month(step.month), "people": formats.people(step.lost)}
        text += " " + _("Pada %(month)s %(people)s orang lepas.") % words
    return text


def _line(step: CoverMonth, row: CoverageRow, counted: bool) -> tuple[str, ...]:
    return (
        formats.month(step.month),
        formats.people(step.paid),
        formats.rupiah(step.rupiah),
        formats.people(step.active) if counted else formats.ABSENT,
        formats.share_like(row, step.coverage),
        formats.people(step.lost) if step.lost else "",
    )
