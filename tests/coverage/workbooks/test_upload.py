"""/entri/unggah/: checked first, published by a second step, and only by who may."""

import csv
import io
import logging
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from coverage.models import DraftFigure, Release, Source, Statement, Submission, Upload
from coverage.parsing.figures import COLUMNS, MOST_BYTES
from coverage.releases.publishable import NotPublishable
from coverage.rows.scope import Role
from coverage.submissions import documents
from coverage.submissions.refusal import Why
from coverage.workbooks.services import uploads
from tests.coverage.jobs.working import finished
from tests.factories import make_province

PUBLISHED = Path("fixtures/published/figures.csv")
ADDRESS = reverse("upload")
ROW = {
    "region_code": "18",
    "as_of": "2024-09-24",
    "segment": "TOTAL",
    "basis": "domicile",
    "active_participants": "760468",
    "source_title": "Angka Lampung (Lampost.co, 2024-09-26)",
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def lampung():
    return make_province("18", "Lampung")


@pytest.fixture
def publisher(client):
    user = User.objects.create_user("penerbit")
    user.user_permissions.add(Permission.objects.get(codename="publish_figures"))
    client.force_login(user)
    return user


def content(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return text.getvalue().encode()


def send(client, data: bytes, name: str = "figures.csv", **fields: str):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data), **fields})


def preview_of(client, data: bytes, **fields: str) -> str:
    """Address of the preview that a good file leads to."""
    response = send(client, data, **fields)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def nothing_written() -> bool:
    return not any(model.objects.exists() for model in (Release, Submission, DraftFigure, Source, Statement))


@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-11-30T14:14Z", "30 Nov 2026 pukul 21.14"), ("2026-11-30T17:14Z", "1 Des 2026 pukul 00.14")],
)
def test_the_hour_and_the_month_are_those_of_jakarta(client, publisher, lampung, moment, said):
    with time_machine.travel(moment, tick=False):
        client.force_login(publisher)
        page = client.get(preview_of(client, content({}))).content.decode()
    assert said in page


class TestWhoMay:
    @pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}1/", reverse("entries"), "/entri/kiriman/1/"])
    def test_strangers_sign_in_first(self, client, address):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"] == f"{reverse('masuk')}?next={address}"

    @pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}1/"])
    def test_others_are_refused_and_it_is_logged(self, client, caplog, address):
        client.force_login(User.objects.create_user("tamu"))
        with caplog.at_level(logging.WARNING, "coverage.access"):
            assert client.post(address).status_code == 403
        assert f"tidak berhak menerbitkan angka: POST {address}" in caplog.text

    def test_the_group_of_admins_may(self, client):
        admin = User.objects.create_user("admin")
        admin.groups.add(Group.objects.get_or_create(name=Role.ADMIN)[0])
        client.force_login(admin)
        assert client.get(ADDRESS).status_code == 200

    def test_the_form_opens_for_publishers(self, client, publisher):
        page = client.get(ADDRESS)
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert "active_participants" in page.content.decode()


class TestPublishedFigures:
    def test_are_previewed_then_published_as_previewed(self, client, publisher, all_regions):
        address = preview_of(client, PUBLISHED.read_bytes(), note="Angka terbitan")
        page = client.get(address).content.decode()
        assert "312 dari 312 baris baru" in page
        assert "Dokumen berlainan" in page
        assert "Angka terbitan" in page
        assert page.index("✕ Dokumen berlainan") < page.index("◆ Peringatan")
        assert nothing_written()

        done = finished(client, client.post(address, {"action": "publish", "note": "Angka terbitan"}))
        assert "Terbit sebagai rilis 1." in done.content.decode()
        release = Release.objects.get()
        assert (release.note, release.published_by) == ("Angka terbitan", publisher)
        assert Statement.objects.count() == 312
        assert not Upload.objects.exists()

        again = preview_of(client, PUBLISHED.read_bytes())
        page = client.get(again).content.decode()
        assert "Tidak ada yang baru" in page
        assert 'value="publish"' not in page
        said = finished(client, client.post(again, {"action": "publish"})).content.decode()
        assert "semua baris berkas itu sudah terbit atau menunggu" in said
        assert Release.objects.count() == 1

    @pytest.fixture
    def all_regions(self):
        from regions.importing import import_regions

        import_regions()


class TestBadFiles:
    def test_every_bad_cell_is_named_and_nothing_is_written(self, client, publisher, lampung):
        bad = content({}, {"active_participants": "1.14"}, {"region_code": "99", "as_of": "kemarin"})
        response = send(client, bad)
        page = response.content.decode()
        assert response.status_code == 422
        assert "figures.csv tidak dapat dipakai: 3 masalah" in page
        for line, column in ((3, "active_participants"), (4, "region_code"), (4, "as_of")):
            assert f'<td class="num">{line}</td><td><code>{column}</code></td>' in page
        assert nothing_written()
        assert not Upload.objects.exists()

    def test_too_large_is_refused_unread(self, client, publisher, monkeypatch):
        monkeypatch.setattr(uploads, "read_figures", None)
        response = send(client, b"x" * (MOST_BYTES + 1))
        assert response.status_code == 422
        assert "lebih besar dari 5 MB" in response.content.decode()

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"", id="empty"),
            pytest.param(b"\xff\xfe\x00", id="not-text"),
            pytest.param(b"PK\x03\x04\0\0", id="workbook"),
            pytest.param(b"kode;nama\n18;Lampung\n", id="other-columns"),
            pytest.param(b'"region_code\n', id="broken-quotes"),
        ],
    )
    def test_what_is_no_figures_file_is_refused(self, client, publisher, data):
        assert send(client, data).status_code == 422
        assert nothing_written()

    def test_a_form_without_file_says_so(self, client, publisher):
        response = client.post(ADDRESS, {"note": "x"})
        assert response.status_code == 422
        assert "Pilih berkas dahulu." in response.content.decode()

    def test_cells_and_names_are_shown_as_text(self, client, publisher, lampung):
        script = "<script>alert(1)</script>"
        page = send(client, content({"segment": script}), name=f"{script}.csv").content.decode()
        assert "&lt;script&gt;" in page
        assert script not in page
        address = preview_of(client, content({"source_title": script, "notes": script}), note=script)
        page = client.get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert script not in page


class TestSecondStep:
    def test_a_file_can_wait_as_a_submission(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        done = client.post(address, {"action": "save", "note": "Dari berita"})
        submission = Submission.objects.get()
        assert done["Location"] == reverse("submission", args=[submission.pk])
        assert (submission.note, submission.created_by) == ("Dari berita", publisher)
        assert not Release.objects.exists()

    def test_a_file_can_be_thrown_away(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        assert client.post(address, {"action": "discard"})["Location"] == ADDRESS
        assert not Upload.objects.exists()
        assert nothing_written()

    def test_a_preview_is_used_once(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        asked = client.post(address, {"action": "publish"})
        assert client.post(address, {"action": "publish"})["Location"] == asked["Location"]
        finished(client, asked)
        assert client.post(address, {"action": "publish"})["Location"] == ADDRESS
        assert Release.objects.count() == 1

    def test_nobody_uses_the_file_of_another(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        client.force_login(User.objects.create_superuser("lain"))
        assert client.get(address)["Location"] == ADDRESS
        assert client.post(address, {"action": "publish"})["Location"] == ADDRESS
        assert nothing_written()
        assert Upload.objects.count() == 1

    def test_a_preview_lasts_a_day(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        Upload.objects.update(created_at=Upload.objects.get().created_at - timedelta(days=1, minutes=1))
        assert client.post(address, {"action": "publish"})["Location"] == ADDRESS
        assert nothing_written()
        preview_of(client, content({}))
        assert Upload.objects.count() == 1

    def test_an_unknown_action_changes_nothing(self, client, publisher, lampung):
        address = preview_of(client, content({}))
        assert client.post(address, {"action": "lain"}).status_code == 200
        assert client.post(address, {"action": "publish", "note": "n" * 1001}).status_code == 422
        assert nothing_written()

    def test_rows_that_wait_are_not_published_by_another_file(self, client, publisher, lampung):
        rows = ({}, {"as_of": "2024-10-24"})
        client.post(preview_of(client, content(*rows)), {"action": "save"})
        address = preview_of(client, content(rows[0]))
        assert "menunggu sebagai kiriman" in client.get(address).content.decode()
        finished(client, client.post(address, {"action": "publish"}))
        assert not Release.objects.exists()
        assert DraftFigure.objects.count() == 2

    def test_what_cannot_be_published_is_a_message(self, client, publisher, lampung, monkeypatch):
        address = preview_of(client, content({}))
        monkeypatch.setattr("coverage.releases.publishing.publish_waiting", refuse)
        said = finished(client, client.post(address, {"action": "publish"})).content.decode()
        assert "Tidak ada yang terbit: 18 terbit lagi sejak diperiksa;" in said
        assert nothing_written()
        assert Upload.objects.count() == 1


def refuse(*_, **__):
    raise NotPublishable.because(Why.PUBLISHED_ANEW, code="18")


def test_every_row_has_a_state(client, publisher, lampung):
    uploads.use(kept(publisher, content({})), publish=True, note="", by=publisher)
    uploads.use(kept(publisher, content({"as_of": "2024-10-24"})), publish=False, note="", by=publisher)
    rows = ({}, {"as_of": "2024-10-24"}, {"as_of": "2024-11-24"}, {"as_of": "2024-11-24"})
    report = uploads.use(kept(publisher, content(*rows)), publish=False, note="", by=publisher)
    state = documents.RowState
    assert report.states == (state.PUBLISHED, state.WAITING, state.NEW, state.REPEATED)


def kept(user: User, data: bytes) -> Upload:
    from django.utils import timezone

    return uploads.keep(data, name="figures.csv", note="", by=user, now=timezone.now())
