"""/wilayah/<code>/anggaran/: to the rupiah, with coverage, rank and cliff, or the reason why not."""

import re
from datetime import date

import pytest
from django.conf import settings

from coverage.models import ContributionRate
from tests.coverage.reading import get, said
from tests.factories import make_rate, publish, statement
from tests.once import stored_once

pytestmark = pytest.mark.django_db
NTT = "pembayar1=APBD&orang1=50000&program1=JKK%2BJKM&mulai1=2026-02&lama1=12"


def make_rates() -> None:
    make_rate("JKK+JKM", 16_800)
    make_rate("JKK+JKM+JHT", 36_800)


def _four() -> None:
    """Four provinces of 1.000.001 potential workers: 40 %, 30 %, 30 %, and one printed share only."""
    make_rates()
    publish(
        *[
            statement(code, "2025-12-31", active_participants=active, potential_workers=1_000_001)
            for code, active in (("11", 400_001), ("12", 300_001), ("13", 300_001))
        ],
        statement("11", None, target_year=2025, target_document="RPJMD", target="45"),
        statement("53", "2025-12-31", share="24.1"),
    )


four = stored_once(_four, scope="class")


def text(page: str) -> str:
    return said(page).replace("\u00a0", " ")


class TestPublishedBudgets:
    def test_ntt_to_the_rupiah_without_its_counts(self, client, four):
        page = text(get(client, f"/wilayah/53/anggaran/?{NTT}"))

        assert "Melindungi 50.000 orang selama 12 bulan membutuhkan Rp 10.080.000.000." in page
        assert "jumlah orang tidak diketahui" in page
        assert "Februari 2027: perlindungan 50.000 orang berakhir." in page

    def test_bengkayang_to_the_rupiah(self, client, four):
        query = "orang1=12.051&mulai1=2026-01&lama1=12&program1=JKK%2BJKM&pembayar1=APBD"
        assert "Rp 2.429.481.600" in text(get(client, f"/wilayah/11/anggaran/?{query}"))

    def test_the_reverse_with_what_is_left(self, client, four):
        query = "dana=10.080.000.007&dana_program=JKK%2BJKM&dana_mulai=2026-01&dana_lama=12"
        page = text(get(client, f"/wilayah/53/anggaran/?{query}"))
        assert "cukup untuk 50.000 orang selama 12 bulan (JKK+JKM, Rp 201.600 seorang); sisanya Rp 7." in page


class TestCounted:
    def test_coverage_and_rank_with_a_tie(self, client, four):
        """12: 300.001 + 100.000 of 1.000.001 is 40 %, as much as 11 has: both are first."""
        query = "pembayar1=CSR&orang1=100000&program1=JKK%2BJKM&mulai1=2026-01&lama1=6"
        page = text(get(client, f"/wilayah/12/anggaran/?{query}"))

        assert (
            "Cakupan Provinsi 12 naik dari 30,00% menjadi 40,00% mulai Januari 2026, peringkat 1 dari 4"
            in page
        )
        assert "Juli 2026: perlindungan 100.000 orang berakhir; cakupan turun dari 40,00% ke 30,00%." in page

    def test_paying_for_participants_adds_nobody(self, client, four):
        query = f"{NTT}&terhitung1=ya"
        page = text(get(client, f"/wilayah/12/anggaran/?{query}"))
        assert "Cakupan Provinsi 12 tetap 30,00%." in page
        assert "cakupan turun dari 30,00% ke 25,00%" in page

    def test_the_gap_is_one_click(self, client, four):
        """45 % of 1.000.000 are 450.000: 50.000 are missing."""
        page = get(client, "/wilayah/11/anggaran/")
        assert "Tutup kesenjangan ke target: 49.999 orang" in page
        assert 'href="?pembayar1=APBD&orang1=49999"' in page
        assert "Tutup kesenjangan" not in get(client, "/wilayah/12/anggaran/")

    def test_a_month_before_every_rate_is_not_proposed(self, client, four):
        publish(statement("14", "2024-09-30", active_participants=1, potential_workers=1_000))
        page = get(client, "/wilayah/14/anggaran/?bulan=2024-09")
        assert 'value="2025-03"' in page

    def test_more_people_than_work_there_is_said(self, client, four):
        query = NTT.replace("50000", "700001")
        page = text(get(client, f"/wilayah/12/anggaran/?{query}"))
        assert "100,00%" in page
        assert "1 orang lebih banyak daripada potensi pekerjanya" in page

    def test_zero_heads_cost_nothing(self, client, four):
        page = text(get(client, f"/wilayah/12/anggaran/?{NTT.replace('50000', '0')}"))
        assert "Melindungi 0 orang selama 12 bulan membutuhkan Rp 0." in page


class TestAsking:
    def test_an_address_with_empty_fields_becomes_a_short_one(self, client, four):
        long = (
            f"/wilayah/11/anggaran/?{NTT}&pembayar2=&orang2=&program2=JKK%2BJKM&mulai2=2026-01&lama2=12&dana="
        )
        answer = client.get(long)
        assert answer.status_code == 302
        assert "orang2" not in answer.url
        assert "orang1=50000" in answer.url
        get(client, answer.url)

    @pytest.mark.parametrize(
        ("query", "why"),
        [
            ("orang1=banyak", "bukan jumlah"),
            ("orang1=-5", "negatif"),
            ("pembayar1=APBD", "Isi jumlah orang."),
            ("orang1=5&lama1=61", "60"),
            ("orang1=5&mulai1=2025", "bulan ditulis"),
            ("orang1=5&program1=JKP", "JKP"),
            ("dana=1,5", "tulis bilangan bulat"),
            ("orang1=400002&terhitung1=ya", "Lebih banyak daripada peserta aktifnya: 400.001 orang."),
        ],
    )
    def test_what_cannot_be_used_is_said_and_kept(self, client, four, query, why):
        page = get(client, f"/wilayah/11/anggaran/?{query}&pembayar3=Baznas&orang3=77", 422)
        assert why in page
        assert 'value="Baznas"' in page
        assert get(client, f"/wilayah/11/anggaran.xlsx?{query}", 422)

    @pytest.mark.parametrize("query", ["orang6=5", "segmen=PU", "jumlah1=5"])
    def test_an_unknown_parameter_is_named(self, client, four, query):
        assert query.partition("=")[0] in get(client, f"/wilayah/11/anggaran/?{query}", 422)

    def test_a_missing_rate_is_named_never_guessed(self, client, four):
        query = NTT.replace("2026-02", "2025-02")
        page = text(get(client, f"/wilayah/11/anggaran/?{query}"))
        assert "Tidak ada iuran yang berlaku: JKK+JKM untuk Februari 2025." in page
        assert "Rp 10" not in page
        assert "Februari 2025" in get(client, f"/wilayah/11/anggaran.xlsx?{query}", 422)

    def test_a_new_rate_holds_from_its_month(self, client, four):
        make_rate("JKK+JKM", 20_000, date(2026, 8, 1))
        page = text(get(client, f"/wilayah/11/anggaran/?{NTT}"))
        assert "Rp 16.800 × 6 bulan + Rp 20.000 × 6 bulan" in page
        assert "Rp 11.040.000.000" in page

    def test_without_any_rate(self, client, four):
        ContributionRate.objects.all().delete()
        assert "Belum ada iuran yang disimpan" in get(client, "/wilayah/11/anggaran/")

    def test_an_unknown_region(self, client, four):
        get(client, "/wilayah/99/anggaran/", 404)


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow_with_the_regions(client, count, django_assert_num_queries):
    make_rates()
    publish(
        *[
            statement(f"18.{number:02}", "2025-12-31", active_participants=300, potential_workers=1_000)
            for number in range(1, count + 1)
        ]
    )
    with django_assert_num_queries(13):
        get(client, f"/wilayah/18.01/anggaran/?{NTT}")


@pytest.mark.usefixtures("with_programmes")
def test_the_readmes_address_of_the_workbook_answers(client):
    text = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    address = re.search(r"/wilayah/18/anggaran\.xlsx\?[^`]+", text)
    assert address
    assert client.get(address[0]).status_code == 200
