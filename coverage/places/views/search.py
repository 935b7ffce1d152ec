"""Finding a place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coverage.places.pages.search import search_page
from coverage.queries import releases
from coverage.serving.snapshot import in_one_snapshot


@in_one_snapshot
def search(request: HttpRequest) -> HttpResponse:
    """From a name, alias or code to its page; several hits are listed."""
    page = search_page(request.GET.get("q", ""))
    if page.only:
        return redirect("region", page.only)
    context = {"page": page, "shown_release": releases.release_row()}
    return render(request, "coverage/places/search.html", context)
