"""Staff pages in English: no Indonesian is left but names and what people wrote."""

from datetime import date

import pytest

from coverage.models import DraftRecord, Flag, SubmissionRegion
from tests.coverage.entry.entered import hand_in
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.coverage.words.english import left_over
from tests.factories import make_action, make_user

pytestmark = pytest.mark.usefixtures("published")

PAGES = (
    "/entri/",
    "/entri/target/",
    "/entri/target/18/",
    "/entri/program/18/",
    "/entri/program/18/?jenis=desa",
    "/entri/program/18/?jenis=manfaat",
    "/entri/dokumen/18/",
    "/entri/tindak-lanjut/18/",
    "/entri/target-berlaku/18/",
    "/entri/skenario/18/",
    "/entri/skenario/18/?tahun=2025&cara=potensi",
    "/entri/kelengkapan/",
    "/entri/riwayat/18/",
    "/entri/periksa/",
    "/entri/18/2025-10/",
    "/entri/unggah/bulan/",
)


@pytest.fixture
def officer():
    return make_user("petugas", roles=["operator", "verifikator"], regions=["18", "15"])


@pytest.fixture
def english(client, officer):
    client.force_login(officer)
    return client


def programme(by) -> SubmissionRegion:
    """A programme of Lampung that waits."""
    return hand_in_record(
        DraftRecord.Kind.PROGRAMME,
        by=by,
        as_of=date(2025, 8, 13),
        as_of_precision="day",
        group="pekerja rentan",
        ecosystem="desa",
        notes="Dari APBD dan dana desa",
        eligible_workers=100,
    )


@pytest.mark.parametrize(
    "address", ["/entri/unggah/", "/entri/periode/2025-10/", "/akun/", "/entri/rilis/1/batalkan/", "/entri/"]
)
def test_a_page_of_administrators(client, address):
    client.force_login(make_user("pengelola", roles=["admin"], regions=["00"]))
    assert left_over(client, address) == []


def test_a_contradiction_and_a_flag(client):
    client.force_login(make_user("pengelola", roles=["admin"], regions=["00"]))
    assert left_over(client, "/pemeriksaan/pertentangan/") == []
    for code in Flag.objects.values_list("code", flat=True).distinct():
        flag = Flag.objects.filter(code=code).earliest("pk")
        assert left_over(client, f"/pemeriksaan/catatan/{flag.pk}/") == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_of_staff_in_english_is_english(english, address):
    assert left_over(english, address) == []


def test_a_waiting_programme(english):
    part = programme(make_user("operator.lain", roles=["operator"], regions=["18"]))
    assert left_over(english, f"/entri/kiriman/{part.submission_id}/") == []
    assert left_over(english, "/entri/program/18/") == []


def test_waiting_figures_with_a_remark(english):
    other = make_user("operator.lain", roles=["operator"], regions=["18"])
    (part,) = hand_in(other, {"18.71": {"PU": "1000", "BPU": "5", "JAKON": "", "PMI": "0"}})
    assert left_over(english, f"/entri/kiriman/{part.submission_id}/") == []
    assert left_over(english, "/entri/") == []


def test_an_agreement(english):
    action = make_action(action="Menyisir data RT/RW untuk semua desa", note="Belum ada dana")
    assert left_over(english, f"/entri/tindak-lanjut/{action.pk}/ubah/") == []
    assert left_over(english, "/wilayah/18/tindak-lanjut/") == []
    assert left_over(english, "/wilayah/18/rapat/") == []


def test_targets_that_cannot_be_read(english):
    address = "/entri/target/18/?tahun=2025&dokumen=RPJMD"
    typed = {"persen|18.01": "banyak", "orang|18.02": "-5", "persen|18.03": "30", "action": "check"}
    assert left_over(english, address, 422, post=typed) == []
