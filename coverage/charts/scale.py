"""An attainment on the scale of its bands."""

from django.utils.safestring import SafeString

from coverage.calculations.pace.status import Level
from coverage.calculations.schemes import Scheme
from coverage.charts.drawings import element, share_of
from coverage.words import formats

GAP = 0.004  # of the width, between two bands
TOP, HIGH = 14, 10


def band_scale(level: Level, bands: Scheme) -> SafeString:
    """The bands from 0 to the target side by side, the one reached filled, a mark where the attainment is.

    Limits are written in per cent of the target. A mark past the target stands at the end. Empty when there
    is no attainment.
    """
    if level.attainment is None:
        return SafeString("")
    start, parts = 0.0, []
    for step in bands.steps:
        end = 1.0 if step.limit is None else min(float(step.limit), 1.0)
        kind = "band band-here" if step.code == level.band else "band"
        width = share_of(max(end - start - GAP, 0.0))
        parts.append(element("rect", class_=kind, x=share_of(start), y=TOP, width=width, height=HIGH))
        kind = "band-limit end" if end == 1.0 else "band-limit middle"
        limit = formats.number(end * 100, 0 if round(end * 100, 4) % 1 == 0 else 1)
        parts.append(element("text", limit, class_=kind, x=share_of(end), y=38))
        start = end
    x = share_of(min(max(level.attainment, 0.0), 1.0))
    mark = element("path", class_="band-mark", d="M-6,0 L6,0 L0,10 Z")
    parts.append(element("svg", mark, x=x, y=2, class_="band-pointer"))
    return element("svg", *parts, class_="bands", aria_hidden="true", focusable="false")
