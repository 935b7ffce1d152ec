"""The site's addresses, and one view that does nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("kosong/", nothing), path("", include("ucj_dashboard.urls"))]
