"""What came of a run: medians, floors that did not hold still, goals met and missed; as JSON and tables."""

import json
import os
import platform
import statistics
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from math import isinf
from pathlib import Path

from benchmarks import reading
from benchmarks.goals import GOALS, Goal

MOST_DRIFT = 0.2  # of a floor between its first run and its last: beyond it the machine changed under us
FLOORS = (*reading.FLOORS, reading.BOOK, "COPY")
Runs = Sequence[Mapping[str, float]]


def medians(runs: Runs) -> dict[str, float]:
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def drifts(part: str, runs: Runs) -> list[str]:
    """The floors of a part that did not hold still, in words."""
    told = []
    for name in FLOORS:
        if name in runs[0] and len(runs) > 1:
            first, last = runs[0][name], runs[-1][name]
            if abs(last - first) > MOST_DRIFT * first:
                told.append(f"{part}: {name} took {first:.3g} in the first run and {last:.3g} in the last")
    return told


def judged(part: str, found: Mapping[str, float]) -> list[tuple[Goal, float]]:
    return [(goal, goal.figure(found)) for goal in GOALS if goal.part == part]


def table(parts: Mapping[str, Mapping[str, float]]) -> str:
    """Markdown: each goal with its figure, and met or missed."""
    lines = ["| part | what | measured | must | stretch |", "|---|---|---:|---:|---:|"]
    for part, found in parts.items():
        for goal, value in judged(part, found):
            must, stretch = (_said(goal, value, bound) for bound in (goal.must, goal.stretch))
            lines.append(f"| {part} | {goal.name} | {number(value)} {goal.unit} | {must} | {stretch} |")
    return "\n".join(lines)


def floors(parts: Mapping[str, Mapping[str, float]]) -> str:
    """Markdown: what the floors of each part took, milliseconds; COPY in seconds."""
    lines = ["| part | floor | CPU ms |", "|---|---|---:|"]
    for part, found in parts.items():
        for name in FLOORS:
            if name in found:
                milliseconds = found[name] * (1000 if name == "COPY" else 1)
                lines.append(f"| {part} | {name} | {number(milliseconds)} |")
    return "\n".join(lines)


def _said(goal: Goal, value: float, bound: float) -> str:
    if isinf(bound):
        return ""
    verdict = "met" if goal.is_met(value, bound) else "**missed**"
    return f"{'≥' if goal.least else '≤'} {bound:g}: {verdict}"


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def machine() -> str:
    """What the figures were measured on, and how busy it was."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {model or platform.machine()}, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}; load {load}"
    )


def write(path: Path, about: str, runs: Mapping[str, Runs], unquiet: Iterable[str]) -> None:
    """All of it as JSON, run by run."""
    met = {
        f"{part}: {goal.name}": {"value": value, "unit": goal.unit, "met": goal.is_met(value, goal.must)}
        for part, each in runs.items()
        for goal, value in judged(part, medians(each))
    }
    told = {"machine": about, "runs": runs, "goals": met, "floors that moved": list(unquiet)}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, default=list) + "\n")
