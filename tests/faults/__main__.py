"""Run as `python -m tests.faults [NAME …]`; `make faults` does. Ends with 1 when a promise was broken."""

import argparse
import os
import secrets
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults import ends, load, rooms
from tests.faults.keeping import Outcome
from tests.faults.site import Site

MOST = 600  # seconds for all of it
# By name; each leaves a running site to the next, but those that need no site.
ON_SITE: dict[str, Callable[[Site], Outcome]] = {
    "web worker, autosave": ends.web_worker,
    "web worker, upload": ends.upload,
    "job worker, publish": ends.job_worker,
    "publisher, each step": ends.publishing,
    "postmaster, autosave": ends.postmaster,
    "postmaster, publish": ends.publishing_postmaster,
    "backup": ends.backup,
    "restore": ends.restore,
    "gunicorn": ends.gunicorn,
    "supervisor": ends.supervisor,
    "make, serving": ends.make_serving,
    "make, preparing": ends.make_preparing,
}
APART: dict[str, Callable[[Path], Outcome]] = {
    "disk full": rooms.disk_full,
    "database away": rooms.database_away,
}
LOAD = "load"
Line = tuple[str, Outcome, float, str]  # name, outcome, seconds it took, why it was not tried


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("names", nargs="*", help=", ".join([LOAD, *ON_SITE, *APART]))
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10_000))
    asked = parser.parse_args()
    wanted = asked.names or [LOAD, *ON_SITE, *APART]
    began = time.monotonic()
    print(f"seed {asked.seed}\n| fault | kept | there again | figures | took |\n|---|---|---|---|---|")
    with folder() as place:
        lines = list(_tried(place, wanted, asked.seed))
    took, broken = time.monotonic() - began, [name for name, outcome, *_ in lines if outcome.wrong]
    print(f"\n{len(lines)} faults, {len(broken)} broke a promise, {took / 60:.1f} minutes")
    sys.exit(1 if broken or took > MOST else 0)


def _tried(place: Path, wanted: list[str], seed: int) -> Iterator[Line]:
    site = Site(place / "situs")
    loaded = {LOAD: lambda site: _load(site, seed)}
    on_site = {name: fault for name, fault in (loaded | ON_SITE).items() if name in wanted}
    if on_site:
        site.inside("fill")
        site.start()
        try:
            for name, fault in on_site.items():
                yield _told(name, lambda fault=fault: fault(_running(site)))
        finally:
            site.stop()
            ends.stop_hard(site)
    for name, apart in APART.items():
        if name in wanted:
            yield _told(name, lambda apart=apart: apart(place))


def _running(site: Site) -> Site:
    """As it is, or started again where a fault before went wrong."""
    if site.status() != 200:
        site.stop()
        ends.stop_hard(site)
        site.start()
    return site


def _told(name: str, fault: Callable[[], Outcome]) -> Line:
    """Try it, and say a line of the table at once."""
    began, untried = time.monotonic(), ""
    try:
        outcome = fault()
    except rooms.NotTried as error:
        outcome, untried = Outcome(), str(error)
    except Exception as error:
        traceback.print_exc()
        outcome = Outcome(wrong=[f"{type(error).__name__}: {error}"])
    took = time.monotonic() - began
    verdict = "not tried" if untried else "**no**" if outcome.wrong else "yes"
    back = "" if outcome.seconds is None else f"{outcome.seconds:.1f} s"
    said = "; ".join([*filter(None, [outcome.said, untried]), *outcome.wrong[:5]])
    print(f"| {name} | {verdict} | {back} | {said} | {took:.0f} s |", flush=True)
    return name, outcome, took, untried


def _load(site: Site, seed: int) -> Outcome:
    tally = load.Load(site, seed).run()
    kinds = ", ".join(f"{count} {kind}" for kind, count in tally.kinds.most_common())
    said = (
        f"{tally.answers} answers ({kinds}) during {tally.releases} releases: {len(tally.mixed)} mixed, "
        f"{len(tally.stale)} too old, {len(tally.failed)} failed; {tally.former} of the release before, "
        f"{len(tally.made)} unlike each other, {tally.anew} made for one reader, "
        f"{tally.spanned} with a release in between"
    )
    return Outcome(said=said, wrong=tally.wrong)


@contextmanager
def folder() -> Iterator[Path]:
    """One that PostgreSQL's account may enter, gone at the end."""
    place = Path(tempfile.mkdtemp(prefix="ucj-faults-", dir="/tmp"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "ucj_dashboard.settings"
    main()
