"""Why a region's figures changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.places import questions as asked_change
from coverage.places.pages.change import change_page
from coverage.queries.releases import ReleaseRow
from coverage.serving.codes import not_todays
from coverage.serving.released import released


@released
def change(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The change of coverage and rank between two dates of a region, with its causes."""
    if (answer := not_todays(request, code, "change")) is not None:
        return answer
    page = change_page(code, asked_change.change(request.GET), release)
    return render(request, "coverage/places/change.html", {"page": page, "shown_release": release})
