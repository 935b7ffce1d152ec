"""Files on their way to a reader's disk."""

from django.conf import settings
from django.http import HttpResponse

from coverage.files.origin import Origin
from coverage.queries.releases import ReleaseRow

CSV = "text/csv; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def origin(path: str, release: ReleaseRow) -> Origin:
    """Where a page's files come from. path: where the page stays as it is, with its query string."""
    return Origin(release, settings.ADDRESS + path, settings.DEMO)


def attachment(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """A file to be saved under its name."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
