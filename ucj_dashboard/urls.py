"""Addresses of the whole site; the pages themselves are in coverage/urls.py."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from ucj_dashboard.health import healthz

admin.site.site_header = _("Pengelolaan data UCJ")
admin.site.site_title = _("UCJ")
admin.site.index_title = _("Pengelolaan data")

urlpatterns = [
    path("admin/", admin.site.urls),
    path("masuk/", LoginView.as_view(redirect_authenticated_user=True), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/", include("ucj_dashboard.passwords")),
    path("bahasa/", set_language, name="bahasa"),
    path("healthz", healthz, name="healthz"),
    path("", include("coverage.urls")),
]
