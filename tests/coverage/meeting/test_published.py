"""The meeting pack of Lampung and Jambi from the published figures."""

import re

import pytest

from tests.coverage.reading import get, said

pytestmark = pytest.mark.django_db
LAMPUNG = "/wilayah/18/rapat/?bulan=2024-09"
JAMBI = "/wilayah/15/rapat/?bulan=2024-12"


@pytest.mark.usefixtures("published")
class TestLampung:
    """24 September 2024: shares without heads, two values for Lampung Utara, nothing from Pesawaran."""

    def test_the_head(self, client):
        page = said(get(client, LAMPUNG))
        assert "Per 24 September 2024, 24,86% pekerja Lampung terlindungi" in page
        assert "237.359 peserta" in page
        assert "16.954" in page

    def test_the_table_keeps_what_nobody_reported(self, client):
        page = said(get(client, LAMPUNG))
        assert "13 dari 13 cakupan adalah persentase menurut dokumen" in page
        assert "angka bertentangan: 25,6%" in page
        assert "26,6%" in page
        assert re.search(r"15 Kab. Pesawaran belum melapor", page)
        assert "Jumlah 0 dari 15 kabupaten/kota — — —" in page
        assert "Lampung, angka sendiri" in page
        assert "997.827" in page

    def test_a_telephone_shows_the_rank_before_a_name(self, client):
        table = (
            get(client, LAMPUNG).partition('<table class="data fold officials">')[2].partition("</table>")[0]
        )
        shown = re.findall(r'<span class="narrow-only">([^<]+)</span>', table)
        assert shown == [*"123456", "7", "7", *map(str, range(9, 14)), "–", "–"]

    def test_the_choice_of_a_month_stands_at_the_table_it_is_of(self, client):
        page = get(client, LAMPUNG)
        assert page.index("<h2>Terhadap target</h2>") < page.index('class="month-bar"')
        assert page.index('class="month-bar"') < page.index('class="data fold officials"')

    def test_the_highest_and_the_lowest(self, client):
        page = said(get(client, LAMPUNG))
        assert (
            "Tiga cakupan tertinggi Kota Metro 32,9% Kota Bandar Lampung 32,8% Kab. Tanggamus 29,4%" in page
        )
        assert (
            "Tiga cakupan terendah Kab. Pesisir Barat 1,9% Kab. Lampung Timur 17,4% Kab. Way Kanan 19,3%"
            in page
        )

    def test_what_cannot_be_said_has_its_reason(self, client):
        page = said(get(client, LAMPUNG))
        assert "Belum dapat dihitung: kesenjangan dalam orang tidak diketahui" in page
        assert "Iuran belum ada" in page
        assert "Belum ada kesepakatan rapat" in page
        told = page.split("Pemeriksaan angka")[0]
        assert not re.search(r"\b(None|nan|rendah|sedang|tinggi)\b", told)

    def test_release_code_and_lasting_address(self, client):
        page = said(get(client, LAMPUNG))
        assert re.search(r"Rilis 1 · .* kode [0-9a-f]{8}", page)
        assert "http://testserver/wilayah/18/rapat/?bulan=2024-09&rilis=1" in page

    def test_every_other_form_is_linked_with_its_month(self, client):
        page = get(client, LAMPUNG)
        for kind in ("xlsx", "txt", "pptx"):
            assert f'href="/wilayah/18/rapat.{kind}?bulan=2024-09"' in page


@pytest.mark.usefixtures("published")
class TestJambi:
    def test_the_worked_case(self, client):
        page = said(get(client, JAMBI))
        assert "592.806 dari 1.312.370" in page
        assert "85,2% dari target" in page
        assert "75–90%" in page
        assert "24.802" in page
        assert "Jumlah 1 dari 11 kabupaten/kota 98.206 49.803 50,71%" in page

    def test_fewer_than_six_have_fewer_on_each_side(self, client):
        page = said(get(client, JAMBI))
        assert "Dua cakupan tertinggi Kab. Batanghari 50,71% Kota Jambi 48,64%" in page
        assert "Dua cakupan terendah Kab. Tanjung Jabung Timur 26,66% Kab. Tebo 31,49%" in page

    def test_an_old_figure_keeps_its_flags_and_its_band(self, client):
        """The figure of 17 March 2025 still speaks for the list, and its target heads are still contested."""
        page = said(get(client, "/wilayah/15/rapat/"))
        assert "5 catatan pemeriksaan terbuka" in page
        assert "674.000" in page.partition("Pemeriksaan angka")[2]
        assert "55% 2025 — 11 7 75–90%" in page


@pytest.mark.usefixtures("with_programmes")
def test_programmes_stand_with_their_sources(client):
    page = said(get(client, "/wilayah/18/rapat/"))
    assert "896.780 berhak" in page
    assert "11.908 terlindungi" in page
    assert "13.664 didaftarkan" in page


@pytest.mark.usefixtures("published")
def test_a_place_without_figures_has_a_pack(client):
    page = said(get(client, "/wilayah/92/rapat/"))
    assert "Tanpa cakupan yang berlaku, laju yang diperlukan tidak dapat dihitung." in page


@pytest.mark.usefixtures("published")
def test_the_title_reaches_as_far_as_the_sentence_below_it(client):
    """The table of Lampung is that of September 2024; the province's own figure is of December 2025."""
    page = said(get(client, "/wilayah/18/rapat/"))
    assert "Bahan rapat UCJ Lampung, data sampai Desember 2025 Per 8 Desember 2025" in page
    assert "*Bahan rapat UCJ Lampung, data sampai Desember 2025*" in get(client, "/wilayah/18/rapat.txt")
    assert "data sampai September 2024" in said(get(client, LAMPUNG))
