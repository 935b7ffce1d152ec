"""/entri/unggah/bulan/ and the download: who may, what is shown, what is written."""

import io
import logging
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from coverage.models import DraftCell, Release, SubmissionRegion, Upload
from coverage.parsing.workbook_safety import MOST_BYTES
from tests.coverage.workbooks.workbook_files import changed, downloaded, lampung
from tests.factories import make_regency, make_user
from tests.once import stored_once

ADDRESS = reverse("upload_month")
XLSX = "/entri/18/2025-10/buku-kerja.xlsx"
pytestmark = pytest.mark.django_db


@time_machine.travel("2025-12-08 03:00+00:00", tick=False)
def _lampung():
    lampung()


october = stored_once(_lampung)


@pytest.fixture(autouse=True)
def _december(october):
    with time_machine.travel("2025-12-08 03:00+00:00", tick=False):
        yield


@pytest.fixture
def officer(client):
    user = make_user("operator.lampung", roles=["operator"], regions=["18"])
    client.force_login(user)
    return user


def send(client, data: bytes, name: str = "buku.xlsx", **fields: str):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data), **fields})


def preview_of(client, data: bytes, **fields: str) -> tuple[str, str]:
    """Address and text of the preview a file leads to."""
    response = send(client, data, **fields)
    assert response.status_code == 302, response.content.decode()
    return response["Location"], client.get(response["Location"]).content.decode()


def token(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


class TestDownload:
    @pytest.mark.parametrize(
        ("address", "status"),
        [
            pytest.param(XLSX, 200, id="province"),
            pytest.param("/entri/18/2025-10/buku-kerja.csv", 200, id="csv"),
            pytest.param("/entri/18.71/2025-10/buku-kerja.xlsx", 200, id="regency"),
            pytest.param("/entri/15/2025-10/buku-kerja.xlsx", 403, id="someone-elses"),
            pytest.param("/entri/00/2025-10/buku-kerja.xlsx", 403, id="all-provinces"),
            pytest.param("/entri/18.99/2025-10/buku-kerja.xlsx", 404, id="no-region"),
            pytest.param("/entri/18/2026-01/buku-kerja.xlsx", 404, id="month-to-come"),
            pytest.param("/entri/18/2025-13/buku-kerja.xlsx", 404, id="no-month"),
        ],
    )
    def test_goes_by_the_scope(self, client, officer, address, status):
        make_regency("15.71")
        assert client.get(address).status_code == status

    def test_strangers_sign_in_first(self, client):
        assert client.get(XLSX)["Location"] == f"{reverse('masuk')}?next={XLSX}"

    def test_others_are_refused_and_it_is_logged(self, client, caplog):
        client.force_login(make_user("tamu"))
        with caplog.at_level(logging.WARNING, "coverage.access"):
            assert client.get(XLSX).status_code == 403
        assert "tidak berhak" in caplog.text

    def test_an_admin_takes_all_provinces(self, client):
        make_regency("15.71", "Kota Jambi")
        client.force_login(make_user("admin", roles=["admin"]))
        response = client.get("/entri/00/2025-10/buku-kerja.xlsx")
        code = Release.objects.get().checksum[:8]
        assert f'"buku-kerja-00-2025-10-rilis-1-{code}.xlsx"' in response["Content-Disposition"]
        book = load_workbook(io.BytesIO(response.content))
        said = [row[0] for row in book["Petunjuk"].iter_rows(values_only=True) if row[0]][-1]
        assert said.startswith(f"Angka yang sudah terisi berasal dari rilis 1, kode {code} (checksum {code}")
        assert said.endswith("Alamat: http://testserver/entri/00/2025-10/buku-kerja.xlsx")
        sheet = book["Isian"]
        codes = [row[0].value for row in sheet.iter_rows(min_row=2)]
        assert codes == ["15", "15.71", "18", "18.01", "18.02", "18.71"]

    def test_a_regency_gets_its_own_row(self, client):
        client.force_login(make_user("operator.kota", roles=["operator"], regions=["18.71"]))
        response = client.get("/entri/18.71/2025-10/buku-kerja.xlsx")
        sheet = load_workbook(io.BytesIO(response.content))["Isian"]
        assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["18.71"]
        assert client.get(XLSX).status_code == 403

    def test_the_template_guides_and_guards(self, client, officer):
        book = load_workbook(io.BytesIO(client.get(XLSX).content))
        sheet = book["Isian"]
        assert book.sheetnames == ["Isian", "Petunjuk", "_kunci", "_sumber"]
        assert book["_kunci"].sheet_state == book["_sumber"].sheet_state == "veryHidden"
        assert sheet.protection.sheet
        assert sheet.freeze_panes == "C2"
        assert (sheet["A2"].value, sheet["A2"].number_format) == ("18", "@")
        assert [sheet[cell].protection.locked for cell in ("A2", "B2", "C2", "D2", "J2")] == [
            True,
            True,
            False,
            False,
            False,
        ]
        kinds = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
        assert kinds == {"D2:I5": "custom", "C2:C5": "date", "J2:J5": "list"}


class TestUpload:
    def test_an_untouched_export_says_nothing_changed(self, client, officer):
        _, page = preview_of(client, client.get(XLSX).content)
        assert "0 berubah. Tidak ada yang perlu diajukan." in page
        assert 'value="submit"' not in page

    def test_a_change_is_shown_then_handed_in(self, client, officer):
        address, page = preview_of(client, changed(D5=70_500))
        assert "0 sel baru, 1 berubah" in page
        assert "70.000" in page
        assert "70.500" in page
        assert not DraftCell.objects.exists()

        done = client.post(address, {"action": "submit", "token": token(page)}, follow=True)
        assert "1 wilayah diajukan." in done.content.decode()
        part = SubmissionRegion.objects.get(month__isnull=False)
        assert (part.region_id, part.state, part.submitted_by) == ("18.71", "submitted", officer)
        assert not Upload.objects.exists()

    def test_a_warning_leads_to_the_grid(self, client, officer):
        address, page = preview_of(client, changed(D5=170_000))
        assert "0 wilayah langsung diajukan; 1 wilayah dengan peringatan" in page
        done = client.post(address, {"action": "submit", "token": token(page)})
        assert done["Location"] == reverse("grid", args=["18", "2025-10"])
        assert SubmissionRegion.objects.get(month__isnull=False).state == "draft"

    def test_what_moved_is_shown_again(self, client, officer):
        address, _ = preview_of(client, changed(D5=70_500))
        done = client.post(address, {"action": "submit", "token": "former"}, follow=True)
        assert "Sejak pratinjau ada yang berubah" in done.content.decode()
        assert not DraftCell.objects.exists()

    def test_refused_cells_are_listed_and_marked(self, client, officer):
        address, page = preview_of(client, changed(D5="1.14"))
        assert "1 sel ditolak" in page
        assert '<th scope="row">D5</th>' in page
        assert 'value="submit"' not in page
        client.post(address, {"action": "submit", "token": token(page)})
        assert not DraftCell.objects.exists()
        marked = client.get(f"{address}bertanda.xlsx")
        assert "bisa berarti ribuan" in load_workbook(io.BytesIO(marked.content))["Isian"]["D5"].comment.text

    def test_columns_are_called_by_their_headings(self, client, officer):
        _, page = preview_of(client, changed(C5="kemarin", F5="1.14", D5=70_500, I3=190_000))
        told = page.partition("<main")[2].partition("</main>")[0]
        assert "<td>Per tanggal</td>" in told
        assert "<td>Jakon</td>" in told
        assert not re.search(r"per_tanggal|JAKON", told)

    def test_what_is_not_read_is_said_and_the_source_may_come_from_the_form(self, client, officer):
        own = b"REKAP OKTOBER\nNo;Kabupaten/Kota;PU\n1;Kota Bandar Lampung;70.500\nJumlah;;70.500\n"
        fields = {"wilayah": "18", "bulan": "2025-10", "sumber": "SIPP, 31 Oktober 2025"}
        response = send(client, own, "rekap.csv", **fields)
        page = client.get(response["Location"]).content.decode()
        assert "baris 1 di atas judul kolom: “REKAP OKTOBER”" in page
        assert "kolom A “No”" in page
        assert "baris 4: “Jumlah 70.500”" in page
        client.post(response["Location"], {"action": "submit", "token": token(page)})
        cells = dict(DraftCell.objects.values_list("column", "text"))
        assert (cells["PU"], cells["sumber"]) == ("70500", "SIPP, 31 Oktober 2025")

    def test_a_file_of_someone_elses_is_refused_row_by_row(self, client):
        client.force_login(make_user("operator.jambi", roles=["operator"], regions=["15"]))
        _, page = preview_of(client, changed(D5=70_500))
        assert "Kota Bandar Lampung (18.71) bukan wilayah tugas Anda" in page
        assert 'value="submit"' not in page

    def test_cells_are_shown_as_text(self, client, officer):
        script = "<script>alert(1)</script>"
        _, page = preview_of(client, changed(D5=script, J3=script, D3=4))
        assert script not in page
        assert "&lt;script&gt;" in page

    def test_a_file_can_be_thrown_away(self, client, officer):
        address, _ = preview_of(client, changed(D5=70_500))
        assert client.post(address, {"action": "discard"})["Location"] == ADDRESS
        assert not Upload.objects.exists()

    def test_nobody_uses_the_file_of_another(self, client, officer):
        address, page = preview_of(client, changed(D5=70_500))
        client.force_login(make_user("lain", roles=["admin"]))
        for path in (address, f"{address}bertanda.xlsx"):
            assert client.get(path)["Location"] == ADDRESS
        client.post(address, {"action": "submit", "token": token(page)})
        assert not DraftCell.objects.exists()

    def test_a_workbook_is_no_document(self, client, officer):
        address, _ = preview_of(client, changed(D5=70_500))
        pk = address.rstrip("/").rpartition("/")[2]
        client.force_login(make_user("operator.lampung", roles=["operator", "admin"]))
        assert client.get(f"/entri/unggah/{pk}/")["Location"] == reverse("upload")

    @pytest.mark.parametrize(
        ("data", "fields", "message"),
        [
            pytest.param(b"\xd0\xcf\x11\xe0", {}, "Simpan sebagai “Buku kerja Excel (.xlsx)”", id="xls"),
            pytest.param(None, {"wilayah": "15"}, "untuk wilayah 18, bukan 15", id="province"),
            pytest.param(None, {"bulan": "2025-09"}, "untuk bulan 10-2025, bukan 09-2025", id="month"),
            pytest.param(None, {"bulan": "Oktober"}, "bulan ditulis seperti 2025-09", id="no-month"),
            pytest.param(None, {"wilayah": "1871"}, "Kode wilayah ditulis seperti", id="no-code"),
            pytest.param(b"x" * (MOST_BYTES + 1), {}, "lebih besar dari 5 MB", id="large"),
        ],
    )
    def test_what_cannot_be_used_says_why(self, client, officer, data, fields, message):
        response = send(client, downloaded() if data is None else data, **fields)
        assert response.status_code == 422
        assert message in response.content.decode()
        assert not Upload.objects.exists()

    @pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}1/", f"{ADDRESS}1/bertanda.xlsx"])
    def test_readers_are_refused(self, client, address):
        client.force_login(make_user("tamu"))
        assert client.get(address).status_code == 403
