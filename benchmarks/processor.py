"""Processor time and memory of other processes, as Linux counts them."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")


def tree(*roots: int) -> set[int]:
    """These processes and all below them."""
    found = set(roots)
    for root in roots:
        for children in PROC.glob(f"{root}/task/*/children"):
            with suppress(OSError):
                found |= tree(*map(int, children.read_text().split()))
    return found


def seconds(pids: Iterable[int]) -> dict[int, float]:
    """Processor time of each since it began, all its threads together.

    The kernel's clock of a process (man clock_getcpuclockid): what /proc/PID/stat shows in hundredths.
    """
    found = {}
    for pid in pids:
        with suppress(OSError):
            found[pid] = time.clock_gettime(~pid << 3 | 2)
    return found


def spent(before: dict[int, float], after: dict[int, float]) -> float:
    """Seconds between two looks; processes that began meanwhile count from their start."""
    return sum(now - before.get(pid, 0.0) for pid, now in after.items())


def megabytes(pid: int, of: str = "Pss") -> float:
    """Memory of a process. of: Pss (what is shared is divided among who shares it) or Rss."""
    lines = (PROC / f"{pid}/smaps_rollup").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith(f"{of}:"))
    return int(kilobytes) / 1024


def parent(pid: int) -> int:
    return int((PROC / f"{pid}/stat").read_text().rpartition(") ")[2].split()[1])
