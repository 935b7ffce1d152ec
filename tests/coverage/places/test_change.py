"""The page that explains a change, and its short form on a region's page."""

import re
from pathlib import Path

import pytest

from tests.coverage.reading import get, said

pytestmark = pytest.mark.usefixtures("published")


def page_of(client, code: str, query: str = "", status: int = 200) -> str:
    return said(get(client, f"/wilayah/{code}/perubahan/{query}", status))


def test_jambi_october_to_december_2024(client):
    """41,38 % was printed alone (Jambi Ekspres); no province passed Jambi, six joined the list."""
    page = page_of(client, "15", "?dari=2024-10-01&sampai=2024-12-02")
    assert "Cakupan Jambi naik 3,79 poin dari 1 Oktober 2024 sampai 2 Desember 2024" in page
    assert "belum diketahui karena untuk 1 Oktober 2024 dokumennya hanya menyebut persentase." in page
    assert "41,38%, menurut dokumen Jambi Ekspres 45,17% +3,79 poin" in page
    assert (
        "Jambi: urutan 2 di antara 6 yang punya angka pada Oktober 2024 dan "
        "urutan 4 di antara 12 yang punya angka pada Desember 2024." in page
    )
    assert (
        "Tidak ada yang menyusul atau tersusul. 6 wilayah baru melapor, 2 di antaranya berada di atas."
        in page
    )
    assert "Sumatera Utara baru melapor dan berada di atas — 49,35% 2024" in page
    assert "Tercetak di dokumen — 16 dari 34 Jambi Ekspres" in page
    assert "Urutan 4 di antara 12 yang punya angka, tetap bila hanya tahun potensinya berganti." in page


def test_the_methods_tell_jambi_as_the_page_does(client):
    """The worked case of docs/methods.md, "Mengapa peringkat berubah"."""
    told = " ".join(Path("docs/methods.md").read_text(encoding="utf-8").replace("\n>", "\n").split())
    case = told.partition("Jambi, Oktober sampai Desember 2024: ")[2].partition("Kab. Sarolangun")[0]
    page = page_of(client, "15", "?dari=2024-10-01&sampai=2024-12-02")
    (ranks,) = re.findall(r"Jambi: (urutan \d+ di antara \d+) .*? (urutan \d+ di antara \d+) ", page)
    assert case.startswith("dari {} menjadi {}.".format(*ranks))
    above = re.findall(r"([A-Z]\w+ [A-Z]\w+) baru melapor dan berada di atas — ([\d,]+%)", page)
    assert len(above) == 2
    assert [pair for pair in above if ", ".join(pair) not in case] == []


def test_jambi_august_to_december_2024(client):
    page = page_of(client, "15", "?dari=2024-08-12&sampai=2024-12-02")
    assert "Seluruhnya karena peserta (+74.174 orang); potensinya tetap 1.312.370." in page
    assert "518.632 Infojambi 592.806 Jambi Ekspres +74.174 +5,65 poin" in page


def test_central_sulawesi_has_a_range(client):
    page = page_of(client, "72", "?dari=2020-12-31&sampai=2021-12-13")
    assert "memberi +10,16 poin" in page
    assert "Urutan 4 di antara 8 yang punya angka; antara 3 dan 4 bila hanya tahun potensinya" in page


def test_lampung_by_months(client):
    """West Sumatra fell behind, on another potential; with the former one it would have, too."""
    page = page_of(client, "18", "?dari=2025-05&sampai=2025-08")
    assert "Yang tersusul: Sumatera Barat." in page
    assert "Sumatera Barat tersusul potensinya berganti 24,62% 22 Nov 2024 sekitar 21% 31 Agu 2025" in page
    assert "dengan potensi lama tetap urutan 15 di antara 17 yang punya angka" in page
    assert "Tercetak di dokumen 34 dari 38 Kutipan —" in page
    assert "Cakupannya dari dokumen, bukan hasil hitung" in page


def test_a_potential_that_is_not_known(client):
    page = page_of(client, "72", "?dari=2021-12-13&sampai=2024-03-13")
    assert "tidak dapat dihitung" in page
    assert "Pesertanya bertambah 190.869 orang." in page
    assert "Sulawesi Tengah: urutan 4 di antara 8 yang punya angka pada Desember 2021; pada" in page
    assert "Wilayah ini tidak diperingkat pada bulan itu." in page


def test_a_regency_among_those_of_its_province(client):
    page = page_of(client, "15.03", "?dari=2024-10-15&sampai=2025-03-16")
    assert "urutan 3 di antara 5 yang punya angka pada Oktober 2024 dan urutan 1 di antara 5" in page
    assert "Yang tersusul: Kab. Batanghari dan Kota Jambi." in page


def test_indonesia_has_no_rank(client):
    page = page_of(client, "00")
    assert "Cakupan Indonesia turun 3 poin" in page
    assert "Indonesia tidak diperingkat." in page
    assert "Mengapa peringkat berubah" not in page


def test_one_figure_alone(client):
    page = page_of(client, "18.72")
    assert "Untuk Kota Metro baru ada satu angka, per 24 September 2024" in page
    assert "<select" not in get(client, "/wilayah/18.72/perubahan/")


def test_no_figure_at_all(client):
    assert "Belum ada angka yang dilaporkan untuk Papua Pegunungan" in page_of(client, "95")


def test_one_figure_for_both_months(client):
    page = page_of(client, "15", "?dari=2025-03&sampai=2025-08")
    assert "Angka per 17 Maret 2025 berlaku untuk kedua bulan; cakupannya tidak berubah." in page
    assert "pada Maret 2025" in page


def test_both_dates_in_one_month(client):
    page = page_of(client, "15", "?dari=2024-08-12&sampai=2024-08-31")
    assert "Kedua tanggal dalam satu bulan; Jambi pada Agustus 2024: " in page
    assert "Peserta dan potensinya sama." in page


def test_the_dates_to_choose_from_are_its_own(client):
    page = get(client, "/wilayah/15/perubahan/?dari=2024-10-01&sampai=2024-12-02")
    assert '<option value="2024-10-01" selected>' in page
    assert page.count('<option value="2024-08-12">') == 2
    assert 'href="/wilayah/15/perubahan/?dari=2024-10-01&sampai=2024-12-02&rilis=1"' in page


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("?dari=2024-01-01", "dari"),
        ("?dari=2024-12-02&sampai=2024-10-01", "sampai"),
        ("?sampai=kemarin", "sampai"),
        ("?bulan=2024-12", "bulan"),
    ],
)
def test_what_cannot_be_asked_is_named(client, query, name):
    page = page_of(client, "15", query, 422)
    assert f"Bagian {name} pada alamat ini tidak dapat dipakai." in page


def test_unknown_places(client):
    assert "Tidak ada wilayah dengan kode 99." in page_of(client, "99", status=404)


def test_a_region_page_says_it_in_short(client):
    page = said(get(client, "/wilayah/15/?bulan=2024-12"))
    assert "Mengapa berubah Cakupan Jambi naik 3,79 poin" in page
    assert "6 wilayah baru melapor, 2 di antaranya berada di atas." in page
    assert "Urutan 4 di antara 12 yang punya angka, tetap bila hanya tahun potensinya berganti." in page
    link = 'href="/wilayah/15/perubahan/?dari=2024-10-01&sampai=2024-12-02"'
    assert link in get(client, "/wilayah/15/?bulan=2024-12")


def test_a_figure_too_old_for_the_month_is_explained_in_its_own(client):
    """Jambi's last figure is of 17 March 2025: in March 2026 it is old."""
    address = "/wilayah/15/perubahan/?dari=2024-12-02&sampai=2025-03-17"
    assert f'href="{address}"' in get(client, "/wilayah/15/?bulan=2026-03")
    assert "dari 2 Desember 2024 sampai 17 Maret 2025" in said(get(client, address))


def test_a_region_page_of_one_figure(client):
    page = said(get(client, "/wilayah/16.06/?bulan=2024-12"))
    assert "Sebab perubahan" not in page


def test_a_region_page_without_figures_says_nothing(client):
    assert "Mengapa berubah" not in said(get(client, "/wilayah/11/"))


def test_a_figure_that_may_not_be_later_is_said_to_be_so(client):
    """West Kalimantan printed 37 % on 24 December 2025 and 27 % for the month."""
    page = page_of(client, "61", "?dari=2025-12-24&sampai=2025-12-31")
    assert "Satu dokumennya hanya menyebut bulan atau tahun, jadi urutannya tidak pasti." in page


def test_another_basis_is_named(client):
    page = page_of(client, "15", "?basis=pendaftaran")
    assert "Untuk Jambi (pendaftaran) baru ada satu angka, per 31 Desember 2023" in page
    page = page_of(client, "13", "?segmen=BPU")
    assert "Perubahan cakupan BPU Sumatera Barat dari 22 November 2024 sampai 31 Agustus 2025 tidak" in page
