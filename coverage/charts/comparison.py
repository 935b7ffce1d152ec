"""Several regions' coverage on one pair of axes: drawn, told, tabled; each line ends in its name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.calculations.precision import is_about
from coverage.charts import theme, traces
from coverage.charts.comparison_tracks import Plan, Spot, Track, plan_of, points_tracks, share_tracks
from coverage.charts.drawings import element, share_of
from coverage.charts.plotly import Chart
from coverage.charts.series import ticks
from coverage.charts.svg import BASE, HEIGHT, LEFT, tick_mark, year_marks
from coverage.charts.tiles import label_of
from coverage.rows.figures import CoverageRow
from coverage.words import formats

WIDTH = 0.58  # of the drawing, at most; the rest holds the names
PHONE = 288  # pixels: the drawing on a telephone of 320
LETTER = 8.2  # pixels: a letter of a name there, on average
MOST_MARKS = 3  # names of months below it, on a telephone
NAMES = 0.02  # between the plot and the names
MARKS = {
    "circle": "M-4,0A4,4 0 1 0 4,0A4,4 0 1 0 -4,0Z",
    "square": "M-3.5,-3.5H3.5V3.5H-3.5Z",
    "diamond": "M0,-5L5,0L0,5L-5,0Z",
    "triangle-up": "M0,-5L4.6,3.5H-4.6Z",
    "triangle-down": "M0,5L4.6,-3.5H-4.6Z",
    "cross": "M-4,-1.4H-1.4V-4H1.4V-1.4H4V1.4H1.4V4H-1.4V1.4H-4Z",
}
SYMBOLS = tuple(MARKS)


def comparison_chart(
    histories: Mapping[str, Sequence[CoverageRow]], since: date | None = None
) -> Chart | None:
    """Coverage over time of chosen regions, or since a month the points they moved; None where no region
    has figures of two days.

    histories: by region code in the order asked, each oldest first. since: a month.
    """
    tracks = points_tracks(histories, since) if since else share_tracks(histories)
    plan = plan_of(tracks, since)
    if plan is None:
        return None
    return Chart(
        spec=traces.described(_traces(plan), _layout(plan)),
        drawing=_drawing(plan),
        caption=_caption(plan),
        alternative=_words(plan),
        columns=(_("Per tanggal"), *(track.region.name for track in plan.tracks)),
        lines=tuple(_lines(plan)),
    )


def _x(plan: Plan, day: date) -> str:
    return share_of(LEFT + _width(plan) * plan.across(day))


def _width(plan: Plan) -> float:
    """Of the drawing: what the longest name leaves on a telephone."""
    longest = max(len(_names(plan, track)["narrow"]) for track in plan.tracks)
    return min(WIDTH, 1 - LEFT - NAMES - longest * LETTER / PHONE)


def _y(plan: Plan, value: float) -> str:
    return share_of(BASE - HEIGHT * plan.up(value))


def _drawing(plan: Plan) -> SafeString:
    edge = share_of(LEFT + _width(plan))
    parts = []
    for tick in ticks(plan.top, bottom=plan.bottom):
        y = _y(plan, tick)
        kind = "zero" if tick in (0, plan.bottom) else "grid"
        parts.append(element("line", class_=kind, x1="0", x2=edge, y1=y, y2=y))
        parts.append(element("text", _tick(plan, tick), x="0", y=y, dy=-4))
    for label, day in year_marks(plan.start, plan.end, MOST_MARKS):
        parts.append(tick_mark(_x(plan, day)))
        parts.append(element("text", label, x=_x(plan, day), y="98%", class_="middle"))
    for place, track in enumerate(plan.tracks):
        parts.append(element("g", *_track(plan, track), class_=f"track track-{place + 1}"))
    return element("svg", *parts, class_="drawing", aria_hidden="true", focusable="false")


def _track(plan: Plan, track: Track) -> Iterable[SafeString]:
    for before, after, firm in track.links:
        yield element(
            "line",
            class_="line" if firm else "loose",
            x1=_x(plan, before.day),
            y1=_y(plan, before.value),
            x2=_x(plan, after.day),
            y2=_y(plan, after.value),
        )
    for spot in track.marked:
        mark = element("path", class_="mark", d=MARKS[SYMBOLS[plan.tracks.index(track)]])
        yield element("svg", mark, x=_x(plan, spot.day), y=_y(plan, spot.value), class_="spot")
    last, height = track.spots[-1], share_of(BASE - HEIGHT * plan.heights[track.region.code])
    edge = share_of(LEFT + _width(plan) + NAMES)
    yield element("line", class_="leader", x1=_x(plan, last.day), y1=_y(plan, last.value), x2=edge, y2=height)
    for kind, said in _names(plan, track).items():
        yield element("text", said, x=edge, dx=3, y=height, dy=4, class_=kind)


def _names(plan: Plan, track: Track) -> dict[str, str]:
    """What stands at a line's end, in full and for a telephone: "Kab. Mesuji 24,12%", "Mesuji 24,12%"."""
    region, last = track.region, track.spots[-1]
    return {
        "wide": f"{region.name} {_value(plan, last)}",
        "narrow": f"{label_of(region.code, region.name)} {_short_value(plan, last)}",
    }


def _short_value(plan: Plan, spot: Spot) -> str:
    """A value where there is little room: "+2,20", and a sign for "sekitar"."""
    if plan.since:
        return formats.signed_points(spot.value * 100, spot.decimals).partition(" ")[0]
    told = formats.percent(spot.row.coverage_ratio, spot.row.ratio_decimals)
    return f"±{told}" if is_about(spot.row) else told


def _tick(plan: Plan, value: float) -> str:
    return formats.number(value * 100) if plan.since else formats.percent(value, 0)


def _value(plan: Plan, spot: Spot) -> str:
    if plan.since:
        return formats.signed_points(spot.value * 100, spot.decimals)
    return formats.coverage(spot.row)


def _traces(plan: Plan) -> list[dict[str, Any]]:
    return [trace for place, track in enumerate(plan.tracks) for trace in _traces_of(plan, track, place)]


def _traces_of(plan: Plan, track: Track, place: int) -> Iterable[dict[str, Any]]:
    colour = theme.TRACKS[place]
    for firm, style in ((True, {"width": 2.5}), (False, {"width": 1.5, "dash": theme.DASHES["loose"]})):
        links = [(before, after) for before, after, is_firm in track.links if is_firm == firm]
        if links:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [x for before, after in links for x in (before.iso, after.iso, None)],
                "y": [y for before, after in links for y in (before.value, after.value, None)],
                "line": {"color": colour, **style},
                "hoverinfo": "skip",
            }
    yield {
        "type": "scatter",
        "mode": "markers",
        "x": [spot.iso for spot in track.spots],
        "y": [spot.value for spot in track.spots],
        "marker": {
            "size": [9 if spot in track.marked else 3 for spot in track.spots],
            "color": colour,
            "symbol": SYMBOLS[place],
            "line": {"width": 0},
        },
        "hovertext": [_hover(plan, track, spot) for spot in track.spots],
        "hoverinfo": "text",
    }


def _hover(plan: Plan, track: Track, spot: Spot) -> str:
    day = formats.day(spot.row.as_of, spot.row.as_of_precision)
    return "<br>".join((track.region.name, day, _value(plan, spot)))


def _layout(plan: Plan) -> dict[str, Any]:
    values = ticks(plan.top, bottom=plan.bottom)
    return {
        "annotations": [
            label for place, track in enumerate(plan.tracks) for label in _labels(plan, track, place)
        ],
        "xaxis": {
            "type": "date",
            "range": [plan.start.isoformat(), plan.end.isoformat()],
            "domain": [0, LEFT + _width(plan)],
            **traces.day_ticks(plan.start, plan.end, MOST_MARKS),
        },
        "yaxis": {
            "range": [plan.bottom, plan.top],
            "showgrid": True,
            "tickvals": values,
            "ticktext": [_tick(plan, value) for value in values],
        },
    }


def _labels(plan: Plan, track: Track, place: int) -> Iterable[dict[str, Any]]:
    """The name at the line's end, in full and shortened: the script keeps the one that fits the width."""
    ends = {
        "x": LEFT + _width(plan) + NAMES,
        "xref": "paper",
        "y": plan.heights[track.region.code],
        "yref": "paper",
    }
    style = {
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "font": {"color": theme.TRACKS[place]},
    }
    for kind, said in _names(plan, track).items():
        yield {"name": kind, "text": said, **ends, **style}


def _caption(plan: Plan) -> str:
    if plan.since:
        text = _(
            "Perubahan cakupan sejak %(month)s, poin; titik awal dihitung ulang dengan potensi tiap angka."
        )
        said = text % {"month": formats.month(plan.since)}
    else:
        said = _("Cakupan dari waktu ke waktu; garis terputus bila potensinya berganti.")
    if plan.missing:
        said += " " + _("Tanpa garis: %(names)s.") % {"names": ", ".join(plan.missing)}
    if plan.bottom > 0:
        said += " " + _("Sumbu tegak mulai dari %(share)s.") % {"share": formats.percent(plan.bottom, 0)}
    return said


def _words(plan: Plan) -> str:
    """The chart in one sentence a region."""
    said = [_caption(plan)]
    for track in plan.tracks:
        last = track.spots[-1]
        words = {
            "name": track.region.name,
            "value": _value(plan, last),
            "day": formats.day(last.row.as_of, last.row.as_of_precision),
        }
        said.append(_("%(name)s: %(value)s per %(day)s.") % words)
    return " ".join(said)


def _lines(plan: Plan) -> Iterable[tuple[str, ...]]:
    """A line a day on which any region has a value, newest first."""
    by_day = [{(s.day, s.row.as_of_precision): s for s in track.spots} for track in plan.tracks]
    keys = {key for spots in by_day for key in spots}
    for day, precision in sorted(keys, key=lambda key: (key[0], str(key[1])), reverse=True):
        found = (spots.get((day, precision)) for spots in by_day)
        yield (formats.short_day(day, precision), *(_cell(plan, spot) for spot in found))


def _cell(plan: Plan, spot: Spot | None) -> str:
    if spot is None:
        return formats.ABSENT
    if plan.since or spot.row.printed_ratio is None:
        return _value(plan, spot)
    return _("%(share)s (menurut dokumen)") % {"share": _value(plan, spot)}
