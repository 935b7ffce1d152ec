"""A disk that is full, and a database that is away."""

import contextlib
import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import requests

from tests.faults.keeping import Kept, Outcome, typing
from tests.faults.site import Site, kill, until
from ucj_dashboard.postgres import cluster

ROOM = "300m"  # of the small disk: a cluster with its log, the static files, and something over


class NotTried(Exception):
    """Why a fault could not be made here."""


def disk_full(place: Path) -> Outcome:
    """The disk under the database and the backups, while an operator types and a release is written."""
    with _small_disk(place / "kecil") as disk:
        site, outcome = Site(disk / "situs"), Outcome()
        site.inside("fill")
        site.start()
        try:
            return _filled(site, disk, outcome)
        finally:
            site.stop()
            outcome.expect(site.gone(), "a process stayed behind")


def _filled(site: Site, disk: Path, outcome: Outcome) -> Outcome:
    assert site.status("/wilayah/18/") == 200
    kept = Kept(site)
    with typing(site) as saved:
        time.sleep(2)
        _fill(ballast := disk / "penuh")
        time.sleep(3)
        with site.run("-m", "tests.faults.inside", "publish") as program:
            program.communicate()
        outcome.expect(program.returncode != 0, "it was published on a full disk")
        with site.run("-m", "ucj_dashboard.backup", "dump") as program:
            program.communicate()
        outcome.expect(program.returncode != 0, "a backup was made on a full disk")
        outcome.expect(not list((site.var / "backup").glob("*")), "something like a backup was left")
        for path in ("/wilayah/18/", "/wilayah/18.03/"):  # one that is kept, and one that is not
            served = site.status(path)
            outcome.expect(served == 200, f"{path} is answered {served}")
        outcome.said = f"the database's log without room: {site.inside('use_up')}; "
        time.sleep(3)
        outcome.expect(saved.refused > 0, "nobody noticed that the disk was full")
        ballast.unlink()
        outcome.seconds = site.back(time.monotonic())
        time.sleep(1)
    kept.check(outcome, saved=saved)
    site.inside("publish")
    kept.check(outcome, new=(1,))
    return outcome


@contextlib.contextmanager
def _small_disk(place: Path) -> Iterator[Path]:
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=755", "tmpfs", place],
        capture_output=True,
        text=True,
    )
    if made.returncode:
        place.rmdir()
        raise NotTried("mounting a small disk needs root")
    try:
        yield place
    finally:
        until(lambda: subprocess.run(["umount", place], capture_output=True).returncode == 0, "still in use")
        place.rmdir()


def _fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4_096))


def database_away(place: Path) -> Outcome:
    """The database of a site that has it elsewhere: kept pages stay, the rest is a 503, then all is back."""
    home = place / "basis"
    server = cluster.join(home)
    try:
        site, outcome = Site(place / "jauh", **_addresses(server)), Outcome()
        site.inside("fill")
        site.start()
        try:
            _away(site, home, server, outcome)
        finally:
            site.stop()
            outcome.expect(site.gone(), "a process stayed behind")
        return outcome
    finally:
        cluster.leave(home)


def _addresses(server: cluster.Server) -> dict[str, str]:
    def address(*, owner: bool) -> str:
        of = server.address(owner=owner)
        return f"postgresql://{of['USER']}:{of['PASSWORD']}@{quote(of['HOST'], safe='')}:{of['PORT']}/ucj"

    return {"DATABASE_URL": address(owner=False), "UCJ_OWNER_DATABASE_URL": address(owner=True)}


def _away(site: Site, home: Path, server: cluster.Server, outcome: Outcome) -> None:
    assert site.status("/wilayah/18/") == 200  # kept from now on
    kept = Kept(site)
    kill(server.pid)
    time.sleep(1)
    page = requests.get(f"{site.address}/wilayah/18/", timeout=30)
    outcome.expect(page.status_code == 200, f"a kept page is answered {page.status_code}")
    outcome.expect("basis data" in page.text.lower(), "a kept page says nothing of it")
    cold = requests.get(f"{site.address}/wilayah/18.02/", timeout=30)
    outcome.expect(
        cold.status_code == 503 and "Retry-After" in cold.headers, f"a cold page: {cold.status_code}"
    )
    program = requests.get(f"{site.address}/api/v1/regions/", timeout=30)
    outcome.expect(program.status_code == 503 and bool(_json(program)), f"the API: {program.status_code}")
    outcome.expect(site.status("/healthz") == 503, "healthz does not know")
    again = cluster.join(home)
    outcome.seconds = site.back(time.monotonic())
    assert again.sockets == server.sockets
    outcome.said = "kept page with a notice, 503 with Retry-After, JSON 503"
    kept.check(outcome)


def _json(answer: requests.Response) -> object:
    with contextlib.suppress(json.JSONDecodeError, requests.JSONDecodeError):
        return answer.json()
    return None
