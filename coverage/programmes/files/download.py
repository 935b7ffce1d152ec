"""The programmes page on its way into a file."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from coverage.programmes.files.programme_file import ProgrammesFile
from coverage.programmes.pages.programmes import ProgrammesPage


def programmes_file(request: HttpRequest, page: ProgrammesPage) -> ProgrammesFile:
    """The programmes page on its way into a file: all its rows, not only those it shows."""
    return ProgrammesFile(
        rows=page.rows,
        villages=page.villages,
        benefits=page.benefits,
        rates=page.rates,
        release=page.release,
        sources=page.sources,
        address=request.build_absolute_uri(reverse("programmes") + page.lasting),
        demo=settings.DEMO,
        place=page.place,
        code=page.question.region or "",
    )
