"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest

PARENTS = {"release": "releases", "source": "sources"}


def site(request: HttpRequest) -> dict[str, object]:
    """`demo`: whether the figures are invented, so that every page can say DATA CONTOH.

    `nav`: the entry of the header that the page belongs to. `query_suffix`: what links carry on from an
    old release ("?rilis=3"), so that a reader stays in it; "" in the newest.
    """
    name = request.resolver_match.url_name if request.resolver_match else None
    old = getattr(request, "old_release", None)
    return {
        "demo": settings.DEMO,
        "nav": PARENTS.get(name or "", name),
        "query_suffix": f"?rilis={old}" if old else "",
    }
