"""Public pages in English: no Indonesian is left but names, titles of documents and quoted notes."""

import pytest

from coverage.models import Programme, Source
from tests.browser.addresses import PAGES
from tests.coverage.words.english import left_over

pytestmark = pytest.mark.usefixtures("published")

WITH_PROGRAMMES = (
    "/program/",
    "/program/?wilayah=18",
    "/program/?wilayah=15&pendanaan=dbh-sawit",
    "/wilayah/18/",
    "/wilayah/18/rapat/",
    "/wilayah/18/anggaran/",
    "/rilis/2/",
)
REFUSED = (
    "/wilayah/18/?bulan=2024",
    "/wilayah/18/?rilis=lama",
    "/wilayah/18/?warna=biru",
    "/wilayah/18/perubahan/?dari=2001-01-01",
    "/wilayah/18/perubahan/?dari=kemarin",
    "/wilayah/18/target/?cara=rata",
    "/program/?pendanaan=negara",
    "/program/dokumen/?tahun=dua",
    "/peringkat/?provinsi=18.71",
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_english_is_english(client, name):
    address, status = PAGES[name]
    address = address.replace("/sumber/1/", f"/sumber/{Source.objects.earliest('pk').pk}/")
    assert left_over(client, address, status) == []


@pytest.mark.parametrize("address", REFUSED)
def test_why_an_address_is_refused(client, address):
    assert left_over(client, address, 422) == []


@pytest.mark.parametrize("code", ["", "?kode=1", "?kode=rilis%201", "?kode=UCJ-99-zzzz", "?kode=apa"])
def test_checking_a_code(client, code):
    assert left_over(client, f"/verifikasi/{code}") == []


@pytest.mark.usefixtures("with_programmes")
class TestProgrammes:
    @pytest.mark.parametrize("address", WITH_PROGRAMMES)
    def test_what_documents_say_is_marked(self, client, address):
        assert left_over(client, address) == []

    def test_so_it_is_on_their_own_page(self, client):
        for source in Programme.objects.values_list("source_id", flat=True).distinct()[:3]:
            assert left_over(client, f"/sumber/{source}/") == []


def test_figures_days_and_sentences_in_english(client):
    page = client.get("/en/wilayah/18/?bulan=2024-09").content.decode()
    assert (
        "As of 24 September 2024, 24.86% of workers in Lampung were covered: 760,468 of 3,058,943. "
        "The 2024 target is 32.62%: 237,359 participants (7.76 percentage points) short." in page
    )
    assert "15 regions: 13 ranked, 1 with contradictory figures, 1 not reported" in page
