"""Programmes, as a page, an Excel file and CSV."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coverage.access import scope_of
from coverage.programmes.files import programmes as files
from coverage.programmes.files.programmes_workbook import programmes_workbook
from coverage.programmes.files.staff import programmes_staff_csv
from coverage.programmes.pages.programmes import programmes_page
from coverage.programmes.questions import programmes as asked_programmes
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.attachment import attachment, origin
from coverage.serving.released import released


@released
def programmes(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Workers of programmes, budgets, villages, benefits and rates, as one release knows them."""
    page = programmes_page(asked_programmes.programmes(request.GET), release)
    region = page.question.region
    context = {
        "page": page,
        "may_enter": region in page.places and scope_of(request.user).may_enter(region or ""),
        "shown_release": release,
    }
    return render(request, "coverage/programmes/programmes.html", context)


@released
def programmes_xlsx(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The page's rows, all of them, as Excel."""
    file = _file(request, release)
    return attachment(programmes_workbook(file), file.name("xlsx"))


@released
def programmes_csv(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The same rows as CSV, for programs or, with ?untuk=excel, for staff."""
    purpose, query = asked.purpose(request.GET)
    file = _file(request, release, query)
    if purpose == asked.STAFF:
        return attachment(programmes_staff_csv(file), file.name("excel.csv"))
    return attachment(files.programmes_csv(file), file.name("csv"))


def _file(
    request: HttpRequest, release: ReleaseRow, query: Mapping[str, str] | None = None
) -> files.ProgrammesFile:
    page = programmes_page(asked_programmes.programmes(request.GET if query is None else query), release)
    return files.ProgrammesFile(page, origin(reverse("programmes") + page.lasting, release))
