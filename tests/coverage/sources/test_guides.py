"""The guides as pages of the site, linked where they are needed."""

import re

import pytest

from coverage.sources.views.guides import GUIDES, PICTURES
from tests.coverage.reading import get
from tests.factories import make_user, publish, statement
from tests.once import stored_once


def _release() -> None:
    publish(statement("18.01", share="24.86"))


release = stored_once(_release)
pytestmark = pytest.mark.usefixtures("release", "db")


@pytest.mark.parametrize("who", GUIDES)
def test_every_link_and_picture_leads_somewhere(client, who):
    page = get(client, f"/panduan/{who}/")
    text = page.partition('class="prose text guide"')[2].partition("</section>")[0]
    assert "<h2" in text
    assert ".md" not in text
    for address in re.findall(r'(?:href|src)="(/[^"#]*)', text):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("who", GUIDES)
def test_lists_within_lists_are_lists(client, who):
    text = re.sub("<[^>]+>", "", get(client, f"/panduan/{who}/"))
    assert not [line for line in text.splitlines() if line.lstrip().startswith("- ")]


def test_pictures_are_those_of_the_guides_alone(client):
    name = next(PICTURES.glob("*.png")).name
    assert client.get(f"/panduan/gambar/{name}")["Content-Type"] == "image/png"
    assert client.get("/panduan/gambar/tidak-ada.png").status_code == 404
    assert client.get("/panduan/raja/").status_code == 404


def test_each_role_finds_its_own(client):
    for role, guides in (
        ("operator", {"operator"}),
        ("verifikator", {"verifikator"}),
        ("admin", set(GUIDES)),
    ):
        client.force_login(make_user(role, roles=[role], regions=["18"]))
        home = get(client, "/entri/")
        assert {who for who in GUIDES if f'href="/panduan/{who}/"' in home} == guides
        assert all(f'href="/panduan/{who}/"' in get(client, "/panduan/") for who in GUIDES)


def test_the_sheet_and_the_accounts_lead_to_theirs(client):
    client.force_login(make_user("admin", roles=["admin"]))
    assert 'href="/panduan/operator/"' in get(client, "/entri/18/2025-10/")
    assert 'href="/panduan/admin/"' in get(client, "/akun/")
