"""Addresses of the coverage pages; they stay as they are.

Readers' pages and files have an English twin under /en/; officers' pages and programs have one address.
"""

from django.urls import URLPattern, URLResolver, path, re_path

from coverage.accounts.views import accounts, offices, own_publishing
from coverage.actions import views as actions
from coverage.api import api
from coverage.audit.views import conflicts, flag
from coverage.entry.views import grid, home, periods
from coverage.jobs import views as jobs
from coverage.meeting import views as meeting
from coverage.places.views import change, ranking, region, search
from coverage.programmes.views import budget, budget_lines, plans, programmes
from coverage.programmes.views import entry as programme_entry
from coverage.review.views import review, submission
from coverage.sources.views import guides, provenance, sources
from coverage.targets.views import cascade, choice, scenarios
from coverage.targets.views import entry as target_entry
from coverage.texts import views as prose
from coverage.verify import views as verifying
from coverage.workbooks.views import columns, document, month

GRID = r"^entri/(?P<code>[0-9.]{2,5})/(?P<month>[0-9]{4}-[0-9]{2})/"

READERS: list[URLPattern | URLResolver] = [
    path("", region.nation, name="nation"),
    path("wilayah/", region.regions, name="regions"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/$", region.region, name="region"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/riwayat/$", region.series, name="region_series"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/riwayat\.xlsx$", region.series_xlsx, name="series_xlsx"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/perubahan/$", change.change, name="change"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/anggaran/$", budget.budget, name="budget"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/anggaran\.xlsx$", budget.budget_xlsx, name="budget_xlsx"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/anggaran\.csv$", budget.budget_csv, name="budget_csv"),
    re_path(r"^wilayah/(?P<code>[0-9.]{2,5})/tindak-lanjut/$", actions.action_log, name="action_log"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/target/$", cascade.targets, name="cascade"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/target/riwayat/$", choice.history, name="target_history"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/target\.xlsx$", cascade.targets_xlsx, name="cascade_xlsx"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/rapat/$", meeting.meeting, name="meeting"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/rapat\.xlsx$", meeting.meeting_xlsx, name="meeting_xlsx"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/rapat\.txt$", meeting.meeting_txt, name="meeting_txt"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/rapat\.pptx$", meeting.meeting_pptx, name="meeting_pptx"),
    re_path(r"^wilayah/(?P<code>[0-9.]{1,7})/rapat/\.(?P<kind>xlsx|txt|pptx)$", meeting.meeting_file),
    path("rapat/", actions.meetings, name="meetings"),
    path("rapat/<int:pk>/", actions.meeting, name="held_meeting"),
    path("peringkat/", ranking.ranking, name="ranking"),
    path("peringkat.xlsx", ranking.ranking_xlsx, name="ranking_xlsx"),
    path("peringkat.csv", ranking.ranking_csv, name="ranking_csv"),
    path("peringkat/12-bulan.xlsx", ranking.months_xlsx, name="months_xlsx"),
    path("peringkat/semua-bulan.xlsx", ranking.all_months_xlsx, name="all_months_xlsx"),
    path("peringkat/12-bulan.csv", ranking.months_csv, name="months_csv"),
    path("bandingkan/", region.compare, name="compare"),
    path("program/", programmes.programmes, name="programmes"),
    path("program/dokumen/", plans.plans, name="plans"),
    path("program.xlsx", programmes.programmes_xlsx, name="programmes_xlsx"),
    path("program.csv", programmes.programmes_csv, name="programmes_csv"),
    path("rilis/", sources.releases, name="releases"),
    path("rilis/<int:number>/", sources.release_detail, name="release"),
    path("sumber/", sources.sources, name="sources"),
    path("sumber/<int:pk>/", sources.source_detail, name="source"),
    path("pemeriksaan/", flag.flags, name="flags"),
    path("pemeriksaan/pertentangan/", conflicts.conflicts, name="conflicts"),
    path("pemeriksaan/pertentangan/<int:pk>/", conflicts.conflict_decision, name="conflict_decision"),
    path("pemeriksaan/teks/", prose.prose, name="prose"),
    path("pemeriksaan/catatan/<int:pk>/", flag.flag, name="flag"),
    path("pemeriksaan/catatan/<int:pk>/jawab/", flag.flag_answer, name="flag_answer"),
    path("pemeriksaan/catatan/<int:pk>/penanggung/", flag.flag_owner, name="flag_owner"),
    path("verifikasi/", verifying.verify, name="verify"),
    path("metodologi/", sources.methods, name="methods"),
    path("panduan/", guides.guides, name="guides"),
    path("panduan/<slug:who>/", guides.guide, name="guide"),
    re_path(r"^panduan/gambar/(?P<name>[a-z0-9-]+\.png)$", guides.picture, name="guide_picture"),
    path("cari/", search.search, name="search"),
    path("cari/saran/", search.suggest, name="suggest"),
]

OFFICERS_AND_PROGRAMS: list[URLPattern | URLResolver] = [
    path("entri/", home.entries, name="entries"),
    path("entri/unggah/", document.upload, name="upload"),
    path("entri/unggah/<int:pk>/", document.upload_preview, name="upload_preview"),
    path("entri/unggah/<int:pk>/kolom/", columns.upload_columns, name="upload_columns"),
    path("entri/unggah/bulan/", month.upload_month, name="upload_month"),
    path("entri/unggah/bulan/<int:pk>/", month.month_preview, name="month_preview"),
    path("entri/unggah/bulan/<int:pk>/bertanda.xlsx", month.month_marked, name="month_marked"),
    path("entri/kiriman/<int:pk>/", submission.submission, name="submission"),
    re_path(r"^entri/riwayat/(?P<code>[0-9.]{2,5})/$", provenance.history, name="entry_history"),
    path("entri/riwayat/sumber/<int:pk>/", provenance.source_history, name="source_history"),
    path("entri/target/", target_entry.start, name="target_start"),
    re_path(r"^entri/target/(?P<code>[0-9.]{2,5})/$", target_entry.targets, name="target_entry"),
    re_path(r"^entri/program/(?P<code>[0-9.]{2,5})/$", programme_entry.programmes, name="programme_entry"),
    re_path(r"^entri/rapat/(?P<code>[0-9.]{2,5})/$", actions.entry_meetings, name="entry_meetings"),
    re_path(r"^entri/tindak-lanjut/(?P<code>[0-9.]{2,5})/$", actions.entry_actions, name="entry_actions"),
    path("entri/tindak-lanjut/<int:pk>/ubah/", actions.entry_action, name="entry_action"),
    re_path(r"^entri/anggaran/(?P<code>[0-9.]{2,5})/$", budget_lines.budget_entry, name="budget_entry"),
    re_path(
        r"^entri/anggaran/(?P<code>[0-9.]{2,5})/buku-kerja\.(?P<kind>xlsx|csv)$",
        budget_lines.budget_lines,
        name="budget_lines",
    ),
    re_path(r"^entri/dokumen/(?P<code>[0-9.]{2,5})/$", plans.plan_entry, name="plan_entry"),
    re_path(r"^entri/target-berlaku/(?P<code>[0-9.]{2,5})/$", choice.choice, name="target_choice"),
    re_path(r"^entri/skenario/(?P<code>[0-9.]{2,5})/$", scenarios.scenario_list, name="scenarios"),
    re_path(
        r"^entri/skenario/(?P<code>[0-9.]{2,5})/(?P<pk>[0-9]{1,9})/$", scenarios.scenario, name="scenario"
    ),
    path("entri/kelengkapan/", periods.completeness, name="completeness"),
    path("entri/periode/<str:month>/", periods.period, name="period"),
    path("entri/periksa/", review.waiting, name="review"),
    path("entri/kerja/<int:pk>/", jobs.job, name="job"),
    path("entri/rilis/<int:number>/batalkan/", review.undo_release, name="undo_release"),
    re_path(GRID + "$", grid.grid, name="grid"),
    re_path(GRID + "sel/$", grid.save, name="grid_cell"),
    re_path(GRID + "periksa/$", grid.check, name="grid_check"),
    re_path(GRID + "ajukan/$", grid.submit, name="grid_submit"),
    re_path(GRID + "tarik/$", grid.recall, name="grid_recall"),
    re_path(GRID + r"buku-kerja\.(?P<kind>xlsx|csv)$", month.workbook, name="workbook"),
    path("akun/", accounts.accounts, name="accounts"),
    path("akun/kantor/", offices.offices, name="offices"),
    path("akun/menerbitkan-sendiri/", own_publishing.own_publishing, name="own_publishing"),
    path("akun/<int:pk>/", accounts.account, name="account"),
    path("api/v1/", api.urls),
]
