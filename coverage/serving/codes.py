"""Codes in addresses that are not today's: former ones lead on, unknown ones are said to be unknown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from regions.codes import CodeError
from regions.directory import name_index
from regions.models import Region


def not_todays(request: HttpRequest, code: str, name: str) -> HttpResponse | None:
    """The answer for a code that is unknown or a former one; None for today's. name: of the address.

    One query for a code as regions have them; three for others.
    """
    if Region.objects.filter(pk=code).exists():
        return None
    try:
        known = name_index().resolve_code(code)
    except CodeError as error:
        return render(request, "404.html", {"asked_region": code, "message": str(error)}, status=404)
    if known == code:
        return None
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse(name, args=[known]) + query, permanent=True)
