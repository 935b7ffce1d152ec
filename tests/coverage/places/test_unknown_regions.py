"""A region that does not exist is 404 at every address that names one."""

import re

import pytest
from django.urls import URLPattern

from coverage import urls
from tests import factories
from tests.coverage.reading import get
from tests.factories import make_user

pytestmark = pytest.mark.django_db

UNKNOWN = {"code": "18.99", "month": "2025-10", "kind": "xlsx", "pk": "1"}


def named_regions() -> list[str]:
    """Addresses with a region's code, filled in with one that nobody has."""
    patterns = [one for one in (*urls.READERS, *urls.OFFICERS_AND_PROGRAMS) if isinstance(one, URLPattern)]
    routes = [str(one.pattern) for one in patterns if "(?P<code>[0-9." in str(one.pattern)]
    assert len(routes) > 20
    return [_address(route) for route in routes]


def _address(route: str) -> str:
    filled = re.sub(r"\(\?P<(\w+)>[^)]*\)", lambda group: UNKNOWN[group[1]], route)
    return "/" + filled.strip("^$").replace("\\", "")


@pytest.fixture(autouse=True)
def _a_release():
    factories.publish(factories.statement("18.01", share="24.86"))


@pytest.mark.parametrize("role", ["operator", "verifikator", "admin"])
def test_it_is_404_for_who_may_fill_the_province(client, role):
    """Wherever an address leads; two are only posted to."""
    client.force_login(make_user("petugas", roles=[role], regions=["18"]))
    statuses = {address: client.get(address, follow=True).status_code for address in named_regions()}
    posted_to = {address for address in statuses if address.endswith(("/sel/", "/tarik/"))}
    allowed = {404} if role == "admin" else {403, 404}
    assert {address for address, status in statuses.items() if status not in allowed} == posted_to


def test_nothing_can_be_posted_for_it(client):
    client.force_login(make_user("petugas", roles=["admin"]))
    statuses = {address: client.post(address, follow=True).status_code for address in named_regions()}
    assert {address for address, status in statuses.items() if not 400 <= status < 500} == set()


def test_readers_are_told_which_code_is_not_known(client):
    for address in named_regions():
        if address.startswith("/wilayah/"):
            page = get(client, address.replace("rapat/.xlsx", "rapat.xlsx"), 404)
            assert "Tidak ada wilayah dengan kode 18.99." in page, address


@pytest.mark.parametrize(
    "address",
    [
        "/peringkat/?tingkat=kabkota&provinsi=99",
        "/peringkat.csv?tingkat=kabkota&provinsi=99",
        "/program/dokumen/?provinsi=99",
    ],
)
def test_a_province_asked_for_is_404_like_one_in_the_path(client, address):
    assert "Tidak ada wilayah dengan kode 99." in get(client, address, 404)
