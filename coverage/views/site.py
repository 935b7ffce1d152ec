"""Finding a place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coverage import pages, queries
from coverage.serving.snapshot import in_one_snapshot


@in_one_snapshot
def search(request: HttpRequest) -> HttpResponse:
    """From a name, alias or code to its page; several hits are listed."""
    page = pages.search_page(request.GET.get("q", ""))
    if page.only:
        return redirect("region", page.only)
    context = {"page": page, "shown_release": queries.release_row()}
    return render(request, "coverage/search.html", context)
