"""Sites of real processes to measure: the invented data set as it is, and one that is longer and older."""

import json
import shutil
import sys
import time
from http.client import CannotSendRequest, HTTPConnection, HTTPResponse
from pathlib import Path

from benchmarks import FLOOR, processor
from tests.faults.site import Site as Processes
from ucj_dashboard import env

PROJECT = Path(__file__).resolve().parents[1]
SETS = {"36 months, 3 releases": (36, 3), "120 months, 200 releases": (120, 200)}
SMALL, LARGE = SETS
FILLED = "filled.json"  # written last: the data set is whole, and this is what it cost


class Site(Processes):
    """A site under var/bench, filled once and kept for the next run; drop the folder after a change of the
    data set or the read model.
    """

    INSIDE = "benchmarks.inside"

    def __init__(self, name: str) -> None:
        self.months, self.releases = SETS[name]
        folder = env.var_folder(PROJECT) / "bench" / f"{self.months}-{self.releases}"
        super().__init__(folder, UCJ_DEMO="1", DJANGO_SETTINGS_MODULE="benchmarks.settings")

    def fill(self) -> dict[str, float]:
        """Make the data set unless it stands. Returns what it cost: CPU seconds, seconds."""
        kept = self.var / FILLED
        if not kept.exists():
            print(
                f"Filling {self.var} with {self.months} months in {self.releases} releases …", file=sys.stderr
            )
            shutil.rmtree(self.var, ignore_errors=True)
            self.var.mkdir(parents=True)
            cost = self.inside("fill", str(self.months), str(self.releases))
            kept.write_text(json.dumps(cost))
        return json.loads(kept.read_text())  # type: ignore[no-any-return]

    def start(self, *, until: str = "siap di") -> float:
        took = super().start(until=until)
        self.readers = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.serving = (self.gunicorn(), self.postmaster())
        return took

    def settle(self) -> None:
        """Wait until nothing is made in the background any more."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            before = self._seconds()
            time.sleep(1.0)
            if processor.spent(before, self._seconds()) < 0.02:
                return

    def ask(self, address: str) -> tuple[HTTPResponse, bytes]:
        """On one connection, and so by one worker, as a browser does."""
        try:
            answer = self._sent(address)
        except (ConnectionError, CannotSendRequest):  # gunicorn closes what is silent for two seconds
            self.readers.close()
            answer = self._sent(address)
        body = answer.read()
        assert answer.status == 200, f"{address} is answered {answer.status}"
        return answer, body

    def _sent(self, address: str) -> HTTPResponse:
        self.readers.request("GET", address, headers={"Accept-Encoding": "br, gzip"})
        return self.readers.getresponse()

    def ask_anew(self, address: str) -> None:
        """On a connection of its own, so that all workers have their share."""
        self.readers.close()
        self.ask(address)

    def cost(self, address: str, times: int = 1, *, cold: bool = False) -> float:
        """CPU milliseconds of one answer: those of gunicorn, its workers and PostgreSQL."""
        self.ask(f"/{FLOOR}/" if cold else address)
        before = self._seconds()
        for _ in range(times):
            if cold:
                self.forget()
            self.ask(address)
        time.sleep(0.01)  # the server's last steps after an answer
        return processor.spent(before, self._seconds()) / times * 1000

    def forget(self) -> None:
        """Empty the store of kept answers."""
        for kept in self.var.glob("kept*"):
            shutil.rmtree(kept, ignore_errors=True)

    def _seconds(self) -> dict[int, float]:
        return processor.seconds(processor.tree(*self.serving))
