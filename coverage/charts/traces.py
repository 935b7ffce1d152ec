"""What plotly draws: traces and layouts of the charts, as plain dicts and lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from coverage.charts import svg, theme
from coverage.charts.captions import point_hover
from coverage.charts.series import MOST_LINES, Goal, Link, Series, ticks
from coverage.words import formats

VALUE_SHIFTS: dict[str, dict[str, Any]] = {
    "right": {"xanchor": "left", "xshift": 7},
    "above": {"yshift": 16},
    "below": {"yshift": -18},
}


def described(data: list[dict[str, Any]], layout: dict[str, Any]) -> dict[str, Any]:
    """The whole description. plotly's own package checks names and values in the tests, where it costs no
    reader anything: to check one chart takes longer than to draw it.
    """
    return {"data": data, "layout": {"template": theme.TEMPLATE, **layout}}


def series_traces(plan: Series, source_names: Mapping[int, str]) -> list[dict[str, Any]]:
    """Lines on one potential, dotted ones where a potential is unknown, targets, then the points on top."""
    firm = [link for link in plan.links if link.firm]
    loose = [link for link in plan.links if not link.firm]
    return [
        *([_lines(firm, {"width": 2.5})] if firm else []),
        *([_lines(loose, {"width": 1.5, "dash": theme.DASHES["loose"]})] if loose else []),
        *([_goals(plan)] if plan.goals else []),
        *([_others(plan.others)] if plan.others else []),
        _points(plan, source_names),
    ]


def _lines(links: Sequence[Link], style: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for link in links for x in (_iso(link.before), _iso(link.after), None)],
        "y": [y for link in links for y in (link.before.ratio, link.after.ratio, None)],
        "line": {"color": theme.ACCENT, **style},
        "hoverinfo": "skip",
    }


def _points(plan: Series, source_names: Mapping[int, str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_iso(point) for point in plan.points],
        "y": [point.ratio for point in plan.points],
        "marker": {
            "size": 8,
            "color": [
                theme.ACCENT if point.row.printed_ratio is None else theme.GROUND for point in plan.points
            ],
            "line": {"color": theme.ACCENT, "width": 2},
        },
        "hovertext": [point_hover(point.row, source_names) for point in plan.points],
        "hoverinfo": "text",
    }


def _goals(plan: Series) -> dict[str, Any]:
    labelled = svg.labelled_goals(plan)
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [_iso(goal) for goal in plan.goals],
        "y": [goal.ratio for goal in plan.goals],
        "line": {"color": theme.INK, "width": 1.25, "dash": theme.DASHES["target-line"]},
        "marker": {"size": 6, "color": theme.INK},
        "text": [
            svg.goal_share(goal) if goal.target.year in labelled and goal is not plan.goals[-1] else ""
            for goal in plan.goals
        ],
        "textposition": [
            "bottom center" if svg.is_reached(plan, goal) else "top center" for goal in plan.goals
        ],
        "hovertext": [svg.goal_words(goal) for goal in plan.goals],
        "hoverinfo": "text",
    }


def _others(goals: Sequence[Goal]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_iso(goal) for goal in goals],
        "y": [goal.ratio for goal in goals],
        "marker": {"symbol": "x-thin", "size": 7, "line": {"color": theme.MUTED, "width": 1.5}},
        "hovertext": [svg.goal_words(goal) for goal in goals],
        "hoverinfo": "text",
    }


def series_layout(plan: Series) -> dict[str, Any]:
    """Axes over time and share, labels at the ends of the lines, a rule where the potential changed."""
    return {
        "annotations": _labels(plan),
        "shapes": [_rule(day.isoformat()) for day in plan.rebased],
        "xaxis": {
            "type": "date",
            "range": [plan.start.isoformat(), plan.end.isoformat()],
            **day_ticks(plan.start, plan.end),
        },
        "yaxis": {
            "range": [plan.bottom, plan.top],
            "showgrid": True,
            **_percent_ticks(plan.top, bottom=plan.bottom),
        },
    }


def day_ticks(start: date, end: date, most: int = svg.MOST_MARKS) -> dict[str, Any]:
    """The ticks of a time axis, the same as in the drawing."""
    marks = svg.year_marks(start, end, most)
    words = {
        "tickvals": [day.isoformat() for _label, day in marks],
        "ticktext": [label for label, _day in marks],
    }
    return {"ticks": "outside", "ticklen": 4, "tickangle": 0, **words}


def _labels(plan: Series) -> list[dict[str, Any]]:
    last = plan.points[-1]
    labels = [
        {
            "x": _iso(last),
            "y": last.ratio,
            "text": formats.coverage(last.row),
            "font": {"color": theme.INK, "weight": 600},
            "bgcolor": theme.GROUND,
            "borderpad": 0,
            "showarrow": False,
            **VALUE_SHIFTS[svg.value_beside(plan)],
        }
    ]
    if plan.goals:
        goal = plan.goals[-1]
        away = -14 if svg.is_reached(plan, goal) else 14
        end = {"xanchor": "right", "xshift": 8, "yshift": away, "bgcolor": theme.GROUND, "borderpad": 0}
        text = svg.goal_words(goal)
        labels.append({"x": _iso(goal), "y": goal.ratio, "text": text, "showarrow": False, **end})
    if plan.rebased:
        side = "right" if svg.at_the_end(plan, plan.rebased[0]) else "left"
        corner = {"yref": "paper", "y": 0, "xanchor": side, "yanchor": "bottom"}
        day = plan.rebased[0].isoformat()
        labels.append({"x": day, "text": _("potensi baru"), "showarrow": False, **corner})
    return labels


def _rule(day: str) -> dict[str, Any]:
    line = {"color": theme.LINE_STRONG, "width": 1, "dash": theme.DASHES["rule"]}
    return {"type": "line", "x0": day, "x1": day, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _percent_ticks(top: float, most: int = MOST_LINES, bottom: float = 0.0) -> dict[str, Any]:
    values = ticks(top, most, bottom)
    return {"tickvals": values, "ticktext": [formats.percent(value, 0) for value in values]}


def _iso(spot: Any) -> str:
    return str(spot.day.isoformat())
