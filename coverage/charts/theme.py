"""One look for every chart: colours by their role, the small plotly template, steps of a share.

Colours are names of the stylesheet's properties; the script that draws looks them up in the theme in use.
"""

from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

INK = "var(--ink)"
MUTED = "var(--muted)"
GROUND = "var(--ground)"
LINE = "var(--line)"
LINE_STRONG = "var(--line-strong)"
ACCENT = "var(--accent)"
PALE = "var(--accent-soft)"
CLEAR = "rgba(0,0,0,0)"
TRACKS = tuple(f"var(--track-{place})" for place in range(1, 7))  # regions compared in one chart

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif"

ROW_HEIGHT = 26  # of one region in a tall chart, pixels
HEAD_HEIGHT = 34

STEPS = (0.15, 0.30, 0.45, 0.60, 0.75)  # where one colour of a tile ends and the next begins


def step(ratio: float) -> int:
    """Which of the six colours a share has, 1 the palest."""
    return 1 + sum(ratio >= bound for bound in STEPS)


def step_labels() -> list[tuple[int, str]]:
    """The six colours with their bounds in words."""
    bounds = [round(bound * 100) for bound in STEPS]
    middle = [(place, f"{low}–{high}%") for place, (low, high) in enumerate(pairwise(bounds), 2)]
    return [
        (1, _("di bawah %(bound)s%%") % {"bound": bounds[0]}),
        *middle,
        (6, _("%(bound)s%% ke atas") % {"bound": bounds[-1]}),
    ]


_AXIS = {
    "automargin": True,
    "fixedrange": True,
    "gridcolor": LINE,
    "linecolor": LINE_STRONG,
    "tickcolor": LINE_STRONG,
    "zeroline": False,
    "showgrid": False,
}

TEMPLATE: dict[str, Any] = {
    "layout": {
        "font": {"family": FONT, "size": 13, "color": MUTED},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "margin": {"l": 4, "r": 8, "t": 22, "b": 4, "pad": 4},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": GROUND,
            "bordercolor": LINE_STRONG,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": INK},
        },
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    }
}
