"""Programmes on the page of a region: its own and those of what lies in it, in short."""

import pytest

from coverage.models import Flag
from coverage.programmes.words import programmes as programme_words
from coverage.rows.records import ProgrammeRow, VillageRow
from tests.coverage.reading import get, said


def part(client, address: str) -> str:
    """The programmes of a region's page, "" without that part."""
    page = get(client, address)
    _before, found, rest = page.partition('id="program"')
    return said("<main>" + rest.partition("</section>")[0] + "</main>") if found else ""


@pytest.mark.usefixtures("with_programmes")
class TestPages:
    def test_a_province_shows_its_own_before_its_regencies(self, client):
        text = part(client, "/wilayah/18/")
        assert "896.780 berhak, 11.908 terlindungi (1,33%)" in text
        assert "2.446 desa × 100 pekerja = 244.600 pekerja" in text
        assert text.index("13.664 didaftarkan") < text.index("Kota Bandar Lampung · per 2025 · APBD 2.951")
        assert "Semua program, anggaran, dan manfaat (15)" in text

    def test_each_ecosystem_with_lines_here_is_one_click_away(self, client):
        links = "manfaat (15) Ekosistem desa (2) Ekosistem pasar (1) Ekosistem UMKM (1)"
        assert links in part(client, "/wilayah/18/")
        assert "Ekosistem pasar" not in part(client, "/wilayah/61.07/")
        opened = said(get(client, "/program/?wilayah=18&ekosistem=pasar"))
        assert "Ekosistem pasar 1 baris" in opened
        assert (
            'href="/program/?wilayah=18&amp;ekosistem=pasar"' in client.get("/wilayah/18/").content.decode()
        )

    def test_a_regency_shows_its_own(self, client):
        text = part(client, "/wilayah/61.07/")
        assert "12.051 direncanakan, anggaran Rp 2.429.520.000, untuk 12 bulan" in text
        assert "896.780" not in text

    def test_a_region_without_programmes_has_no_such_part(self, client):
        assert part(client, "/wilayah/73/") == part(client, "/wilayah/18/?rilis=1") == ""

    def test_an_earlier_month_knows_only_what_was_printed_by_then(self, client):
        text = part(client, "/wilayah/18/?bulan=2025-09")
        assert "896.780" in text
        assert "244.600" not in text  # of December

    def test_a_budget_that_does_not_come_out_is_among_the_flags(self, client):
        text = said(get(client, "/pemeriksaan/?kode=budget_mismatch"))
        assert "Kab. Bengkayang" in text
        assert "Rp 2.429.481.600 (selisih Rp 38.400)" in text
        assert "Nusa Tenggara Timur" not in text.partition("Catatan ·")[2]


@pytest.mark.usefixtures("with_programmes")
def test_a_budget_flag_names_the_programme_and_the_rate_it_rests_on(client):
    flag = Flag.objects.get(code="budget_mismatch")
    text = said(get(client, f"/pemeriksaan/catatan/{flag.pk}/"))
    assert "Perlindungan pekerja rentan Bengkayang" in text
    assert "Iuran BPU" in text
    assert "Anggaran pekerja rentan NTT" not in text


def programme(**values) -> ProgrammeRow:
    return ProgrammeRow("18", "Lampung", 1, None, "", "pekerja rentan", **values)


def village(**values) -> VillageRow:
    return VillageRow("18", "Lampung", 1, None, "", **values)


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (programme(), "—"),
        (programme(registered_workers=0), "0 didaftarkan"),
        (programme(protected_workers=5), "5 terlindungi"),
        (programme(eligible_workers=0, protected_workers=0), "0 berhak, 0 terlindungi"),
        (programme(planned_workers=10, paid_workers=4), "10 direncanakan, 4 iurannya dibayar"),
        (programme(rupiah_spent=16_800, months=1), "realisasi Rp\u00a016.800, untuk 1 bulan"),
    ],
)
def test_a_programme_in_one_line(row, line):
    assert programme_words.programme_summary(row) == line


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (village(), "—"),
        (village(villages=2_446), "2.446 desa"),
        (village(villages=2_446, workers_per_village=100, villages_reached=0),
         "2.446 desa × 100 pekerja = 244.600 pekerja, 0 desa mencapainya"),
        (village(institutions_unprotected=65_875), "65.875 belum"),
    ],
)  # fmt: skip
def test_villages_in_one_line(row, line):
    assert programme_words.village_summary(row) == line
