"""Static files: collected only when one of them has changed, and found where nothing was collected."""

import hashlib
import io

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class CollectedFiles(CompressedManifestStaticFilesStorage):
    """Files by a name made from their content, which browsers keep for good.

    On a local site a file that was not collected goes by its own name, so that `manage.py runserver` works
    in a fresh clone; on a production site that is a mistake of installing and stays an error.
    """

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
            file = storage.path(path)
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)} {file}\n".encode())
    return seen.hexdigest()
