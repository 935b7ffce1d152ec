"""Programme rows that a verifier returned or the operator recalled: found, mended, dropped."""

import re

import pytest
from django.test import Client

from coverage.models import DraftRecord, Programme, Submission, SubmissionRegion
from coverage.releases.publishing import publish
from coverage.review import services
from coverage.review.services import Chosen
from coverage.submissions.queries.submissions import submission_row
from tests.coverage.reading import get, said
from tests.factories import make_regency, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/entri/program/18.71/"
FORM = {
    "jenis": "program",
    "group": "RT/RW",
    "as_of": "2025-10",
    "source": "Laporan program (Disnaker, 2025-10-31)",
    "paid_workers": "900",
    "funding": "APBD",
}


@pytest.fixture(autouse=True)
def operator(client):
    make_regency("18.71", "Kota Bandar Lampung")
    person = make_user("operator.lampung", roles=["operator"], regions=["18"])
    client.force_login(person)
    return person


@pytest.fixture
def returned(client, verifier):
    """A programme row that came back with a reason and a comment."""
    client.post(ADDRESS, FORM)
    chosen = waiting()
    services.give_back(
        chosen=chosen, reason="Angka 900 keliru", comments={chosen[0].id: {"sumber": "Halaman?"}}, by=verifier
    )
    return DraftRecord.objects.get()


def waiting():
    row = submission_row(Submission.objects.latest("pk").pk)
    return [Chosen(part.id, part.token) for part in row.waiting]


def address_of(draft):
    return f"{ADDRESS}?jenis=program&draf={draft.pk}"


def test_it_stands_on_the_home_and_on_its_form_with_the_reason(client, returned):
    home = get(client, "/entri/")
    assert "1 isian dikembalikan untuk diperbaiki." in said(home)
    assert "Angka 900 keliru" in said(home)
    assert address_of(returned) in home
    form = get(client, address_of(returned))
    assert 'value="900"' in form
    assert FORM["source"] in form
    assert "Angka 900 keliru Halaman?" in said(form)


def test_handed_in_again_it_is_no_longer_a_draft(client, returned):
    answer = client.post(ADDRESS, FORM | {"draf": returned.pk, "group": "Linmas", "paid_workers": "800"})
    again = Submission.objects.latest("pk")
    assert answer["Location"] == f"/entri/kiriman/{again.pk}/"
    assert DraftRecord.objects.get().submission == again
    assert SubmissionRegion.objects.get(submission=returned.submission).state == "withdrawn"
    assert "isian dikembalikan" not in get(client, "/entri/")
    publish(submission=again, regions=["18.71"], by=None, note="")
    row = Programme.objects.get()
    assert (row.group, row.paid_workers) == ("Linmas", 800)


def test_what_is_wrong_keeps_it_open(client, returned):
    answer = client.post(ADDRESS, FORM | {"draf": returned.pk, "paid_workers": "9.00"})
    assert answer.status_code == 422
    assert f'name="draf" value="{returned.pk}"' in answer.content.decode()
    assert DraftRecord.objects.get() == returned


def test_it_can_be_dropped(client, returned):
    answer = client.post(ADDRESS, {"jenis": "program", "draf": returned.pk, "action": "drop"}, follow=True)
    assert "dibuang" in said(answer.content.decode())
    assert not DraftRecord.objects.exists()
    part = SubmissionRegion.objects.get()
    assert (part.state, part.reason) == ("withdrawn", "Dibuang.")
    assert "Baris itu sudah tidak ada." in said(
        client.post(
            ADDRESS, {"jenis": "program", "draf": returned.pk, "action": "drop"}, follow=True
        ).content.decode()
    )


def test_a_row_to_be_taken_back_is_dropped_from_the_list(client, operator, verifier):
    client.post(ADDRESS, FORM)
    publish(submission=Submission.objects.get(), regions=["18.71"], by=None, note="")
    client.post(ADDRESS, {"jenis": "program", "baris": Programme.objects.get().pk, "action": "retract"})
    services.give_back(chosen=waiting(), reason="Masih berjalan", comments={}, by=verifier)
    with_checks = Client(enforce_csrf_checks=True)
    with_checks.force_login(operator)
    page = with_checks.get(ADDRESS).content.decode()
    assert "menarik yang terbit" in page
    token, draft = re.findall(
        r'csrfmiddlewaretoken" value="(\w+)"><input type="hidden" name="draf" value="(\d+)"', page
    )[0]
    with_checks.post(ADDRESS, {"csrfmiddlewaretoken": token, "draf": draft, "action": "drop"})
    assert not DraftRecord.objects.exists()


def test_what_waits_is_shown_and_stays(client, operator):
    client.post(ADDRESS, FORM)
    draft = DraftRecord.objects.get()
    assert f"menunggu di kiriman {draft.submission_id}" in said(get(client, ADDRESS))
    assert 'value="900"' not in get(client, address_of(draft))
    client.post(ADDRESS, {"jenis": "program", "draf": draft.pk, "action": "drop"})
    assert DraftRecord.objects.get() == draft
    services.take_back(chosen=waiting(), by=operator, for_good=False)
    assert "◆ draf" in said(get(client, "/entri/"))
    assert 'value="900"' in get(client, address_of(draft))


def test_of_another_region_it_is_not_found(client, returned):
    make_regency("15.71", "Kota Jambi")
    client.force_login(make_user("operator.jambi", roles=["operator"], regions=["15"]))
    own = "/entri/program/15.71/"
    assert 'value="900"' not in get(client, f"{own}?jenis=program&draf={returned.pk}")
    client.post(own, {"jenis": "program", "draf": returned.pk, "action": "drop"})
    assert client.post(own, FORM | {"draf": returned.pk}).status_code == 302
    assert DraftRecord.objects.filter(pk=returned.pk).exists()
    assert "Angka 900 keliru" not in get(client, "/entri/")
