"""One look for every chart: colours by their role, the small plotly template, steps of a share.

Colours are names of the stylesheet's properties; the script that draws looks them up in the theme in use.
"""

import math
from collections.abc import Iterable, Sequence
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

# Dashes and gaps by the class of the line in the drawing, for which static/css/charts.css says the same.
DASHES = {
    "loose": "2px,3px",
    "target-line": "5px,4px",
    "rule": "2px,2px",
    "plan-path": "6px,4px",
    "catch-up": "2px,4px",
}

FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif"


STEPS = 6  # colours of a share, the palest first
SIZES = (0.01, 0.02, 0.05, 0.10, 0.15, 0.20)  # of one step


def step_bounds(ratios: Iterable[float]) -> tuple[float, ...]:
    """Where one colour ends and the next begins: the smallest round steps that hold all the shares shown.

    Shares wider apart than the largest steps hold leave the last colour open. Five bounds, ascending.
    """
    shown = list(ratios) or [0.0]
    low, high = min(shown), max(shown)
    size = next((size for size in SIZES if high < _floor(low, size) + STEPS * size), SIZES[-1])
    return tuple(round(_floor(low, size) + place * size, 2) for place in range(1, STEPS))


def _floor(ratio: float, size: float) -> float:
    return math.floor(ratio / size + 1e-9) * size


def step(ratio: float, bounds: Sequence[float]) -> int:
    """Which of the six colours a share has, 1 the palest."""
    return 1 + sum(ratio >= bound for bound in bounds)


def step_labels(bounds: Sequence[float]) -> list[tuple[int, str]]:
    """The six colours with their bounds in words."""
    whole = [round(bound * 100) for bound in bounds]
    middle = [(place, f"{low}–{high}%") for place, (low, high) in enumerate(pairwise(whole), 2)]
    return [
        (1, _("di bawah %(bound)s%%") % {"bound": whole[0]}),
        *middle,
        (STEPS, _("%(bound)s%% ke atas") % {"bound": whole[-1]}),
    ]


# Bounds of attainment on maps: those of Permendagri 86/2017, then reached. The palest step is for the lowest.
ATTAINED = (0.5, 0.65, 0.75, 0.9, 1.0)


def attainment_step(ratio: float) -> int:
    """Which of the six colours an attainment has; a bound belongs to the band below it, 100 % is reached."""
    return 1 + sum(ratio > bound for bound in ATTAINED[:-1]) + (ratio >= ATTAINED[-1])


def attainment_labels() -> list[tuple[int, str]]:
    """The six colours of attainment with their bounds in words."""
    bounds = [round(bound * 100) for bound in ATTAINED]
    middle = [(place, f"{low}–{high}%") for place, (low, high) in enumerate(pairwise(bounds), 2)]
    return [
        (1, _("sampai %(bound)s%% dari target") % {"bound": bounds[0]}),
        *middle,
        (6, _("target tercapai")),
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
