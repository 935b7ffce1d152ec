"""How long readers wait while releases come, and while others have long texts read."""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.faults.load import Load
from tests.faults.site import Site

ANSWERS, RELEASES, READERS, SEED = 500, 20, 32, 12
PASTES, LETTERS, ASKED = 8, 20_000, 400
TEXTS = Path("tests/coverage/parsing/texts")
KEPT = ("/wilayah/18/", "/wilayah/18.01/", "/peringkat/?provinsi=18")
FILES = ("workbook",)  # counted apart


def published(site: Site) -> dict[str, float]:
    """Seconds that answers took beside twenty releases: the slowest one in a hundred, the slowest of all."""
    with _asking(site.address, "/healthz", pause=0.02) as health:
        load = Load(site, SEED, answers=ANSWERS, releases=RELEASES, readers=READERS)
        tally = load.run()
    pages = [took for kind, every in tally.took.items() if kind not in FILES for took in every]
    files = [took for kind in FILES for took in tally.took[kind]]
    return {
        "readers p99": p99(pages),
        "readers slowest": max(pages),
        "workbooks p99": p99(files),
        "healthz p99": p99(health),
        "answers mixed or wrong": len(tally.wrong),
        "answers of the release before": tally.former,
    }


def pasted(site: Site) -> dict[str, float]:
    """Seconds of kept pages, one after another, from when eight long texts are sent until all are read."""
    for address in KEPT:
        requests.get(site.address + address, timeout=60)
    alone = _asked(site.address, lambda count: count < ASKED)
    with ThreadPoolExecutor(PASTES) as pool:
        pastes = [pool.submit(_paste, site.address) for _ in range(PASTES)]
        meanwhile = _asked(site.address, lambda _: not all(paste.done() for paste in pastes))
        answers = [paste.result() for paste in pastes]
    return {
        "kept p99 alone": p99(alone),
        "kept p99 beside pastes": p99(meanwhile),
        "kept answers beside pastes": len(meanwhile),
        "pastes read": answers.count(200),
        "pastes asked to come again": answers.count(429),
    }


def _asked(address: str, goes_on: Callable[[int], bool]) -> list[float]:
    """Seconds of kept answers in turn, as long as it goes on."""
    found: list[float] = []
    with requests.Session() as session:
        while goes_on(len(found)):
            began = time.monotonic()
            answer = session.get(address + KEPT[len(found) % len(KEPT)], timeout=60)
            found.append(time.monotonic() - began)
            assert answer.status_code == 200
    return found


def _paste(address: str) -> int:
    """Send a long text as a visitor; returns the status."""
    with requests.Session() as session:
        session.get(f"{address}/pemeriksaan/teks/", timeout=60)
        token = session.cookies.get("csrftoken", "")
        form = {"text": _long_text(), "action": "read", "csrfmiddlewaretoken": token}
        return session.post(f"{address}/pemeriksaan/teks/", data=form, timeout=120).status_code


def _long_text() -> str:
    """Press texts one after another, and again from the first, up to what a visitor may paste."""
    every = "\n\n".join(path.read_text("utf-8") for path in sorted(TEXTS.glob("*.txt")))
    return (every * (LETTERS // len(every) + 1))[:LETTERS]


@contextmanager
def _asking(address: str, path: str, *, pause: float) -> Iterator[list[float]]:
    """An address asked again and again beside the block; gives the seconds it took each time."""
    found: list[float] = []
    ended = threading.Event()

    def ask() -> None:
        with requests.Session() as session:
            while not ended.wait(pause):
                began = time.monotonic()
                session.get(address + path, timeout=60)
                found.append(time.monotonic() - began)

    asker = threading.Thread(target=ask)
    asker.start()
    try:
        yield found
    finally:
        ended.set()
        asker.join()


def p99(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=100, method="inclusive")[98]
