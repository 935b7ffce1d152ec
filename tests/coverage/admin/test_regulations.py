"""Regulations in the admin site: an admin records one, and readers find it at once."""

import pytest

from coverage.models import Duty, Regulation, Source
from tests.coverage.admin.tables import address
from tests.coverage.reading import get, said

pytestmark = pytest.mark.django_db
NUMBER = "Surat 500.11/77"
GIVEN = {
    "number": NUMBER,
    "title": "Percepatan UCJ",
    "issuer": "Kementerian Dalam Negeri",
    "issued_on": "2025-10-01",
    "issued_precision": "day",
    "duties-TOTAL_FORMS": "1",
    "duties-INITIAL_FORMS": "0",
    "duties-0-office": "Bupati dan wali kota",
    "duties-0-text": "menganggarkan perlindungan pekerja rentan",
    "duties-0-citation": "Surat UCJ (Kemendagri, 2025-10-01)",
    "duties-0-url": "https://kemendagri.example/surat.pdf",
}


def test_what_an_admin_records_is_read_at_once(admin_client, client, published):
    assert NUMBER not in get(client, "/rapat/")
    answer = admin_client.post(address(Regulation, "add"), GIVEN)
    assert answer.status_code == 302, answer.context["errors"]

    shown = said(get(client, "/rapat/"))
    assert NUMBER in shown
    assert "menganggarkan perlindungan pekerja rentan" in shown
    source = Duty.objects.get(regulation__number=NUMBER).source
    assert (source.publisher, source.url) == ("Kemendagri", "https://kemendagri.example/surat.pdf")


def test_a_document_that_is_known_is_not_made_again_and_a_duty_can_be_put_right(admin_client):
    admin_client.post(address(Regulation, "add"), GIVEN)
    duty = Duty.objects.get()
    changed = GIVEN | {
        "duties-INITIAL_FORMS": "1",
        "duties-0-id": str(duty.pk),
        "duties-0-regulation": str(duty.regulation_id),
        "duties-0-office": "Gubernur",
    }
    page = address(Regulation, "change", duty.regulation_id)
    assert "Surat UCJ (Kemendagri, 2025-10-01)" in admin_client.get(page).content.decode()
    assert admin_client.post(page, changed).status_code == 302
    assert Duty.objects.get().office == "Gubernur"
    assert Source.objects.filter(citation=GIVEN["duties-0-citation"]).count() == 1


@pytest.mark.parametrize("name", ["number", "title", "duties-0-office", "duties-0-citation"])
def test_without_number_title_office_or_document_nothing_is_stored(admin_client, name):
    assert admin_client.post(address(Regulation, "add"), GIVEN | {name: ""}).status_code == 200
    assert not Regulation.objects.exists()


def test_a_number_is_recorded_once_and_never_deleted(admin_client):
    admin_client.post(address(Regulation, "add"), GIVEN)
    answer = admin_client.post(address(Regulation, "add"), GIVEN)
    assert answer.status_code == 200
    assert Regulation.objects.count() == 1
    page = address(Regulation, "delete", Regulation.objects.get().pk)
    assert admin_client.post(page, {"post": "yes"}).status_code == 403
