"""/pemeriksaan/catatan/: one flag, its evidence and its answers."""

import pytest

from coverage.models import Flag, FlagAnswer
from tests import factories

pytestmark = pytest.mark.usefixtures("published")


@pytest.fixture
def gap() -> Flag:
    return Flag.objects.current().get(code="gap_mismatch", region="18", as_of="2025-05-31")


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
