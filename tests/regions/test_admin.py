import pytest
from django.urls import reverse

from regions.models import Region, RegionAlias
from tests.factories import make_regency


@pytest.fixture
def metro(db):
    region = make_regency("18.72", "Kota Metro")
    RegionAlias.objects.create(region=region, alias="Kota Pendidikan")
    make_regency("32.71", "Kota Bogor")
    return region


def test_regions_are_found_by_alias_and_province(admin_client, metro):
    address = reverse("admin:regions_region_changelist")
    for question in ({"q": "pendidikan"}, {"provinsi": "18", "level": "regency"}, {"q": "18.72"}):
        page = admin_client.get(address, question).content.decode()
        assert "Kota Metro" in page
        assert "Kota Bogor" not in page


def test_code_and_level_cannot_be_edited(admin_client, metro):
    address = reverse("admin:regions_region_change", args=["18.72"])
    page = admin_client.get(address)
    assert page.status_code == 200
    assert {"code", "level"}.isdisjoint(page.context["adminform"].form.fields)


def test_no_region_can_be_deleted(admin_client, metro):
    assert admin_client.post(reverse("admin:regions_region_delete", args=["18.72"])).status_code == 403
    assert Region.objects.filter(code="18.72").exists()


def test_a_new_region_can_be_entered(admin_client, metro):
    page = admin_client.get(reverse("admin:regions_region_add"))
    assert {"code", "level"} <= set(page.context["adminform"].form.fields)
