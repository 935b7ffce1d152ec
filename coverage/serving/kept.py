"""Answers kept for everybody: made once, packed once, sent as they lie."""

from dataclasses import dataclass
from threading import Lock
from typing import Self

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from coverage.serving import encodings

KEEP_SECONDS = 24 * 3600  # a release makes it stale long before; a day bounds what nobody asks again
_MAKING = [Lock() for _ in range(64)]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A 200 that holds nothing personal. bodies: by encoding, the best first; headers: the view's own."""

    bodies: dict[str, bytes]
    headers: dict[str, str]

    @classmethod
    def of(cls, response: HttpResponse) -> Self:
        headers = dict(response.headers)
        return cls(encodings.in_each(response.content, headers["Content-Type"]), headers)

    def sent(self, request: HttpRequest) -> HttpResponse:
        """The answer in the best encoding that a reader takes."""
        name = next(name for name in encodings.taken(request) if name in self.bodies)
        response = HttpResponse(self.bodies[name], headers=self.headers)
        if name != encodings.IDENTITY:
            response.headers["Content-Encoding"] = name
        return response


def find(key: str) -> KeptAnswer | None:
    """What is kept under a key."""
    found: KeptAnswer | None = cache.get(key)
    return found


def newest(address: str) -> KeptAnswer | None:
    """What was kept last under an address, of whatever release."""
    key = cache.get(address)
    return find(key) if key else None


def making(key: str) -> Lock:
    """Held by whoever makes the answer of a key; others wait and find it kept. Each process makes its own."""
    return _MAKING[int(key, 16) % len(_MAKING)]


def keep(key: str, answer: KeptAnswer, *, address: str) -> None:
    """Keep an answer for whoever asks the same. address: what stays the same from release to release."""
    cache.set(key, answer, KEEP_SECONDS)
    cache.set(address, key, KEEP_SECONDS)
