"""Pages made before anybody asks: after a publish those it touched, after an edition the first ones."""

import io
import logging
import sys
from collections import deque
from collections.abc import Callable
from functools import cache
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from coverage.queries.releases import touched_regions
from coverage.serving import stamps
from coverage.serving.stamps import Stamp
from regions.codes import NATION, province_code

log = logging.getLogger(__name__)

FIRST = ("/", "/peringkat/", "/peringkat/?tingkat=kabkota")
PAUSE = 60.0  # seconds between two editions that are followed: a verifier answers flags one after another


class Warmer:
    """Makes one page at a time, so that a job that is asked for meanwhile goes first."""

    def __init__(self, make: Callable[[str], int] | None = None) -> None:
        stamps.made_by()  # of the code that is read now, whatever an update brings before the restart
        self.make = make or answer_of
        self.waiting: deque[str] = deque()
        self.stamp: Stamp | None = None
        self.followed = monotonic()

    def one(self) -> bool:
        """Make the next page that is missing. Returns whether there was one."""
        self._look()
        if not self.waiting:
            return False
        address = self.waiting.popleft()
        status = self.make(address)
        if status != 200:
            log.warning("%s tidak dapat disiapkan: %s", address, status)
        return True

    def _look(self) -> None:
        """What there is to make anew. The first look is at what stands already."""
        found = stamps.of_snapshot()
        if self.stamp is None or found == self.stamp:
            self.stamp = found
        elif found.newest != self.stamp.newest:
            self._follow(found, touched_addresses(found.newest))
        elif monotonic() - self.followed >= PAUSE:
            self._follow(found, FIRST)

    def _follow(self, stamp: Stamp, addresses: tuple[str, ...]) -> None:
        self.stamp, self.followed = stamp, monotonic()
        self.waiting = deque(addresses)


def touched_addresses(release: int) -> tuple[str, ...]:
    """The pages a release has changed: the country and the rankings, provinces, then the other regions."""
    codes = touched_regions(release)
    provinces = {province for code in codes if (province := province_code(code))}
    ordered = sorted(provinces) + sorted(codes - provinces - {NATION})
    return FIRST + tuple(f"/wilayah/{code}/" for code in ordered)


def answer_of(address: str) -> int:
    """Have the site answer an address as it would a stranger, who leaves it kept. Returns the status."""
    place, asked = urlsplit(settings.ADDRESS), urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "SERVER_NAME": place.hostname or "localhost",
        "SERVER_PORT": str(place.port or 443),
        "HTTP_HOST": place.netloc,
        "HTTP_X_FORWARDED_PROTO": place.scheme,
        "HTTP_ACCEPT_ENCODING": "br",  # as browsers do: it is kept packed
        "wsgi.url_scheme": place.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    handler = _handler()
    return handler.get_response(handler.request_class(environ)).status_code


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()
