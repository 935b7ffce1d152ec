"""Addresses of the coverage pages; they stay as they are."""

from django.urls import path, re_path

from coverage import (
    conflict_views,
    entry_views,
    flag_views,
    grid_views,
    people_views,
    period_views,
    prose_views,
    review_views,
    upload_views,
    views,
    workbook_views,
)
from coverage.api import api

GRID = r"^entri/(?P<code>[0-9.]{2,5})/(?P<month>[0-9]{4}-[0-9]{2})/"

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
    path("pemeriksaan/pertentangan/", conflict_views.conflicts, name="conflicts"),
    path("pemeriksaan/pertentangan/<int:pk>/", conflict_views.conflict_decision, name="conflict_decision"),
    path("pemeriksaan/teks/", prose_views.prose, name="prose"),
    path("pemeriksaan/catatan/<int:pk>/", flag_views.flag, name="flag"),
    path("pemeriksaan/catatan/<int:pk>/jawab/", flag_views.flag_answer, name="flag_answer"),
    path("metodologi/", views.methods, name="methods"),
    path("entri/", entry_views.entries, name="entries"),
    path("entri/unggah/", upload_views.upload, name="upload"),
    path("entri/unggah/<int:pk>/", upload_views.upload_preview, name="upload_preview"),
    path("entri/unggah/bulan/", workbook_views.upload_month, name="upload_month"),
    path("entri/unggah/bulan/<int:pk>/", workbook_views.month_preview, name="month_preview"),
    path("entri/unggah/bulan/<int:pk>/bertanda.xlsx", workbook_views.month_marked, name="month_marked"),
    path("entri/kiriman/<int:pk>/", entry_views.submission, name="submission"),
    re_path(r"^entri/riwayat/(?P<code>[0-9.]{2,5})/$", entry_views.history, name="entry_history"),
    path("entri/kelengkapan/", period_views.completeness, name="completeness"),
    path("entri/periode/<str:month>/", period_views.period, name="period"),
    path("entri/periksa/", review_views.waiting, name="review"),
    path("entri/rilis/<int:number>/batalkan/", review_views.undo_release, name="undo_release"),
    re_path(GRID + "$", grid_views.grid, name="grid"),
    re_path(GRID + "sel/$", grid_views.cell, name="grid_cell"),
    re_path(GRID + "periksa/$", grid_views.check, name="grid_check"),
    re_path(GRID + "ajukan/$", grid_views.submit, name="grid_submit"),
    re_path(GRID + "tarik/$", grid_views.recall, name="grid_recall"),
    re_path(GRID + r"buku-kerja\.(?P<kind>xlsx|csv)$", workbook_views.workbook, name="workbook"),
    path("akun/", people_views.accounts, name="accounts"),
    path("akun/<int:pk>/", people_views.account, name="account"),
    path("api/v1/", api.urls),
    path("cari/", views.search, name="search"),
    re_path(r"^bahasa/(?P<code>id|en)/$", views.language, name="language"),
]
