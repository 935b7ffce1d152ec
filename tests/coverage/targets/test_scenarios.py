"""Scenarios: kept by operators of the province, seen by no reader, sent on as targets to be checked."""

from decimal import Decimal

import pytest
from django.urls import reverse

from coverage.models import Scenario, SubmissionRegion, Target
from coverage.releases import publishing
from tests.coverage.reading import get, said
from tests.factories import make_user, publish, statement
from tests.once import stored_once

LIST = reverse("scenarios", args=["18"])
SPREAD = {"tahun": "2025", "cara": "persen", "t18.01": "300"}
SENT = {"action": "send", "document": "RKPD", "source": "RKPD Provinsi 2025", "note": ""}
pytestmark = pytest.mark.django_db


def _figures() -> None:
    """1.000 heads over three regencies; 18.01 is kept at 300, the others share 700 alike."""
    counts = {"18.01": (500, 100), "18.02": (1_000, 200), "18.71": (1_000, 100)}
    publish(
        statement("18", None, target_people=1_000, target_year=2025, target_document="RPJMD"),
        *(
            statement(code, "2025-09-30", potential_workers=potential, active_participants=active)
            for code, (potential, active) in counts.items()
        ),
    )


figures = stored_once(_figures)


def query(**changed):
    return "?" + "&".join(f"{name}={value}" for name, value in (SPREAD | changed).items())


@pytest.fixture
def kept(client, operator, figures):
    client.force_login(operator)
    client.post(LIST + query(), {"name": "Usulan pertama"})
    return Scenario.objects.get()


def address(scenario):
    return reverse("scenario", args=["18", scenario.pk])


def test_a_spread_is_kept_with_its_locks(kept, operator):
    heads = [(row["code"], row["heads"], row["locked"]) for row in kept.rows]
    assert heads == [("18.01", 300, True), ("18.02", 350, False), ("18.71", 350, False)]
    assert (kept.year, kept.people, kept.method, kept.created_by) == (2025, 1_000, "equal_share", operator)


def test_a_name_is_wanted_and_used_once(client, kept):
    assert client.post(LIST + query(), {"name": " "}).status_code == 422
    answer = client.post(LIST + query(), {"name": "Usulan pertama"})
    assert answer.status_code == 422
    assert "sudah ada" in answer.content.decode()
    assert Scenario.objects.count() == 1


def test_what_cannot_be_spread_is_not_kept(client, operator, figures):
    client.force_login(operator)
    answer = client.post(LIST + query(**{"t18.01": "999999"}), {"name": "Mustahil"})
    assert answer.status_code == 422
    assert "pembagian itu tidak dapat dihitung" in answer.content.decode()
    assert not Scenario.objects.exists()
    assert client.get(LIST + query(cara="acak")).status_code == 422


def test_sent_on_it_is_checked_and_published_as_targets(client, kept, verifier):
    answer = client.post(address(kept), SENT)
    kept.refresh_from_db()
    assert answer.url == reverse("submission", args=[kept.submission_id])
    assert not Target.objects.filter(region__level="regency").exists()
    assert SubmissionRegion.objects.filter(submission=kept.submission_id, state="submitted").count() == 3
    publishing.publish(submission=kept.submission, regions=["18.01", "18.02", "18.71"], by=verifier, note="")
    found = Target.objects.filter(document="RKPD").order_by("region_id")
    said = [(row.region_id, row.target_people, row.target_ratio) for row in found]
    assert said == [
        ("18.01", 300, Decimal("0.6")),
        ("18.02", 350, Decimal("0.35")),
        ("18.71", 350, Decimal("0.35")),
    ]


def test_it_is_sent_once(client, kept):
    client.post(address(kept), SENT)
    assert "sudah diajukan" in client.post(address(kept), SENT).content.decode()


def test_it_opens_as_the_cascade_it_was(client, kept):
    page = get(client, address(kept))
    assert reverse("cascade", args=["18"]) + "?tahun=2025&cara=persen&jumlah=1000&t18.01=300" in page


def test_only_its_maker_forgets_it(client, kept):
    client.force_login(make_user("operator.lain", roles=["operator"], regions=["18"]))
    assert client.post(address(kept), {"action": "forget"}).status_code == 403
    client.force_login(kept.created_by)
    client.post(address(kept), {"action": "forget"})
    assert not Scenario.objects.exists()


def test_no_reader_and_no_other_province_sees_it(client, kept):
    client.logout()
    assert client.get(LIST).status_code == 302
    for name, roles, regions in (("pembaca", ["pembaca"], ["18"]), ("jambi", ["operator"], ["15"])):
        client.force_login(make_user(name, roles=roles, regions=regions))
        assert client.get(LIST).status_code == 403
        assert client.get(address(kept)).status_code == 403


def test_a_verifier_reads_it_without_sending_it(client, kept, verifier):
    client.force_login(verifier)
    assert "Usulan pertama" in said(get(client, LIST))
    assert client.post(address(kept), SENT).status_code == 403


def test_an_operator_is_led_to_keep_a_spread_a_reader_is_not(client, operator, figures):
    cascade = reverse("cascade", args=["18"]) + query()
    assert "Simpan sebagai skenario" not in get(client, cascade)
    client.force_login(operator)
    assert f"{LIST}?rilis=1&amp;tahun=2025" in client.get(cascade).content.decode()


@pytest.mark.parametrize("count", [1, 20])
def test_the_list_takes_as_many_queries_for_one_as_for_twenty(client, kept, count, django_assert_num_queries):
    for number in range(count):
        Scenario.objects.create(
            region_id="18",
            year=2025,
            name=f"{number}",
            method="potential",
            people=1,
            rows=[],
            created_by=kept.created_by,
        )
    client.get(LIST)  # the messages of keeping are read and leave the session
    with django_assert_num_queries(6):
        client.get(LIST)
