"""Regions: one by its page, some side by side, all in a list."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from msgspec.structs import replace

from coverage.places.files.series import SeriesFile, series_workbook
from coverage.places.pages.compare import compare_page
from coverage.places.pages.home import home_page
from coverage.places.pages.region import NATION, region_page
from coverage.places.pages.regions import regions_page
from coverage.places.pages.series import series_page
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.attachment import attachment, origin
from coverage.serving.codes import not_todays
from coverage.serving.released import released


@released
def nation(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Indonesia: what the site is about, the country against each target, what is new, provinces ranked."""
    return _nation(request, release)


def _nation(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    question, view = asked.region(request.GET)
    home = home_page(question, release, view)
    context = {"home": home, "page": home.region, "shown_release": release, "nav": "nation"}
    context["publisher"] = settings.PUBLISHER
    return render(request, "coverage/places/nation.html", context)


@released
def region(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """A province or a regency against its targets; a former code leads to today's, 00 is Indonesia."""
    if code == NATION:
        return _nation(request, release)
    if (answer := not_todays(request, code, "region")) is not None:
        return answer
    question, view = asked.region(request.GET)
    page = region_page(code, question, release, view)
    return render(request, "coverage/places/region.html", {"page": page, "shown_release": release})


@released
def series(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """Every figure of a region with its change and its source."""
    if (answer := not_todays(request, code, "region_series")) is not None:
        return answer
    page = series_page(code, asked.common(request.GET), release)
    return render(request, "coverage/places/series.html", {"page": page, "shown_release": release})


@released
def series_xlsx(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """A region's series as Excel; a former code leads to today's."""
    if (answer := not_todays(request, code, "series_xlsx")) is not None:
        return answer
    question = asked.common(request.GET)
    page = series_page(code, question, release)
    lasting = asked.carried(replace(question, release=release.number))
    file = SeriesFile(page, origin(reverse("region_series", args=[code]) + lasting, release))
    return attachment(series_workbook(file), file.file_name("xlsx"))


@released
def compare(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """Chosen regions side by side; a text that names none is answered beside the others."""
    page = compare_page(asked.comparison(request.GET), release)
    context = {"page": page, "shown_release": release}
    return render(request, "coverage/places/compare.html", context, status=422 if page.problems else 200)


@released
def regions(request: HttpRequest, release: ReleaseRow) -> HttpResponse:
    """All provinces with their regencies, each leading to its page."""
    page = regions_page(asked.places(request.GET), release)
    return render(request, "coverage/places/regions.html", {"page": page, "shown_release": release})
