"""Codes in addresses that are not today's: former ones lead on, unknown ones are said to be unknown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coverage.queries.places import every_place
from regions.codes import CodeError
from regions.directory import name_index


def not_todays(request: HttpRequest, code: str, name: str) -> HttpResponse | None:
    """The answer for a code that is unknown or a former one; None for today's. name: of the address.

    The query of places.every_place; two more for a code that regions do not have.
    """
    if code in every_place():
        return None
    try:
        known = name_index().resolve_code(code)
    except CodeError as error:
        return render(request, "404.html", {"asked_region": code, "message": str(error)}, status=404)
    if known == code:
        return None
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse(name, args=[known]) + query, permanent=True)
