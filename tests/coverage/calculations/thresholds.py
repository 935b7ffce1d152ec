"""Thresholds as an office would store them: Permendagri 86/2017 on attainment, linear rates on pace."""

from datetime import date
from decimal import Decimal

from coverage.calculations.schemes import Measure, Scheme, Step

BANDS = Scheme(
    Measure.ATTAINMENT,
    "Permendagri 86/2017",
    "1",
    date(2017, 9, 22),
    (
        Step("up_to_50", Decimal("0.50")),
        Step("up_to_65", Decimal("0.65")),
        Step("up_to_75", Decimal("0.75")),
        Step("up_to_90", Decimal("0.90")),
        Step("above_90", None),
    ),
)

SPEEDS = Scheme(
    Measure.PACE,
    "Laju lurus",
    "1",
    date(2017, 1, 1),
    (
        Step("on_track", Decimal("0.95")),
        Step("needs_acceleration", Decimal("0.60")),
        Step("limited", Decimal(0)),
        Step("going_back", None),
    ),
)
