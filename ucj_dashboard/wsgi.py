"""The site as gunicorn runs it."""

import gc
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from coverage.serving import stamps
from ucj_dashboard.cleaning import known_charset
from ucj_dashboard.stack import with_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
SWITCH = 0.001  # seconds; beside long work a kept answer waits so long each time it comes back from a read
gc.disable()  # what is read stays: looking for garbage in it takes a tenth of a start
_site = with_room(get_wsgi_application())


def _read_all() -> None:
    """What is else read with the first request that needs it, in a thread beside others.

    With --preload it is read once, and the workers share its memory: what lives by now is never collected,
    and its pages not written. Workers that begin after an update and before the restart know by the stamp
    that they are of the code before.
    """
    assert get_resolver().url_patterns
    stamps.made_by()
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(SWITCH)


_read_all()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site; what would break before its first middleware is mended here."""
    if environ.get("CONTENT_TYPE"):
        environ["CONTENT_TYPE"] = known_charset(environ["CONTENT_TYPE"])
    return _site(environ, start_response)
