"""A ranking on its way into a file, and what every download is sent as."""

from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from coverage.files.ranking_file import RankingFile
from coverage.places.pages.ranking import RankingPage
from coverage.questions.asked import query_of


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
