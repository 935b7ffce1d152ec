"""Addresses of the coverage pages; they stay as they are."""

from django.urls import path, re_path

from coverage import entry_views, upload_views, views
from coverage.api import api

urlpatterns = [
    path("", views.nation, name="nation"),
    path("wilayah/", views.regions, name="regions"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/$", views.region, name="region"),
    path("peringkat/", views.ranking, name="ranking"),
    path("peringkat.xlsx", views.ranking_xlsx, name="ranking_xlsx"),
    path("peringkat.csv", views.ranking_csv, name="ranking_csv"),
    path("bandingkan/", views.compare, name="compare"),
    path("rilis/", views.releases, name="releases"),
    path("rilis/<int:number>/", views.release_detail, name="release"),
    path("sumber/", views.sources, name="sources"),
    path("sumber/<int:pk>/", views.source_detail, name="source"),
    path("pemeriksaan/", views.flags, name="flags"),
    path("metodologi/", views.methods, name="methods"),
    path("entri/", entry_views.entries, name="entries"),
    path("entri/unggah/", upload_views.upload, name="upload"),
    path("entri/unggah/<int:pk>/", upload_views.upload_preview, name="upload_preview"),
    path("entri/kiriman/<int:pk>/", entry_views.submission, name="submission"),
    path("api/v1/", api.urls),
    path("cari/", views.search, name="search"),
    re_path(r"^bahasa/(?P<code>id|en)/$", views.language, name="language"),
]
