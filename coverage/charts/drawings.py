"""Small drawings made on the server as inline SVG: they need no script, print, and follow the theme.

Horizontal places are in percent and text in pixels, so that a drawing fits any width without shrinking
its words. Colours come from the stylesheet by class.
"""

import math
from collections.abc import Sequence
from functools import cache

from django.utils.safestring import SafeString

from coverage.rows.figures import CoverageRow
from coverage.words.markup import escaped


def element(tag: str, *content: str, **attributes: object) -> SafeString:
    """One SVG element. Attribute names lose a closing "_" and turn "_" into "-"; None leaves one out."""
    written = "".join(
        [f' {_name(name)}="{_value(value)}"' for name, value in attributes.items() if value is not None]
    )
    inner = "".join([escaped(part) for part in content])
    return SafeString(f"<{tag}{written}>{inner}</{tag}>" if content else f"<{tag}{written}/>")


@cache  # the few dozen names of the drawings
def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    if isinstance(value, str):
        return escaped(value)
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def share_of(part: float) -> str:
    """A place between 0 and 1 as SVG writes it: "45.17%"."""
    return f"{part * 100:.2f}".rstrip("0").rstrip(".") + "%"


def bar(row: CoverageRow, scale: float) -> SafeString:
    """A row's coverage as a bar and its target as a tick, on a column's common scale (1.0 is 100 %).

    Written out, for a ranking has a hundred of them and all it holds are numbers.
    """
    drawn = '<rect class="bar-ground" y="5" width="100%" height="2"/>'
    if row.coverage_ratio is not None:
        width = share_of(min(row.coverage_ratio / scale, 1))
        drawn += f'<rect class="bar-fill" y="2" width="{width}" height="8"/>'
    if row.target_ratio is not None:
        x = share_of(min(row.target_ratio / scale, 1))
        drawn += f'<line class="bar-target" x1="{x}" x2="{x}" y1="-1" y2="13"/>'
    return SafeString(f'<svg class="bar" aria-hidden="true" focusable="false">{drawn}</svg>')


def scale_of(rows: Sequence[CoverageRow]) -> float:
    """The common end of a column of bars: the next full ten per cent."""
    values = [value for row in rows for value in (row.coverage_ratio, row.target_ratio) if value is not None]
    return max(math.ceil(round(max(values, default=0.0) * 10, 6)) / 10, 0.1)


def sparkline(values: Sequence[float | None], label: str = "") -> SafeString:
    """A line of a few values, its last one a dot; None is a gap. Empty when there are not two values."""
    given = [value for value in values if value is not None]
    if len(given) < 2:
        return SafeString("")
    top = max(given) or 1
    step = 100 / (len(values) - 1)
    places = [
        None if value is None else (place * step, 22 - 20 * value / top) for place, value in enumerate(values)
    ]
    lines: list[list[str]] = [[]]
    for spot in places:
        if spot is None:
            lines.append([])
        else:
            lines[-1].append(f"{spot[0]:.1f},{spot[1]:.1f}")
    drawn: list[str] = [
        element("polyline", points=" ".join(line), vector_effect="non-scaling-stroke")
        for line in lines
        if len(line) > 1
    ]
    words = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return element("svg", *drawn, class_="spark", viewBox="0 0 100 24", preserveAspectRatio="none", **words)
