"""Static files: joined for readers and officers, collected when one has changed, found where none was."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import brotli
import django
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from ucj_dashboard import vendor

QUALITY = 9  # of brotli, up to 11

# A page asks for few files: what all readers see, and what officers see beside it, in this order.
JOINED = {
    "css/readers.css": (
        *("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css", "css/tables.css"),
        *("css/charts.css", "css/programmes.css", "css/targets.css", "css/texts.css", "css/print.css"),
    ),
    "css/officers.css": ("css/entry.css", "css/review.css", "css/jobs.css"),
    "js/readers.js": ("js/theme.js", "js/search.js", "js/filters.js"),
}


class JoinedFiles(BaseFinder):
    """Finds the joined files; each is written anew when one of its parts has changed."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def find(self, path: str, find_all: bool = False) -> Any:
        found = [self._written(path)] if path in JOINED else []
        return found if find_all else next(iter(found), None) or []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in JOINED:
            self._written(name)
            yield name, self.storage

    def _written(self, name: str) -> str:
        text = "\n".join((settings.BASE_DIR / "static" / part).read_text("utf-8") for part in JOINED[name])
        path = settings.VAR_DIR / "joined" / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".part")
            beside.write_text(text, "utf-8")
            beside.replace(path)
        return str(path)


class LightCompressor(Compressor):
    """Takes one CPU second for all static files where brotli's highest degree takes 14.

    What readers load gets a tenth larger by it, but for the bundle, which carries its own brotli. Every file
    lies there by two names, and is compressed once.
    """

    carried = vendor.carried()

    @staticmethod
    @cache
    def compress_brotli(data: bytes) -> bytes:
        carried = LightCompressor.carried.get(vendor.integrity(data))
        return carried or brotli.compress(data, quality=QUALITY)

    @staticmethod
    @cache
    def compress_gzip(data: bytes) -> bytes:
        return bytes(Compressor.compress_gzip(data))


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Files by a name made from their content, which browsers keep for good.

    On a local site a file that was not collected goes by its own name, so that `manage.py runserver` works
    in a fresh clone; on a production site that is a mistake of installing and stays an error.
    """

    def create_compressor(self, **options: Any) -> Compressor:
        return LightCompressor(**options)

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            if settings.PRODUCTION:
                raise
            return name


def collect() -> None:
    """Gather, name by content and compress the static files, unless the last ones still hold."""
    if settings.DEBUG:
        return
    manifest = settings.STATIC_ROOT / CollectedFiles.manifest_name
    stamp = settings.VAR_DIR / "static.stamp"
    present = fingerprint()
    if stamp.is_file() and stamp.read_text() == present and manifest.is_file():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, stdout=io.StringIO())
    stamp.write_text(present)


def fingerprint() -> str:
    """A checksum over the name, size and time of every source file."""
    seen = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return seen.hexdigest()
