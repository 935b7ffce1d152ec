"""Pages on their way into files."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from coverage.asked import query_of
from coverage.exports import ProgrammesFile, RankingFile
from coverage.pages import RankingPage
from coverage.pages.programmes import ProgrammesPage


def ranking_file(request: HttpRequest, page: RankingPage) -> RankingFile:
    """A ranking page on its way into a file."""
    return RankingFile(
        rows=page.rows,
        question=page.question,
        release=page.release,
        month=page.month,
        sources=page.sources,
        conflicts=page.disputed,
        address=request.build_absolute_uri(ranking_address(page)),
        demo=settings.DEMO,
        province=page.province,
    )


def ranking_address(page: RankingPage) -> str:
    """Where the page's rows stay as they are: the page with its month and its release spelled out."""
    asked = replace(page.question.asked, month=page.month, release=page.release.number)
    query = query_of(replace(page.question, asked=asked, page=1))
    return f"{reverse('ranking')}?{urlencode(query)}"


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


def attachment(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """A file to be saved under its name."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
