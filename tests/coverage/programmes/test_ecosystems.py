"""The three ecosystems and the verification of data on /program/, as documents say them."""

import pytest

from coverage.models import Programme, Release
from tests.coverage.reading import get, said
from tests.coverage.words.english import left_over
from tests.factories import make_source

pytestmark = pytest.mark.usefixtures("programmes_throughout", "published")


def test_each_ecosystem_has_its_lines_people_payer_and_target(client):
    page = said(get(client, "/program/"))

    assert "Ekosistem desa" in page
    assert "2.446 desa × 100 pekerja = 244.600 pekerja" in page
    assert (
        "ekosistem pasar; sasaran belum disebut; baru diumumkan: sektor strategis yang akan disasar" in page
    )
    assert "ekosistem UMKM; sasaran belum disebut; baru diumumkan: sektor strategis yang akan disasar" in page
    assert "sasaran 12.051 pekerja; 12.051 direncanakan, anggaran Rp 2.429.520.000" in page


def test_one_ecosystem_can_be_asked_for(client):
    page = said(get(client, "/program/?ekosistem=pasar"))

    assert "Ekosistem pasar 1 baris" in page
    assert "ekosistem UMKM;" not in page
    assert "2.446 desa" not in page
    assert get(client, "/program/?ekosistem=laut", 422)


def test_village_institutions_stand_with_their_share(client):
    page = said(get(client, "/program/?wilayah=15"))

    assert "33,02%" in page
    assert "65.875" in page


def test_verification_says_which_data_how_far_and_what_hinders(client):
    page = said(get(client, "/program/?wilayah=18"))

    assert "Verifikasi data pekerja" in page
    assert "P3KE belum diverifikasi validasi data pekerja" in page


def test_korpri_and_rt_rw_are_groups_of_their_own(client):
    page = said(get(client, "/program/?wilayah=18.71"))

    assert "RT/RW" in page
    assert "2.951" in page
    assert "anggota Korpri dengan pekerjaan lain di luar ASN" in page
    assert "akan dianggarkan dalam anggaran perubahan 2025" in page


def test_budgets_and_similar_regions_in_english(client):
    for address in (
        "/wilayah/18.71/anggaran/",
        "/bandingkan/?wilayah=18.71",
        "/program/dokumen/?provinsi=18",
    ):
        assert left_over(client, address) == [], address


def test_data_that_changed_stand_in_one_chain_here_and_on_the_region_s_page(client):
    common = {
        "region_id": "18.72",
        "group": "pekerja rentan",
        "published_in": Release.objects.latest("number"),
    }
    told = {"selection": "P3KE", "planned_workers": 3_000, "verified_workers": 1_200, "as_of": "2023-12-31"}
    later = {"selection": "DTSEN", "verification": "sedang", "as_of": "2025-06-30"}
    for number, given in enumerate((told, later)):
        source = make_source(f"Invented {number}")
        Programme.objects.create(**common, **given, as_of_precision="year", source=source)

    chain = "P3KE 2023: 1.200 diverifikasi dari 3.000 → DTSEN 2025: sedang diverifikasi"
    for page in ("/program/", "/program/?wilayah=18.72", "/wilayah/18.72/"):
        assert chain in said(get(client, page)), page
    english = said(get(client, "/en/program/?wilayah=18.72"))
    assert "P3KE 2023: 1,200 verified of 3,000 → DTSEN 2025" in english
