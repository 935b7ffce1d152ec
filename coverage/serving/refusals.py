"""What a reader is told who asked for something that is not there: 422 names the parameter, 404 the thing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from coverage.queries import releases
from coverage.queries.errors import NoSuchMonth, NoSuchRegion, NoSuchRelease, NoSuchSource
from coverage.questions.asked import InvalidParameter

REFUSALS = (InvalidParameter, NoSuchMonth, NoSuchRegion, NoSuchRelease, NoSuchSource)


def refusal(error: InvalidParameter) -> dict[str, object]:
    """What 422.html needs."""
    return {"parameter": error.parameter, "message": error.message, "quoted": error.quoted}


def refused_page(request: HttpRequest, error: Exception) -> HttpResponse:
    """The page that answers one of REFUSALS."""
    if isinstance(error, InvalidParameter):
        return render(request, "422.html", refusal(error), status=422)
    if isinstance(error, NoSuchMonth):
        return render(request, "422.html", {"parameter": "bulan", "months": error.months}, status=422)
    if isinstance(error, NoSuchRelease):
        context = {"asked_release": error.args[0], "newest": releases.release_row()}
        return render(request, "404.html", context, status=404)
    if isinstance(error, NoSuchRegion):
        return render(request, "404.html", {"asked_region": error.args[0]}, status=404)
    return render(request, "404.html", status=404)
