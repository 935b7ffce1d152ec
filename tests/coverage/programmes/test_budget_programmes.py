"""Published programmes on the budget page: their planned people, and a way to calculate with them."""

from tests.coverage.reading import get, said


def test_a_planned_programme_is_calculated_with_one_click(client, with_programmes):
    page = get(client, "/wilayah/53/anggaran/")
    assert "pekerja rentan per Jan 2026 50.000 Hitung" in said(page)
    query = "?orang1=50000&mulai1=2026-01&lama1=12"
    assert query in page
    calculated = said(get(client, "/wilayah/53/anggaran/" + query))
    assert "Melindungi 50.000 orang selama 12 bulan membutuhkan Rp 10.080.000.000." in calculated


def test_a_month_without_a_rate_is_named(client, with_programmes):
    page = said(get(client, "/wilayah/61.07/anggaran/?orang1=12051&mulai1=2024-02&lama1=12"))
    assert "Tidak ada iuran" in page
