"""One worker: imports all tests once, then tries each mutant in a process of its own, forked from there."""

import json
import os
import resource
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from _pytest import runner

from tests.mutation.changing import Mutant
from tests.mutation.guards import guards
from tests.mutation.placing import CannotBeMade, NotPlaced, put_in_place
from ucj_dashboard.stack import with_room

LEAST_SECONDS = 30  # a mutant may take this long and five times what its tests take
# In one process; xdist stays loaded, for pyproject.toml gives an option of its own to every run.
OPTIONS = ["-q", "-p", "no:cacheprovider", "-n", "0", "--no-header"]
KILLED, SURVIVED, LATE, UNPLACED, BROKEN = range(5)
OUTCOMES = {KILLED: "killed", SURVIVED: "survived", LATE: "too late", UNPLACED: "not placed"}


def work(mutants: list[Mutant], results: Path, number: int) -> None:
    """Try these mutants; a line of JSON for each goes to the results. number: of this worker."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings as site

    site.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_mutation_{number}"
    files = sorted({file for mutant in mutants for file in guards(mutant.path)})
    pytest.main([*OPTIONS, *files], plugins=[_Trying(mutants, results)])


class _Trying:
    """In place of running the tests once: the tests of each mutant, in forked processes."""

    def __init__(self, mutants: list[Mutant], results: Path):
        self.mutants, self.results = mutants, results

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """The same examples each time, and none made smaller: that a test fails is all that is asked."""
        from hypothesis import Phase, settings  # pytest wants to be the first to import it

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", deadline=None, database=None, derandomize=True, phases=phases)
        settings.load_profile("mutation")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        by_file: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            by_file.setdefault(str(item.path.relative_to(Path.cwd())), []).append(item)
        _make_databases(session.items)
        times: dict[str, float] = {}
        for mutant in self.mutants:
            for file in guards(mutant.path):
                if file not in times:
                    times[file] = _seconds_of(file, by_file[file])
            self._try(mutant, by_file, times)
        return True

    def _try(self, mutant: Mutant, by_file: dict[str, list[pytest.Item]], times: dict[str, float]) -> None:
        files = sorted(guards(mutant.path), key=times.__getitem__)
        items = [item for file in files for item in by_file[file]]
        begun = time.monotonic()
        outcome = _forked(mutant, items, LEAST_SECONDS + 5 * sum(times[file] for file in files))
        if outcome == BROKEN:
            pytest.exit(f"{mutant.key}: the tool itself failed", returncode=2)
        told = {"key": mutant.key, "line": mutant.line, "outcome": OUTCOMES[outcome]}
        with self.results.open("a") as file:
            file.write(json.dumps(told | {"seconds": round(time.monotonic() - begun, 2)}) + "\n")


def _seconds_of(file: str, items: list[pytest.Item]) -> float:
    """What a test file takes as things are; it must pass, or it would kill every mutant."""
    begun = time.monotonic()
    if _forked(None, items, 600) != SURVIVED:
        pytest.exit(f"{file} fails without any mutant", returncode=2)
    return time.monotonic() - begun


def _make_databases(items: list[pytest.Item]) -> None:
    """Run tests here that need what is made once for all, so that the forked ones find it made."""
    made: set[str] = set()
    for item in items:
        known = item._fixtureinfo.name2fixturedefs
        shared = {name for name, found in known.items() if found[-1].scope == "session"}
        if item.get_closest_marker("django_db"):
            shared.add("django_db_setup")
        if shared - made:
            made |= shared
            with_room(runner.runtestprotocol)(item, nextitem=_elsewhere(item, items), log=False)


def _elsewhere(item: pytest.Item, items: Iterable[pytest.Item]) -> pytest.Item | None:
    """A test of another file: what is set up for a module ends before it, what is for all stays."""
    return next((other for other in items if other.path != item.path), None)


def _forked(mutant: Mutant | None, items: list[pytest.Item], seconds: float) -> int:
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        os._exit(_run(mutant, items))
    return _wait(child, time.monotonic() + seconds)


def _wait(child: int, deadline: float) -> int:
    while time.monotonic() < deadline:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else KILLED
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return LATE


def _run(mutant: Mutant | None, items: list[pytest.Item]) -> int:
    """The first failure ends it."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    try:
        if mutant is not None:
            put_in_place(mutant)
    except NotPlaced:
        return UNPLACED
    except CannotBeMade:
        return KILLED
    except Exception:
        return BROKEN
    every: list[Any] = items[0].session.items
    items[0].session._setupstate.teardown_exact(items[0])  # folders of what ran before the fork
    for item, following in zip(items, [*items[1:], None], strict=True):
        after = following or _elsewhere(item, every)
        reports = with_room(runner.runtestprotocol)(item, nextitem=after, log=False)
        if any(report.failed for report in reports):
            if following is not None and following.path == item.path:
                item.session._setupstate.teardown_exact(_elsewhere(item, every))
            return KILLED
    return SURVIVED
