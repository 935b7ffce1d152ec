"""Days of meetings on a chart over time: a tick on the axis, the newest one with its name."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coverage.charts import svg, theme
from coverage.charts.drawings import element, share_of
from coverage.charts.series import Series
from coverage.rows.records import MeetingRow
from coverage.words import formats

TICK = 0.035  # of the drawing's height
EDGE = 0.3  # of the width: what the label takes on a telephone
LINE_HEIGHT = 16  # pixels of one line of words
BESIDE = 4  # pixels from the tick, where the line of a new potential may stand


def within(meetings: Sequence[MeetingRow], plan: Series) -> list[MeetingRow]:
    """Those whose day lies on the chart, the oldest first."""
    return sorted(
        (meeting for meeting in meetings if plan.start <= meeting.day <= plan.end),
        key=lambda meeting: meeting.day,
    )


def trace(shown: Sequence[MeetingRow], plan: Series) -> dict[str, Any]:
    """Upright ticks on plotly's time axis; shown: as within() gives them."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [meeting.day.isoformat() for meeting in shown],
        "y": [plan.bottom for _meeting in shown],
        "marker": {"symbol": "line-ns", "size": 16, "line": {"color": theme.INK, "width": 2}},
        "hovertext": [f"{formats.day(meeting.day)}<br>{_plain(meeting)}" for meeting in shown],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def label(shown: Sequence[MeetingRow], plan: Series) -> dict[str, Any]:
    """The newest meeting's name beside its tick, for plotly."""
    newest = shown[-1].day
    turned = _turned(newest, plan)
    return {
        "x": newest.isoformat(),
        "y": 0,
        "yref": "paper",
        "text": _label(newest),
        "showarrow": False,
        "xanchor": "right" if turned else "left",
        "xshift": -BESIDE if turned else BESIDE,
        "yanchor": "bottom",
        "yshift": 6 + _lift(plan),
    }


def drawn(shown: Sequence[MeetingRow], plan: Series) -> list[SafeString]:
    """The same as SVG."""
    parts = []
    for meeting in shown:
        x = share_of(svg.LEFT + svg.WIDTH * plan.across(meeting.day))
        ends = {"y1": share_of(svg.BASE - TICK), "y2": share_of(svg.BASE + TICK / 3)}
        parts.append(element("line", class_="target-tick", x1=x, x2=x, **ends))
    newest = shown[-1].day
    x = share_of(svg.LEFT + svg.WIDTH * plan.across(newest))
    turned = _turned(newest, plan)
    place = {"x": x, "y": share_of(svg.BASE - TICK), "dx": -BESIDE if turned else BESIDE}
    kind = "end" if turned else None
    return [*parts, element("text", _label(newest), class_=kind, dy=-5 - _lift(plan), **place)]


def words(shown: Sequence[MeetingRow]) -> str:
    """The meetings in a sentence: "Rapat pada 18 September 2025: 3 tindak lanjut."."""
    said = [
        _("%(day)s: %(count)s") % {"day": formats.day(meeting.day), "count": _count(meeting)}
        for meeting in shown
    ]
    return _("Rapat pada %(meetings)s.") % {"meetings": "; ".join(said)}


def line(meeting: MeetingRow, columns: int) -> tuple[str, ...]:
    """A meeting as a line of the chart's table, where it has no figures."""
    return (formats.day(meeting.day), *[""] * (columns - 2), f"{meeting.name}: {_count(meeting)}")


def _label(day: date) -> str:
    return _("rapat %(day)s") % {"day": formats.short_day(day)}


def _turned(day: date, plan: Series) -> bool:
    """Whether the label ends at its tick, since the chart ends soon behind it."""
    return plan.across(day) > 1 - EDGE


def _lift(plan: Series) -> int:
    """Pixels that leave room for "potensi baru", which stands on the same axis."""
    return LINE_HEIGHT if plan.rebased else 0


def _plain(meeting: MeetingRow) -> str:
    return f"{meeting.name}: {_count(meeting)}".replace("<", "").replace(">", "")


def _count(meeting: MeetingRow) -> str:
    return ngettext("%(count)s tindak lanjut", "%(count)s tindak lanjut", meeting.actions) % {
        "count": formats.number(meeting.actions)
    }
