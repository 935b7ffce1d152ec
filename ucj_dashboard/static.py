"""Collecting the static files, which costs seconds of compression, only when one of them has changed."""

import hashlib
import io

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> None:
    """Gather, name by content and compress the static files, unless those of the last time still hold."""
    if settings.DEBUG:
        return
    stamp = settings.VAR_DIR / "static.stamp"
    present = fingerprint()
    if stamp.is_file() and stamp.read_text() == present and settings.STATIC_ROOT.is_dir():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, stdout=io.StringIO())
    stamp.write_text(present)


def fingerprint() -> str:
    """A checksum over the name, size and time of every source file."""
    seen = hashlib.sha256(django.__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = storage.path(path)
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)} {file}\n".encode())
    return seen.hexdigest()
