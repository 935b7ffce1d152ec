"""The published figures on the public pages: documents, flags, a contradiction, and what a page weighs."""

import re

import pytest
from django.contrib.auth.models import User

from coverage.models import Flag, FlagAnswer, Source, Statement
from tests.coverage.reading import get, said
from tests.factories import publish, statement

pytestmark = pytest.mark.usefixtures("published")


class TestSizes:
    """What a page of the published figures weighs before compression, on a slow line in a meeting room."""

    @pytest.mark.parametrize(
        ("address", "most"),
        [
            ("/", 86_000),
            ("/wilayah/18/", 52_000),
            ("/peringkat/", 65_000),
            ("/wilayah/", 65_000),
            ("/bandingkan/?wilayah=18&wilayah=15&wilayah=18.72", 25_000),
            ("/rilis/1/", 125_000),
            ("/sumber/", 46_000),
            ("/pemeriksaan/", 51_000),
            ("/metodologi/", 110_000),
        ],
    )
    def test_pages_stay_small(self, client, address, most):
        response = client.get(address)
        assert response.status_code == 200
        assert len(response.content) < most


def test_a_disputed_figure_is_not_compared(client):
    page = said(get(client, "/bandingkan/?wilayah=18.03&bulan=2024-09"))
    assert "angka bertentangan" in page
    assert "25,6" not in page
    assert "26,6" not in page


class TestSources:
    def address(self, text: str) -> str:
        return f"/sumber/{Source.objects.get(citation__startswith=text).pk}/"

    def test_lists_documents_with_and_without_a_date(self, client):
        pages = [said(get(client, f"/sumber/?halaman={number}")) for number in (1, 2)]
        assert "Lampost.co 26 Sep 2024 17" in "".join(pages)
        assert "tanpa tanggal" in pages[-1]

    def test_what_is_printed_stands_beside_what_is_shown(self, client):
        page = said(get(client, self.address("Angka coverage Jamsostek di Lampung")))
        assert "760.468 3.058.943 24,86% 32,62%" in page
        assert "kategori “rendah”" in page
        assert "Cakupan: ● dipakai Potensi: ● dipakai Target: ● dipakai" in page

    def test_contradictions_are_named(self, client):
        page = said(get(client, self.address("Angka coverage Jamsostek di Lampung")))
        assert page.count("Cakupan: ✕ bertentangan") == 2

    def test_undated_figures_are_only_quoted(self, client):
        undated = Source.objects.filter(
            pk__in=Statement.objects.filter(as_of=None, printed_ratio__isnull=False).values("source")
        )
        assert "Cakupan: ○ tanpa hari" in said(get(client, f"/sumber/{undated[0].pk}/"))

    def test_documents_on_the_web_are_linked(self, client):
        page = get(client, self.address("UC Jamsostek di Provinsi Jambi"))
        assert 'href="https://jambiekspres.disway.id/amp/687916" rel="noopener noreferrer"' in page
        assert "Buka dokumennya" not in get(client, self.address("Angka coverage Jamsostek di Lampung"))

    def test_a_document_is_graded_by_others(self, client):
        antara = get(client, self.address("BPJS Ketenagakerjaan: cakupan Jamsostek Lampung 24,86 persen"))
        assert "Dari 4 angka: ● 4 dibenarkan ." in said(antara)
        lampost = said(get(client, self.address("Angka coverage Jamsostek di Lampung")))
        assert "Dari 19 angka: ● 5 dibenarkan , ✕ 1 dibantah (1 di antaranya keduanya), 14 tidak" in lampost
        assert "2 bertentangan di dalam dokumen ini sendiri" in lampost

    def test_every_document_is_graded_in_the_list(self, client):
        page = "".join(said(get(client, f"/sumber/?halaman={number}")) for number in (1, 2))
        assert page.count("Dari ") + page.count("Tidak mencetak angka") == Source.objects.count()

    def test_what_is_shown_instead_stands_beside(self, client):
        publish(statement("18", "2024-09-24", active_participants=770_468, entered=True))
        page = said(get(client, self.address("Angka coverage Jamsostek di Lampung")))
        assert "Cakupan: ◆ tidak dipakai di sini: 770.468 peserta" in page

    def test_pages_beyond_the_last_are_missing(self, client):
        get(client, self.address("UC Jamsostek di Provinsi Jambi") + "?halaman=2", 404)


class TestFlags:
    def test_the_gravest_come_first(self, client):
        page = said(get(client, "/pemeriksaan/"))
        assert page.index("✕ Dokumen berlainan ·") < page.index("◆ Peringatan ·")

    def test_a_flag_leads_to_its_region_and_rule(self, client):
        page = get(client, "/pemeriksaan/?wilayah=18.03")
        assert 'href="/wilayah/18.03/"' in page
        assert 'href="/metodologi/#dua-angka-untuk-satu-hal"' in page
        assert "25,6% dan 26,6%" in page

    def test_filters_narrow(self, client):
        page = said(get(client, "/pemeriksaan/?kode=gap_mismatch&wilayah=18&tingkat=peringatan"))
        assert "479.724" in page
        assert "Tidak ada catatan dengan saringan ini." in said(
            get(client, "/pemeriksaan/?kode=gap_mismatch&wilayah=18&tingkat=pertentangan")
        )

    def test_an_answered_flag_says_so(self, client):
        flag = Flag.objects.get(region="18.03", code="conflicting_values")
        FlagAnswer.objects.create(
            code=flag.code,
            region=flag.region,
            as_of=flag.as_of,
            message=flag.message,
            state="accepted",
            note="Sudah ditanyakan.",
            answered_by=User.objects.create_user("verifikator"),
        )
        assert "sudah dijawab: angkanya benar" in said(get(client, "/pemeriksaan/?wilayah=18.03"))


def test_a_rounded_potential_is_not_called_a_new_one(client):
    """Infoekonomi rounds to 1,3 million what the documents before print as 1.312.370."""
    page = get(client, "/wilayah/15/")
    assert "peserta pada titik awal atau potensi angka terakhir dibulatkan" in said(page)
    assert "baru 1 angka dengan potensi yang sama, diperlukan paling sedikit 3" in said(page)
    assert "potensi baru" not in page
    assert "potensi baru" in get(client, "/wilayah/18/")


def test_a_comparison_reads_the_month_of_its_list(client):
    """The newest figure of the release is of another year than the fullest picture of Lampung."""
    page = get(client, "/bandingkan/?wilayah=18.71&wilayah=18.72")
    assert "September 2024" in page.partition("</title>")[0].partition("<title>")[2]


def test_a_comparison_tells_notes_of_any_day_as_the_regions_pages_do(client):
    """Those about West Papua are of days that no line shows."""
    assert "2 catatan" in said(get(client, "/wilayah/92/"))
    page = get(client, "/bandingkan/?wilayah=92&wilayah=96")
    assert re.search(r'href="/pemeriksaan/\?wilayah=92"\s*>ada catatan<', page)
    assert said(page).count("tanpa catatan") == 1


@pytest.mark.parametrize(
    ("address", "times"),
    [
        pytest.param("/", 2, id="headline-and-status"),
        pytest.param("/wilayah/00/rapat/", 2, id="headline-and-status-of-the-pack"),
        pytest.param("/wilayah/00/anggaran/", 1, id="budget"),
    ],
)
def test_every_verdict_leads_to_its_other_documents(client, address, times):
    page = get(client, address)
    verdict = "Target 2025 tercapai menurut RPJMN; kurang 15,14 poin menurut Kemendagri"
    assert said(page).count(f"{verdict} (1 dokumen lain: 52,5%)") == times
    assert page.count('<a href="/wilayah/00/target/riwayat/">(1 dokumen lain: 52,5%)</a>') == times


def test_the_status_says_each_verdict_before_anything_is_opened(client):
    status = get(client, "/").partition(' id="status"')[2].partition("<details")[0]
    text = said(f"<main{status}</main>")
    assert "115,1% dari target menurut RPJMN" in text
    assert "kurang 15,14 poin menurut Kemendagri (1 dokumen lain: 52,5%)" in text


def test_a_list_without_ranks_explains_no_bars_and_heads_no_empty_columns(client):
    table = get(client, "/wilayah/95/").partition('<table class="data fold">')[2].partition("</thead>")[0]
    assert "Batang" not in table
    assert re.findall(r"<th scope=.col.[^>]*>\s*(?:<[^>]+>)*\s*([^<]+?)\s*<", table)[1:] == [
        "Wilayah",
        "Cakupan",
        "Cakupan dan target, digambar",
        "Per tanggal",
    ]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/wilayah/32/", id="by-registration-and-among-nobody"),
        pytest.param("/wilayah/63/?bulan=2023-03", id="among-five-of-an-island"),
    ],
)
def test_a_rank_of_another_list_is_not_quoted(client, address):
    assert "tercetak:" not in said(get(client, address))


@pytest.mark.parametrize(
    ("address", "rank"),
    [
        pytest.param("/wilayah/18/", "34 dari 38, Kutipan, Mei 2025", id="the-last-one"),
        pytest.param("/wilayah/15/?bulan=2024-12", "16 dari 34, Jambi Ekspres, 2 Des 2024", id="of-the-day"),
    ],
)
def test_a_rank_of_the_whole_list_is_quoted_with_its_document(client, address, rank):
    assert f"tercetak: {rank}" in said(get(client, address))


def test_a_count_by_registration_leads_to_that_basis(client):
    """One that is known no other way; where it is asked for, there is nothing to lead to."""
    unknown = get(client, "/wilayah/32/").partition('<ul class="unknown">')[2].partition("</ul>")[0]
    assert '(<a href="?basis=pendaftaran">menurut pendaftaran</a>)' in unknown
    unknown = get(client, "/wilayah/32/?basis=pendaftaran").partition('<ul class="unknown">')[2]
    assert "basis=" not in unknown.partition("</ul>")[0]


def test_what_is_asked_for_beside_two_figures_is_not_called_a_pace_of_now(client):
    """The status says that there is no pace yet."""
    page = said(get(client, "/wilayah/17/"))
    assert "Laju dan prakiraan belum dapat dihitung" in page
    assert "menurut keadaan 11 Des 2025; 13,0 kali laju dua angka terakhir" in page
