"""How a document came into the figures: who brought it, in which releases, what was changed by hand."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from coverage.models import Source
from coverage.releases.publishing import publish_parts
from coverage.sources.queries.source_history import releases_of_source
from tests.coverage.entry.entered import SOURCE, hand_in
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def entered(operator):
    """October of two regencies, typed from one source; nothing is published."""
    return hand_in(operator, {"18.01": {"total": 5_003}, "18.02": {"total": 4_001}})


def source(citation=SOURCE):
    return Source.objects.get(citation=citation)


def address(pk):
    return f"/entri/riwayat/sumber/{pk}/"


def test_names_who_brought_it_and_what_waits(client, entered, verifier):
    client.force_login(verifier)
    page = client.get(address(source().pk))
    (filing,) = page.context["page"].filings
    assert (filing.by, filing.regions, filing.waiting, filing.releases) == ("operator.lampung", 2, 2, ())
    assert "Lembar isian" in page.content.decode()


def test_names_the_releases_that_used_it_and_let_go_of_it(client, verifier):
    rows = [statement(code, active_participants=5_003, line=2) for code in ("18.01", "18.02")]
    publish(*rows)
    publish(statement("18.01", active_participants=5_004, line=2))
    found = releases_of_source(source("Laporan uji (Kantor Uji, 2025-01-01)").pk)
    assert [(row.number, row.added, row.ended) for row in found] == [(2, 1, 1), (1, 2, 0)]
    before = releases_of_source(source("Laporan uji (Kantor Uji, 2025-01-01)").pk, upto=1)
    assert [(row.number, row.added, row.ended) for row in before] == [(1, 2, 0)]


def test_shows_what_was_changed_by_hand(client, entered, verifier):
    LogEntry.objects.create(
        user=verifier,
        content_type=ContentType.objects.get_for_model(Source),
        object_id=str(source().pk),
        object_repr="x",
        action_flag=CHANGE,
        change_message='[{"changed": {"fields": ["Judul"]}}]',
    )
    client.force_login(verifier)
    page = client.get(address(source().pk)).content.decode()
    assert "verifikator.lampung" in page
    assert "Judul" in page


def test_only_of_ones_own_regions(client, entered, caplog):
    of_one = make_user("verifikator.satu", roles=["verifikator"], regions=["18.01"])
    client.force_login(of_one)
    (filing,) = client.get(address(source().pk)).context["page"].filings
    assert filing.regions == 1
    client.force_login(make_user("orang.jambi", roles=["operator"], regions=["15"]))
    assert client.get(address(source().pk)).status_code == 403
    assert client.get(address(0)).status_code == 403
    assert "tidak berhak membaca riwayat sumber" in caplog.text
    client.force_login(make_user("pembaca", roles=["pembaca"], regions=["18"]))
    assert client.get(address(source().pk)).status_code == 403
    client.logout()
    assert client.get(address(source().pk)).status_code == 302


def test_an_unknown_one_is_not_found(client):
    client.force_login(make_user("admin", roles=["admin"]))
    assert client.get(address(0)).status_code == 404


@pytest.mark.parametrize("count", [2, 20])
def test_takes_the_same_queries_for_any_count(client, operator, verifier, count, django_assert_num_queries):
    codes = [f"18.{number:02}" for number in range(1, count + 1)]
    parts = hand_in(operator, {code: {"total": 501} for code in codes})
    publish_parts(parts=[part.pk for part in parts], by=verifier, note="")
    client.force_login(verifier)
    client.get(address(source().pk))
    with django_assert_num_queries(13):
        client.get(address(source().pk))


def test_readers_see_the_releases_alone(client, operator, verifier):
    publish(statement("18.01", active_participants=5_003, line=2))
    publish(statement("18.01", active_participants=5_004, line=2))
    public = f"/sumber/{source('Laporan uji (Kantor Uji, 2025-01-01)').pk}/"
    page = " ".join(client.get(public).content.decode().split())
    assert "1 baris angka terbit, 1 baris diganti" in page
    assert "Riwayat sumber" not in page
    assert "diganti" not in client.get(public, {"rilis": 1}).content.decode()
    client.force_login(verifier)
    assert "Riwayat sumber" in client.get(public).content.decode()
