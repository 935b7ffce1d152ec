"""The site's addresses, and one view that does nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from ucj_dashboard.urls import urlpatterns as site


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


# Where nothing is ever kept, so that the floor asks for no stamp.
urlpatterns = [path("healthz/kosong/", nothing), *site]
