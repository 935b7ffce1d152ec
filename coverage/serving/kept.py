"""Answers kept for everybody: made once, packed once an encoding, sent as they lie, by all the processes.

They are files in one folder a stamp, `<key>.<encoding>`: a line of JSON, the body's length and the headers,
then the body. A file is written beside its place and renamed, so that nobody reads half of one, and what a
power cut left half is taken for none; nothing in it is run. Where no file can be written pages are made for
each reader.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from time import time
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from msgspec import Struct

from coverage.queries.once import forget
from coverage.serving import encodings
from coverage.serving.stamps import Stamp

log = logging.getLogger(__name__)

PAGES = "pages"
STAMPS = 3  # folders that stay: the present one, the one readers may still be given, one for quick undos
MOST = 512 * 2**20  # bytes of all of them; the pages of one release of the country take about 40 MB
LOCKS = 64  # files; two keys of one file wait for each other, which costs time and never an answer
STALE = 60  # seconds after a release in which a reader need not wait for a page that is being made


class KeptAnswer(Struct, frozen=True):
    """A 200 that holds nothing personal. bodies: by encoding, plain and as it was asked for first; headers:
    the view's own.
    """

    bodies: dict[str, bytes]
    headers: dict[str, str]

    @classmethod
    def of(cls, response: HttpResponse, request: HttpRequest) -> Self:
        """An answer made for the first reader who asks; readers of other encodings have it packed then."""
        best = encodings.best(request, response.headers["Content-Type"])
        bodies = {best: encodings.packed(response.content, best), encodings.IDENTITY: response.content}
        return cls(bodies, dict(response.headers))


def key_of(address: str) -> str:
    """What a path with its query is found by; host, user, theme and cookies are no part of it."""
    return hashlib.sha256(address.encode()).hexdigest()[:32]


def sent(stamp: Stamp, key: str, request: HttpRequest) -> HttpResponse | None:
    """The answer under a key in the best encoding that a reader takes, read as it lies.

    The first reader of an encoding has it packed, and it is kept so.
    """
    if found := _lying(stamp, key, encodings.taken(request)[0]):
        return found
    plain = _lying(stamp, key, encodings.IDENTITY)
    if plain is None:
        return None
    best = encodings.best(request, plain.headers["Content-Type"])
    if best == encodings.IDENTITY:
        return plain
    answer = KeptAnswer({best: encodings.packed(plain.content, best)}, dict(plain.headers))
    keep(stamp, key, answer)
    return packed(answer, request)


def _lying(stamp: Stamp, key: str, encoding: str) -> HttpResponse | None:
    """What lies under a key in an encoding; None when nothing does, or not the whole of it."""
    with (
        suppress(OSError),
        open(f"{settings.KEPT_DIR}/{PAGES}/{stamp.name}/{key}.{encoding}", "rb") as file,
    ):
        return _response(file.read(), encoding)
    return None


def _response(content: bytes, encoding: str) -> HttpResponse | None:
    """What a file holds; None when it is not whole."""
    line, _, body = content.partition(b"\n")
    try:
        length, headers = json.loads(line)
    except ValueError:
        return None
    if length != len(body):
        return None
    response = HttpResponse(body, headers=headers)
    if encoding != encodings.IDENTITY:
        response.headers["Content-Encoding"] = encoding
    return response


def packed(answer: KeptAnswer, request: HttpRequest) -> HttpResponse:
    """A fresh answer in the best encoding that a reader takes."""
    name = next(name for name in encodings.taken(request) if name in answer.bodies)
    response = HttpResponse(answer.bodies[name], headers=answer.headers)
    if name != encodings.IDENTITY:
        response.headers["Content-Encoding"] = name
    return response


def keep(stamp: Stamp, key: str, answer: KeptAnswer) -> None:
    """Keep an answer for whoever asks the same; not on a disk that is full or may only be read."""
    try:
        _keep(stamp, key, answer)
    except OSError as trouble:
        log.warning("halaman tidak dapat disimpan: %s", trouble)


def _keep(stamp: Stamp, key: str, answer: KeptAnswer) -> None:
    folder = _folder(stamp)
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        _drop(_stamped()[STAMPS:])
    for encoding, body in answer.bodies.items():
        line = json.dumps([len(body), answer.headers]).encode() + b"\n"
        _write(folder / f"{key}.{encoding}", line + body)
    _keep_small()


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.replace(file.name, path)
        except OSError:
            os.unlink(file.name)
            raise


def former(stamp: Stamp, key: str) -> HttpResponse | None:
    """The answer of the stamp before, in the first minute of a release; None when it was not kept."""
    if time() - stamp.published_at > STALE:
        return None
    present = _folder(stamp)
    return _first([folder for folder in _stamped() if folder != present], key)


def newest(key: str) -> HttpResponse | None:
    """What was kept last under a key, of whatever stamp, as plain bytes."""
    return _first(_stamped(), key)


def _first(folders: list[Path], key: str) -> HttpResponse | None:
    for folder in folders:
        with suppress(OSError):
            content = (folder / f"{key}.{encodings.IDENTITY}").read_bytes()
            if whole := _response(content, encodings.IDENTITY):
                return whole
    return None


@contextmanager
def making(key: str, *, wait: bool = True) -> Iterator[bool]:
    """Held by whoever makes the answer of a key, in any process; others wait and find it kept.

    Gives whether it is held: with wait=False nobody waits. A process that dies lets go.
    """
    with ExitStack() as held:
        yield _lock(key, held, LOCK_EX if wait else LOCK_EX | LOCK_NB)


def _lock(key: str, held: ExitStack, how: int) -> bool:
    """Take a key's lock until held is left; without room for its file everybody has it."""
    folder = _root() / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        flock(held.enter_context((folder / str(int(key, 16) % LOCKS)).open("w")), how)
    except BlockingIOError:
        return False
    except OSError as trouble:
        log.warning("halaman tidak dapat dikunci: %s", trouble)
    return True


def clear() -> None:
    """Keep nothing any more, nor what pages were made of."""
    forget()
    shutil.rmtree(_root(), ignore_errors=True)


def _root() -> Path:
    return Path(settings.KEPT_DIR)


def _folder(stamp: Stamp) -> Path:
    return _root() / PAGES / stamp.name


def _stamped() -> list[Path]:
    """The folders of stamps, the one that was written to last first."""
    found = []
    with suppress(OSError):
        for entry in os.scandir(_root() / PAGES):
            with suppress(FileNotFoundError):
                found.append((entry.stat().st_ctime_ns, Path(entry.path)))
    return [path for _, path in sorted(found, reverse=True)]


def _drop(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _keep_small() -> None:
    """Drop the oldest folders, or all, when they weigh too much. Looks at one write in about a hundred."""
    if os.urandom(1)[0] % 100:
        return
    folders = _stamped()
    while folders and sum(_weight(folder) for folder in folders) > MOST:
        _drop([folders.pop()])


def _weight(folder: Path) -> int:
    weight = 0
    with suppress(FileNotFoundError):
        for entry in os.scandir(folder):
            with suppress(FileNotFoundError):
                weight += entry.stat().st_size
    return weight
