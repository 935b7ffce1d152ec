"""The site as gunicorn runs it."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from ucj_dashboard.cleaning import known_charset

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucj_dashboard.settings")
_site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The site; what would break before its first middleware is mended here."""
    if environ.get("CONTENT_TYPE"):
        environ["CONTENT_TYPE"] = known_charset(environ["CONTENT_TYPE"])
    return _site(environ, start_response)
