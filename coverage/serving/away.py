"""While the database is away: a page that is kept is shown, with a notice that it may not be the newest."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from coverage.serving import kept
from coverage.serving.encodings import IDENTITY
from coverage.serving.personal import NOWHERE

AWAY = (OperationalError, InterfaceError)
PLACE = b"<!--notice-->"  # in templates/base.html, where the notice is put


def kept_meanwhile(request: HttpRequest, address: str) -> HttpResponse | None:
    """The newest page kept under an address, stored nowhere further; None when there is none.

    A file cannot carry the notice and is not given out.
    """
    found = kept.newest(address) if request.method in ("GET", "HEAD") else None
    if found is None or PLACE not in found.bodies[IDENTITY]:
        return None
    notice = render_to_string("partials/away.html").encode()
    body = found.bodies[IDENTITY].replace(PLACE, notice, 1)
    kind = found.headers["Content-Type"]
    return HttpResponse(body, content_type=kind, headers={"Cache-Control": NOWHERE})
