"""Timing calls side by side, and writing what came out as a Markdown table."""

import os
import platform
import statistics
import sys
from collections.abc import Callable, Mapping
from datetime import date
from time import perf_counter
from typing import Any


def start() -> int:
    """Set the site up. Returns the newest release; ends with a sentence when there is none."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
    import django

    django.setup()
    from coverage.models import Release
    from ucj_dashboard import static

    static.collect()
    newest = Release.objects.order_by("number").values_list("number", flat=True).last()
    if newest is None:
        sys.exit("Basis data ini belum punya rilis; lihat benchmarks/__init__.py.")
    return newest


def side_by_side(calls: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, float]:
    """Median seconds of each call. The calls take turns, so that a busy moment slows all of them.

    One round goes before that nobody counts.
    """
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name, call in calls.items():
            before = perf_counter()
            call()
            if number:
                taken[name].append(perf_counter() - before)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def table(*head: str, rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; the first column is text, the others are figures."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, rule, *rows))


def milliseconds(seconds: float) -> str:
    shown = f"{seconds * 1000:,.0f}" if seconds >= 0.0995 else f"{seconds * 1000:.2g}"
    return shown.replace(",", "·").replace(".", ",").replace("·", ".")


def times(seconds: float, floor: float) -> str:
    """How many times the floor."""
    return f"{seconds / floor:.1f}×".replace(".", ",")


def machine() -> str:
    """What the figures were measured on."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load = f", beban saat mulai {os.getloadavg()[0]:.1f}".replace(".", ",")
    return (
        f"{date.today():%Y-%m-%d}; {model}, {os.cpu_count()} inti; Python {platform.python_version()}, "
        f"{platform.system()}{load}."
    )
