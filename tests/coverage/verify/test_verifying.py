"""/verifikasi/: a file or a code is unchanged, superseded, altered or none of ours."""

import csv
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from coverage.models import Release, Submission, Upload
from coverage.releases.publishing import undo
from tests.coverage.reading import said
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.usefixtures("published")

ADDRESS = "/verifikasi/"
RANKING = "?tingkat=kabkota&provinsi=18&bulan=2024-09"
FILES = [
    f"/peringkat.csv{RANKING}",
    f"/peringkat.xlsx{RANKING}",
    "/api/v1/ranking.csv?level=regency&province=18&month=2024-09",
    "/api/v1/regions.csv?province=18",
    "/api/v1/series/18.csv",
    "/api/v1/series/18/targets.csv",
    "/api/v1/flags.csv?region=18",
    "/wilayah/18/riwayat.xlsx",
    "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12",
    "/peringkat/12-bulan.csv?provinsi=18&bulan=2024-12",
    "/wilayah/18/rapat.xlsx?bulan=2024-09",
]
FOR_STAFF = [
    f"/peringkat.csv{RANKING}&untuk=excel",
    "/peringkat/12-bulan.csv?provinsi=18&bulan=2024-12&untuk=excel",
]


def ask(client: Client, content: bytes, name: str = "berkas.csv", status: int = 200) -> str:
    """The answer to an uploaded file, as text."""
    response = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code == status
    return said(response.content.decode())


def downloaded(client: Client, address: str) -> tuple[bytes, str]:
    response = client.get(address)
    name = response["Content-Disposition"].partition('"')[2].rstrip('"')
    return response.content, name


@pytest.fixture(scope="module")
def taken(published_once, django_db_blocker) -> dict[str, tuple[bytes, str]]:
    """Every file with its name, by address, as it was given out before anything else was published."""
    with django_db_blocker.unblock():
        return {address: downloaded(Client(), address) for address in (*FILES, *FOR_STAFF)}


def metro(share: str = "35.5", **fields):
    """A new figure for Kota Metro (18.72) on the day of the published one."""
    return statement("18.72", "2024-09-24", share=share, entered=True, **fields)


def resaved(content: bytes, sheet: str, cell: str, value) -> bytes:
    """A workbook in which somebody changed one cell."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    book[sheet][cell] = value
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


@pytest.mark.parametrize("address", [*FILES, *FOR_STAFF])
def test_a_file_just_taken_is_unchanged(client, taken, address):
    content, name = taken[address]
    page = ask(client, content, name)
    assert "● Tidak berubah" in page
    assert "rilis 1" in page


def test_a_file_stays_true_while_others_are_published(client, taken):
    content, name = taken[FILES[0]]
    publish(statement("15.01", "2024-09-24", share="20.5"))
    assert "● Tidak berubah" in ask(client, content, name)


@pytest.mark.parametrize("address", FILES[:3])
def test_a_replaced_figure_is_named_with_its_release(client, taken, address):
    content, name = taken[address]
    publish(metro())
    page = ask(client, content, name)
    assert "◆ Sudah diganti" in page
    assert "Kota Metro 18.72 Cakupan 32,9% 35,5% 2" in page.replace(
        "Kota Metro Cakupan", "Kota Metro 18.72 Cakupan"
    )


def test_a_shifted_rank_says_that_others_moved(client, taken):
    content, name = taken[FILES[0]]
    publish(metro("1.0"))
    page = ask(client, content, name)
    assert "Peringkat 2 1 karena wilayah lain" in page


def test_a_figure_brought_back_is_the_same(client, taken):
    content, name = taken[FILES[0]]
    undo(release=publish(metro()), by=None, note="Salah")
    assert "● Tidak berubah" in ask(client, content, name)


def test_an_old_file_of_an_old_release_is_told_apart_from_a_new_one(client):
    publish(metro())
    old, name = downloaded(client, FILES[0] + "&rilis=1")
    assert "◆ Sudah diganti" in ask(client, old, name)
    new, name = downloaded(client, FILES[0])
    assert "● Tidak berubah" in ask(client, new, name)


def test_a_changed_number_in_csv_is_shown(client, taken):
    content, _name = taken[FILES[0]]
    page = ask(client, content.replace(b"0.329", b"0.429"))
    assert "✕ Isinya diubah" in page
    assert "Kota Metro Cakupan 0.429 32,9%" in page


@pytest.mark.parametrize(("sheet", "cell"), [("Data (mesin)", "M2"), ("Peringkat", "C6")])
def test_a_changed_cell_in_any_sheet_is_found(client, taken, sheet, cell):
    content, name = taken[FILES[1]]
    assert "✕ Isinya diubah" in ask(client, resaved(content, sheet, cell, 0.987), name)


@pytest.mark.parametrize(("sheet", "cell"), [("Data (mesin)", "M2"), ("Tabel", "G6")])
def test_a_changed_cell_of_a_meeting_pack_is_found(client, taken, sheet, cell):
    content, name = taken[FILES[-1]]
    assert "✕ Isinya diubah" in ask(client, resaved(content, sheet, cell, 0.987), name)


def test_a_workbook_saved_again_is_the_same(client, taken):
    content, name = taken[FILES[1]]
    assert "● Tidak berubah" in ask(client, resaved(content, "Catatan", "D40", "catatan saya"), name)


def test_a_workbook_from_when_its_sheets_were_others_is_the_same(client, taken):
    content, name = taken[FILES[1]]
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Data (mesin)"].title = "Data"
    book["Peringkat"]["B5"] = "Kode"
    again = io.BytesIO()
    book.save(again)
    assert "● Tidak berubah" in ask(client, again.getvalue(), name)


def test_a_csv_saved_again_by_an_indonesian_spreadsheet_is_the_same(client, taken):
    content, _name = taken[FILES[0]]
    again = io.StringIO()
    writer = csv.writer(again, delimiter=";")
    head, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
    writer.writerow(head)
    ratios = [place for place, name in enumerate(head) if name.endswith(("_ratio", "_points"))]
    for line in lines:
        writer.writerow([cell.replace(".", ",") if n in ratios else cell for n, cell in enumerate(line)])
    assert "● Tidak berubah" in ask(client, again.getvalue().encode("utf-8-sig"))


class TestCsvForStaff:
    def test_a_replaced_figure_is_named_with_its_release(self, client, taken):
        content, name = taken[FOR_STAFF[0]]
        publish(metro())
        page = ask(client, content, name)
        assert "◆ Sudah diganti" in page
        assert "32,9% 35,5% 2" in page

    def test_a_changed_cell_is_found(self, client, taken):
        content, name = taken[FOR_STAFF[0]]
        page = ask(client, content.replace(b'"32,9"', b'"42,9"'), name)
        assert "✕ Isinya diubah" in page
        assert "Cakupan (%) 42,9" in page

    def test_a_missing_line_is_found(self, client, taken):
        content, name = taken[FOR_STAFF[0]]
        head, _first, *rest = content.splitlines(keepends=True)
        assert "Kode — 18.72" in ask(client, b"".join([head, *rest]), name)

    def test_saved_again_by_a_spreadsheet_it_is_the_same(self, client, taken):
        content, name = taken[FOR_STAFF[0]]
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        again = io.StringIO()
        saved = ([cell.removesuffix(",0").strip() for cell in row] for row in rows)
        csv.writer(again, delimiter=";").writerows(saved)
        assert "● Tidak berubah" in ask(client, again.getvalue().encode("cp1252"), name)

    def test_of_another_site_it_is_foreign(self, client, taken):
        content, name = taken[FOR_STAFF[0]]
        code = Release.objects.get().checksum[:8].encode()
        assert "checksum lain" in ask(client, content.replace(code, b"00000000"), name)
        assert "checksum lain" in ask(client, content.replace(code, code[:4]), name)

    @pytest.mark.usefixtures("programmes_once")
    def test_programmes_have_one_too(self, client):
        content, name = downloaded(client, "/program.csv?untuk=excel")
        assert "● Tidak berubah" in ask(client, content, name)
        assert "✕ Isinya diubah" in ask(client, content.replace(b'"program"', b'"desa"', 1), name)


def test_a_missing_line_is_found(client, taken):
    content, _name = taken[FILES[0]]
    lines = content.decode().splitlines(keepends=True)
    assert "Kota Metro Baris — 18.72" in ask(client, "".join([lines[0], *lines[2:]]).encode())


def test_a_month_s_workbook_tells_what_was_published_since(client):
    client.force_login(make_user("admin", roles=["admin"]))
    content, name = downloaded(client, "/entri/18/2024-09/buku-kerja.xlsx")
    assert "● Tidak berubah" in ask(client, content, name)
    publish(metro())
    page = ask(client, content, name)
    assert "Buku kerja isian 18, 09-2024: 1 angka sudah diganti" in page


def test_a_file_of_several_tables_is_told_by_its_release_and_says_so(client):
    content, name = downloaded(client, "/wilayah/18/target.xlsx")
    page = ask(client, content, name)
    assert "● Tidak berubah" in page
    assert "tidak dibandingkan sel demi sel" in page
    publish(statement("15.01", "2024-09-24", share="20.5", entered=True))
    assert "● Tidak berubah" in ask(client, content, name)
    publish(metro())
    page = ask(client, content, name)
    assert "◆ Sudah diganti" in page
    assert "Kota Metro" in page


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "kosong.csv", "kosong"),
        (b"a,b\n1,2\n", "lain.csv", "tidak berasal dari situs ini"),
        (b"%PDF-1.7", "surat.pdf", "tidak berasal dari situs ini"),
        (b"\xff\xfe\0", "biner.csv", "UTF-8"),
        (b"<html>", "halaman.csv", "halaman web"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "lama.xls", ".xls lama"),
        (b"PK\x03\x04" + b"\0" * 100, "rusak.xlsx", "rusak"),
        (b"x" * (5 * 1024 * 1024 + 1), "besar.csv", "5 MB"),
        (b"release,address\nx,y\n", "x.csv", "tidak berasal dari situs ini"),
        (b"release,release_checksum,address\n99,aa,/peringkat/\n", "x.csv", "Tidak ada rilis 99"),
        (b"release,release_checksum,address\n1,aa,/peringkat/\n", "x.csv", "checksum lain"),
    ],
)
def test_hostile_and_wrong_files_get_a_sentence(client, content, name, message):
    response = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert response.status_code in (200, 422)
    assert message in said(response.content.decode())


@pytest.mark.parametrize(
    "address",
    ["/admin/", "//x.example/peringkat/", "/peringkat/?bulan=x", "/api/v1/series/99.csv", "http://[", ""],
)
def test_an_address_that_is_no_file_s_is_not_followed(client, address):
    head = f"release,release_checksum,address\n1,{Release.objects.get().checksum},{address}\n"
    page = ask(client, head.encode())
    assert "✕" in page


def test_nothing_is_stored(client, taken):
    content, name = taken[FILES[1]]
    before = (Upload.objects.count(), Submission.objects.count(), Release.objects.count())
    ask(client, content, name)
    assert (Upload.objects.count(), Submission.objects.count(), Release.objects.count()) == before


def test_a_file_needs_the_token_of_the_form():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"file": SimpleUploadedFile("a.csv", b"a")}).status_code == 403
    assert strict.get(f"{ADDRESS}?kode=1").status_code == 200
