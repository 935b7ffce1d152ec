"""/pemeriksaan/catatan/: one flag, its evidence and its answers."""

from datetime import timedelta

import pytest

from coverage.audit.services.flag_answers import answer_flag, give_flag
from coverage.models import Flag, FlagAnswer, FlagOwner, Release
from coverage.releases import publishing
from coverage.submissions.documents import file_document
from tests import factories
from tests.coverage.reading import get, said

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def gap() -> Flag:
    return Flag.objects.current().get(code="gap_mismatch", region="18", as_of="2025-05-31")


def publish_at(row, at):
    """One row in a release of this time."""
    filed = file_document([row], name="uji.csv", digest="", by=None)
    publishing.publish(submission=filed.submission, regions={row.region_code}, by=None, note="", at=at)


def address(flag: Flag) -> str:
    return f"/pemeriksaan/catatan/{flag.pk}/"


def test_everyone_reads_evidence_and_cause(client, gap):
    page = client.get(address(gap)).content.decode()

    assert "479.724" in page
    assert "Kemungkinan sebab" in page
    assert "Catat jawaban" not in page


def test_a_verifier_of_the_region_answers(client, gap):
    client.force_login(factories.make_user("v", roles=["verifikator"], regions=["18"]))
    sent = {"keadaan": "accepted", "alasan": "lain", "keterangan": "Dua potensi tercampur"}

    answer = client.post(f"{address(gap)}jawab/", sent, follow=True)

    assert "Dua potensi tercampur" in answer.content.decode()
    assert FlagAnswer.objects.get().state == "accepted"
    assert "Dua potensi tercampur" in client.get(address(gap)).content.decode()


def test_an_answer_without_a_note_is_refused_in_words(client, gap):
    client.force_login(factories.make_user("v", roles=["verifikator"], regions=["18"]))
    answer = client.post(f"{address(gap)}jawab/", {"keadaan": "accepted"}, follow=True)

    assert "Tulis keterangan" in answer.content.decode()
    assert not FlagAnswer.objects.exists()


@pytest.mark.parametrize(("role", "region"), [("verifikator", "15"), ("operator", "18")])
def test_others_are_refused(client, gap, role, region):
    client.force_login(factories.make_user("o", roles=[role], regions=[region]))
    assert client.post(f"{address(gap)}jawab/", {"keadaan": "accepted"}).status_code == 403


def test_an_unknown_flag_is_404(client):
    assert client.get("/pemeriksaan/catatan/999999999/").status_code == 404


class TestOwners:
    """Who looks after a flag: named to colleagues, not to readers."""

    @pytest.fixture
    def officer(self):
        return factories.make_user("sari", roles=["operator"], regions=["18"])

    def test_an_officer_of_the_region_takes_it(self, client, gap, officer):
        client.force_login(officer)
        assert "Saya urus" in get(client, address(gap))
        page = client.post(f"{address(gap)}penanggung/", {"orang": officer.pk}, follow=True)

        assert "Penanggung jawab dicatat" in page.content.decode()
        assert "<strong>sari</strong>" in page.content.decode()

    def test_readers_see_that_somebody_does_but_not_who(self, client, gap, officer):
        before = said(get(client, address(gap)))
        give_flag(flag=gap, owner=officer, by=officer)

        assert "Belum ada yang mengurus" in before
        for page in (get(client, address(gap)), get(client, "/pemeriksaan/?wilayah=18&kode=gap_mismatch")):
            assert "edang ditangani" in said(page)
            assert "sari" not in said(page)

    def test_it_is_given_to_another_and_put_down(self, client, gap, officer):
        verifier = factories.make_user("budi", roles=["verifikator"], regions=["18"])
        client.force_login(verifier)
        client.post(f"{address(gap)}penanggung/", {"orang": officer.pk})
        client.post(f"{address(gap)}penanggung/", {"orang": ""})
        page = said(get(client, address(gap)))

        assert "Belum ada yang mengurus" in page
        assert page.index("Diurus sari, dicatat budi") < page.index("Dilepas oleh budi")

    def test_nobody_from_elsewhere_can_be_given_it(self, client, gap, officer):
        other = factories.make_user("jauh", roles=["operator"], regions=["15"])
        client.force_login(officer)
        page = client.post(f"{address(gap)}penanggung/", {"orang": other.pk}, follow=True)

        assert "tidak bertugas di wilayah ini" in page.content.decode()
        assert not FlagOwner.objects.exists()

    @pytest.mark.parametrize("region", ["15", "18.01"])
    def test_others_are_refused(self, client, gap, region):
        client.force_login(factories.make_user("o", roles=["operator"], regions=[region]))
        assert client.post(f"{address(gap)}penanggung/", {"orang": ""}).status_code == 403

    def test_one_must_sign_in(self, client, gap):
        assert client.post(f"{address(gap)}penanggung/", {}).status_code == 302


class TestAge:
    def test_it_counts_from_the_release_that_raised_it_to_the_newest(self, client, gap):
        later = Release.objects.get().published_at + timedelta(days=45)
        publish_at(factories.statement("15.01", "2025-10-31", share="20.5"), at=later)
        page = said(get(client, "/pemeriksaan/?umur=30&kode=gap_mismatch&wilayah=18"))

        assert "479.724" in page
        assert "sejak rilis 1 , 45 hari" in page.replace("rilis 1,", "rilis 1 ,")
        assert "Tidak ada catatan" in said(get(client, "/pemeriksaan/?umur=90"))
        assert "sejak rilis 1 (" in said(get(client, address(gap)))

    def test_a_release_of_that_time_says_nothing_of_later_days(self, client, gap):
        later = Release.objects.get().published_at + timedelta(days=45)
        publish_at(factories.statement("15.01", "2025-10-31", share="20.5"), at=later)
        assert "Tidak ada catatan" in said(get(client, "/pemeriksaan/?umur=30&rilis=1"))


class TestStates:
    def test_the_list_is_filtered_by_state_and_by_whether_somebody_cares(self, client, gap):
        by = factories.make_user("v", roles=["verifikator"], regions=["18"])
        address = "/pemeriksaan/?kode=gap_mismatch&wilayah=18"
        assert "479.724" in said(get(client, f"{address}&keadaan=terbuka&ditangani=belum"))
        answer_flag(flag=gap, state="accepted", reason="lain", note="Sudah ditanyakan.", by=by)
        give_flag(flag=gap, owner=by, by=by)

        assert "479.724" not in said(get(client, f"{address}&keadaan=terbuka"))
        assert "479.724" in said(get(client, f"{address}&keadaan=diterima&ditangani=ada"))
        assert "Tidak ada catatan" in said(get(client, f"{address}&keadaan=diperbaiki"))

    def test_history_tells_finding_answer_and_end(self, client, gap):
        by = factories.make_user("v", roles=["verifikator"], regions=["18"])
        answer_flag(flag=gap, state="accepted", reason="lain", note="Dua potensi.", by=by)
        page = said(get(client, address(gap)))
        assert page.index("Ditemukan dalam rilis 1") < page.index("Dua potensi.")
        assert "(v)" not in page
        client.force_login(by)
        assert "(v)" in said(get(client, address(gap)))
