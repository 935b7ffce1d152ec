"""/entri/unggah/7/kolom/: a portal's table is asked about once, then goes the way of any other."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from coverage.models import Potential, Statement, TableShape, Upload
from coverage.parsing.portal.columns import AS_OF, NAME, NOTHING, POTENTIAL
from coverage.parsing.problems import Unusable
from coverage.workbooks.services import uploads
from tests.coverage.jobs.working import finished
from tests.coverage.workbooks.test_upload import nothing_written, send
from tests.factories import make_province, make_regency

TABLE = (
    "id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,jumlah_penduduk,satuan,tahun\n"
    "1,32,JAWA BARAT,3201,KABUPATEN BOGOR,1852165,ORANG,2011\n"
    "2,32,JAWA BARAT,3202,KABUPATEN SUKABUMI,1200345,ORANG,2011\n"
)
MEANT = [NOTHING, NOTHING, NOTHING, NOTHING, NAME, POTENTIAL, NOTHING, AS_OF]
SAID = {
    **{f"kolom_{place}": meaning for place, meaning in enumerate(MEANT)},
    "lembar": "",
    "per_tanggal": "",
    "dasar": "domicile",
    "judul": "Jumlah penduduk",
    "penerbit": "Open Data Jabar",
    "terbit": "2012",
    "alamat": "https://opendata.jabarprov.go.id/",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jabar():
    make_province("32", "Jawa Barat")
    make_regency("32.01", "Kabupaten Bogor")
    make_regency("32.02", "Kabupaten Sukabumi")


@pytest.fixture
def publisher(client):
    person = User.objects.create_superuser("penerbit")
    client.force_login(person)
    return person


def asked(client, table: str = TABLE) -> str:
    """Address of the questions that a table leads to."""
    response = send(client, table.encode(), name="penduduk.csv")
    assert response.status_code == 302, response.content.decode()
    assert response["Location"].endswith("/kolom/")
    return response["Location"]


def chosen(page: str, place: int) -> str:
    """What the page fills in for a column."""
    (select,) = re.findall(rf'<select name="kolom_{place}".*?</select>', page, re.DOTALL)
    return next(iter(re.findall(r'value="([^"]*)" selected', select)), "")


def test_a_portals_table_is_asked_about_then_published(client, publisher):
    address = asked(client)
    page = client.get(address).content.decode()
    assert "jumlah_penduduk" in page
    assert "1852165" in page
    assert [chosen(page, place) for place in range(8)] == [*MEANT[:5], "", *MEANT[6:]]
    assert nothing_written()

    answered = client.post(address, SAID)
    assert answered["Location"] == reverse("upload_preview", args=[Upload.objects.get().pk])
    preview = client.get(answered["Location"]).content.decode()
    assert "2 dari 2 baris baru" in preview
    assert "1.852.165" in preview
    assert nothing_written()

    finished(client, client.post(answered["Location"], {"action": "publish", "note": "Jabar"}))
    assert dict(Potential.objects.values_list("region", "potential_workers")) == {
        "32.01": 1_852_165,
        "32.02": 1_200_345,
    }
    source = Statement.objects.first().source
    assert (source.title, source.publisher, source.published_on.year, source.url) == (
        "Jumlah penduduk",
        "Open Data Jabar",
        2012,
        "https://opendata.jabarprov.go.id/",
    )


class TestRemembered:
    def test_the_publishers_next_table_needs_only_a_look(self, client, publisher):
        client.post(asked(client), SAID)
        page = client.get(asked(client, TABLE.replace("2011", "2012"))).content.decode()
        assert "Diisi seperti tabel Open Data Jabar yang terakhir" in page
        assert [chosen(page, place) for place in range(8)] == MEANT
        assert 'value="Jumlah penduduk"' in page
        assert '<option value="domicile" selected>' in page

    def test_each_publisher_has_its_own(self, client, publisher):
        client.post(asked(client), SAID)
        client.post(asked(client), {**SAID, "penerbit": "BPS Jabar", "kolom_5": "active_participants:TOTAL"})
        assert TableShape.objects.count() == 2
        address = asked(client)
        assert chosen(client.get(address).content.decode(), 5) == "active_participants:TOTAL"
        first = TableShape.objects.get(publisher="Open Data Jabar")
        assert f"?ingat={first.pk}" in client.get(address).content.decode()
        page = client.get(f"{address}?ingat={first.pk}").content.decode()
        assert chosen(page, 5) == POTENTIAL

    def test_said_anew_it_is_remembered_anew(self, client, publisher):
        client.post(asked(client), SAID)
        client.post(asked(client), {**SAID, "kolom_5": "active_participants:TOTAL"})
        (shape,) = TableShape.objects.all()
        assert shape.meanings["jumlah penduduk"] == "active_participants:TOTAL"

    def test_other_headings_are_another_shape(self, client, publisher):
        client.post(asked(client), SAID)
        page = client.get(asked(client, TABLE.replace("jumlah_penduduk", "jumlah_peserta"))).content.decode()
        assert chosen(page, 5) == ""


class TestRefused:
    def test_what_is_not_said_is_asked_and_what_was_said_stays(self, client, publisher):
        address = asked(client)
        refused = client.post(address, {**SAID, "kolom_5": "", "judul": "", "penerbit": "BPS (Jabar)"})
        page = refused.content.decode()
        assert refused.status_code == 422
        assert "Pilih artinya, atau Tidak dipakai." in page
        assert "Tulis judulnya" in page
        assert "tanpa kurung" in page
        assert 'value="BPS (Jabar)"' in page
        assert chosen(page, 4) == NAME

    @pytest.mark.parametrize("field", ["kolom_5", "dasar"])
    def test_a_choice_that_is_none(self, client, publisher, field):
        assert client.post(asked(client), {**SAID, field: "<script>"}).status_code == 422

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "opendata", "https://a b"])
    def test_an_address_that_is_none(self, client, publisher, url):
        assert client.post(asked(client), {**SAID, "alamat": url}).status_code == 422

    def test_no_figure_and_no_day(self, client, publisher):
        page = client.post(asked(client), {**SAID, "kolom_5": NOTHING}).content.decode()
        assert "Pilih sekurangnya satu kolom angka." in page
        page = client.post(asked(client), {**SAID, "kolom_7": NOTHING}).content.decode()
        assert "per tanggal berapa" in page

    def test_bad_cells_are_named_and_nothing_is_remembered(self, client, publisher):
        address = asked(
            client,
            TABLE.replace("1200345", "12,5").replace(",5,ORANG", ",ORANG").replace("SUKABUMI", "SUKABUMII"),
        )
        refused = client.post(address, SAID)
        page = refused.content.decode()
        assert refused.status_code == 422
        assert '<td class="num">3</td><td><code>nama_kabupaten_kota</code></td>' in page
        assert not TableShape.objects.exists()
        assert Upload.objects.get().meaning == {}

    def test_headings_and_cells_are_shown_as_text(self, client, publisher):
        script = "<script>alert(1)</script>"
        page = client.get(
            asked(client, TABLE.replace("satuan", script).replace("ORANG", script))
        ).content.decode()
        assert "&lt;script&gt;" in page
        assert script not in page


class TestTheWay:
    def test_the_preview_waits_for_the_answer(self, client, publisher):
        address = asked(client)
        preview = reverse("upload_preview", args=[Upload.objects.get().pk])
        assert client.get(preview)["Location"] == address
        assert client.post(preview, {"action": "publish"})["Location"] == address
        with pytest.raises(Unusable):
            uploads.use(Upload.objects.get(), publish=True, note="", by=publisher)
        assert nothing_written()

    def test_it_can_be_thrown_away(self, client, publisher):
        assert client.post(asked(client), {"action": "discard"})["Location"] == reverse("upload")
        assert not Upload.objects.exists()

    def test_nobody_answers_for_another(self, client, publisher):
        address = asked(client)
        client.force_login(User.objects.create_superuser("lain"))
        assert client.get(address)["Location"] == reverse("upload")
        assert client.post(address, SAID)["Location"] == reverse("upload")
        assert not TableShape.objects.exists()

    def test_strangers_and_others_are_kept_out(self, client, publisher):
        address = asked(client)
        client.logout()
        assert client.get(address)["Location"].startswith(reverse("masuk"))
        client.force_login(User.objects.create_user("tamu"))
        assert client.get(address).status_code == 403
