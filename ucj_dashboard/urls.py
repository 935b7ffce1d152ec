"""Addresses of the whole site; the pages themselves are in coverage/urls.py."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from coverage.urls import OFFICERS_AND_PROGRAMS, READERS
from ucj_dashboard.favicon import favicon
from ucj_dashboard.health import healthz, ready
from ucj_dashboard.language import switch
from ucj_dashboard.sign_in import SignIn

admin.site.site_header = _("Pengelolaan data UCJ")
admin.site.site_title = _("UCJ")
admin.site.index_title = _("Pengelolaan data")

handler400 = "ucj_dashboard.refusals.bad_request"
handler500 = "ucj_dashboard.refusals.broken"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("masuk/", SignIn.as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/", include("ucj_dashboard.passwords")),
    path("bahasa/", set_language, name="bahasa"),
    re_path(r"^bahasa/(?P<code>id|en)/$", switch, name="language"),
    path("healthz", healthz, name="healthz"),
    path("healthz/ready", ready, name="ready"),
    path("favicon.ico", favicon),
    path("", include(OFFICERS_AND_PROGRAMS)),
    *i18n_patterns(path("", include(READERS)), prefix_default_language=False),
]
