"""Files on their way to a reader's disk."""

from django.conf import settings
from django.http import HttpResponse

from coverage.files.origin import Office, Origin
from coverage.queries.releases import ReleaseRow

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def origin(path: str, release: ReleaseRow) -> Origin:
    """Where a page's files come from. path: where the page stays as it is, with its query string."""
    return Origin(release, settings.ADDRESS + path, settings.DEMO, office())


def office() -> Office:
    """Whose files they are, as the settings say."""
    return Office.of(settings.LETTERHEAD, settings.SIGNATURES, settings.PAPER)


def attachment(content: bytes | str, name: str) -> HttpResponse:
    """A file to be saved under its name, which ends in one of KINDS."""
    response = HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
