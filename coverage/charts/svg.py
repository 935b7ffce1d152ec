"""The charts as drawings for readers without a script, and for paper."""

from datetime import date
from itertools import pairwise

from django.utils import dateformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from coverage.charts.drawings import element, share_of
from coverage.charts.series import Goal, Series, ticks
from coverage.rows.figures import TargetRow
from coverage.rows.periods import months_before
from coverage.words import formats

LEFT, WIDTH = 0.09, 0.89
BASE, HEIGHT = 0.90, 0.82
TICK = 0.015  # of the height
MONTHS_APART = (1, 3, 6, 12, 24, 60, 120)  # between two ticks of a time axis
MOST_MARKS = 5  # names of years or months side by side on a telephone
EDGE = 0.12  # of the width: closer to the axis the newest share is written to the right


def series_drawing(series: Series, *under: SafeString) -> SafeString:
    """Coverage against the targets: lines where the potential is one, gaps where it changed.

    under: what else is drawn, below the lines and above the grid.
    """
    return element(
        "svg",
        *_frame(series),
        *under,
        *_rebased(series),
        *_goal_line(series),
        *_coverage_line(series),
        class_="drawing",
        aria_hidden="true",
        focusable="false",
    )


def goal_label(target: TargetRow) -> str:
    """What stands at the end of the target line: "Target RPJMD 2029"."""
    return formats.target_name(target.document, target.year)


def goal_share(goal: Goal) -> str:
    """A target as its document prints it: "32,62%"."""
    return formats.percent(goal.ratio, goal.target.target_decimals)


def goal_words(goal: Goal) -> str:
    """ "Target RPJMD 2029: 60%"."""
    return f"{goal_label(goal.target)}: {goal_share(goal)}"


def labelled_goals(series: Series) -> set[int]:
    """Years whose target carries its percentage: the newest figure's, and the last; more would collide."""
    return {series.points[-1].day.year, *(goal.target.year for goal in series.goals[-1:])}


def value_beside(series: Series) -> str:
    """Where the newest share is written, clear of the axis and of its target: "right", "above", "below"."""
    last = series.points[-1]
    if series.across(last.day) < EDGE:
        return "right"
    return "above" if any(is_reached(series, goal) for goal in series.goals) else "below"


def is_reached(series: Series, goal: Goal) -> bool:
    """Whether the newest share, written above itself then, has reached a target of its year."""
    last = series.points[-1]
    return goal.day.year == last.day.year and last.ratio >= goal.ratio


def year_marks(start: date, end: date, most: int = MOST_MARKS) -> list[tuple[str, date]]:
    """Where a time axis carries a tick, and its words: first days of years, or of months on a short one.

    most: how many names of months fit on a telephone; twice as many names of years do.
    """
    count = (end.year - start.year) * 12 + end.month - start.month
    step = next((s for s in MONTHS_APART if count <= s * (most if s < 12 else 2 * most)), MONTHS_APART[-1])
    firsts = [months_before(start.replace(day=1), -later) for later in range(count + 1)]
    shown = [day for day in firsts if day >= start and (day.year * 12 + day.month - 1) % step == 0]
    return [(str(day.year) if step >= 12 else dateformat.format(day, "M Y"), day) for day in shown]


def _x(series: Series, day: date) -> str:
    return share_of(LEFT + WIDTH * series.across(day))


def _y(series: Series, ratio: float) -> str:
    return share_of(BASE - HEIGHT * series.up(ratio))


def _frame(series: Series) -> list[SafeString]:
    parts = []
    for ratio in ticks(series.top, bottom=series.bottom):
        y, lowest = _y(series, ratio), ratio == series.bottom
        parts.append(element("line", class_="zero" if lowest else "grid", x1="0", x2="100%", y1=y, y2=y))
        parts.append(element("text", formats.percent(ratio, 0), x="0", y=y, dy=-4))
    for label, day in year_marks(series.start, series.end):
        x = _x(series, day)
        parts.append(tick_mark(x))
        parts.append(element("text", label, x=x, y="98%", class_="middle"))
    return parts


def tick_mark(x: str) -> SafeString:
    """A short line below the axis."""
    return element("line", class_="tick", x1=x, x2=x, y1=share_of(BASE), y2=share_of(BASE + TICK))


def _rebased(series: Series) -> list[SafeString]:
    parts = []
    for place, day in enumerate(series.rebased):
        x = _x(series, day)
        parts.append(element("line", class_="rule", x1=x, x2=x, y1="4%", y2=share_of(BASE)))
        if not place:
            side = {"class_": "end", "dx": -5} if at_the_end(series, day) else {"dx": 5}
            parts.append(element("text", _("potensi baru"), x=x, y=share_of(BASE), dy=-5, **side))
    return parts


def at_the_end(series: Series, day: date) -> bool:
    """Whether a label beside a day would not fit between it and the right edge of a phone's chart."""
    return series.across(day) > 0.75


def _goal_line(series: Series) -> list[SafeString]:
    parts = [
        element(
            "line",
            class_="target-line",
            x1=_x(series, a.day),
            x2=_x(series, b.day),
            y1=_y(series, a.ratio),
            y2=_y(series, b.ratio),
        )
        for a, b in pairwise(series.goals)
    ]
    labelled = labelled_goals(series)
    for goal in series.goals:
        x, y = _x(series, goal.day), _y(series, goal.ratio)
        parts.append(element("circle", class_="target-dot", cx=x, cy=y, r=3))
        away = 18 if is_reached(series, goal) else -9
        if goal is series.goals[-1]:
            parts.append(element("text", goal_words(goal), x=x, y=y, dx=6, dy=away, class_="end"))
        elif goal.target.year in labelled:
            parts.append(element("text", goal_share(goal), x=x, y=y, dy=away, class_="middle"))
    for goal in series.others:
        parts.append(
            element("text", "×", x=_x(series, goal.day), y=_y(series, goal.ratio), dy=5, class_="middle")
        )
    return parts


def _coverage_line(series: Series) -> list[SafeString]:
    parts = [
        element(
            "line",
            class_="line" if link.firm else "loose",
            x1=_x(series, link.before.day),
            y1=_y(series, link.before.ratio),
            x2=_x(series, link.after.day),
            y2=_y(series, link.after.ratio),
        )
        for link in series.links
    ]
    for point in series.points:
        kind = "dot" if point.row.printed_ratio is None else "dot hollow"
        parts.append(
            element("circle", class_=kind, cx=_x(series, point.day), cy=_y(series, point.ratio), r=4)
        )
    last = series.points[-1]
    beside = value_beside(series)
    kind = "value" if beside == "right" else "value middle"
    shift = {"right": {"dx": 9, "dy": 5}, "above": {"dy": -11}, "below": {"dy": 20}}[beside]
    place = {"x": _x(series, last.day), "y": _y(series, last.ratio), **shift}
    parts.append(element("text", formats.coverage(last.row), class_=kind, **place))
    return parts
