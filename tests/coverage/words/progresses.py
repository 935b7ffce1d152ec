"""Years under way, for the words of their status, and the numbers in those words."""

import re
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from coverage.calculations.pace.progress import progress
from coverage.calculations.schemes import Measure
from tests.coverage.calculations.lines import counted, missed, typed
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

SCHEMES = {Measure.ATTAINMENT: BANDS, Measure.PACE: SPEEDS}
MONTHS = [date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
COUNTS = st.integers(1, 10**6)


def known(*actives, target=0.53):
    """The progress of a year with these counts at the ends of its quarters."""
    rows = [typed(day, n, target_ratio=target) for day, n in zip(MONTHS, actives, strict=False)]
    return progress(rows[-1], rows, SCHEMES, MONTHS[-1], ranges=missed())


def rebased(start, *later, target=0.53):
    """The progress of a year that starts on 980.001 people and goes on with 1.000.001."""
    rows = [counted(MONTHS[0], start, 980_001, target_ratio=target)]
    days = zip(MONTHS[1:], later, strict=False)
    rows += [counted(day, people, 1_000_001, target_ratio=target) for day, people in days]
    return progress(rows[-1], rows, SCHEMES, MONTHS[-1])


def shown_share(text: str) -> Fraction | None:
    """The number in a text, None where it is only "sedikit di …"."""
    if text.startswith("sedikit"):
        return None
    return Fraction(
        re.match(r"−?[\d.]+(?:,\d+)?", text)[0].replace(".", "").replace(",", ".").replace("−", "-")
    )
