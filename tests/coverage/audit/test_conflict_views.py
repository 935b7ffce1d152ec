"""/pemeriksaan/pertentangan/: read by everyone, settled by the verifiers of the region."""

import pytest

from coverage.models import Conflict, ParticipantSnapshot, Release
from tests import factories
from tests.factories import statement

pytestmark = pytest.mark.django_db

PAGE = "/pemeriksaan/pertentangan/"


@pytest.fixture
def conflict():
    factories.publish(
        statement("18.03", share="25.6", source_title="Berita (Koran, 2024-09-26)"),
        statement("18.03", share="26.6", source_title="Kabar (Majalah, 2024-09-27)"),
    )
    return Conflict.objects.get()


def person(role: str, region: str):
    return factories.make_user(f"{role}.{region}", roles=[role], regions=[region])


def test_everyone_reads_both_sides(client, conflict):
    page = client.get(PAGE).content.decode()

    assert "25,6%" in page
    assert "26,6%" in page
    assert "Koran" in page
    assert "Putuskan" not in page


def test_a_verifier_of_the_region_chooses(client, conflict):
    client.force_login(person("verifikator", "18"))
    assert "Putuskan" in client.get(PAGE).content.decode()
    chosen = conflict.statements.get(printed_ratio="0.266")

    answer = client.post(f"{PAGE}{conflict.pk}/", {"pilihan": chosen.pk, "alasan": "Ralat"})

    assert answer.url == "/rilis/2/"
    assert float(ParticipantSnapshot.objects.current().get().printed_ratio) == 0.266
    assert "Diputuskan" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(("role", "region"), [("verifikator", "15"), ("operator", "18"), ("pembaca", "18")])
def test_others_are_refused_and_logged(client, conflict, role, region, caplog):
    client.force_login(person(role, region))

    answer = client.post(f"{PAGE}{conflict.pk}/", {"pilihan": "none", "alasan": "x"})

    assert answer.status_code == 403
    assert Release.objects.count() == 1
    assert "tidak berhak" in caplog.text


def test_strangers_sign_in_first(client, conflict):
    assert client.post(f"{PAGE}{conflict.pk}/", {"pilihan": "none"}).url.startswith("/masuk/")


@pytest.mark.parametrize("sent", [{"pilihan": "", "alasan": "x"}, {"pilihan": "none", "alasan": " "}])
def test_what_is_missing_is_said(client, conflict, sent):
    client.force_login(person("verifikator", "18"))
    answer = client.post(f"{PAGE}{conflict.pk}/", sent, follow=True)

    assert Release.objects.count() == 1
    assert "Pilih salah satu" in answer.content.decode() or "Tulis alasan" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 8])
def test_queries_do_not_grow(client, count, django_assert_max_num_queries):
    rows = [
        statement(f"18.0{number}", share=share, source_title=source)
        for number in range(1, count + 1)
        for share, source in (("25.6", "A (B, 2024)"), ("26.6", "C (D, 2024)"))
    ]
    factories.publish(*rows)
    with django_assert_max_num_queries(8):
        client.get(PAGE)
