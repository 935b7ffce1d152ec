"""Finding a place, or what is asked about it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from coverage.places.pages.search import search_page, suggestions
from coverage.places.words.search import place_note
from coverage.queries import releases
from coverage.serving.snapshot import in_one_snapshot


@in_one_snapshot
def search(request: HttpRequest) -> HttpResponse:
    """From a name, alias or code to its page, or to what is asked about it; several hits are listed."""
    page = search_page(request.GET.get("q", ""))
    if page.only:
        return redirect(page.only)
    context = {"page": page, "shown_release": releases.release_row()}
    return render(request, "coverage/places/search.html", context)


@in_one_snapshot
def suggest(request: HttpRequest) -> HttpResponse:
    """What a text may become while it is typed; `query` tells the script which text is answered."""
    text = request.GET.get("q", "")
    rows = [
        {"label": hit.label, "note": place_note(hit.region, hit.province), "address": hit.address}
        for hit in suggestions(text)
    ]
    return JsonResponse({"query": text, "rows": rows})
