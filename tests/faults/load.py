"""Ten thousand answers while fifty releases come: each is of one release, and of none that was over."""

import hashlib
import random
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Lock

import requests
from msgspec import Struct, field

from tests.faults.reading import ASKED, Read
from tests.faults.site import Site, ended

ANSWERS, RELEASES, READERS = 10_000, 50, 8
LATEST = 90  # seconds that a release may be over: DESIGN's half minute of caches, and a minute while they ask
ANEW = 0.03  # of the answers are made anew: who sends a session gets nothing that is kept


class Tally(Struct):
    """What was read. mixed: answers whose figures are not of the release they name; former: whole ones of a
    release that was over before they were asked for, as readers may be given while the new page is made;
    stale: those of one that was over for longer; made: different answers; took: seconds by kind of answer;
    answers_wanted, releases_wanted: fewer prove nothing.
    """

    answers_wanted: int
    releases_wanted: int
    kinds: Counter[str] = field(default_factory=Counter)
    mixed: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    former: int = 0
    failed: list[str] = field(default_factory=list)
    made: set[bytes] = field(default_factory=set)
    spanned: int = 0
    anew: int = 0
    releases: int = 0
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    @property
    def answers(self) -> int:
        return sum(self.kinds.values())

    @property
    def wrong(self) -> list[str]:
        few = self.answers < self.answers_wanted or self.releases < self.releases_wanted
        return [*self.mixed, *self.stale, *self.failed, *(["too few answers or releases"] if few else [])]


class Load:
    """Readers side by side, and one who publishes each time another share of the answers has come."""

    def __init__(
        self,
        site: Site,
        seed: int,
        *,
        answers: int = ANSWERS,
        releases: int = RELEASES,
        readers: int = READERS,
    ) -> None:
        self.site, self.seed, self.readers = site, seed, readers
        self.tally, self.lock, self.turn = Tally(answers, releases), Lock(), count()
        self.newest = 0  # committed, as far as anybody was told
        self.came: dict[int, float] = {}  # when each was
        self.known: dict[bytes, tuple[set[int], set[int]]] = {}

    def run(self) -> Tally:
        answers, releases = self.tally.answers_wanted, self.tally.releases_wanted
        self.newest = max(map(int, self.site.inside("look")["releases"]))
        with ended(self.site.run("-m", "tests.faults.inside", "publishing")) as publisher:
            assert publisher.stdin is not None
            assert publisher.stdout is not None
            publisher.stdout.readline()
            with ThreadPoolExecutor(self.readers) as pool:
                readers = [pool.submit(self._read, number) for number in range(self.readers)]
                for number in range(1, releases + 1):
                    # The first ones come at once, so that the last is over before the answers are.
                    while self.tally.answers < (number - 1) * answers // releases and self._reading(readers):
                        time.sleep(0.01)
                    publisher.stdin.write("\n")
                    publisher.stdin.flush()
                    self._came(int(publisher.stdout.readline()))
                    self.tally.releases += 1
                for reader in readers:
                    reader.result()
        return self.tally

    def _came(self, release: int) -> None:
        self.came[release] = time.monotonic()
        self.newest = release

    def _reading(self, readers: list) -> bool:
        return not all(reader.done() for reader in readers)

    def _read(self, number: int) -> None:
        chance = random.Random(self.seed + number)
        weights = [often for _address, _read, often in ASKED]
        with requests.Session() as session:
            while next(self.turn) < self.tally.answers_wanted:
                address, read, _often = chance.choices(ASKED, weights)[0]
                self._ask(session, address, read, anew=chance.random() < ANEW)

    def _ask(self, session: requests.Session, address: str, read: Read, *, anew: bool) -> None:
        stood, asked = self.newest, time.monotonic()
        cookie = {"Cookie": "sessionid=x"} if anew else {}
        try:
            answer = session.get(self.site.address + address, headers=cookie, timeout=60)
        except requests.RequestException as error:
            answer, trouble = None, type(error).__name__
        took = time.monotonic() - asked
        with self.lock:
            self.tally.kinds[read.__name__] += 1
            self.tally.took[read.__name__].append(took)
            self.tally.anew += anew
            self.tally.spanned += self.newest != stood
            if answer is None or answer.status_code != 200:
                said = trouble if answer is None else answer.status_code
                self.tally.failed.append(f"{address}: {said}")
                return
            self._judge(address, *self._known(answer.content, read), stood, asked)

    def _known(self, body: bytes, read: Read) -> tuple[set[int], set[int]]:
        """Releases named and shown; the same bytes are read once."""
        key = hashlib.sha256(body).digest()
        if key not in self.known:
            self.known[key] = read(body)
        self.tally.made.add(key)
        return self.known[key]

    def _judge(self, address: str, named: set[int], shown: set[int], stood: int, asked: float) -> None:
        if len(named) != 1 or shown != named:
            self.tally.mixed.append(f"{address} names {sorted(named)} and shows {sorted(shown)}")
        elif min(named) < stood:
            over = asked - self.came.get(min(named) + 1, asked)
            self.tally.former += 1
            if over > LATEST:
                self.tally.stale.append(f"{address} is of {min(named)}, over for {over:.0f} s")
