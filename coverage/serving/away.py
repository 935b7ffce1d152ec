"""While the database is away: a page that is kept is shown, with a notice that it may not be the newest."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from coverage.serving import kept
from coverage.serving.personal import NOWHERE

AWAY = (OperationalError, InterfaceError)
PLACE = b"<!--notice-->"  # in templates/base.html, where the notice is put


def kept_meanwhile(request: HttpRequest) -> HttpResponse | None:
    """The newest page kept under what is asked, stored nowhere further; None when there is none.

    A file cannot carry the notice and is not given out.
    """
    key = kept.key_of(request.get_full_path())
    found = kept.newest(key) if request.method in ("GET", "HEAD") else None
    if found is None or PLACE not in found.content:
        return None
    found.content = found.content.replace(PLACE, render_to_string("partials/away.html").encode(), 1)
    found.headers["Cache-Control"] = NOWHERE
    return found
