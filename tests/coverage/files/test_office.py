"""The office's letterhead, signatures and paper, as its admin wrote them, in every file of the site."""

import io
import re

import openpyxl
import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pptx import Presentation

from coverage.models import OfficeSettings
from tests.factories import make_rate, make_user

HEAD = ("PEMERINTAH PROVINSI LAMPUNG", "DINAS TENAGA KERJA")
SIGNED = ("Kepala Dinas; Nama Satu; NIP 1", "Sekretaris; Nama Dua; NIP 2")
WRITTEN = {"letterhead": "\n".join(HEAD), "signatures": "\n".join(SIGNED), "paper": "F4"}
FOLIO = 14  # as workbooks number it
PACK = "/wilayah/18/rapat.xlsx?bulan=2024-09"

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def admin(client):
    person = make_user("admin.kantor", roles=["admin"])
    client.force_login(person)
    return person


@pytest.fixture
def office(db):
    """Lampung's."""
    return write("18")


def write(code: str, **other: str) -> OfficeSettings:
    by, _made = User.objects.get_or_create(username="penulis")
    return OfficeSettings.objects.create(region_id=code, changed_by=by, **(WRITTEN | other))


def sheet(client, address: str, name: str):
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:500]
    return openpyxl.load_workbook(io.BytesIO(answer.content))[name]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("/peringkat.xlsx?provinsi=18&bulan=2024-09", "Peringkat", id="ranking"),
        pytest.param("/wilayah/18/riwayat.xlsx", "Deret", id="series"),
        pytest.param("/wilayah/18.72/riwayat.xlsx", "Deret", id="a-regencys-series"),
        pytest.param("/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12", "Cakupan", id="months"),
        pytest.param("/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12", "Peserta aktif", id="people"),
        pytest.param("/wilayah/18/target.xlsx?tahun=2025", "Kaskade", id="cascade"),
        pytest.param("/wilayah/18/anggaran.xlsx", "Anggaran", id="budgets"),
        pytest.param(
            "/wilayah/18/anggaran.xlsx?pembayar1=APBD&orang1=5000&program1=JKK%2BJKM&mulai1=2026-01&lama1=12",
            "Perhitungan",
            id="budget",
        ),
        pytest.param("/program.xlsx?wilayah=18", "Program", id="programmes"),
    ],
)
def test_a_workbook_begins_with_the_letterhead_and_ends_with_who_signs(client, address, name):
    make_rate("JKK+JKM", 16_800)
    found = sheet(client, address, name)
    lines = [[cell for cell in row if cell] for row in found.iter_rows(values_only=True)]
    assert [line[0] for line in lines[:2]] == list(HEAD)
    assert lines[-6] == ["Kepala Dinas", "Sekretaris"]
    assert lines[-2:] == [["Nama Satu", "Nama Dua"], ["NIP 1", "NIP 2"]]
    assert found.page_setup.paperSize == FOLIO


@pytest.mark.usefixtures("office")
def test_a_pack_begins_with_the_letterhead_and_is_signed_on_its_last_sheet_for_people(client):
    first = sheet(client, PACK, "Tabel")
    assert [row[0] for row in first.iter_rows(max_row=2, values_only=True)] == list(HEAD)
    last = [row for row in sheet(client, PACK, "Grafik dan anggaran").iter_rows(values_only=True) if any(row)]
    assert [cell for cell in last[-1] if cell] == ["NIP 1", "NIP 2"]


@pytest.mark.usefixtures("with_programmes", "office")
class TestPaper:
    @pytest.mark.parametrize(
        "address",
        [
            "/peringkat.xlsx?provinsi=18&bulan=2024-09",
            "/peringkat/12-bulan.xlsx?provinsi=18&bulan=2024-12",
            "/wilayah/18/rapat.xlsx?bulan=2024-09",
            "/wilayah/18/riwayat.xlsx",
            "/wilayah/18/target.xlsx",
            "/wilayah/18/anggaran.xlsx",
            "/wilayah/18/anggaran.xlsx?pembayar1=APBD&orang1=50000&program1=JKK%2BJKM&mulai1=2026-01&lama1=12",
            "/program.xlsx?wilayah=18",
            "/entri/anggaran/18.72/buku-kerja.xlsx",
            "/entri/18/2025-10/buku-kerja.xlsx",
        ],
    )
    def test_every_sheet_is_printed_on_the_office_s_paper(self, admin_client, address):
        book = openpyxl.load_workbook(io.BytesIO(admin_client.get(address).content))
        printed = {one.title: one.page_setup.paperSize for one in book if one.page_setup.paperSize}
        assert printed
        assert set(printed.values()) == {FOLIO}, printed


@pytest.mark.usefixtures("office")
def test_slides_say_both_and_print_their_handout_on_that_paper(client):
    deck = Presentation(io.BytesIO(client.get("/wilayah/18/rapat.pptx?bulan=2024-09").content))
    slides = deck.slides
    texts = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides
    ]
    assert " · ".join(HEAD) in texts[0]
    assert any("Kepala Dinas, Nama Satu, NIP 1" in text for text in texts[1:])
    (notes,) = deck.element.xpath("p:notesSz")
    assert (notes.get("cx"), notes.get("cy")) == ("7772400", "11887200")  # 8.5 x 13 inches


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("address", ["/wilayah/18/", "/wilayah/18.72/", "/en/peringkat/?provinsi=18"])
def test_a_printed_page_says_both(client, address):
    page = client.get(address).content.decode()
    assert f"<p>{HEAD[0]}</p><p>{HEAD[1]}</p>" in page
    assert "<p>Nama Satu</p><p>NIP 1</p>" in page
    assert 'class="paper-f4"' in page


class TestWhose:
    @pytest.mark.parametrize(
        ("address", "first"),
        [
            ("/wilayah/18.72/", "KOTA METRO"),
            ("/wilayah/18.71/", HEAD[0]),
            ("/peringkat/?provinsi=18", HEAD[0]),
            ("/wilayah/12/", "KANTOR PUSAT"),
            ("/peringkat/", "KANTOR PUSAT"),
            ("/bandingkan/?wilayah=18&wilayah=12", "KANTOR PUSAT"),
        ],
    )
    def test_the_nearest_office(self, client, address, first):
        for code, head in (("00", "KANTOR PUSAT"), ("18", HEAD[0]), ("18.72", "KOTA METRO")):
            write(code, letterhead=head)
        page = client.get(address).content.decode()
        assert re.findall(r'letterhead">(.*?)</div>', page) == [f"<p>{first}</p>"]

    @pytest.mark.usefixtures("office")
    def test_without_settings_a_file_begins_with_its_title(self, client):
        address = "/peringkat.xlsx?bulan=2024-09"
        assert sheet(client, address, "Peringkat")["A1"].value.startswith("Peringkat")
        assert not re.search("letterhead|signatures", client.get("/peringkat/").content.decode())


class TestItsAdmin:
    ADDRESS = "/akun/kantor/"

    def send(self, client, status: int = 302, **said: str) -> str:
        answer = client.post(self.ADDRESS, {"region": "Lampung", **WRITTEN, **said})
        assert answer.status_code == status
        return answer.content.decode()

    def test_writes_it_and_kept_pages_and_files_change(self, client, admin):
        reader, address = type(client)(), "/wilayah/18/riwayat.xlsx"
        before, page = reader.get(address).content, reader.get("/wilayah/18/").content.decode()
        assert HEAD[0] not in page
        self.send(client)
        assert reader.get(address).content != before
        assert HEAD[0] in reader.get("/wilayah/18/").content.decode()
        assert "Kepala Dinas, Nama Satu, NIP 1" in client.get(self.ADDRESS).content.decode()
        assert OfficeSettings.objects.get().changed_by == admin

    def test_changes_what_is_written(self, client, admin, office):
        page = client.get(f"{self.ADDRESS}?wilayah=18").content.decode()
        assert f"{HEAD[0]}\n{HEAD[1]}</textarea>" in page
        self.send(client, paper="A4")
        assert OfficeSettings.objects.get().paper == "A4"

    def test_lets_the_wider_office_hold_again(self, client, admin, office):
        client.post(self.ADDRESS, {"action": "drop", "region": "18"})
        assert not OfficeSettings.objects.exists()
        assert HEAD[0] not in client.get("/wilayah/18/").content.decode()

    @pytest.mark.parametrize(
        "said",
        [
            pytest.param({"region": "Atlantis"}, id="no-region"),
            pytest.param({"region": "18, 12"}, id="two-regions"),
            pytest.param({"signatures": "a\nb\nc\nd"}, id="four-sign"),
            pytest.param({"signatures": "a;b;c;d"}, id="four-parts"),
            pytest.param({"letterhead": "x" * 121}, id="long-line"),
            pytest.param({"letterhead": "x\n" * 7}, id="many-lines"),
            pytest.param({"paper": "A3"}, id="paper"),
        ],
    )
    def test_is_told_what_cannot_be_printed_and_keeps_what_was_typed(self, client, admin, said):
        page = self.send(client, 422, **said)
        assert "errorlist" in page
        assert (said.get("letterhead") or HEAD[0]).strip() in page
        assert not OfficeSettings.objects.exists()

    def test_nobody_else_does(self, client):
        client.force_login(make_user("operator.kantor", roles=["operator", "verifikator"], regions=["18"]))
        self.send(client, 403)
        client.logout()
        assert client.post(self.ADDRESS, WRITTEN)["Location"].startswith(reverse("masuk"))
