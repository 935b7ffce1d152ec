"""The ranking, as a page, an Excel file and CSV."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coverage.places.files import months as through_months
from coverage.places.files import ranking as files
from coverage.places.files.all_months import AllMonthsFile, all_months_workbook
from coverage.places.files.months import MonthsFile, months_workbook
from coverage.places.files.staff import ranking_staff_csv
from coverage.places.files.workbook import ranking_workbook
from coverage.places.pages.all_months import all_months_page
from coverage.places.pages.months import months_page
from coverage.places.pages.ranking import ranking_page
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.attachment import attachment, origin
from coverage.serving.released import released
from coverage.words import formats


@released
def ranking(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Regions ranked by coverage, as one release knows them."""
    page = ranking_page(asked.ranking(request.GET), release)
    context = {"page": page, "segments": formats.SEGMENTS.items(), "shown_release": release}
    return render(request, "coverage/places/ranking.html", context)


@released
def ranking_xlsx(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The ranking page's rows, all of them, as Excel."""
    file = _file(request, release)
    return attachment(ranking_workbook(file), file.name("xlsx"))


@released
def ranking_csv(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The same rows as CSV, for programs or, with ?untuk=excel, for staff."""
    purpose, query = asked.purpose(request.GET)
    file = _file(request, release, query)
    if purpose == asked.STAFF:
        return attachment(ranking_staff_csv(file), file.name("excel.csv"))
    return attachment(files.ranking_csv(file), file.name("csv"))


def _file(
    request: HttpRequest, release: ReleaseRow, query: Mapping[str, str] | None = None
) -> files.RankingFile:
    page = ranking_page(asked.ranking(request.GET if query is None else query), release)
    return files.RankingFile(page, origin(reverse("ranking") + page.lasting, page.release))


@released
def months_xlsx(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The ranking's regions through twelve months, as Excel."""
    file = _months(request, release, request.GET)
    return attachment(months_workbook(file), file.name("xlsx"))


@released
def all_months_xlsx(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """All regions of the country through all months of the release, as Excel."""
    page = all_months_page(asked.common(request.GET, asked.OF_RELEASE), release)
    file = AllMonthsFile(page, origin(reverse("all_months_xlsx") + page.lasting, release))
    return attachment(all_months_workbook(file), file.name())


@released
def months_csv(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """The same as CSV: a row a region and month for programs, a column a month for staff."""
    purpose, query = asked.purpose(request.GET)
    file = _months(request, release, query)
    if purpose == asked.STAFF:
        return attachment(through_months.months_staff_csv(file), file.name("excel.csv"))
    return attachment(through_months.months_csv(file), file.name("csv"))


def _months(request: HttpRequest, release: ReleaseRow, query: Mapping[str, str]) -> MonthsFile:
    page = months_page(asked.ranking(query), release)
    return MonthsFile(page, origin(reverse("months_xlsx") + page.ranking.lasting, release))
