"""Run as `python -m benchmarks [PART …]`; `make bench` does, with ARGS="pages files" for parts.

Ends with 1 when a floor moved under the measuring or a must was missed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from math import isinf
from pathlib import Path

from benchmarks import browsing, loading, memory, reading, report
from benchmarks.sites import LARGE, PROJECT, SMALL, Site
from tests.faults.site import Site as Processes
from ucj_dashboard import env

ROUNDS = 5
MOST = 2400  # seconds, after which no further part is begun
Runs = list[dict[str, float]]


def main() -> None:
    asked = arguments()
    began, about = time.monotonic(), report.machine()
    print(f"{about}\n", flush=True)
    runs: dict[str, Runs] = {}
    for part in asked.parts or PARTS:
        if time.monotonic() - began > MOST:
            print(f"{part}: not begun, {MOST // 60} minutes are over")
            continue
        runs[part] = PARTS[part](asked.rounds)
        print(f"{part}: {time.monotonic() - began:.0f} s, {report.machine().rpartition('; ')[2]}", flush=True)
    sys.exit(told(about, runs, asked.json))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"runs of each part, {ROUNDS} by default")
    parser.add_argument("--json", type=Path, default=env.var_folder(PROJECT) / "bench" / "last.json")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return asked


def told(about: str, runs: Mapping[str, Runs], json: Path) -> int:
    """Print the tables and write the JSON. Returns what the program ends with."""
    found = {part: report.medians(each) for part, each in runs.items()}
    unquiet = [line for part, each in runs.items() for line in report.drifts(part, each)]
    print(f"\n{report.floors(found)}\n\n{report.table(found)}\n")
    for line in unquiet:
        print(f"A floor moved by more than a fifth, measure again: {line}")
    report.write(json, about, runs, unquiet)
    told = [pair for part, each in found.items() for pair in report.judged(part, each)]
    goals = [(goal, value) for goal, value in told if not isinf(goal.must)]
    missed = [goal for goal, value in goals if not goal.is_met(value, goal.must)]
    print(f"{len(goals)} musts, {len(missed)} missed; run by run in {json}")
    return 1 if unquiet or missed else 0


@contextmanager
def running(name: str) -> Iterator[Site]:
    """A site on a data set, warmed up."""
    site = Site(name)
    site.fill()
    try:
        site.start()
        reading.prepare(site)
        site.settle()
        yield site
    finally:
        site.stop()
        assert site.gone(), "a process stayed behind"


def pages(rounds: int) -> Runs:
    with running(SMALL) as site:
        return [reading.pages(site) for _ in range(rounds)]


def large(rounds: int) -> Runs:
    with running(LARGE) as site:
        return [reading.pages(site) for _ in range(rounds)]


def files(rounds: int) -> Runs:
    with running(SMALL) as site:
        return [reading.files(site) for _ in range(rounds)]


def writing(rounds: int) -> Runs:
    """The floor page of the same run tells how fast the machine is."""
    with running(SMALL) as site:
        costs = site.inside("writing", str(rounds))
        floor = {reading.PROVINCES: site.cost(reading.FLOORS[reading.PROVINCES], reading.OFTEN)}
        return [{**cost, **floor, "load_demo": site.fill()["cpu"]} for cost in costs]


def used(rounds: int) -> Runs:
    """Memory once, after the thousand requests; the start as often as asked."""
    with running(SMALL) as site:
        kept = memory.used(site)
        return [kept | memory.start(site) for _ in range(rounds)]


def browser(rounds: int) -> Runs:
    """Once: it takes the medians of its own visits."""
    with running(SMALL) as site:
        return [browsing.measured(site)]


def load(rounds: int) -> Runs:
    """Once: it is long, and its figures are the slowest of many."""
    with tempfile.TemporaryDirectory(prefix="ucj-bench-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL's account may be another
        site = Processes(Path(folder) / "situs")
        site.inside("fill")
        try:
            site.start()
            found = loading.published(site)
            site.stop()
            site.variables["UCJ_VISITOR_AT_ONCE"] = "3"  # as a site has it
            site.start()
            return [found | loading.pasted(site)]
        finally:
            site.stop()


PARTS = {
    "pages": pages,
    "large": large,
    "files": files,
    "writing": writing,
    "memory": used,
    "browser": browser,
    "load": load,
}

if __name__ == "__main__":
    main()
