"""Pages on their way into files."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from coverage.exports import RankingFile
from coverage.pages import RankingPage


def ranking_file(request: HttpRequest, page: RankingPage) -> RankingFile:
    """A ranking page on its way into a file."""
    return RankingFile(
        rows=page.rows,
        question=page.question,
        release=page.release,
        month=page.month,
        sources=page.sources,
        conflicts=page.disputed,
        address=request.build_absolute_uri(),
        demo=settings.DEMO,
        province=page.province,
    )


def attachment(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """A file to be saved under its name."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
