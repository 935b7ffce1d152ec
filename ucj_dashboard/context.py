"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """`demo`: whether the figures are invented, so that every page can say DATA CONTOH."""
    return {"demo": settings.DEMO}
