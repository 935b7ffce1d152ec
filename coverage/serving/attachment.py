"""Files on their way to a reader's disk."""

from django.conf import settings
from django.http import HttpResponse

from coverage.files.origin import Origin
from coverage.files.paper import PAPERS, Paper
from coverage.queries.offices import office_of
from coverage.queries.releases import ReleaseRow
from coverage.serving.office import office_at

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def origin(path: str, release: ReleaseRow) -> Origin:
    """Where a page's files come from. path: where the page stays as it is, with its query string."""
    return Origin(release, settings.ADDRESS + path, settings.DEMO, office_at(path))


def paper_of(code: str) -> Paper:
    """What the office of a region prints on."""
    return PAPERS[office_of(code).paper]


def attachment(content: bytes | str, name: str) -> HttpResponse:
    """A file to be saved under its name, which ends in one of KINDS."""
    response = HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
