"""What the admin site changes of names that readers see makes pages anew."""

import pytest
from django.urls import reverse

from coverage.releases import edition
from regions.models import Region
from tests.factories import make_regency, make_user

pytestmark = pytest.mark.django_db


def test_the_name_of_a_region(admin_client):
    address = reverse("admin:regions_region_change", args=[make_regency("18.72", "Kota Metro").pk])
    page, before = admin_client.get(address), edition.edition()
    form = page.context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    for inline in page.context["inline_admin_formsets"]:
        sent = inline.formset.management_form
        fields |= {sent.add_prefix(name): sent[name].value() for name in sent.fields}
    fields["name"] = "Kota Metro Raya"
    done = admin_client.post(address, {name: value for name, value in fields.items() if value is not None})
    assert (done.status_code, Region.objects.get(pk="18.72").name) == (302, "Kota Metro Raya")
    assert edition.edition() == before + 1


@pytest.mark.parametrize(("name", "bumps"), [("Nama Lain", 1), ("Nama", 0)])
def test_the_name_of_a_person(admin_client, name, bumps):
    person = make_user("orang.lampung")
    person.first_name = "Nama"
    person.save()
    before = edition.edition()
    fields = {"username": person.username, "first_name": name, "is_active": "on"}
    joined = {"date_joined_0": "2025-01-01", "date_joined_1": "00:00:00"}
    done = admin_client.post(reverse("admin:auth_user_change", args=[person.pk]), fields | joined)
    person.refresh_from_db()
    assert (done.status_code, person.first_name) == (302, name)
    assert edition.edition() == before + bumps
